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
/// one, by the reader's choice, or because there is nothing else to show.
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
    /// In a study that is not graded, because no series has a role or another part of the body is
    /// shown, hangs series without a role in the two large panes that are empty: stacks before
    /// single pictures, an axial one in the axial pane. What the reader chose stays.
    void fillWithOtherSeries();
    /// The series before (-1) or after (1) the one that hangs in a pane, as listed at the left edge
    /// of the window; none where nothing is read.
    [[nodiscard]] std::optional<std::size_t> neighbour(PaneKind kind, int by) const;

private:
    /// The series that hangs in a pane in place of the role's.
    struct Choice {
        std::size_t seriesIndex = 0;
        std::vector<VolumePtr> volumes;
        bool byReader = true;
    };
    void choose(PaneKind kind, std::size_t seriesIndex, bool byReader);
    /// The first series without a role that hangs nowhere yet, axial or not.
    [[nodiscard]] const SeriesEntry* firstUnhung(bool areStacks, bool isAxial) const;
    [[nodiscard]] bool isComing(SeriesRole role) const;

    const PaneSource& m_source;
    std::map<PaneKind, Choice> m_choices;
};

} // namespace foramen
