#include "core/agreement/reader_tables.h"

#include "core/dataset/tables/csv_table.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLabelsName = "train.csv";

/// A file's name without its ending; the folder's for names that all tables have.
std::string readerNameOf(const fs::path& path)
{
    std::error_code error;
    const fs::path whole = fs::absolute(path, error).lexically_normal();
    const fs::path place = whole.has_filename() ? whole : whole.parent_path(); // "folder/"
    if (fs::is_directory(place, error))
        return place.filename().string();
    const std::string stem = place.stem().string();
    const std::string folder = place.parent_path().filename().string();
    return (stem == "train" || stem == "submission") && !folder.empty() ? folder : stem;
}

tl::unexpected<Error> at(const fs::path& path, const Error& error)
{
    return failure(error.code, fmt::format("{}: {}", path.string(), error.message));
}

Result<ReaderGrades> labelsOf(const fs::path& file)
{
    const auto table = readLabels(file);
    if (!table)
        return tl::make_unexpected(table.error());
    ReaderGrades reader{.name = readerNameOf(file), .kind = ReaderKind::Labels};
    for (const auto& [studyId, severities] : *table) {
        StudyGrades& grades = reader.studies[studyId];
        for (std::size_t i = 0; i < kSiteCount; ++i)
            grades[i].severity = severities[i];
    }
    return reader;
}

Result<ReaderGrades> predictionsOf(const fs::path& file, const CutOff& cutOff)
{
    const auto rows = readSubmission(file);
    if (!rows)
        return tl::make_unexpected(rows.error());
    ReaderGrades reader{.name = readerNameOf(file), .kind = ReaderKind::Predictions};
    for (const SubmissionRow& row : *rows) {
        const double sum = row.probabilities[0] + row.probabilities[1] + row.probabilities[2];
        if (!(sum > 0))
            return failure(
                ErrorCode::Corrupt,
                fmt::format("the probabilities of {} are all 0", rowId(row.studyId, row.site)));
        Probabilities scaled = row.probabilities;
        for (double& one : scaled)
            one /= sum;
        ReaderGrade& grade = reader.studies[row.studyId][siteIndex(row.site)];
        if (grade.severity)
            return failure(ErrorCode::Corrupt,
                           fmt::format("{} has two rows", rowId(row.studyId, row.site)));
        grade.severity = gradeAt(scaled, cutOff);
    }
    return reader;
}

/// Labels or predictions, by the titles of the columns.
Result<ReaderGrades> tableOf(const fs::path& file, const CutOff& cutOff)
{
    const auto table = readCsv(file);
    if (!table)
        return tl::make_unexpected(table.error());
    if (table->column("row_id"))
        return predictionsOf(file, cutOff);
    if (table->column("study_id"))
        return labelsOf(file);
    return failure(ErrorCode::Corrupt,
                   "neither a table of labels (study_id) nor one of predictions (row_id)");
}

/// The assessments in a folder and in the folders below it, in order of their names.
Result<std::vector<fs::path>> assessmentFiles(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> files;
    if (fs::exists(folder / kAssessmentFile, error))
        files.push_back(folder / kAssessmentFile);
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (const fs::path file = it->path() / kAssessmentFile; fs::exists(file, error))
            files.push_back(file);
    // A file beside the folders has no file below it: that is no error.
    if (error && error != std::errc::not_a_directory)
        return failure(ErrorCode::NotReadable, "it cannot be read: " + error.message());
    std::sort(files.begin(), files.end());
    return files;
}

ReaderGrade decisionOf(const AssessmentCell& cell)
{
    if (!cell.decision)
        return {};
    return {cell.decision->severity, !cell.decision->severity};
}

ReaderGrade findingOf(const AssessmentCell& cell, const CutOff& cutOff)
{
    if (!cell.finding)
        return {};
    if (cell.finding->refused)
        return {std::nullopt, true};
    return {gradeAt(cell.finding->probabilities, cutOff), false};
}

bool hasAnswer(const StudyGrades& grades)
{
    return std::any_of(grades.begin(), grades.end(),
                       [](const ReaderGrade& grade) { return answerOf(grade) != kMissingAnswer; });
}

Result<ReaderInput> assessmentsOf(const fs::path& folder, const std::vector<fs::path>& files,
                                  const CutOff& cutOff)
{
    const std::string name = readerNameOf(folder);
    ReaderGrades readers{.name = name + " readers", .kind = ReaderKind::Decisions};
    ReaderGrades model{.name = name + " AI", .kind = ReaderKind::Model};
    ReaderInput input;
    std::set<std::string> seen;
    for (const fs::path& file : files) {
        const auto report = readAssessmentJson(file);
        if (!report) {
            input.problems.push_back(
                fmt::format("{}: {}", file.string(), english(report.error().reason)));
            continue;
        }
        if (!seen.insert(report->studyId).second) {
            input.problems.push_back(
                fmt::format("{}: another assessment has the same study id; this one is left out",
                            file.string()));
            continue;
        }
        StudyGrades decided;
        StudyGrades found;
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            const AssessmentCell& cell = report->assessment.cell(siteAt(i));
            decided[i] = decisionOf(cell);
            found[i] = findingOf(cell, cutOff);
            readers.accepted += cell.decision && cell.decision->acceptedFinding ? 1 : 0;
        }
        if (hasAnswer(decided))
            readers.studies.emplace(report->studyId, decided);
        if (hasAnswer(found))
            model.studies.emplace(report->studyId, found);
    }
    for (ReaderGrades* one : {&readers, &model})
        if (!one->studies.empty())
            input.readers.push_back(std::move(*one));
    if (input.readers.empty())
        input.problems.push_back(
            fmt::format("{}: no site is graded in its assessments", folder.string()));
    return input;
}

Result<ReaderInput> folderOf(const fs::path& folder, const CutOff& cutOff)
{
    const auto files = assessmentFiles(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    if (!files->empty())
        return assessmentsOf(folder, *files, cutOff);
    std::error_code error;
    if (!fs::exists(folder / kLabelsName, error))
        return failure(ErrorCode::NotFound, "the folder has neither assessment.json nor train.csv");
    auto labels = labelsOf(folder / kLabelsName);
    if (!labels)
        return tl::make_unexpected(labels.error());
    return ReaderInput{{std::move(*labels)}, {}};
}

} // namespace

Result<ReaderInput> readReaders(const fs::path& path, const CutOff& cutOff)
{
    std::error_code error;
    if (fs::is_directory(path, error)) {
        auto input = folderOf(path, cutOff);
        return input ? std::move(input) : Result<ReaderInput>(at(path, input.error()));
    }
    auto table = tableOf(path, cutOff);
    if (!table)
        return at(path, table.error());
    return ReaderInput{{std::move(*table)}, {}};
}

void makeNamesUnique(std::vector<ReaderGrades>& readers)
{
    std::set<std::string> used;
    for (ReaderGrades& reader : readers) {
        const std::string name = reader.name;
        for (int i = 2; !used.insert(reader.name).second; ++i)
            reader.name = fmt::format("{} ({})", name, i);
    }
}

} // namespace foramen
