#pragma once

#include "ui/render/slice_scene.h"

#include <QImage>

#include <cstdint>

namespace foramen {

/// Keeps a scene's grey levels as an image in the native format of the screen. QPainter would
/// convert a grey image at each painting, on other threads that it waits for. A picture that is
/// painted again is not converted again.
class ScreenImage {
public:
    /// @param picture what a scene rendered. @return valid until the next call.
    [[nodiscard]] const QImage& from(const RenderedImage& picture, double devicePixelRatio);

private:
    QImage m_image;
    std::uint64_t m_number = 0; ///< of the picture in it
};

} // namespace foramen
