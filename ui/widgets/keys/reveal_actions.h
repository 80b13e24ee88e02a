#pragma once

#include "core/spine/assessment.h"
#include "ui/widgets/keys/actions.h"

#include <array>

namespace foramen {

/// The action that chooses when AI grades are shown.
struct RevealActions {
    RevealMode mode;
    ActionId action;
};

inline constexpr std::array<RevealActions, 3> kRevealActions = {
    {{RevealMode::AtOnce, ActionId::RevealAtOnce},
     {RevealMode::OnDemand, ActionId::RevealOnDemand},
     {RevealMode::ReaderFirst, ActionId::RevealReaderFirst}}};

} // namespace foramen
