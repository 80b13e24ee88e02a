#include "core/plot/markup.h"

#include <cstddef>
#include <cstdint>

namespace foramen {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length of the well-formed UTF-8 sequence at @p at; 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<std::uint8_t>(text[at]);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return 0;
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<std::uint8_t>(text[at + i]);
        if ((next & 0xC0U) != 0x80)
            return 0;
        code = (code << 6U) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool forbidden =
        (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF || code == 0xFFFE || code == 0xFFFF;
    return overlong || forbidden ? 0 : length;
}

std::string_view entityFor(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

bool isForbiddenControl(char letter)
{
    const auto code = static_cast<std::uint8_t>(letter);
    return code < 0x20 && letter != '\t' && letter != '\n' && letter != '\r';
}

} // namespace

std::string escapedMarkup(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i);
        const std::string_view entity = entityFor(text[i]);
        if (length == 0 || isForbiddenControl(text[i]))
            escaped += kReplacement;
        else if (!entity.empty())
            escaped += entity;
        else
            escaped += text.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return escaped;
}

} // namespace foramen
