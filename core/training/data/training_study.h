#pragma once

#include "core/ai/preprocessing/canonical_volume.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/phantom/recipe/phantom_labels.h"
#include "core/phantom/recipe/phantom_recipe.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// One block of a study with its segmentation, if there is one.
struct TrainingVolume {
    SeriesRole role = SeriesRole::SagittalT2;
    VolumePtr volume;
    std::vector<PhantomLabel>
        labels; ///< one for each voxel, or empty where there is no segmentation
};

/// L1/L2 to L5/S1, then T12/L1 and T11/T12: the point channels of the sagittal localiser.
constexpr std::size_t kTrainedDiscs = 7;

/// A study and its truth, from any source. Points are LPS, mm; each is used only in series of the
/// role that its condition is annotated on.
struct TrainingStudy {
    std::string id;
    std::vector<TrainingVolume> volumes;
    std::array<std::optional<PatientPoint>, kTrainedDiscs> discCenters;
    std::array<std::optional<PatientPoint>, kSiteCount> sitePoints;
    SiteSeverities severities{};
};

/// A volume of a study that shows a point.
struct ShownVolume {
    const TrainingVolume* block = nullptr; ///< of the study
    CanonicalVolume volume;
};
/// The volume of a role whose slices are nearest to a point, within 8 mm, and show it.
[[nodiscard]] std::optional<ShownVolume> volumeShowing(const TrainingStudy& study, SeriesRole role,
                                                       PatientPoint point);

/// A source of studies. Several threads may call load() at once.
class StudySource {
public:
    virtual ~StudySource() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// @param extent  of a generated study; a data set's are whole.
    [[nodiscard]] virtual Result<TrainingStudy> load(std::size_t index, PhantomExtent extent,
                                                     const Task& task) const = 0;
    /// Part of a study that is drawn from @p seed and not among those of load().
    /// @return InvalidArgument unless generated().
    [[nodiscard]] virtual Result<TrainingStudy> sample(PhantomExtent extent,
                                                       std::uint64_t seed) const = 0;
    /// The description of the data in the model card.
    [[nodiscard]] virtual std::string description() const = 0;
    [[nodiscard]] virtual bool generated() const = 0; ///< the studies are synthetic
};

} // namespace foramen
