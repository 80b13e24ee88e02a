#include "core/dataset/check/check_series.h"

#include "core/dicom/scanning/study_joining.h"
#include "core/imaging/series_contrast.h"
#include "core/imaging/series_coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

AnatomicalPlane planeFor(SeriesRole role)
{
    return role == SeriesRole::AxialT2 ? AnatomicalPlane::Axial : AnatomicalPlane::Sagittal;
}

bool contrastFits(SeriesRole role, Contrast contrast)
{
    if (contrast == Contrast::Unknown)
        return true;
    if (role == SeriesRole::SagittalT1)
        return contrast == Contrast::T1;
    return contrast == Contrast::T2
        || (role == SeriesRole::SagittalT2 && contrast == Contrast::Stir);
}

/// The role by the headers alone, without the table that is checked.
ContrastGuess contrastOfHeaders(const Series& series)
{
    Series bare;
    bare.acquisition = series.acquisition;
    bare.seriesDescription = series.seriesDescription;
    return guessContrast(bare);
}

void checkDescription(const CheckContext& context, const SeriesKey& key, const Series& series)
{
    const auto role = context.index.describedRole(key);
    if (!role)
        return;
    const SeriesCoverage coverage = coverageOf(series);
    if (coverage.plane && *coverage.plane != planeFor(*role)) {
        context.add(IssueKind::WrongSeries, IssueWeight::Error, key,
                    fmt::format("The series is described as {}, but its pictures are {}.",
                                nameOf(*role), english(termOf(*coverage.plane))));
        return;
    }
    const ContrastGuess contrast = contrastOfHeaders(series);
    if (contrastFits(*role, contrast.contrast))
        return;
    const bool swapped = (contrast.contrast == Contrast::T1) != (role == SeriesRole::SagittalT1);
    context.add(IssueKind::WrongSeries, swapped ? IssueWeight::Error : IssueWeight::Warning, key,
                fmt::format("The series is described as {}, but its headers say {}.", nameOf(*role),
                            english(contrast.reason)));
}

/// Relative to the data set, so that messages do not contain paths of the user.
std::string relativePath(const CheckContext& context, const fs::path& file)
{
    return file.lexically_relative(context.dataset.folder).string();
}

void reportFile(const CheckContext& context, const SeriesKey& key, const fs::path& file,
                const std::string& reason)
{
    context.issues.push_back({IssueKind::UnreadableFile,
                              IssueWeight::Error,
                              key.first,
                              key.second,
                              {},
                              0,
                              relativePath(context, file),
                              std::nullopt,
                              reason});
}

void checkFiles(const CheckContext& context)
{
    for (const InputProblem& problem : context.dataset.unreadable) {
        const fs::path series = problem.path.parent_path();
        const fs::path study = series.parent_path();
        const std::string images = study.parent_path().filename().string();
        const bool layout = images == "train_images" || images == "test_images";
        reportFile(context,
                   layout ? SeriesKey{study.filename().string(), series.filename().string()}
                          : SeriesKey{},
                   problem.path, englishSentence(problem.reason));
    }
    for (const auto& [key, all] : context.index.series())
        for (const Series* series : all)
            for (const Instance& instance : series->instances)
                if (instance.truncated)
                    reportFile(context, key, instance.path,
                               "The pixel data are missing or cut off.");
}

/// "5, 7 to 9".
std::string rangesOf(const std::vector<int>& numbers)
{
    std::string text;
    for (std::size_t first = 0; first < numbers.size();) {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        text += fmt::format("{}{}", text.empty() ? "" : ", ", numbers[first]);
        if (last > first)
            text += fmt::format("{}{}", last > first + 1 ? " to " : ", ", numbers[last]);
        first = last + 1;
    }
    return text;
}

void checkGaps(const CheckContext& context, const SeriesKey& key, const std::set<int>& numbers)
{
    if (numbers.size() < 2)
        return;
    const double span = static_cast<double>(*numbers.rbegin()) - *numbers.begin() + 1;
    const double absent = span - static_cast<double>(numbers.size());
    if (absent == 0)
        return;
    if (absent > static_cast<double>(numbers.size())) {
        context.add(IssueKind::NumberGap, IssueWeight::Warning, key,
                    fmt::format("The instance numbers, {} to {}, are not consecutive.",
                                *numbers.begin(), *numbers.rbegin()));
        return;
    }
    std::vector<int> gaps;
    for (int number = *numbers.begin(); number < *numbers.rbegin(); ++number)
        if (numbers.count(number) == 0)
            gaps.push_back(number);
    context.add(IssueKind::NumberGap, IssueWeight::Warning, key,
                fmt::format("There is no instance {}.", rangesOf(gaps)));
}

/// Instance Numbers of points on the series, which are ambiguous where two pictures share a number.
std::set<int> pointNumbers(const CheckContext& context, const SeriesKey& key)
{
    std::set<int> numbers;
    const auto points = context.index.points().find(key.first);
    if (points != context.index.points().end())
        for (const auto& [site, point] : points->second)
            if (point.value().seriesId == key.second)
                numbers.insert(point.value().instanceNumber);
    return numbers;
}

