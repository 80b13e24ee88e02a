#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_view.h"
#include "ui/panes/planes/oblique_stack.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

class PaneSource;

/// Decides whether the axial pane of one study shows planes resampled from a sagittal series, and
/// which ones.
class ObliquePlanes {
public:
    /// @param stack  makes the planes; it is used by one study at a time.
    ObliquePlanes(const PaneSource& source, ObliqueStack& stack);

    /// Whether a series can be resampled: sagittal, of three slices or more.
    [[nodiscard]] static bool canResample(const VolumePtr& volume);
    /// The series to resample: the one that the reader chose, else the most suitable one; null for
    /// none.
    [[nodiscard]] VolumePtr sagittalToResample() const;
    /// Whether planes are to be shown: at the reader's request, or because there is no axial
    /// series.
    [[nodiscard]] bool isWanted() const;
    void want(const VolumePtr& source);
    /// Back to the axial series; where there is none, to an empty pane.
    void dismiss();
    /// The reader chose a series for the pane: planes are shown only where there is no axial
    /// series.
    void yieldToSeries();
    /// Places a plane in the middle of the series, where no disc is known.
    void placeInTheMiddle();
    /// @return the block to show; its pictures may still be computed.
    const ObliqueBlock* placeThrough(PatientPoint point);

    /// Updates discs and series.
    void update();
    /// The planes to hang, from head to feet; empty for none.
    [[nodiscard]] LevelledStack stack() const;
    [[nodiscard]] const VolumePtr& resampledSeries() const { return m_stack.source(); }
    [[nodiscard]] bool hasBlocks() const { return !m_stack.blocks().empty(); }
    /// The middle of a level's planes.
    [[nodiscard]] std::optional<int> positionOf(DiscLevel level) const;
    /// The position to show once the requested planes are made; returned once.
    [[nodiscard]] std::optional<int> takeGoal();
    /// The block that a view of the axial pane shows; null where it shows no planes.
    [[nodiscard]] const ObliqueBlock* shownIn(const PaneView& axial) const;
    /// Turns the shown block about the shown slice.
    void turn(const PaneView& axial, PatientVector towardsBack);
    /// The plane that a view of the axial pane shows, as it should be.
    [[nodiscard]] std::optional<ObliquePlane> planeIn(const PaneView& axial) const;
    /// An outline of the shown block without pictures, for lines; null for none.
    [[nodiscard]] VolumePtr outlineOf(const PaneView& axial) const;
    /// The title of the series that the planes are made from.
    [[nodiscard]] QString seriesTitle() const;

private:
    /// Automatic: shown where there is no axial series.
    enum class Wish { Automatic, Shown, Hidden };
    [[nodiscard]] int positionOfBlock(const ObliqueBlock& block) const;

    const PaneSource& m_source;
    ObliqueStack& m_stack;
    Wish m_wish = Wish::Automatic;
    VolumePtr m_chosen; ///< to resample; null: the one that suits best
    std::optional<int> m_goal; ///< a block's number
};

} // namespace foramen
