#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <cstddef>

namespace foramen {

namespace {

struct CauseWords {
    std::string_view key;
    std::string_view english;
};

/// In the order of UngradableCause. The keys are in files: none may be changed.
constexpr std::array<CauseWords, kUngradableCauses.size()> kCauseWords = {
    {{"motion", "Motion artefact"},
     {"metal", "Metal artefact"},
     {"not_in_view", "Not in the field of view"},
     {"no_suitable_series", "No suitable series"},
     {"changed_anatomy", "Operated or deformed"},
     {"other", "Other reason"}}};

/// The one of the values that has this key.
template <class Value, std::size_t count>
std::optional<Value> withKey(const std::array<Value, count>& values, std::string_view key)
{
    for (const Value value : values)
        if (keyOf(value) == key)
            return value;
    return std::nullopt;
}

} // namespace

std::string_view nameOf(MildGrade grade)
{
    return grade == MildGrade::Normal ? "Normal" : "Mild";
}

std::optional<MildGrade> mildGradeFromText(std::string_view text)
{
    for (const MildGrade grade : {MildGrade::Normal, MildGrade::Mild})
        if (nameOf(grade) == text)
            return grade;
    return std::nullopt;
}

std::string_view keyOf(UngradableCause cause)
{
    return kCauseWords[static_cast<std::size_t>(cause)].key;
}

std::optional<UngradableCause> ungradableCauseFromKey(std::string_view key)
{
    return withKey(kUngradableCauses, key);
}

std::string englishText(const UngradableReason& reason)
{
    std::string cause(kCauseWords[static_cast<std::size_t>(reason.cause)].english);
    if (reason.text.empty())
        return cause;
    return reason.cause == UngradableCause::Other ? reason.text : cause + ": " + reason.text;
}

std::string_view keyOf(RevealMode mode)
{
    switch (mode) {
    case RevealMode::AtOnce:
        return "at_once";
    case RevealMode::OnDemand:
        return "on_demand";
    case RevealMode::ReaderFirst:
        break;
    }
    return "reader_first";
}

std::optional<RevealMode> revealModeFromKey(std::string_view key)
{
    return withKey(kRevealModes, key);
}

std::string englishText(const CutOff& cutOff)
{
    std::string text;
    if (cutOff.moderate)
        text = fmt::format("moderate or worse from {:.2f}", *cutOff.moderate);
    if (cutOff.severe)
        text += fmt::format("{}severe from {:.2f}", text.empty() ? "" : ", ", *cutOff.severe);
    return text;
}

} // namespace foramen
