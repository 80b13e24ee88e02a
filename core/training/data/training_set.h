#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/preprocessing/preprocessing.h"
#include "core/training/data/segmenter_block.h"
#include "core/training/data/stored_pixel.h"
#include "core/training/data/training_study.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// One slice for a localiser, at the spacing of the training set, in canonical orientation. Points
/// are in its pixels.
struct LocaliserSlice {
    std::size_t study = 0;
    PicturePlane plane = PicturePlane::Sagittal;
    int columns = 0;
    int rows = 0;
    double spacing = 1; ///< mm, square pixels
    std::vector<StoredPixel> pixels;
    /// At twice the spacing; empty where there is no segmentation.
    std::vector<PhantomLabel> labels;
    /// The network's point channels; none: not known in this slice.
    std::vector<std::optional<ImagePoint>> points;
    /// Foramina that this slice shows, and to which degree, 0 to 1.
    struct Foramen {
        ImagePoint place;
        double strength = 1;
    };
    std::vector<Foramen> foramina;
    bool foraminaKnown = false;
};

/// The surroundings of one graded site, larger than a crop so that crops can be jittered.
struct SiteBlock {
    std::size_t study = 0;
    Site site;
    Severity severity = Severity::NormalMild;
    PicturePlane plane = PicturePlane::Sagittal;
    int columns = 0;
    int rows = 0;
    int slices = 0; ///< in canonical order
    double spacing = 1; ///< mm, square pixels
    double sliceSpacing = 1; ///< mm
    int middleSlice = 0; ///< the slice nearest to the site; its middle pixel is the site
    std::vector<StoredPixel> pixels;
};

/// Which parts of the studies are kept: those that the trained networks need.
struct TrainingNeeds {
    bool sagittalSlices = true;
    bool axialSlices = true;
    bool canalSites = true;
    bool foraminalSites = true;
    bool subarticularSites = true;
    bool foraminalNeighbours = true; ///< the slices beside those of the foramina, too
    bool segmenterBlocks = false;
    bool sacCrops = false; ///< of the axial segmenter
    bool foramenCrops = false; ///< of the foramen segmenter

    [[nodiscard]] static constexpr TrainingNeeds none()
    {
        return {false, false, false, false, false, false, false, false, false};
    }
    friend bool operator==(const TrainingNeeds&, const TrainingNeeds&) = default;
};

/// Studies reduced to slices and blocks that stay in memory (about 5 MB for each study with all
/// needs). Immutable after building.
struct TrainingSet {
    std::vector<std::string> studies; ///< identifiers
    std::vector<SiteSeverities> severities; ///< of each study
    std::vector<LocaliserSlice> sagittal;
    std::vector<LocaliserSlice> axial;
    std::vector<SiteBlock> canal;
    std::vector<SiteBlock> foraminal;
    std::vector<SiteBlock> subarticular;
    std::vector<SegmenterBlock> segmented; ///< of generated studies, and of a folder of masks
    std::vector<SegmenterBlock> segmentedSacs; ///< likewise, axial, of one sac each
    std::vector<SegmenterBlock> segmentedForamina; ///< of generated studies, of one foramen each
    std::string maskSource; ///< what that folder holds, for the model card; empty: no folder
    /// The order in which studies are assigned to folds; empty: the order of the set.
    std::vector<std::size_t> turns;
    std::size_t unusable = 0; ///< studies that could not be read

    /// What a segmenter learns from.
    [[nodiscard]] const std::vector<SegmenterBlock>& blocksOf(NetworkRole segmenter) const;
};

/// Reads all studies of a source on up to @p threads threads; the result does not depend on that
/// number. @return Cancelled, or the source's failure when no study could be read.
[[nodiscard]] Result<TrainingSet> buildTrainingSet(const StudySource& source,
                                                   const TrainingNeeds& needs, int threads,
                                                   const Task& task = {});

/// Adds one study. @param study index of the study in the set.
void addStudy(TrainingSet& set, std::size_t study, const TrainingStudy& from,
              const TrainingNeeds& needs);

} // namespace foramen
