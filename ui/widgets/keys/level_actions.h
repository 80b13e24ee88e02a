#pragma once

#include "core/spine/spine_variant.h"
#include "ui/widgets/keys/actions.h"

#include <array>
#include <optional>

class QMenu;

namespace foramen {

/// An action that names a transitional vertebra; none: there is none.
struct VertebraAction {
    std::optional<TransitionalVertebra> vertebra;
    ActionId action;
};
/// An action that names the discs of the five rows.
struct DiscsAction {
    NamedDiscs discs;
    ActionId action;
};

inline constexpr std::array<VertebraAction, 3> kVertebraActions = {
    {{std::nullopt, ActionId::NoTransitionalVertebra},
     {TransitionalVertebra::SacralisedL5, ActionId::SacralisedL5},
     {TransitionalVertebra::LumbarisedS1, ActionId::LumbarisedS1}}};
inline constexpr std::array<DiscsAction, 3> kDiscsActions = {
    {{NamedDiscs::L1L2ToL5S1, ActionId::DiscsL1L2ToL5S1},
     {NamedDiscs::T12L1ToL4L5, ActionId::DiscsT12L1ToL4L5},
     {NamedDiscs::L2L3ToL6S1, ActionId::DiscsL2L3ToL6S1}}};

/// Adds the actions on all levels: moving them by one, naming vertebrae and discs.
void fillLevelsMenu(QMenu* menu, const Actions& actions);

} // namespace foramen
