#pragma once

#include "core/ai/limits/input_gate.h"
#include "core/dicom/study.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/imaging/volume.h"

#include <vector>

namespace foramen {

/// What is graded: the volumes of the series chosen for each role. A role without volumes is
/// missing, and its sites are refused.
struct PredictorInput {
    std::vector<VolumePtr> sagittalT1;
    std::vector<VolumePtr> sagittalT2;
    std::vector<VolumePtr> axialT2;
    InputGate gate{}; ///< what the headers say against grading
    PatientSpaces spaces{}; ///< where they are known; found by the grading where they are not
};

/// The pictures of a study as a grading takes them, in whichever program.
[[nodiscard]] PredictorInput predictorInputOf(const Study& study,
                                              const std::vector<SeriesPictures>& series);

} // namespace foramen
