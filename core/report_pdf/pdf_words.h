#pragma once

#include "core/report/report.h"

#include <string>

namespace foramen {

// The wording of the printed report, in the language of the program; English without translator.
// Files for programs (JSON, CSV, DICOM SR) have their own wording.

/// The text in the footer of every page, which states whether a reader signed.
[[nodiscard]] bool isSigned(const Report& report);
[[nodiscard]] std::string whoDecidedText(const Report& report);
[[nodiscard]] std::string inputSeriesText(const Report& report);

/// "12.3 mm"; "312 mm², mean 412, SD 35"; a text; "no area: the outline crosses itself".
[[nodiscard]] std::string measurementValue(const ReportMeasurement& measurement);
/// "Sagittal T2/STIR, 7 of 17".
[[nodiscard]] std::string pictureText(const ReportPlace& place);
/// "L4/L5 left subarticular: Severe": under an evidence picture.
[[nodiscard]] std::string captionOf(const EvidencePicture& picture, const Assessment& assessment);
/// "2026-11-20" of a DICOM date; any other text unchanged.
[[nodiscard]] std::string printedDate(const std::string& dicomDate);
/// "2026-11-20 10:30" of an ISO 8601 time; any other text unchanged.
[[nodiscard]] std::string printedTime(const std::string& isoTime);

} // namespace foramen
