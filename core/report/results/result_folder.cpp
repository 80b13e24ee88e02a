#include "core/report/results/result_folder.h"

#include "core/imaging/series_pictures.h"
#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// A folder name that stays below its parent, whatever is in the file: letters, digits, '.', '-'
/// and '_', and no leading dot.
std::string folderNameFor(const std::string& studyId, std::set<std::string>& used)
{
    std::string name;
    for (const char letter : studyId) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-'
            || letter == '_' || (letter == '.' && !name.empty());
        name += plain ? letter : '_';
    }
    constexpr std::size_t longest = 100;
    name.resize(std::min(name.size(), longest));
    if (name.empty())
        name = "study";
    std::string unique = name;
    for (int i = 2; !used.insert(unique).second; ++i)
        unique = fmt::format("{}_{}", name, i);
    return unique;
}

/// A series as far as two runs compare it. UIDs may repeat within a study.
using SeriesMark = std::pair<std::string, int>; // Series Instance UID, images

std::multiset<SeriesMark> marksOf(const Study& study)
{
    std::multiset<SeriesMark> marks;
    for (const Series& series : study.series)
        if (const int pictures = pictureCount(series); pictures > 0)
            marks.emplace(series.seriesInstanceUid, pictures);
    return marks;
}

std::multiset<SeriesMark> marksOf(const Report& report)
{
    std::multiset<SeriesMark> marks;
    for (const ReportSeries& series : report.series)
        if (series.imageCount > 0)
            marks.emplace(series.seriesInstanceUid, series.imageCount);
    return marks;
}

} // namespace

ResultFolder::ResultFolder(fs::path folder, std::span<const Study> studies, ResultFormats formats)
    : m_folder(std::move(folder))
    , m_studies(studies)
    , m_formats(std::move(formats))
{
    std::set<std::string> used;
    for (const Study& study : m_studies)
        m_names.push_back(folderNameFor(study.studyId, used));
}

const Report* ResultFolder::takeEarlier(std::size_t study, const ModelIdentity& model)
{
    const fs::path folder = m_folder / m_names[study];
    std::error_code error;
    for (const ExportFormat& format : m_formats.ofStudy)
        if (!fs::exists(folder / format.file, error))
            return nullptr;
    auto earlier = readAssessmentJson(folder / kAssessmentFile);
    if (!earlier || earlier->studyId != m_studies[study].studyId
        || marksOf(*earlier) != marksOf(m_studies[study]))
        return nullptr;
    const auto& before = earlier->assessment.model();
    if (!before || before->name != model.name || before->version != model.version
        || before->sha256 != model.sha256)
        return nullptr;
    return &keep(study, std::move(*earlier));
}

Result<ReportFiles> ResultFolder::add(std::size_t study, Report report)
{
    auto written = writeReports(m_folder / m_names[study], {&report, 1}, m_formats.ofStudy);
    keep(study, std::move(report));
    if (!written || Clock::now() < m_tablesDue)
        return written;
    auto tables = writeTables();
    if (!tables)
        return tables;
    written->files.insert(written->files.end(), tables->files.begin(), tables->files.end());
    written->failures.insert(written->failures.end(), tables->failures.begin(),
                             tables->failures.end());
    return written;
}

Result<ReportFiles> ResultFolder::writeTables()
{
    constexpr int share = 20; // of the time since the tables before
    const auto start = Clock::now();
    auto written = writeReports(m_folder, m_reports, m_formats.ofAll);
    const auto end = Clock::now();
    m_tablesDue = end + share * (end - start);
    return written;
}

const Report& ResultFolder::keep(std::size_t study, Report report)
{
    report.evidence.clear(); // pictures of a whole data set would fill the memory
    const auto place = std::lower_bound(m_kept.begin(), m_kept.end(), study);
    const auto index = place - m_kept.begin();
    m_kept.insert(place, study);
    return *m_reports.insert(m_reports.begin() + index, std::move(report));
}

} // namespace foramen
