#pragma once

#include "core/ai/grading/predictor.h"
#include "core/imaging/series_role.h"
#include "core/spine/assessment.h"
#include "core/spine/terms.h"

#include <QString>

namespace foramen {

/// The terms of core in the language of the window.
[[nodiscard]] QString termText(Severity severity); ///< "Moderate"
[[nodiscard]] QString termText(DiscLevel level); ///< "L4/L5"
[[nodiscard]] QString termText(Condition condition); ///< "Left Neural Foraminal Narrowing"
[[nodiscard]] QString termText(SeriesRole role); ///< "Sagittal T2/STIR"
[[nodiscard]] QString termText(GradingStage stage); ///< "Finding levels"
[[nodiscard]] QString termText(MildGrade grade); ///< "Mild"
[[nodiscard]] QString termText(UngradableCause cause); ///< "Motion artefact"
[[nodiscard]] QString termText(const UngradableReason& reason); ///< with the reader's words
/// "moderate or worse from 0.30, severe from 0.50"; empty where none is set.
[[nodiscard]] QString termText(const CutOff& cutOff);

/// "L5/S1 (L6/S1)": the row, and the disc where a reader named it otherwise.
[[nodiscard]] QString termText(const SpineVariant& variant, DiscLevel level);
/// "L5 is sacralised. Six lumbar vertebrae: ..."; empty for the usual spine.
[[nodiscard]] QString termText(const SpineVariant& variant);
[[nodiscard]] QString termText(TransitionalVertebra vertebra); ///< "L5 is sacralised"

/// "L4/L5 left subarticular": how messages name a site.
[[nodiscard]] QString shortNameOf(Site site);

} // namespace foramen
