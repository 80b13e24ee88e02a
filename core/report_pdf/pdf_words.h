#pragma once

#include "core/report/report.h"

#include <string>

namespace foramen {

// The wording of the printed report, in the language of the program; English without translator.
// Files for programs (JSON, CSV, DICOM SR) have their own wording.

/// "PRELIMINARY", "FINAL", "FINAL, VERSION 2".
[[nodiscard]] std::string statusWord(const Report& report);
/// Who signed, when, the version and the beginning of the checksum; empty for a report that is not
/// signed.
[[nodiscard]] std::string signatureLine(const Report& report);
/// Why the version before was corrected; empty for a first version.
[[nodiscard]] std::string correctionLine(const Report& report);
/// Reason, reader and time of an addendum.
[[nodiscard]] std::string addendumLine(const ReportAddendum& addendum);
/// The text in the footer of every page, which states whether a reader signed.
[[nodiscard]] std::string whoDecidedText(const Report& report);
[[nodiscard]] std::string inputSeriesText(const Report& report);

/// How the reader named the spine; empty for the usual one.
[[nodiscard]] std::string numberingLine(const SpineVariant& variant);

/// "12.3 mm"; "312 mm², mean 412, SD 35"; a text; "no area: the outline crosses itself".
[[nodiscard]] std::string measurementValue(const ReportMeasurement& measurement);
/// With about three digits, and the decimal mark of the language.
[[nodiscard]] std::string printedNumber(double value);
/// "Sagittal T2/STIR, 7 of 17".
[[nodiscard]] std::string pictureText(const ReportPlace& place);
/// "L4/L5 left subarticular: Severe": under an evidence picture.
[[nodiscard]] std::string captionOf(const EvidencePicture& picture, const Assessment& assessment);
/// "2026-11-20" of a DICOM date; any other text unchanged.
[[nodiscard]] std::string printedDate(const std::string& dicomDate);
/// "2026-11-20 10:30" of an ISO 8601 time; any other text unchanged.
[[nodiscard]] std::string printedTime(const std::string& isoTime);

} // namespace foramen
