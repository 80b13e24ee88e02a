#include "core/report/sr/sr_parts.h"

#include "core/report/sr/sr_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace foramen::sr {

bool isCode(const ContentCode& code, const CodedConcept& wanted)
{
    return code.value == wanted.value && code.scheme == wanted.scheme;
}

bool isNamed(const ContentItem& item, const CodedConcept& name)
{
    return isCode(item.name, name);
}

const ContentItem* childOf(const ContentItem& item, const CodedConcept& name)
{
    const auto found = std::find_if(item.children.begin(), item.children.end(),
                                    [&](const ContentItem& child) { return isNamed(child, name); });
    return found == item.children.end() ? nullptr : &*found;
}

std::string textOf(const ContentItem& item)
{
    return item.value == words::kNotStated ? std::string() : item.value;
}

std::optional<double> numberOf(const ContentItem* item)
{
    if (!item || item->type != ContentType::Number)
        return std::nullopt;
    double value = 0;
    const char* end = item->value.data() + item->value.size();
    const auto [rest, error] = std::from_chars(item->value.data(), end, value);
    if (error != std::errc() || rest != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

Reason reasonFromSentence(const std::string& sentence)
{
    for (const ReasonCode code : kReasonCodes)
        if (code != ReasonCode::Text && englishSentence(code) == sentence)
            return code;
    return Reason::ofText(sentence);
}

std::string isoTime(std::string_view dateTime)
{
    constexpr std::size_t whole = 14; // YYYYMMDDHHMMSS
    constexpr std::size_t zoned = 5; // +HHMM
    const std::size_t sign = std::min(dateTime.find_first_of("+-"), dateTime.size());
    const std::string_view zone = dateTime.substr(sign);
    const auto areDigits = [](std::string_view text) {
        return text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::string_view digits = dateTime.substr(0, std::min(dateTime.find('.'), sign));
    if (digits.size() != whole || !areDigits(digits)
        || (!zone.empty() && (zone.size() != zoned || !areDigits(zone.substr(1)))))
        return {};
    const auto part = [&](std::size_t from, std::size_t count) {
        return std::string(digits.substr(from, count));
    };
    std::string iso = part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(8, 2) + ':'
        + part(10, 2) + ':' + part(12, 2);
    if (!zone.empty())
        iso += std::string(zone.substr(0, 3)) + ':' + std::string(zone.substr(3));
    return iso;
}

} // namespace foramen::sr
