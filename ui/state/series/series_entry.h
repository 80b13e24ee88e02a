#pragma once

#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"

#include <QImage>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// One series of a study as the window lists it.
struct SeriesEntry {
    std::size_t seriesIndex = 0; ///< into Study::series
    QString title; ///< "Sagittal T2", or the description, or the modality
    QString detail; ///< "17 slices", "35 · 5 blocks", "9 · not used"
    QString reason; ///< why it has its role, or none; shown as tooltip
    std::optional<SeriesRole> role;
    bool chosen = false; ///< used for its role
    bool byReader = false; ///< the reader gave the role, or took it away
    std::optional<SeriesRole> automaticRole; ///< what the headers say
    QImage thumbnail; ///< of the middle slice; null until loaded
    std::vector<VolumePtr> volumes; ///< blocks; empty until loaded
};

} // namespace foramen
