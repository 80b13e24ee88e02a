#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_kind.h"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace foramen {

class PaneSource;
struct SeriesEntry;

/// Decides which series hangs in which pane of one study: by its role, in the place of a missing
/// one, or by the reader's choice.
class Hanging {
public:
    explicit Hanging(const PaneSource& source);

    /// What hangs in a pane, resampled planes aside; empty while it is read.
    [[nodiscard]] std::vector<VolumePtr> volumesFor(PaneKind kind) const;
    /// The series that the reader chose in place of the role's; null for none.
    [[nodiscard]] const SeriesEntry* otherSeries(PaneKind kind) const;
    /// Hangs any series of the study; the series of the pane's own role ends the choice.
    void show(PaneKind kind, std::size_t seriesIndex);
    /// Back to the series of the role.
    void showRole(PaneKind kind);
    void showRoles();
    /// Where no series has a role, the first axial and the first other one hang all the same.
    void showSomethingAtLeast();
    /// The series before (-1) or after (1) the one that hangs in a pane, as listed at the left edge
    /// of the window; none where nothing is read.
    [[nodiscard]] std::optional<std::size_t> neighbour(PaneKind kind, int by) const;

private:
    /// The series that the reader chose for a pane.
    struct Choice {
        std::size_t seriesIndex = 0;
        std::vector<VolumePtr> volumes;
    };
    void choose(PaneKind kind, std::size_t seriesIndex);
    [[nodiscard]] bool isComing(SeriesRole role) const;

    const PaneSource& m_source;
    std::map<PaneKind, Choice> m_choices;
};

} // namespace foramen
