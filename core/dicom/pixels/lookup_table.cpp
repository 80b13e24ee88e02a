#include "core/dicom/pixels/lookup_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace foramen {

namespace {

int wordAt(std::span<const std::uint8_t> bytes, std::size_t index, bool bigEndian)
{
    const std::uint8_t* word = bytes.data() + 2 * index;
    return bigEndian ? word[0] << 8 | word[1] : word[1] << 8 | word[0];
}

/// Whether the value of an element in a big-endian file is of words, by its VR.
bool isOfWords(const Dataset& header, const DatasetElement& element)
{
    constexpr std::size_t longHead = 8; // from VR to value
    constexpr std::size_t shortHead = 4;
    const std::span<const std::uint8_t> bytes = header.source().bytes();
    const auto states = [&](std::size_t head, std::uint8_t first, std::uint8_t second) {
        return element.offset >= head && bytes[element.offset - head] == first
            && bytes[element.offset - head + 1] == second;
    };
    return states(longHead, 'O', 'W') || states(shortHead, 'U', 'S') || states(shortHead, 'S', 'S');
}

} // namespace

int bitsOfEntries(const std::vector<int>& entries, int statedBits)
{
    const int most = *std::max_element(entries.begin(), entries.end());
    const int needed = std::bit_width(static_cast<unsigned>(most));
    if (most == 0 || needed == statedBits)
        return statedBits;
    if (needed > statedBits)
        return needed;
    constexpr std::array depths = {8, 10, 12, 14, 16};
    const int depth =
        *std::find_if(depths.begin(), depths.end(), [&](int d) { return d >= needed; });
    const bool fills = depth == needed && most >= (1 << depth) - 1 - (1 << depth) / 100;
    return fills || needed <= statedBits - 3 ? std::min(depth, statedBits) : statedBits;
}

double LookupTable::at(double value) const
{
    const double last = static_cast<double>(entries.size()) - 1;
    return entries[static_cast<std::size_t>(std::clamp(value - first, 0.0, last))];
}

std::vector<std::uint8_t> byteEntries(const Dataset& header, const DatasetElement& element)
{
    const std::span<const std::uint8_t> value = header.value(element);
    std::vector<std::uint8_t> bytes(value.begin(), value.end());
    if (header.bigEndian() && isOfWords(header, element))
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
            std::swap(bytes[i], bytes[i + 1]);
    return bytes;
}

std::optional<LookupTable> readLookupTable(const Dataset& header, const DatasetItem& item,
                                           bool signedValues)
{
    const DatasetElement* descriptor = item.find(dicomTag(0x0028, 0x3002));
    const DatasetElement* data = item.find(dicomTag(0x0028, 0x3006));
    if (!descriptor || !data || header.value(*descriptor).size() < 6)
        return std::nullopt;
    const bool big = header.bigEndian();
    const std::span<const std::uint8_t> words = header.value(*descriptor);
    const int stated = wordAt(words, 0, big);
    const std::size_t count = stated == 0 ? 65536 : static_cast<std::size_t>(stated);
    const int begin = wordAt(words, 1, big);
    const std::span<const std::uint8_t> bytes = header.value(*data);
    const bool wide = bytes.size() >= 2 * count;
    if (count < 2 || bytes.size() < count)
        return std::nullopt;
    LookupTable table;
    table.first = signedValues && begin >= 32768 ? begin - 65536 : begin;
    table.entries.resize(count);
    if (wide) {
        for (std::size_t i = 0; i < count; ++i)
            table.entries[i] = wordAt(bytes, i, big);
    } else {
        const std::vector<std::uint8_t> narrow = byteEntries(header, *data);
        std::copy_n(narrow.begin(), count, table.entries.begin());
    }
    table.bits = bitsOfEntries(table.entries, std::clamp(wordAt(words, 2, big), 1, wide ? 16 : 8));
    return table;
}

} // namespace foramen
