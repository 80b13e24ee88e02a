#include "core/base/reason.h"

#include <algorithm>

namespace foramen {

namespace {

/// Name and text of one code.
struct Entry {
    std::string_view key;
    std::string_view english;
};

constexpr auto kEntries = std::to_array<Entry>({
#define FORAMEN_REASON_ENTRY(code, english) {#code, english},
    FORAMEN_REASONS(FORAMEN_REASON_ENTRY)
#undef FORAMEN_REASON_ENTRY
});

/// "3500.5" as "3,500.5".
std::string grouped(std::string number)
{
    const auto point = std::min(number.find('.'), number.size());
    for (std::size_t at = point; at > 3; at -= 3)
        number.insert(at - 3, ",");
    return number;
}

std::string filled(std::string_view pattern, const std::vector<Reason>& arguments)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1'
            && pattern[i + 1] <= '9';
        if (!place) {
            text += pattern[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[++i] - '1');
        if (index < arguments.size())
            text += english(arguments[index]);
    }
    return text;
}

} // namespace

std::string_view englishPattern(ReasonCode code)
{
    return kEntries[static_cast<std::size_t>(code)].english;
}

std::string english(const Reason& reason)
{
    if (reason.code == ReasonCode::Text)
        return reason.text;
    std::vector<Reason> arguments = reason.arguments;
    if (reason.code == ReasonCode::Milliseconds && !arguments.empty())
        arguments.front().text = grouped(arguments.front().text);
    return filled(englishPattern(reason.code), arguments);
}

std::string englishSentence(const Reason& reason)
{
    std::string text = english(reason);
    if (reason.code != ReasonCode::Text && !text.empty() && text.back() != '.')
        text += '.';
    return text;
}

std::string_view keyOf(ReasonCode code)
{
    return kEntries[static_cast<std::size_t>(code)].key;
}

std::optional<ReasonCode> reasonCodeFromKey(std::string_view key)
{
    const auto found = std::find_if(kEntries.begin(), kEntries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    if (found == kEntries.end())
        return std::nullopt;
    return kReasonCodes[static_cast<std::size_t>(found - kEntries.begin())];
}

} // namespace foramen
