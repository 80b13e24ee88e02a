#include "core/dicom/pixels/lookup_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace foramen {

namespace {

int wordAt(std::span<const std::uint8_t> bytes, std::size_t index, bool bigEndian)
{
    const std::uint8_t* word = bytes.data() + 2 * index;
    return bigEndian ? word[0] << 8 | word[1] : word[1] << 8 | word[0];
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
    for (std::size_t i = 0; i < count; ++i)
        table.entries[i] = wide ? wordAt(bytes, i, big) : bytes[i];
    table.bits = bitsOfEntries(table.entries, std::clamp(wordAt(words, 2, big), 1, wide ? 16 : 8));
    return table;
}

} // namespace foramen
