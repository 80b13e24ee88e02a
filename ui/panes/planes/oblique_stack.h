#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/render/oblique_plane.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>

#include <optional>
#include <vector>

namespace foramen {

/// A stack of planes through one disc, resampled from a sagittal series.
struct ObliqueBlock {
    int number = 0; ///< identifies the block
    std::optional<DiscLevel> level; ///< none where no disc is known
    PatientPoint anchor; ///< the disc's centre, or the place that the reader chose
    ObliquePlane plane; ///< the middle one, as it should be
    bool isReaders = false; ///< placed or turned by the reader: discs found later leave it
    std::optional<ObliquePlane> made; ///< the plane that the pictures were made for
    VolumePtr volume; ///< null until they are made
};

/// Resamples planes through the discs of a sagittal series in the background: one block for each
/// disc, from head to feet, like an axial series of angled blocks.
class ObliqueStack : public QObject {
    Q_OBJECT

public:
    explicit ObliqueStack(QObject* parent = nullptr);

    /// The sagittal series, of at least three slices; null for none. Another one forgets all
    /// planes.
    void setSource(const VolumePtr& source);
    [[nodiscard]] const VolumePtr& source() const { return m_source; }
    /// The discs in the source's Frame of Reference: each known one gets its block.
    void setDiscs(const LevelLocations& levels);
    /// Moves the block of the disc nearest to a point so that its middle plane runs through it;
    /// where no disc is near, makes one without a level. @return the block's number.
    int placeThrough(PatientPoint point);
    /// Turns a block about a slice's own middle, so that this slice stays where it is.
    /// @param towardsBack within the source's slices, see ObliquePlane.
    void turn(int number, int slice, PatientVector towardsBack);

    [[nodiscard]] const std::vector<ObliqueBlock>& blocks() const { return m_blocks; }
    [[nodiscard]] const ObliqueBlock* block(int number) const;
    /// The block that a volume belongs to; null for none.
    [[nodiscard]] const ObliqueBlock* blockOf(const VolumePtr& volume) const;
    /// The plane of one slice of a block, as it should be.
    [[nodiscard]] ObliquePlane planeOfSlice(const ObliqueBlock& block, int slice) const;
    /// The blocks that are made so far, from head to feet.
    [[nodiscard]] std::vector<VolumePtr> volumes() const;
    /// The level of each position in volumes().
    [[nodiscard]] std::vector<std::optional<DiscLevel>> levelsOfPositions() const;

Q_SIGNALS:
    void changed(); ///< there are new pictures
    /// A plane could not be made: it lies outside the series.
    void failed();

private:
    /// A plane that is to be resampled for a block.
    struct Wish {
        int number = 0;
        ObliquePlane plane;
    };
    void resample();
    void take(int number, const ObliquePlane& plane, const VolumePtr& volume);
    void sort();

    VolumePtr m_source;
    std::vector<ObliqueBlock> m_blocks;
    int m_nextNumber = 1;
    TaskRunner m_runner;
};

} // namespace foramen
