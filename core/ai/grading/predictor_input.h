#pragma once

#include "core/ai/limits/input_gate.h"
#include "core/dicom/study.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/volume.h"
#include "core/spine/terms.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A place to grade a site at: a pixel of an instance, (0, 0) the centre of the first pixel.
struct GivenPoint {
    Site site;
    std::string seriesId; ///< see Series::seriesId
    int instanceNumber = 0;
    ImagePoint image;
};

/// The input of a grading: the volumes of the series chosen for each role. A role without volumes
/// is missing, and its sites are refused.
struct PredictorInput {
    std::vector<VolumePtr> sagittalT1;
    std::vector<VolumePtr> sagittalT2;
    std::vector<VolumePtr> axialT2;
    InputGate gate{}; ///< reasons in the headers against grading
    PatientSpaces spaces{}; ///< if known; otherwise the grading determines them
    bool isGenerated = false; ///< all series name foramen-cli phantom as their maker
    /// Where to grade, in place of the points that networks find; none: they find them.
    std::optional<std::vector<GivenPoint>> points{};
};

/// The grading input of a study; window and foramen-cli both use this function.
[[nodiscard]] PredictorInput predictorInputOf(const Study& study,
                                              const std::vector<SeriesPictures>& series);

} // namespace foramen