void checkNumbers(const CheckContext& context, const SeriesKey& key,
                  const std::vector<const Series*>& all)
{
    std::set<int> numbers;
    std::set<int> repeated;
    int renamed = 0;
    for (const Series* series : all)
        for (const Instance& instance : series->instances) {
            if (!numbers.insert(instance.instanceNumber).second)
                repeated.insert(instance.instanceNumber);
            const std::string stem = instance.path.stem().string();
            int inName = 0;
            const auto [end, error] =
                std::from_chars(stem.data(), stem.data() + stem.size(), inName);
            const bool layout = instance.path.parent_path().filename() == key.second
                && error == std::errc{} && end == stem.data() + stem.size();
            renamed += layout && inName != instance.instanceNumber ? 1 : 0;
        }
    checkGaps(context, key, numbers);
    if (renamed > 0)
        context.add(IssueKind::FileNumber, IssueWeight::Warning, key,
                    fmt::format("{} {} not named after the instance number in the header.", renamed,
                                renamed == 1 ? "file is" : "files are"));
    if (repeated.empty())
        return;
    const std::set<int> points = pointNumbers(context, key);
    const bool used = std::any_of(repeated.begin(), repeated.end(),
                                  [&](int number) { return points.count(number) > 0; });
    context.add(IssueKind::DuplicateNumber, used ? IssueWeight::Error : IssueWeight::Warning, key,
                fmt::format("More than one picture has the instance number {}{}.",
                            rangesOf({repeated.begin(), repeated.end()}),
                            used ? "; points name it" : ""));
}

void checkPictures(const CheckContext& context, const SeriesKey& key, const Series& series)
{
    int pictures = 0;
    int unplaced = 0;
    std::set<std::pair<int, int>> sizes;
    std::set<std::pair<long, long>> spacings; // micrometres
    for (const Instance& instance : series.instances) {
        if (instance.kind != InstanceKind::Image)
            continue;
        sizes.insert({instance.columns, instance.rows});
        for (const Frame& frame : instance.frames) {
            ++pictures;
            const bool placed =
                frame.plane && frame.plane->rowSpacing > 0 && frame.plane->columnSpacing > 0;
            unplaced += placed ? 0 : 1;
            if (placed)
                spacings.insert({std::lround(frame.plane->columnSpacing * 1000),
                                 std::lround(frame.plane->rowSpacing * 1000)});
        }
    }
    if (unplaced > 0)
        context.add(IssueKind::NoGeometry, IssueWeight::Warning, key,
                    fmt::format("{} of {} pictures state no position, orientation or spacing: "
                                "sides and levels on them are not checked.",
                                unplaced, pictures));
    if (sizes.size() > 1 || spacings.size() > 1)
        context.add(IssueKind::MixedMatrix, IssueWeight::Warning, key,
                    fmt::format("The pictures have {} matrix sizes and {} pixel spacings.",
                                sizes.size(), spacings.size()));
}

void checkRoles(const CheckContext& context)
{
    std::map<std::string, std::set<SeriesRole>> roles;
    for (const std::string& study : context.index.imageStudies())
        roles[study];
    for (const auto& [key, all] : context.index.series())
        if (const auto role = context.index.role(key))
            roles[key.first].insert(*role);
    if (context.dataset.studies.empty() && context.dataset.descriptions)
        for (const DescriptionRow& row : *context.dataset.descriptions)
            if (const auto role = roleFromDescription(row.value.description))
                roles[row.value.studyId].insert(*role);
    for (const auto& [study, present] : roles)
        for (const SeriesRole role :
             {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
            if (present.count(role) == 0)
                context.add(IssueKind::MissingSeries, IssueWeight::Warning, {study, {}},
                            fmt::format("The study has no {} series.", nameOf(role)));
}

void checkUids(const CheckContext& context)
{
    std::map<std::string, std::map<std::string, std::set<std::string>>> seriesOfUid; // by study
    for (const auto& [key, all] : context.index.series()) {
        std::set<std::string> own;
        int repeated = 0;
        for (const Series* series : all)
            for (const Instance& instance : series->instances) {
                if (instance.sopInstanceUid.empty())
                    continue;
                repeated += own.insert(instance.sopInstanceUid).second ? 0 : 1;
                seriesOfUid[key.first][instance.sopInstanceUid].insert(key.second);
            }
        if (repeated > 0)
            context.add(IssueKind::DuplicateUid, IssueWeight::Error, key,
                        fmt::format("{} {} a SOP Instance UID that the series has already.",
                                    repeated, repeated == 1 ? "picture has" : "pictures have"));
    }
    for (const auto& [study, uids] : seriesOfUid) {
        const auto shared = std::count_if(uids.begin(), uids.end(),
                                          [](const auto& uid) { return uid.second.size() > 1; });
        if (shared > 0)
            context.add(
                IssueKind::DuplicateUid, IssueWeight::Warning, {study, {}},
                fmt::format("{} SOP Instance {} in more than one series: only study, series and "
                            "file together name a picture.",
                            shared, shared == 1 ? "UID occurs" : "UIDs occur"));
    }
}

void checkFolders(const CheckContext& context)
{
    std::map<std::string, int> studies; // of a folder
    for (const Study& study : context.dataset.studies)
        ++studies[std::string(wholeStudyId(study))];
    for (const auto& [study, count] : studies)
        if (count > 1)
            context.add(IssueKind::MixedStudies, IssueWeight::Error, {study, {}},
                        fmt::format("The folder holds pictures of {} studies or patients.", count));
    for (const auto& [key, all] : context.index.series())
        if (all.size() > 1 && studies[key.first] == 1)
            context.add(IssueKind::MixedStudies, IssueWeight::Warning, key,
                        fmt::format("The folder holds pictures of {} series.", all.size()));
}

} // namespace

void checkSeries(const CheckContext& context)
{
    checkFiles(context);
    checkFolders(context);
    checkRoles(context);
    checkUids(context);
    for (const auto& [key, all] : context.index.series()) {
        checkNumbers(context, key, all);
        for (const Series* series : all) {
            checkDescription(context, key, *series);
            checkPictures(context, key, *series);
        }
    }
}

} // namespace foramen
