#pragma once

#include "core/dicom/parsing/pixel_layout.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace foramen {

/// A stored word in the byte order of the file.
template <class Word> Word wordAt(const std::uint8_t* bytes, bool bigEndian)
{
    Word word = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i)
        word = static_cast<Word>(
            word | static_cast<Word>(bytes[bigEndian ? sizeof(Word) - 1 - i : i]) << (8 * i));
    return word;
}

/// Calls @p use with each stored sample as an integer: sign extended, unused bits removed.
template <class Word, class Use>
void forEachInteger(const PixelLayout& layout, std::span<const std::uint8_t> bytes, Use use)
{
    const int shift = layout.highBit + 1 - layout.bitsStored;
    const std::uint64_t mask =
        layout.bitsStored == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << layout.bitsStored) - 1;
    const std::uint64_t sign =
        layout.isSigned ? std::uint64_t{1} << (layout.bitsStored - 1) : std::uint64_t{0};
    const std::size_t count = layout.pixelsPerFrame() * static_cast<std::size_t>(layout.frames)
        * static_cast<std::size_t>(layout.samples);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t word = wordAt<Word>(bytes.data() + i * sizeof(Word), layout.bigEndian);
        const std::uint64_t value = (word >> shift) & mask;
        use(i, static_cast<std::int64_t>((value ^ sign) - sign));
    }
}

} // namespace foramen
