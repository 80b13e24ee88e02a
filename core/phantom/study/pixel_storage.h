#pragma once

#include "core/dicom/writing/dicom_writer.h"
#include "core/phantom/study/quirks.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace foramen {

/// Converts the pixels and the window of images to the storage that quirks ask for, and owns the
/// converted pixels.
class PixelStorage {
public:
    explicit PixelStorage(const std::vector<Quirk>& quirks)
        : m_quirks(quirks)
    {
    }

    /// Changes an image with its window and pixels; the pixels are valid until the next call.
    void store(MrImage& image)
    {
        constexpr int largest = 4095;
        constexpr int half = 2048;
        image.hasWindow = !has(m_quirks, Quirk::NoWindow);
        image.monochrome1 = has(m_quirks, Quirk::Monochrome1);
        image.signedPixels = has(m_quirks, Quirk::SignedPixels);
        const auto stored = [&](double value) {
            const double turned = image.monochrome1 ? largest - value : value;
            return image.signedPixels ? turned - half : turned;
        };
        image.windowCenter = stored(image.windowCenter);
        if (has(m_quirks, Quirk::NegativeWindow)) { // as a scanner was seen to write it
            image.windowCenter = -927;
            image.windowWidth = 2265;
        }
        if (!image.monochrome1 && !image.signedPixels)
            return;
        m_pixels.resize(image.pixels.size());
        std::transform(
            image.pixels.begin(), image.pixels.end(), m_pixels.begin(),
            [&](std::int16_t value) { return static_cast<std::int16_t>(stored(value)); });
        image.pixels = m_pixels;
    }

private:
    const std::vector<Quirk>& m_quirks;
    std::vector<std::int16_t> m_pixels;
};

} // namespace foramen
