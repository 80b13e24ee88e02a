#pragma once

#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"
#include "core/report/report.h"
#include "core/store/signing/signing_state.h"

#include <vector>

namespace foramen {

/// A study as it was scanned and read, which a saved reading is of. References are valid during the
/// call.
struct ReadStudy {
    const Study& study;
    const std::vector<SeriesPictures>& series;
    const PatientSpaces& spaces;
};

/// Makes the report of a signed version: what was signed, word for word, with its addenda. Its
/// pictures are those of the study. The version must be intact.
/// @param identity  of the patient and the study, as the files state it now.
[[nodiscard]] Report buildSignedReport(const SignedVersion& version, const StudyIdentity& identity,
                                       const ReadStudy& study);

} // namespace foramen
