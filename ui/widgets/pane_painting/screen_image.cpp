#include "ui/widgets/pane_painting/screen_image.h"

#include <algorithm>
#include <cstddef>

namespace foramen {

const QImage& ScreenImage::from(const RenderedImage& picture, double devicePixelRatio)
{
    const QSize size(picture.width, picture.height);
    const bool isConverted =
        picture.number != 0 && picture.number == m_number && m_image.size() == size;
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(devicePixelRatio);
    if (isConverted)
        return m_image;
    m_number = picture.number;
    for (int row = 0; row < picture.height; ++row) {
        const std::uint8_t* gray =
            picture.gray + static_cast<std::ptrdiff_t>(row) * picture.bytesPerLine;
        auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
        if (picture.colors) {
            std::copy_n(picture.colors + static_cast<std::ptrdiff_t>(row) * picture.width,
                        picture.width, line);
            continue;
        }
        for (int column = 0; column < picture.width; ++column)
            line[column] = 0xff000000U | gray[column] * 0x010101U;
    }
    return m_image;
}

} // namespace foramen
