#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// A condition that is graded at a disc level. Left and right are the patient's. The order is that
/// of the challenge's train.csv.
enum class Condition {
    SpinalCanalStenosis,
    LeftNeuralForaminalNarrowing,
    RightNeuralForaminalNarrowing,
    LeftSubarticularStenosis,
    RightSubarticularStenosis,
};

/// A lumbar disc, from the upper to the lower vertebra.
enum class DiscLevel { L1L2, L2L3, L3L4, L4L5, L5S1 };

/// The three grades of the challenge. NormalMild is one grade: the challenge does not separate
/// normal from mild.
enum class Severity { NormalMild, Moderate, Severe };

/// A side of the patient.
enum class Side { Left, Right };

constexpr std::size_t kConditionCount = 5;
constexpr std::size_t kLevelCount = 5;
constexpr std::size_t kSeverityCount = 3;
constexpr std::size_t kSiteCount = kConditionCount * kLevelCount;

constexpr std::array<Condition, kConditionCount> kConditions = {
    Condition::SpinalCanalStenosis,           Condition::LeftNeuralForaminalNarrowing,
    Condition::RightNeuralForaminalNarrowing, Condition::LeftSubarticularStenosis,
    Condition::RightSubarticularStenosis,
};
constexpr std::array<DiscLevel, kLevelCount> kLevels = {
    DiscLevel::L1L2, DiscLevel::L2L3, DiscLevel::L3L4, DiscLevel::L4L5, DiscLevel::L5S1};
constexpr std::array<Severity, kSeverityCount> kSeverities = {Severity::NormalMild,
                                                              Severity::Moderate, Severity::Severe};

/// One of the 25 graded sites of a study.
struct Site {
    Condition condition = Condition::SpinalCanalStenosis;
    DiscLevel level = DiscLevel::L1L2;
    friend bool operator==(const Site&, const Site&) = default;
};

/// Position of a site in the challenge's order (all levels of the first condition first), 0 to 24.
constexpr std::size_t siteIndex(Site site)
{
    return static_cast<std::size_t>(site.condition) * kLevelCount
        + static_cast<std::size_t>(site.level);
}

/// Inverse of siteIndex(). @param index 0 to 24.
constexpr Site siteAt(std::size_t index)
{
    return {kConditions[index / kLevelCount], kLevels[index % kLevelCount]};
}

/// The patient's side that a condition names; none for the spinal canal.
[[nodiscard]] std::optional<Side> sideOf(Condition condition);
/// The same condition on the other side; the spinal canal stays itself.
[[nodiscard]] Condition mirrored(Condition condition);
[[nodiscard]] bool isForaminal(Condition condition);
[[nodiscard]] bool isSubarticular(Condition condition);

/// Names as in the challenge's coordinate table: "Left Neural Foraminal Narrowing", "L1/L2",
/// "Normal/Mild".
[[nodiscard]] std::string_view nameOf(Condition condition);
[[nodiscard]] std::string_view nameOf(DiscLevel level);
[[nodiscard]] std::string_view nameOf(Severity severity);

/// Keys as in its column names and row ids: "left_neural_foraminal_narrowing", "l1_l2",
/// "normal_mild".
[[nodiscard]] std::string_view keyOf(Condition condition);
[[nodiscard]] std::string_view keyOf(DiscLevel level);
[[nodiscard]] std::string_view keyOf(Severity severity);
/// "left_neural_foraminal_narrowing_l1_l2".
[[nodiscard]] std::string keyOf(Site site);

/// Reads a name or a key, in any case. @return none for an unknown text.
[[nodiscard]] std::optional<Condition> conditionFromText(std::string_view text);
[[nodiscard]] std::optional<DiscLevel> levelFromText(std::string_view text);
[[nodiscard]] std::optional<Severity> severityFromText(std::string_view text);
/// The condition and the level: "Spinal Canal Stenosis L1/L2" or "spinal_canal_stenosis_l1_l2".
[[nodiscard]] std::optional<Site> siteFromText(std::string_view text);

/// @return none for a text that is not the key of a site.
[[nodiscard]] std::optional<Site> siteFromKey(std::string_view key);

} // namespace foramen
