#pragma once

#include "core/base/patient_space.h"
#include "core/base/reason.h"
#include "core/report/report_annotations.h"
#include "core/report/report_picture.h"
#include "core/report/report_signature.h"
#include "core/spine/assessment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The intended use, which every export and every page states.
inline constexpr std::string_view kIntendedUse = "Research use only. Not for diagnosis.";

/// A small picture of a graded site, for the evidence strip of the PDF.
struct EvidencePicture {
    Site site;
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> gray; ///< 8 bit, columns fastest
    ImagePoint point; ///< of the site, in this picture
};

/// An input series, named in every export.
struct ReportSeries {
    std::string role; ///< "Sagittal T2/STIR", ... or empty when not used
    std::string seriesInstanceUid;
    std::string seriesDescription;
    std::string modality;
    int imageCount = 0; ///< frames
    std::string sopClassUid =
        "1.2.840.10008.5.1.4.1.1.4"; ///< of its images; MR Image Storage if unknown
    std::string seriesId{}; ///< see Series::seriesId
    std::vector<Reason> problems{}; ///< of the files of a series that was graded
};

/// Whether two series that were graded share a patient space.
struct ReportLink {
    std::string firstSeriesUid; ///< Series Instance UID
    std::string secondSeriesUid;
    std::string firstSeriesId; ///< see Series::seriesId
    std::string secondSeriesId;
    std::string basis; ///< see keyOf(SpaceBasis)
    PatientVector offset; ///< from a point of the first to the same anatomy in the second, LPS, mm
    Reason missing; ///< why they are not linked; empty when they are
};

/// A report: the data that all writers print.
struct Report {
    Assessment assessment;
    std::string text; ///< for files: the draft in English, or the text that the reader edited
    std::string printedText; ///< the same in the language of the printed report; empty: text
    bool final = false; ///< signed
    std::optional<ReportSignature> signature{}; ///< of a final report
    std::string readerName;
    std::string time; ///< of signing or export, ISO 8601 with time zone
    std::vector<ReportSeries> series;
    std::vector<ReportLink> links;
    std::vector<EvidencePicture> evidence;
    std::vector<ReportMeasurement> measurements; ///< the reader's, in the order of placing
    std::vector<ReportKeyImage> keyImages;
    std::vector<ReportPicture> pictures; ///< that points and measurements lie on
    std::string studyId; ///< see Study::studyId
};

} // namespace foramen
