#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_kind.h"
#include "ui/render/view_state.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace foramen {

class Pane;

/// How the reader looks at the series of one study, in whichever panes they hang: a series has one
/// window, both sides of a level one scale, all panes one interpolation; slices that were seen stay
/// seen.
class WindowSharing {
public:
    /// @param resampledSeries  the series whose planes are shown: they are looked at as it is.
    WindowSharing(std::map<PaneKind, Pane*> panes, std::function<VolumePtr()> resampledSeries);

    [[nodiscard]] Interpolation interpolation() const { return m_interpolation; }
    /// Of all panes; kept for the next start.
    void setInterpolation(Interpolation interpolation);

    /// Before a pane hangs another stack.
    void keep(PaneKind kind);
    /// After it: as its series was looked at before.
    void restore(PaneKind kind);
    /// The reader changed how a pane's picture is looked at: so are the others of its series.
    void share(PaneKind kind);

private:
    struct Display {
        double windowCenter = 0;
        double windowWidth = 1;
        bool invert = false;
    };
    using Key = std::weak_ptr<const Volume>; ///< a series, by its first block
    template <class Value> using BySeries = std::map<Key, Value, std::owner_less<>>;

    [[nodiscard]] VolumePtr ownerOf(const Pane& pane) const;
    void matchTwin(PaneKind kind, const VolumePtr& series);

    std::map<PaneKind, Pane*> m_panes;
    std::function<VolumePtr()> m_resampledSeries;
    BySeries<Display> m_displays;
    std::map<PaneKind, BySeries<std::vector<bool>>> m_seen;
    Interpolation m_interpolation = Interpolation::Linear;
    bool m_isSharing = false; ///< a view is being carried to other panes
};

} // namespace foramen
