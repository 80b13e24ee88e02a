#pragma once

#include "core/imaging/series_pictures.h"
#include "core/imaging/slice_picture.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/windows/window_range.h"
#include "core/spine/assessment.h"

#include <map>
#include <vector>

namespace foramen {

/// The windows in which a report shows its pictures: the automatic ones, as the panes show them at
/// first. References are to outlive it.
class PictureWindows {
public:
    PictureWindows(const Assessment& assessment, const std::vector<SeriesPictures>& series,
                   const PatientSpaces& spaces);

    /// The window of the series of a volume, stored values.
    [[nodiscard]] GrayWindow of(const Volume& volume);

private:
    [[nodiscard]] WindowRange rangeOf(const std::vector<VolumePtr>& stack);
    [[nodiscard]] std::vector<VolumePtr> stackWith(const Volume& volume) const;
    [[nodiscard]] std::vector<PatientPoint> discsIn(const VolumePtr& volume) const;

    const Assessment& m_assessment;
    const std::vector<SeriesPictures>& m_series;
    const PatientSpaces& m_spaces;
    std::map<const Volume*, WindowRange> m_found; ///< by the first block of each stack
};

} // namespace foramen
