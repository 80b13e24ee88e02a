#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/phantom/artefacts.h"
#include "core/phantom/pathology.h"
#include "core/phantom/phantom_labels.h"
#include "core/phantom/quirks.h"
#include "core/spine/terms.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// How far a phantom departs from the textbook.
enum class PhantomVariety {
    Clinical, ///< looks like an ordinary scan: textbook contrast, moderate variation of shape
    Randomised, ///< for training: wide shape, contrast, sampling, surroundings and artefacts, so
                ///< that networks carry over to real scans
};

/// How much of a study is rendered: training draws more bodies than there is time to image whole.
enum class PhantomExtent {
    Study, ///< three series
    SagittalSample, ///< T1 and T2, three neighbouring slices of at most 256 pixels anywhere across
                    ///< the spine
    CanalSites, ///< sagittal T2, a block around each canal point
    ForaminalSites, ///< sagittal T1, a block around each foramen's point
    SubarticularSites, ///< axial T2, a block around each level's two points
};

/// What to generate. Equal recipes give equal bytes on every machine.
struct PhantomRecipe {
    std::uint64_t seed = 0;
    PhantomVariety variety = PhantomVariety::Clinical;
    /// Grades to draw, in the order of siteIndex(); drawn at random (commoner when lower, as in
    /// clinical data) where empty.
    std::optional<std::array<Severity, kSiteCount>> severities;
    /// Share of randomly drawn grades made balanced rather than clinical, 0 to 1: training wants
    /// more Severe than clinics see.
    double balance = 0;
    std::string patientPosition =
        "HFS"; ///< Patient Position (0018,5100) that is written; the anatomy in LPS is the same
    bool reverseSlices = false; ///< instance numbers run the other way
    bool shuffleFiles = false; ///< file order unrelated to geometry
    bool straightAxial = false; ///< one straight axial stack instead of five angled blocks
    PhantomExtent extent = PhantomExtent::Study;
    std::vector<Pathology> pathologies;
    std::vector<Artefact> artefacts; ///< in every series
    bool ribs = false; ///< ribs beside the thoracic vertebrae
    bool drawMore =
        false; ///< also pathologies, artefacts and ribs at random, as training wants them
    std::vector<Quirk> quirks; ///< of the files; makePhantomStudy() knows those of series
};

/// The truth of a phantom.
struct PhantomTruth {
    std::array<Severity, kSiteCount> severities{};
    std::array<PatientPoint, kSiteCount>
        sitePoints{}; ///< LPS, mm: where a radiologist would put the point of each site
    std::array<PatientPoint, kLevelCount> discCenters{}; ///< LPS, mm, L1/L2 to L5/S1
    std::vector<PatientPoint>
        upperDiscCenters; ///< T12/L1, T11/T12, ... upwards, as far as generated
    PatientPoint sacrumTip; ///< lower end of S5, LPS, mm
};

struct PhantomSeries {
    SeriesRole role = SeriesRole::SagittalT2;
    std::vector<VolumePtr>
        blocks; ///< one for sagittal, up to five for axial, slices along each block's normal
    double repetitionTime = 0; ///< ms
    double echoTime = 0; ///< ms
    double inversionTime = 0; ///< ms, 0 for none
    std::vector<std::vector<PhantomLabel>>
        labels; ///< one mask for each block, of its size and order of voxels
};

struct PhantomStudy {
    PhantomRecipe recipe;
    PhantomTruth truth;
    std::vector<PhantomSeries>
        series; ///< sagittal T1, sagittal T2/STIR, axial T2, as far as wished for
};

/// Generates one study in memory: anatomy, then its three series. About a second on one core.
[[nodiscard]] Result<PhantomStudy> makePhantomStudy(const PhantomRecipe& recipe,
                                                    const Task& task = {});

/// Writes studies as an RSNA data set: train_images/<study_id>/<series_id>/<n>.dcm, train.csv,
/// train_label_coordinates.csv, train_series_descriptions.csv and sample_submission.csv. Study i
/// uses seed recipe.seed and i, and its study_id is derived from both. Runs on up to @p threads
/// threads. Equal arguments give equal trees, byte for byte.
[[nodiscard]] Result<void> writePhantomStudies(const std::filesystem::path& folder, int studyCount,
                                               const PhantomRecipe& recipe, int threads,
                                               const Task& task = {});

} // namespace foramen
