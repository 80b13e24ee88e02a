#pragma once

#include "ui/render/slice_scene.h"

#include <QImage>

namespace foramen {

/// A scene's grey levels as an image in the format of the screen's own memory. It is kept between
/// paintings: QPainter would convert grey ones each time, in pieces that it hands to other threads
/// and waits for.
class ScreenImage {
public:
    /// @param picture what a scene rendered. @return valid until the next call.
    [[nodiscard]] const QImage& from(const RenderedImage& picture, double devicePixelRatio);

private:
    QImage m_image;
};

} // namespace foramen
