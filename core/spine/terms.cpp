#include "core/spine/terms.h"

#include "core/base/text/ascii.h"

#include <algorithm>

namespace foramen {

namespace {

constexpr std::array<std::string_view, kConditionCount> conditionNames = {
    "Spinal Canal Stenosis",
    "Left Neural Foraminal Narrowing",
    "Right Neural Foraminal Narrowing",
    "Left Subarticular Stenosis",
    "Right Subarticular Stenosis",
};
constexpr std::array<std::string_view, kConditionCount> conditionKeys = {
    "spinal_canal_stenosis",
    "left_neural_foraminal_narrowing",
    "right_neural_foraminal_narrowing",
    "left_subarticular_stenosis",
    "right_subarticular_stenosis",
};
constexpr std::array<std::string_view, kLevelCount> levelNames = {"L1/L2", "L2/L3", "L3/L4",
                                                                  "L4/L5", "L5/S1"};
constexpr std::array<std::string_view, kLevelCount> levelKeys = {"l1_l2", "l2_l3", "l3_l4", "l4_l5",
                                                                 "l5_s1"};
constexpr std::array<std::string_view, kSeverityCount> severityNames = {"Normal/Mild", "Moderate",
                                                                        "Severe"};
constexpr std::array<std::string_view, kSeverityCount> severityKeys = {"normal_mild", "moderate",
                                                                       "severe"};

std::string keyFromText(std::string_view text)
{
    std::string key;
    for (const char letter : text)
        key += letter == ' ' || letter == '/' ? '_' : lowered(letter);
    return key;
}

template <class Value, std::size_t n>
std::optional<Value> valueFromText(std::string_view text,
                                   const std::array<std::string_view, n>& keys,
                                   const std::array<Value, n>& values)
{
    const auto found = std::find(keys.begin(), keys.end(), keyFromText(text));
    if (found == keys.end())
        return std::nullopt;
    return values[static_cast<std::size_t>(found - keys.begin())];
}

} // namespace

std::optional<Side> sideOf(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return std::nullopt;
    case Condition::LeftNeuralForaminalNarrowing:
    case Condition::LeftSubarticularStenosis:
        return Side::Left;
    case Condition::RightNeuralForaminalNarrowing:
    case Condition::RightSubarticularStenosis:
        return Side::Right;
    }
    return std::nullopt;
}

Condition mirrored(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return condition;
    case Condition::LeftNeuralForaminalNarrowing:
        return Condition::RightNeuralForaminalNarrowing;
    case Condition::RightNeuralForaminalNarrowing:
        return Condition::LeftNeuralForaminalNarrowing;
    case Condition::LeftSubarticularStenosis:
        return Condition::RightSubarticularStenosis;
    case Condition::RightSubarticularStenosis:
        return Condition::LeftSubarticularStenosis;
    }
    return condition;
}

bool isForaminal(Condition condition)
{
    return condition == Condition::LeftNeuralForaminalNarrowing
        || condition == Condition::RightNeuralForaminalNarrowing;
}

bool isSubarticular(Condition condition)
{
    return condition == Condition::LeftSubarticularStenosis
        || condition == Condition::RightSubarticularStenosis;
}

std::string_view nameOf(Condition condition)
{
    return conditionNames[static_cast<std::size_t>(condition)];
}

std::string_view nameOf(DiscLevel level)
{
    return levelNames[static_cast<std::size_t>(level)];
}

std::string_view nameOf(Severity severity)
{
    return severityNames[static_cast<std::size_t>(severity)];
}

std::string_view keyOf(Condition condition)
{
    return conditionKeys[static_cast<std::size_t>(condition)];
}

std::string_view keyOf(DiscLevel level)
{
    return levelKeys[static_cast<std::size_t>(level)];
}

std::string_view keyOf(Severity severity)
{
    return severityKeys[static_cast<std::size_t>(severity)];
}

std::string keyOf(Site site)
{
    return std::string(keyOf(site.condition)) + '_' + std::string(keyOf(site.level));
}

std::optional<Condition> conditionFromText(std::string_view text)
{
    return valueFromText(text, conditionKeys, kConditions);
}

std::optional<DiscLevel> levelFromText(std::string_view text)
{
    return valueFromText(text, levelKeys, kLevels);
}

std::optional<Severity> severityFromText(std::string_view text)
{
    return valueFromText(text, severityKeys, kSeverities);
}

std::optional<Site> siteFromKey(std::string_view key)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (keyOf(siteAt(index)) == key)
            return siteAt(index);
    return std::nullopt;
}

std::optional<Site> siteFromText(std::string_view text)
{
    return siteFromKey(keyFromText(text));
}

} // namespace foramen
