#pragma once

#include "core/imaging/volume.h"
#include "core/imaging/windows/window_range.h"
#include "ui/panes/pane/pane_kind.h"
#include "ui/render/view_state.h"
#include "ui/state/study/spine_windows.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace foramen {

class Pane;

/// Shares the display of the series of one study among its panes: a series has one window, both
/// foramina one scale, all panes one interpolation; each pane keeps the slices that were seen in
/// it.
class WindowSharing {
public:
    /// @param resampledSeries  the series that a resampled volume was made from: it shares its
    /// display.
    WindowSharing(std::map<PaneKind, Pane*> panes,
                  std::function<VolumePtr(const VolumePtr& made)> resampledSeries);

    [[nodiscard]] Interpolation interpolation() const { return m_interpolation; }
    /// Of all panes; kept in QSettings.
    void setInterpolation(Interpolation interpolation);

    /// Called before a pane hangs another stack.
    void keep(PaneKind kind);
    /// Called after it: restores the display of the new series.
    void restore(PaneKind kind);
    /// Once the window about the spine of the series in a pane is known, it becomes its automatic
    /// one, once. The window that is shown follows unless the reader has changed it.
    void useSpine(PaneKind kind, const SpineWindows& known);
    /// The reader changed the display of a pane: the other panes of its series follow.
    void share(PaneKind kind);

private:
    /// The window of a series.
    struct Display {
        WindowRange window;
        int voiWindow = 0;
        bool invert = false;
    };
    using Key = std::weak_ptr<const Volume>; ///< a series, by its first block
    template <class Value> using BySeries = std::map<Key, Value, std::owner_less<>>;

    [[nodiscard]] VolumePtr ownerOf(const Pane& pane) const;
    void showSpine(const VolumePtr& series, const WindowRange& window);
    void matchTwin(PaneKind kind, const VolumePtr& series);

    std::map<PaneKind, Pane*> m_panes;
    std::function<VolumePtr(const VolumePtr& made)> m_resampledSeries;
    BySeries<Display> m_displays; ///< as the reader last left them
    BySeries<WindowRange> m_automatic; ///< the windows that were set without the reader
    BySeries<std::optional<WindowRange>> m_spines; ///< of series whose discs are known
    std::map<PaneKind, BySeries<std::vector<bool>>> m_seen;
    Interpolation m_interpolation = Interpolation::Linear;
    bool m_isSharing = false; ///< a display is being copied to other panes
};

} // namespace foramen
