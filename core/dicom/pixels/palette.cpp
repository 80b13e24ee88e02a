#include "core/dicom/pixels/palette.h"

#include "core/dicom/pixels/lookup_table.h"
#include "core/dicom/pixels/stored_integers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace foramen {

namespace {

using Entries = std::vector<int>;

constexpr int kByte = 8; ///< bits

Entries wordsOf(std::span<const std::uint8_t> data, bool bigEndian)
{
    Entries words(data.size() / 2);
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = wordAt<std::uint16_t>(data.data() + 2 * i, bigEndian);
    return words;
}

/// Expands the segments of one colour's table (PS3.3 C.7.9.2).
class SegmentedTable {
public:
    /// @param units  bytes or words: opcodes, lengths, entries
    /// @param bytesOfUnit  1 or 2
    SegmentedTable(Entries units, std::size_t bytesOfUnit, std::size_t count)
        : m_units(std::move(units))
        , m_bytesOfUnit(bytesOfUnit)
        , m_count(count)
    {
    }

    /// None where a segment is damaged, or where there are too few entries.
    std::optional<Entries> expanded()
    {
        std::size_t place = 0;
        while (!isFull())
            if (!expand(place, true))
                return std::nullopt;
        return std::move(m_entries);
    }

private:
    enum Opcode { Discrete, Linear, Indirect };

    [[nodiscard]] bool isFull() const { return m_entries.size() >= m_count; }
    [[nodiscard]] bool has(std::size_t place, std::size_t units) const
    {
        return place <= m_units.size() && units <= m_units.size() - place;
    }

    /// The segment at @p place, which is moved behind it. A length of zero would go on for ever.
    bool expand(std::size_t& place, bool mayBeIndirect)
    {
        if (!has(place, 2))
            return false;
        const int opcode = m_units[place];
        const auto length = static_cast<std::size_t>(m_units[place + 1]);
        place += 2;
        if (length == 0)
            return false;
        switch (opcode) {
        case Discrete:
            return addListed(place, length);
        case Linear:
            return addRamp(place, length);
        case Indirect:
            return mayBeIndirect && addSegmentsAgain(place, length);
        default:
            return false;
        }
    }

    bool addListed(std::size_t& place, std::size_t length)
    {
        if (!has(place, length))
            return false;
        const auto begin = m_units.begin() + static_cast<std::ptrdiff_t>(place);
        const std::size_t taken = std::min(length, m_count - m_entries.size());
        m_entries.insert(m_entries.end(), begin, begin + static_cast<std::ptrdiff_t>(taken));
        place += length;
        return true;
    }

    /// From the entry before, which is not repeated, to the given one.
    bool addRamp(std::size_t& place, std::size_t length)
    {
        if (m_entries.empty() || !has(place, 1))
            return false;
        const int from = m_entries.back();
        const double step =
            static_cast<double>(m_units[place++] - from) / static_cast<double>(length);
        for (std::size_t i = 1; i <= length && !isFull(); ++i)
            m_entries.push_back(
                static_cast<int>(std::lround(from + step * static_cast<double>(i))));
        return true;
    }

    /// Segments from a place before, by its offset in bytes; the lower half comes first.
    bool addSegmentsAgain(std::size_t& place, std::size_t segments)
    {
        const std::size_t units = 4 / m_bytesOfUnit;
        if (!has(place, units))
            return false;
        std::size_t offset = 0;
        for (std::size_t i = 0; i < units; ++i)
            offset |= static_cast<std::size_t>(m_units[place + i]) << (kByte * m_bytesOfUnit * i);
        place += units;
        std::size_t other = offset / m_bytesOfUnit;
        for (std::size_t i = 0; i < segments && !isFull(); ++i)
            if (!expand(other, false))
                return false;
        return true;
    }

