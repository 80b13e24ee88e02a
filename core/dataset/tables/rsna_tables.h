#pragma once

#include "core/base/patient_space.h"
#include "core/base/result.h"
#include "core/spine/finding.h"
#include "core/spine/terms.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The grades of one study; none where a label is missing.
using SiteSeverities = std::array<std::optional<Severity>, kSiteCount>;
/// train.csv: the grades by study id. Ids are text, since they exceed 32 bits.
using LabelTable = std::map<std::string, SiteSeverities>;

/// One row of train_label_coordinates.csv: pixels of that instance, (0, 0) the centre of the first
/// pixel.
struct LabelCoordinate {
    std::string studyId;
    std::string seriesId;
    int instanceNumber = 0;
    Site site;
    ImagePoint image;
};

/// One row of train_series_descriptions.csv.
struct SeriesDescription {
    std::string studyId;
    std::string seriesId;
    std::string description; ///< "Sagittal T1", "Sagittal T2/STIR" or "Axial T2"
};

/// One row of submission.csv.
struct SubmissionRow {
    std::string studyId;
    Site site;
    Probabilities probabilities{};
};

/// Readers accept CRLF and LF, quoted fields, a byte order mark, either spelling of conditions and
/// levels, any order of columns and extra columns. They refuse, naming line and column, what they
/// cannot understand.
[[nodiscard]] Result<LabelTable> readLabels(const std::filesystem::path& file);
[[nodiscard]] Result<std::vector<LabelCoordinate>>
readCoordinates(const std::filesystem::path& file);
[[nodiscard]] Result<std::vector<SeriesDescription>>
readSeriesDescriptions(const std::filesystem::path& file);
[[nodiscard]] Result<std::vector<SubmissionRow>> readSubmission(const std::filesystem::path& file);

/// Writers use LF, the challenge's column order and shortest round-trip numbers.
[[nodiscard]] Result<void> writeLabels(const std::filesystem::path& file, const LabelTable& labels);
[[nodiscard]] Result<void> writeCoordinates(const std::filesystem::path& file,
                                            const std::vector<LabelCoordinate>& rows);
[[nodiscard]] Result<void> writeSeriesDescriptions(const std::filesystem::path& file,
                                                   const std::vector<SeriesDescription>& rows);
/// Rows in the order of the challenge's sample_submission.csv: by study, then alphabetically by
/// row_id.
[[nodiscard]] Result<void> writeSubmission(const std::filesystem::path& file,
                                           std::vector<SubmissionRow> rows);

/// "<study_id>_<condition>_<level>".
[[nodiscard]] std::string rowId(const std::string& studyId, Site site);

} // namespace foramen
