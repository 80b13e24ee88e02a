#pragma once

#include "tests/support/test_volumes.h"

#include "core/imaging/volume_geometry.h"
#include "ui/render/slice_scene.h"

#include <QImage>
#include <QString>

namespace foramen::test {

inline QImage pictureOf(SliceScene& scene)
{
    const RenderedImage image = scene.render();
    return QImage(image.gray, image.width, image.height, image.bytesPerLine,
                  QImage::Format_Grayscale8)
        .copy();
}

inline int greyAt(const QImage& image, int x, int y)
{
    return image.constScanLine(y)[x];
}

/// Shows the slice through the origin of patient space.
inline void prepare(SliceScene& scene, const VolumePtr& volume, double width = 120,
                    double height = 100)
{
    scene.setVolume(volume);
    scene.setSize(width, height, 1);
    ViewState state = scene.defaultViewState();
    state.slice = scene.nearestSlice({0, 0, 0});
    state.windowCenter = 450;
    state.windowWidth = 900;
    scene.setViewState(state);
}

inline QString letters(PatientVector direction)
{
    return QString::fromLatin1(orientationLetters(direction).c_str());
}

} // namespace foramen::test
