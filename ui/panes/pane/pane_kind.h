#pragma once

#include "core/imaging/series_role.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>

namespace foramen {

/// The panes that show a study, by their purpose.
enum class PaneKind {
    SagittalT2,
    SagittalT1,
    AxialT2,
    RightForamen, ///< the patient's right
    LeftForamen
};
inline constexpr std::array kPaneKinds = {PaneKind::SagittalT2, PaneKind::SagittalT1,
                                          PaneKind::AxialT2, PaneKind::RightForamen,
                                          PaneKind::LeftForamen};

/// The role of the series that hangs in a pane.
[[nodiscard]] constexpr SeriesRole roleOf(PaneKind kind)
{
    switch (kind) {
    case PaneKind::SagittalT2:
        return SeriesRole::SagittalT2;
    case PaneKind::AxialT2:
        return SeriesRole::AxialT2;
    default:
        return SeriesRole::SagittalT1;
    }
}

/// The side of the foramina that a small pane shows; none for the other panes.
[[nodiscard]] constexpr std::optional<Side> foramenSideOf(PaneKind kind)
{
    switch (kind) {
    case PaneKind::RightForamen:
        return Side::Right;
    case PaneKind::LeftForamen:
        return Side::Left;
    default:
        return std::nullopt;
    }
}

/// Whether a pane shows a whole stack to scroll through, not one foramen.
[[nodiscard]] constexpr bool isWholeStack(PaneKind kind)
{
    return !foramenSideOf(kind);
}

/// The large sagittal panes: levels are written in them, and lines of the axial drawn.
[[nodiscard]] constexpr bool isLargeSagittal(PaneKind kind)
{
    return kind == PaneKind::SagittalT2 || kind == PaneKind::SagittalT1;
}

[[nodiscard]] constexpr Condition foraminalNarrowing(Side side)
{
    return side == Side::Left ? Condition::LeftNeuralForaminalNarrowing
                              : Condition::RightNeuralForaminalNarrowing;
}

} // namespace foramen
