#pragma once

#include "core/base/patient_space.h"
#include "core/base/reason.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_view.h"

#include <QString>

#include <map>
#include <memory>
#include <optional>

namespace foramen {

class PaneSource;

/// Links the parallel stacks of one study for scrolling: those in one patient space, and those that
/// the reader linked by hand.
class ScrollLinks {
public:
    explicit ScrollLinks(const PaneSource& source);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// Kept in QSettings.
    void setOn(bool on);
    /// Links a stack with the parallel ones of the other panes as they stand; those that are linked
    /// are released. @return false when there is none.
    bool toggleByHand(PaneKind kind, const PaneViews& views);

    /// Sets the positions of the stacks that go along with one.
    void follow(PaneKind from, PaneViews& views) const;
    /// A stack's link to another pane, for its title.
    struct Link {
        bool isByHand = false;
        SpaceBasis basis = SpaceBasis::None; ///< none: linked by hand
        double mm = 0; ///< along its slices by hand, else as a whole
    };
    [[nodiscard]] std::optional<Link> linkOf(PaneKind kind, const PaneViews& views) const;
    /// Why a parallel stack does not follow the T2; empty when it does, or is not parallel.
    [[nodiscard]] Reason missingReason(PaneKind kind, const PaneViews& views) const;

private:
    using Key = std::weak_ptr<const Volume>; ///< a series, by its first block
    using Offsets = std::map<Key, PatientVector, std::owner_less<>>;
    /// The offset from points of one stack to those of the other; none where they are not linked.
    [[nodiscard]] std::optional<PatientVector> offsetBetween(const PaneView& from,
                                                             const PaneView& to) const;
    [[nodiscard]] const PatientVector* offsetByHand(const PaneView& from, const PaneView& to) const;

    const PaneSource& m_source;
    bool m_isOn = true;
    std::map<Key, Offsets, std::owner_less<>> m_offsets; ///< by hand, from one series to another
};

} // namespace foramen
