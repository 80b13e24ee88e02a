#pragma once

#include "core/imaging/series_role.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/volume.h"
#include "core/spine/assessment.h"
#include "ui/panes/stack/levelled_stack.h"
#include "ui/state/series/series_entry.h"
#include "ui/state/study/spine_windows.h"

#include <QObject>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// Interface of the study that panes show, as far as they need it. The open study and the prior
/// each have one.
class PaneSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// How far the study is read.
    enum class Stage {
        None, ///< there is no study
        Reading, ///< more series may come
        Read
    };
    [[nodiscard]] virtual Stage stage() const = 0;
    /// Tells studies apart, also those of one Study Instance UID; empty for none.
    [[nodiscard]] virtual std::string studyKey() const = 0;
    [[nodiscard]] virtual const std::vector<SeriesEntry>& series() const = 0;
    [[nodiscard]] virtual std::vector<VolumePtr> volumesFor(SeriesRole role) const = 0;
    /// The first block of the series that one of volumesFor() was resampled from, which has its
    /// window; null where it is shown as acquired.
    [[nodiscard]] virtual VolumePtr acquiredFrom(const VolumePtr& shown) const;
    /// Which series share a patient space.
    [[nodiscard]] virtual const PatientSpaces& spaces() const = 0;
    /// The windows about the spine, as far as they are known.
    [[nodiscard]] virtual const SpineWindows& spineWindows() const = 0;
    [[nodiscard]] virtual const Assessment& assessment() const = 0;
    /// The site that is being read.
    [[nodiscard]] virtual Site currentSite() const = 0;

    /// Whether a series was chosen for a role, read or not.
    [[nodiscard]] bool hasSeries(SeriesRole role) const;
    /// Whether the AI refused the study because its headers name another part of the body.
    [[nodiscard]] bool showsOtherBodyPart() const;
    /// Null where there is none.
    [[nodiscard]] const SeriesEntry* entryAt(std::size_t seriesIndex) const;
    /// The discs in the coordinates of a volume; none where it is not linked to their series.
    /// @param shown  null: in the coordinates in which they were found.
    [[nodiscard]] LevelLocations discsIn(const VolumePtr& shown) const;
    /// A place that was found in another series, in the coordinates of a volume: unchanged where
    /// that series is not read; none where the two are not linked.
    [[nodiscard]] std::optional<PatientPoint> pointIn(const SiteLocation& location,
                                                      const VolumePtr& shown) const;

Q_SIGNALS:
    void stageChanged(); ///< stage() or the study
    void volumesChanged();
    void changed(); ///< series() or assessment()
    void currentSiteChanged(); ///< the reader chose it
    void currentSiteFollowed(); ///< it went along with a pane that the reader scrolled
};

} // namespace foramen