    Entries m_units;
    std::size_t m_bytesOfUnit;
    std::size_t m_count;
    Entries m_entries;
};

/// The table of one colour.
struct Table {
    Entries entries;
    int first = 0; ///< stored value of the first entry, as an unsigned word
    int bits = 16; ///< of an entry, as stated
};

/// Entries of words, or of bytes, whatever the descriptor states. None where they are too few.
std::optional<Entries> plainEntries(const Dataset& header, const DatasetElement& element,
                                    std::size_t count, int bits)
{
    const std::span<const std::uint8_t> data = header.value(element);
    if (data.size() >= 2 * count)
        return wordsOf(data.first(2 * count), header.bigEndian());
    const bool areBytes =
        bits <= kByte || data.size() <= count + count % 2; // with a byte of padding
    if (data.size() < count || !areBytes)
        return std::nullopt;
    const std::vector<std::uint8_t> bytes = byteEntries(header, element);
    return Entries(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
}

/// @param color  0 red, 1 green, 2 blue
Result<Table> readTable(const Dataset& header, std::uint16_t color)
{
    const auto elementOf = [&](int first) {
        return header.root().find(dicomTag(0x0028, static_cast<std::uint16_t>(first + color)));
    };
    const DatasetElement* descriptor = elementOf(0x1101);
    const DatasetElement* plain = elementOf(0x1201);
    const DatasetElement* segmented = elementOf(0x1221);
    constexpr std::size_t descriptorSize = 6;
    if (!descriptor || (!plain && !segmented) || header.value(*descriptor).size() < descriptorSize)
        return failure(ErrorCode::Unsupported, ReasonCode::PaletteMissing);
    const bool big = header.bigEndian();
    const Entries stated = wordsOf(header.value(*descriptor), big);
    const std::size_t count = stated[0] == 0 ? 65536 : static_cast<std::size_t>(stated[0]);
    Table table{{}, stated[1], stated[2]};
    std::optional<Entries> entries;
    if (plain) {
        entries = plainEntries(header, *plain, count, table.bits);
    } else {
        const bool areBytes = table.bits <= kByte;
        const std::vector<std::uint8_t> bytes = byteEntries(header, *segmented);
        entries = SegmentedTable(areBytes ? Entries(bytes.begin(), bytes.end())
                                          : wordsOf(header.value(*segmented), big),
                                 areBytes ? 1 : 2, count)
                      .expanded();
    }
    if (!entries)
        return failure(ErrorCode::Corrupt, ReasonCode::PaletteDamaged);
    table.entries = std::move(*entries);
    return table;
}

} // namespace

const Color& Palette::at(std::int64_t stored) const
{
    const auto last = static_cast<std::int64_t>(colors.size()) - 1;
    return colors[static_cast<std::size_t>(std::clamp<std::int64_t>(stored - first, 0, last))];
}

Result<Palette> readPalette(const Dataset& header, bool signedValues)
{
    std::vector<Table> tables;
    Entries all;
    for (const std::uint16_t color : {0, 1, 2}) {
        Result<Table> table = readTable(header, color);
        if (!table)
            return tl::make_unexpected(table.error());
        all.insert(all.end(), table->entries.begin(), table->entries.end());
        tables.push_back(std::move(*table));
    }
    // Some writers put entries of fewer bits into words without scaling them to 16 bits.
    const int bits = bitsOfEntries(all, std::clamp(tables.front().bits, kByte, 16));
    const int begin = tables.front().first;
    Palette palette;
    palette.first = signedValues && begin >= 32768 ? begin - 65536 : begin;
    for (const Table& table : tables)
        palette.colors.resize(std::max(palette.colors.size(), table.entries.size()));
    for (std::size_t i = 0; i < palette.colors.size(); ++i)
        for (std::size_t color = 0; color < tables.size(); ++color) {
            const Entries& entries = tables[color].entries;
            palette.colors[i][color] = static_cast<std::uint8_t>(
                entries[std::min(i, entries.size() - 1)] >> (std::max(bits, kByte) - kByte));
        }
    return palette;
}

} // namespace foramen
