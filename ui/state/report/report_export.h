#pragma once

#include "core/base/result.h"
#include "core/dicom/study.h"
#include "core/report/report.h"
#include "ui/state/series/series_list.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace foramen {

/// Pictures of the Moderate and Severe sites: 50 mm around each point, in the series that it was
/// seen in.
[[nodiscard]] std::vector<EvidencePicture> evidenceOf(const Assessment& assessment,
                                                      const SeriesList& series);

/// The series that went into the grading first, then the others, with their roles.
[[nodiscard]] std::vector<ReportSeries> reportSeriesOf(const Study& study,
                                                       const SeriesList& series);

/// What to write, and where.
struct ExportJob {
    Report report;
    QStringList formats; ///< "pdf", "csv", "json", "sr", "submission"
    QString folder;
    std::string studyId;
    std::vector<std::pair<std::string, std::string>> seriesIds; ///< Series Instance UID, series_id
};

/// Writes assessment.json, grid.csv, submission.csv and coordinates.csv, report.pdf, report-ai.dcm,
/// report.dcm into the folder. Any thread.
/// @return the files written; InvalidArgument for an unknown format.
[[nodiscard]] Result<QStringList> writeExport(const ExportJob& job);

} // namespace foramen
