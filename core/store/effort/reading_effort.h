#pragma once

#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// When the reader saw the AI's grades while reading.
enum class AssistUse {
    None, ///< not at all: there were none, or none was revealed
    AtOnce,
    OnDemand, ///< each when asked for
    ReaderFirst, ///< after the reader's own
};

/// In the order of the page.
inline constexpr std::array kAssistUses = {AssistUse::None, AssistUse::ReaderFirst,
                                           AssistUse::OnDemand, AssistUse::AtOnce};

/// "none", "at_once", ...: for files and the database.
[[nodiscard]] std::string_view keyOf(AssistUse use);
[[nodiscard]] std::optional<AssistUse> assistUseFromKey(std::string_view key);

/// What one opening of a study took of the reader. It names no patient, no reader and no study.
struct ReadingEffort {
    std::string visit; ///< unique
    std::string begun; ///< ISO 8601 with time zone
    AssistUse assist = AssistUse::None;
    int revealed = 0; ///< sites whose AI grade the reader saw
    int decidedBefore = 0; ///< sites that the reader had decided when it was opened, of 25
    int decided = 0; ///< and at the end
    double seconds = 0; ///< while the window was active and used
    std::array<double, kLevelCount> levelSeconds{}; ///< of these, with the level as the current one
    /// How often a grade was replaced by another one: the AI's where it was shown, or the reader's.
    std::array<int, kConditionCount> changes{};
};

} // namespace foramen
