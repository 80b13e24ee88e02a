#pragma once

#include "core/imaging/series_pictures.h"

#include <QImage>
#include <QString>

#include <optional>

namespace foramen {

/// One series of a study as the window lists it.
struct SeriesEntry : SeriesPictures {
    QString title; ///< "Sagittal T2", or the description, or the modality
    QString detail; ///< "17 slices", "35 · 5 blocks", "9 · not used"
    QString reason; ///< why it has its role, or none; shown as tooltip
    bool byReader = false; ///< the reader chose the role, or none
    std::optional<SeriesRole> automaticRole; ///< found from the headers
    QImage thumbnail; ///< of the middle slice; null until loaded
};

} // namespace foramen
