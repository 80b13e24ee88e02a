#pragma once

#include "core/base/patient_space.h"
#include "core/spine/terms.h"
#include "ui/panes/pane/pane_view.h"

#include <map>
#include <optional>

namespace foramen {

class ObliquePlanes;
class PaneSource;

/// Brings the panes of one study to the current site, each as soon as its place there is known, and
/// leaves alone what the reader scrolled.
class LevelPlacement {
public:
    /// Whose points count: those of saved grades lie on series that may not be there.
    enum class Points { All, OfShownSeries };
    LevelPlacement(const PaneSource& source, Points points);

    /// Sets position and place of the views whose place is better known than before.
    /// @param planes  null where none are resampled.
    void place(PaneViews& views, const ObliquePlanes* planes);
    /// There is another current site, or the reader asks for it again: all panes go to it.
    void startAnew();
    /// Which panes go to another current site: not those that the reader scrolled when it came
    /// from scrolling.
    enum class Going { All, NotScrolled, None };
    void setGoing(Going going) { m_going = going; }
    /// There are more pictures: panes that were placed by a disc are placed again.
    void forgetGuesses();
    /// A pane hangs another stack.
    void forget(PaneKind kind) { m_placed.erase(kind); }
    /// The reader scrolled: results that come do not move the pane.
    void keep(PaneKind kind) { m_placed[kind] = Knowledge::Reader; }
    [[nodiscard]] bool isKept(PaneKind kind) const;
    /// The side that was read last: where a canal site leaves the sagittal T1.
    [[nodiscard]] Side side() const { return m_side; }

private:
    /// How well a pane's place at the current site is known; the reader knows best.
    enum class Knowledge { None, Disc, Point, Reader };
    void placeOne(PaneKind kind, PaneView& view, Site site, const ObliquePlanes* planes);
    [[nodiscard]] Site siteFor(PaneKind kind, const PaneViews& views) const;
    [[nodiscard]] std::optional<PatientPoint> expectedPoint(const PaneView& view, Site site) const;
    [[nodiscard]] std::optional<PatientPoint> knownPoint(const PaneView& view, Site site) const;

    const PaneSource& m_source;
    Points m_points;
    std::map<PaneKind, Knowledge> m_placed;
    /// Whether the current level lies elsewhere than when the panes were placed: renumbered.
    [[nodiscard]] bool hasMoved(Site site) const;
    [[nodiscard]] bool goesAlong(PaneKind kind) const;

    std::optional<Site> m_site; ///< that the panes were placed for
    std::optional<PatientPoint> m_disc; ///< of its level then, in the series where discs were found
    Side m_side = Side::Right;
    Going m_going = Going::All;
};

} // namespace foramen
