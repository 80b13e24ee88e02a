#pragma once

#include "core/dicom/study.h"
#include "core/report/build/report_files.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace foramen {

/// What a run writes.
struct ResultFormats {
    std::vector<ExportFormat> ofStudy; ///< into the folder of each study
    std::vector<ExportFormat> ofAll; ///< the tables of all studies
};

/// The results of many studies: a folder of files for each, and tables of all of them. The tables
/// are written as the run goes on, so that an interrupted one leaves them, and a later run can take
/// over what it finds. Used by one thread.
class ResultFolder {
public:
    /// @param studies  of the run, in the order of the scan, which decides on equal names. Valid as
    /// long as this object.
    ResultFolder(std::filesystem::path folder, std::span<const Study> studies,
                 ResultFormats formats);

    /// The folder of a study, below this one: its study id, of plain letters, and made unique.
    [[nodiscard]] const std::string& nameOf(std::size_t study) const { return m_names[study]; }

    /// Takes over the result of an earlier run: of the same study with the same series and numbers
    /// of images, by the same model, with a file of each format.
    /// @param model  of this run; device, runtime and date may be others. Weights alone do not name
    /// a model: one that was calibrated has those of the model before.
    /// @return what readAssessmentJson() gives of it, valid until the next call; null: none.
    [[nodiscard]] const Report* takeEarlier(std::size_t study, const ModelIdentity& model);

    /// Writes the files of a study. Its row in the tables follows at once, or where writing these
    /// would take more than a twentieth of the time, a little later.
    /// @return NotWritable where a folder cannot be created.
    [[nodiscard]] Result<ReportFiles> add(std::size_t study, Report report);

    /// Writes the tables of all studies so far.
    [[nodiscard]] Result<ReportFiles> writeTables();

    /// The studies so far, in the order of the scan, without pictures.
    [[nodiscard]] const std::vector<Report>& reports() const { return m_reports; }

private:
    const Report& keep(std::size_t study, Report report);

    using Clock = std::chrono::steady_clock;

    std::filesystem::path m_folder;
    std::span<const Study> m_studies;
    ResultFormats m_formats;
    std::vector<std::string> m_names; ///< of all studies
    std::vector<std::size_t> m_kept; ///< which study each of m_reports is, rising
    std::vector<Report> m_reports;
    Clock::time_point m_tablesDue; ///< now, until the first are written
};

} // namespace foramen
