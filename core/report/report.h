#pragma once

#include "core/base/result.h"
#include "core/report/report_annotations.h"
#include "core/spine/assessment.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

/// Said in every export and on every page.
inline constexpr std::string_view kIntendedUse = "Research use only. Not for diagnosis.";

/// A small picture of the place that a grade speaks of, for the evidence strip of the PDF.
struct EvidencePicture {
    Site site;
    std::string caption; ///< "L4/L5 left subarticular: Severe"
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
    int imageCount = 0;
    std::string sopClassUid =
        "1.2.840.10008.5.1.4.1.1.4"; ///< of its images; MR Image Storage unless known better
};

/// What every writer prints: one value, made once.
struct Report {
    Assessment assessment;
    std::string text; ///< the draft, or what the reader made of it
    bool final = false; ///< signed
    std::string readerName;
    std::string time; ///< of signing or export, ISO 8601 with time zone
    std::vector<ReportSeries> series;
    std::vector<EvidencePicture> evidence;
    std::vector<ReportMeasurement> measurements; ///< the reader's, in the order of placing
    std::vector<ReportKeyImage> keyImages;
};

/// The draft text of an assessment: technique, findings level by level, impression; says what is
/// the model's and not reviewed, names refused sites, and never says "normal" where only
/// Normal/Mild is known. Plain text, UTF-8, one heading a section in capitals.
/// @param series  what the technique names; none: it says only what graded.
[[nodiscard]] std::string draftText(const Assessment& assessment,
                                    const std::vector<ReportSeries>& series = {});

/// foramen.assessment/1, the JSON of the product's contract (resources/manual/file-formats.md).
[[nodiscard]] std::string assessmentJson(const Report& report);
[[nodiscard]] Result<void> writeAssessmentJson(const std::filesystem::path& file,
                                               const Report& report);

/// Challenge tables: submission.csv and coordinates.csv for several studies together.
struct CsvStudy {
    std::string studyId;
    const Assessment* assessment = nullptr;
    /// Folder name of a series in an RSNA layout by Series Instance UID; the UID itself where there
    /// is none.
    std::vector<std::pair<std::string, std::string>> seriesIds;
};
[[nodiscard]] Result<void> writeSubmissionCsv(const std::filesystem::path& file,
                                              const std::vector<CsvStudy>& studies);
[[nodiscard]] Result<void> writeCoordinatesCsv(const std::filesystem::path& file,
                                               const std::vector<CsvStudy>& studies);
/// One row a site of one study, for people: site, AI grade and probabilities, reader grade, state,
/// who, when, point.
[[nodiscard]] Result<void> writeGridCsv(const std::filesystem::path& file, const Report& report);

/// DICOM SR, TID 1500 (core/report/sr/sr_writer.cpp), 25 measurement groups. The model's result and
/// the readers' report are two documents in two series: the first is observed by a device,
/// preliminary and unverified and says nothing of readers; the second is observed by persons, holds
/// their decisions, measurements and key images alone, is final and verified once signed, and names
/// the first as its predecessor.
/// @return InvalidArgument for an assessment without model.
[[nodiscard]] Result<void> writeModelSr(const std::filesystem::path& file, const Report& report);
[[nodiscard]] Result<void> writeReaderSr(const std::filesystem::path& file, const Report& report);

/// PDF (target foramen::report_pdf, needs a QGuiApplication): report text, grid,
/// evidence strip, measurements, key images.
[[nodiscard]] Result<void> writePdf(const std::filesystem::path& file, const Report& report);

} // namespace foramen
