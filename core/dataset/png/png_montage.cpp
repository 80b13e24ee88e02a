#include "core/dataset/png/png_montage.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace foramen {

namespace {

constexpr int kGap = 4; ///< pixels between pictures

/// Copies a picture into a sheet with as many samples, or with more.
void copyInto(PngImage& sheet, const PngImage& image, int left, int top)
{
    auto& target = std::get<std::vector<std::uint8_t>>(sheet.pixels);
    const auto& source = std::get<std::vector<std::uint8_t>>(image.pixels);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.columns; ++x)
            for (int sample = 0; sample < sheet.samples; ++sample) {
                const std::ptrdiff_t to =
                    (std::ptrdiff_t{top + y} * sheet.columns + left + x) * sheet.samples + sample;
                const std::ptrdiff_t from = (std::ptrdiff_t{y} * image.columns + x) * image.samples
                    + sample % image.samples;
                target[static_cast<std::size_t>(to)] = source[static_cast<std::size_t>(from)];
            }
}

} // namespace

int PngMontage::pitch() const
{
    return m_tile + kGap;
}

int PngMontage::nextLeft() const
{
    return static_cast<int>(m_images.size()) % m_columns * pitch();
}

int PngMontage::nextTop() const
{
    return static_cast<int>(m_images.size()) / m_columns * pitch();
}

PngImage PngMontage::take()
{
    const int count = static_cast<int>(m_images.size());
    PngImage sheet;
    sheet.columns = std::min(count, m_columns) * pitch() - kGap;
    sheet.rows = (count + m_columns - 1) / m_columns * pitch() - kGap;
    sheet.samples = 1;
    for (const PngImage& image : m_images)
        sheet.samples = std::max(sheet.samples, image.samples);
    sheet.pixels = std::vector<std::uint8_t>(static_cast<std::size_t>(sheet.columns)
                                             * static_cast<std::size_t>(sheet.rows)
                                             * static_cast<std::size_t>(sheet.samples));
    for (int i = 0; i < count; ++i)
        copyInto(sheet, m_images[static_cast<std::size_t>(i)], i % m_columns * pitch(),
                 i / m_columns * pitch());
    m_images.clear();
    return sheet;
}

} // namespace foramen
