#include "core/dicom/parsing/element_reader.h"

#include <utility>

namespace foramen {

namespace {

/// Whether a VR is one of a list of two-letter codes without blanks.
bool isOneOf(std::string_view vr, std::string_view list)
{
    for (std::size_t i = 0; i + 1 < list.size(); i += 2)
        if (list[i] == vr[0] && list[i + 1] == vr[1])
            return true;
    return false;
}

bool isVr(std::string_view vr)
{
    return isOneOf(vr, "AEASATCSDADSDTFDFLISLOLTOBODOFOLOVOWPNSHSLSQSSSTSVTMUCUIULUNURUSUTUV");
}

/// A VR with two reserved bytes and a length of 32 bits (PS3.5 7.1.2).
bool hasLongLength(std::string_view vr)
{
    return isOneOf(vr, "OBODOFOLOVOWSQSVUCUNURUTUV");
}

} // namespace

std::uint16_t ElementReader::shortAt(std::size_t offset) const
{
    const std::uint8_t* p = m_source->bytes().data() + offset;
    return static_cast<std::uint16_t>(m_encoding.bigEndian ? p[0] << 8 | p[1] : p[1] << 8 | p[0]);
}

std::uint32_t ElementReader::longAt(std::size_t offset) const
{
    const std::uint32_t first = shortAt(offset);
    const std::uint32_t second = shortAt(offset + 2);
    return m_encoding.bigEndian ? first << 16 | second : second << 16 | first;
}

bool ElementReader::statesVr(std::size_t offset) const
{
    return offset + 6 <= m_source->bytes().size() && isVr(textAt(offset + 4, 2));
}

std::optional<std::size_t> ElementReader::findStart()
{
    constexpr std::size_t preamble = 128;
    constexpr std::string_view prefix = "DICM";
    if (ensure(preamble + prefix.size()) && textAt(preamble, prefix.size()) == prefix)
        return preamble + prefix.size();
    constexpr std::size_t shortest = 16;
    if (!ensure(shortest))
        return std::nullopt;
    if (textAt(0, prefix.size()) == prefix)
        return prefix.size();
    const ElementEncoding before = m_encoding;
    bool plausible = false;
    for (const bool bigEndian : {false, true}) {
        m_encoding.bigEndian = bigEndian;
        const std::uint16_t group = shortAt(0);
        if ((group != 0x0002 && group != 0x0008) || shortAt(2) > 0x0120)
            continue;
        constexpr std::uint32_t longestFirst = 512; // a length, UID, character set or date
        const bool implicitVr = !bigEndian && longAt(4) <= longestFirst && longAt(4) % 2 == 0;
        plausible = plausible || statesVr(0) || implicitVr;
    }
    m_encoding = before;
    return plausible ? std::optional<std::size_t>(0) : std::nullopt;
}

ElementEncoding ElementReader::encodingAt(std::size_t offset, bool bigEndian)
{
    if (!ensure(offset + 8))
        return {};
    const ElementEncoding before = std::exchange(m_encoding, {.bigEndian = bigEndian});
    const std::uint16_t group = shortAt(offset);
    m_encoding = before;
    const auto swapped = static_cast<std::uint16_t>(group >> 8 | group << 8);
    const bool isSwapped = group > 0x00FF && swapped <= 0x00FF;
    return {.implicitVr = !statesVr(offset), .bigEndian = bigEndian != isSwapped};
}

ElementEncoding ElementReader::encodingOfUnknown(std::size_t offset)
{
    constexpr std::uint32_t itemWord = 0xE000FFFE; // kItem as it is read, little endian
    const ElementEncoding outer = std::exchange(m_encoding, {.implicitVr = true});
    while (ensure(offset + 16) && longAt(offset) == itemWord && longAt(offset + 4) == 0)
        offset += 8; // an empty item
    const bool isExplicit = ensure(offset + 16) && statesVr(offset + 8);
    m_encoding = outer;
    return {.implicitVr = !isExplicit, .bigEndian = isExplicit && outer.bigEndian};
}

std::optional<ElementHead> ElementReader::headAt(std::size_t offset)
{
    if (!ensure(offset + 8))
        return std::nullopt;
    ElementHead head;
    head.tag = dicomTag(shortAt(offset), shortAt(offset + 2));
    // Some files have single elements with implicit VR: only a known VR is accepted.
    if (m_encoding.implicitVr || head.isDelimiter() || !statesVr(offset)) {
        head.length = longAt(offset + 4);
        head.valueOffset = offset + 8;
        return head;
    }
    head.vr = textAt(offset + 4, 2);
    const bool isLong = hasLongLength(head.vr);
    head.valueOffset = offset + (isLong ? 12 : 8);
    if (!ensure(head.valueOffset))
        return std::nullopt;
    head.length = isLong ? longAt(offset + 8) : shortAt(offset + 6);
    return head;
}

} // namespace foramen
