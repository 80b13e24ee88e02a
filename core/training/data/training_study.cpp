#include "core/training/data/training_study.h"

#include <cmath>
#include <utility>

namespace foramen {

std::optional<ShownVolume> volumeShowing(const TrainingStudy& study, SeriesRole role,
                                         PatientPoint point)
{
    const auto plane = role == SeriesRole::AxialT2 ? PicturePlane::Axial : PicturePlane::Sagittal;
    constexpr double reach = 8; // mm
    double nearest = reach;
    std::optional<ShownVolume> best;
    for (const TrainingVolume& block : study.volumes) {
        auto volume =
            block.role == role ? CanonicalVolume::create(block.volume, plane) : std::nullopt;
        if (!volume)
            continue;
        const VoxelPoint at = volume->canonicalFromPatient(point);
        const double distance =
            std::abs(at.slice - volume->nearestSlice(point)) * volume->sliceSpacing();
        const bool inside = at.column >= 0 && at.row >= 0 && at.column < volume->columns()
            && at.row < volume->rows();
        // Of blocks with the same slices, the one with its middle nearest to the point.
        const double aside =
            std::hypot(at.column - volume->columns() / 2.0, at.row - volume->rows() / 2.0);
        constexpr double tieBreak = 0.001; // mm a pixel
        if (inside && distance + tieBreak * aside < nearest) {
            nearest = distance + tieBreak * aside;
            best = ShownVolume{&block, *std::move(volume)};
        }
    }
    return best;
}

} // namespace foramen
