#include "core/dicom/parsing/dataset.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <string_view>

namespace foramen {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view padding{" \0\t", 3};
    const std::size_t first = text.find_first_not_of(padding);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(padding) - first + 1);
}

/// Drops a unit after a number: "4.4 mm", "100ms".
std::string_view withoutUnit(std::string_view text)
{
    for (const std::string_view unit : {"mm", "ms"})
        if (text.ends_with(unit))
            return trimmed(text.substr(0, text.size() - unit.size()));
    return text;
}

std::optional<double> numberFrom(std::string_view text)
{
    text = withoutUnit(trimmed(text));
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// Replaces the signs that word processors write in place of those of ASCII: the minus sign and
/// the en dash, and the no-break space, as UTF-8 or as Latin-1.
std::string withPlainSigns(std::string text)
{
    struct Sign {
        std::string_view written;
        char plain;
    };
    constexpr std::array<Sign, 4> signs = {
        {{"\xE2\x88\x92", '-'}, {"\xE2\x80\x93", '-'}, {"\xC2\xA0", ' '}, {"\xA0", ' '}}};
    for (const Sign& sign : signs)
        for (std::size_t at = text.find(sign.written); at != std::string::npos;
             at = text.find(sign.written, at + 1))
            text.replace(at, sign.written.size(), 1, sign.plain);
    return text;
}

/// Number of values of the attributes that need more than one.
std::size_t valueCount(DicomTag tag)
{
    switch (tag) {
    case dicomTag(0x0018, 0x1164): // Imager Pixel Spacing
    case dicomTag(0x0018, 0x2010): // Nominal Scanned Pixel Spacing
    case dicomTag(0x0028, 0x0030): // Pixel Spacing
    case dicomTag(0x0028, 0x0034): // Pixel Aspect Ratio
        return 2;
    case dicomTag(0x0020, 0x0032): // Image Position (Patient)
        return 3;
    case dicomTag(0x0020, 0x0037): // Image Orientation (Patient)
        return 6;
    default:
        return 1;
    }
}

/// Replaces other separators of values than backslashes: semicolons, colons, slashes, and blanks
/// where they separate as many values as the attribute has. Drops brackets and quotes around them.
/// The exponents of Fortran become those of DICOM.
std::string withBackslashes(std::string text, std::size_t values)
{
    const auto isBlank = [](char c) {
        return c == ' ' || c == '\t';
    };
    constexpr std::string_view around = "[](){}'\"";
    std::erase_if(text, [&](char c) { return around.find(c) != std::string_view::npos; });
    for (const char separator : {';', ':', '/'})
        std::replace(text.begin(), text.end(), separator, '\\');
    for (const char exponent : {'D', 'd'})
        std::replace(text.begin(), text.end(), exponent, 'E');
    if (text.find('\\') != std::string::npos)
        return text;
    std::string joined;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isBlank(text[i]))
            continue;
        const bool begins = i == 0 || isBlank(text[i - 1]);
        count += begins ? 1 : 0;
        joined += begins && count > 1 ? "\\" : "";
        joined += text[i];
    }
    return values > 1 && count == values && joined.find(",\\") == std::string::npos ? joined : text;
}

/// Replaces commas, which a decimal string must not contain: a comma is a decimal point, or
/// separates values where the attribute would have too few otherwise, or both.
std::string withoutCommas(std::string text, std::size_t values)
{
    const auto commas = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
    if (commas == 0)
        return text;
    const bool separated = text.find('\\') != std::string::npos;
    if (!separated && values > 1 && commas == values - 1) {
        std::replace(text.begin(), text.end(), ',', '\\');
    } else if (!separated && values > 1 && commas == 2 * values - 1) {
        std::size_t seen = 0;
        for (char& c : text)
            if (c == ',')
                c = ++seen % 2 == 1 ? '.' : '\\';
    } else {
        if (!separated && commas == 1 && text.find('.') < text.find(','))
            std::erase(text, '.'); // thousands
        std::replace(text.begin(), text.end(), ',', '.');
    }
    return text;
}

} // namespace

const DatasetElement* DatasetItem::find(DicomTag tag) const
{
    const auto found = std::find_if(elements.begin(), elements.end(),
                                    [tag](const DatasetElement& e) { return e.tag == tag; });
    return found == elements.end() ? nullptr : &*found;
}

std::span<const std::uint8_t> Dataset::value(const DatasetElement& element) const
{
    const std::span<const std::uint8_t> bytes = m_content.source->bytes();
    if (element.length == kUndefinedLength || element.offset > bytes.size()
        || element.length > bytes.size() - element.offset)
        return {};
    return bytes.subspan(element.offset, element.length);
}

std::string Dataset::text(const DatasetItem& item, DicomTag tag) const
{
    const DatasetElement* element = item.find(tag);
    if (!element)
        return {};
    const std::span<const std::uint8_t> bytes = value(*element);
    return std::string(trimmed({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

std::vector<double> Dataset::decimals(const DatasetItem& item, DicomTag tag) const
{
    std::vector<double> numbers;
    const std::string all = withoutCommas(
        withBackslashes(withPlainSigns(text(item, tag)), valueCount(tag)), valueCount(tag));
    std::string_view rest = all;
    while (!rest.empty()) {
        const std::size_t separator = rest.find('\\');
        const std::optional<double> number = numberFrom(rest.substr(0, separator));
        if (!number)
            break;
        numbers.push_back(*number);
        if (separator == std::string_view::npos)
            break;
        rest.remove_prefix(separator + 1);
    }
    return numbers;
}

std::optional<double> Dataset::decimal(const DatasetItem& item, DicomTag tag) const
{
    const std::vector<double> numbers = decimals(item, tag);
    return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

std::optional<int> Dataset::unsignedShort(DicomTag tag) const
{
    const DatasetElement* element = m_content.root.find(tag);
    if (!element)
        return std::nullopt;
    const std::span<const std::uint8_t> bytes = value(*element);
    if (bytes.size() < 2)
        return std::nullopt;
    return m_content.bigEndian ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0];
}

std::optional<double> Dataset::doubleFloat(const DatasetItem& item, DicomTag tag) const
{
    const DatasetElement* element = item.find(tag);
    if (!element)
        return std::nullopt;
    const std::span<const std::uint8_t> bytes = value(*element);
    if (bytes.size() < sizeof(double))
        return std::nullopt;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(double); ++i)
        bits = bits << 8 | bytes[m_content.bigEndian ? i : sizeof(double) - 1 - i];
    const auto number = std::bit_cast<double>(bits);
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

const DatasetItem* Dataset::firstItem(const DatasetItem& item, DicomTag sequence) const
{
    const DatasetElement* element = item.find(sequence);
    return element && !element->items.empty() ? &element->items.front() : nullptr;
}

} // namespace foramen
