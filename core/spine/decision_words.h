#pragma once

#include "core/spine/assessment.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

inline constexpr std::array kUngradableCauses = {
    UngradableCause::Motion,           UngradableCause::Metal,          UngradableCause::NotInView,
    UngradableCause::NoSuitableSeries, UngradableCause::ChangedAnatomy, UngradableCause::Other};
inline constexpr std::array kRevealModes = {RevealMode::AtOnce, RevealMode::OnDemand,
                                            RevealMode::ReaderFirst};

/// Names in files: "Normal", "Mild".
[[nodiscard]] std::string_view nameOf(MildGrade grade);
[[nodiscard]] std::optional<MildGrade> mildGradeFromText(std::string_view text);

/// Keys in files: "motion", "metal", "not_in_view", "no_suitable_series", "changed_anatomy",
/// "other".
[[nodiscard]] std::string_view keyOf(UngradableCause cause);
[[nodiscard]] std::optional<UngradableCause> ungradableCauseFromKey(std::string_view key);
/// The cause and the reader's words in English: "Motion artefact: patient could not lie still".
[[nodiscard]] std::string englishText(const UngradableReason& reason);

/// Keys in files and settings: "at_once", "on_demand", "reader_first".
[[nodiscard]] std::string_view keyOf(RevealMode mode);
[[nodiscard]] std::optional<RevealMode> revealModeFromKey(std::string_view key);

/// "moderate or worse from 0.30, severe from 0.50"; empty where none is set.
[[nodiscard]] std::string englishText(const CutOff& cutOff);

} // namespace foramen
