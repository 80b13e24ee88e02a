#include "core/dataset/check/check_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace foramen {

namespace {

void reportDuplicate(const CheckContext& context, const RowPlace& place, const RowPlace& first,
                     bool equal, DatasetIssue issue)
{
    issue.kind = IssueKind::DuplicateRow;
    issue.weight = equal ? IssueWeight::Warning : IssueWeight::Error;
    issue.table = place.table;
    issue.line = place.line;
    issue.message =
        fmt::format("Line {} has this row already{}.", first.line,
                    equal ? ", with the same values" : ", with other values; the first one counts");
    context.issues.push_back(std::move(issue));
}

void checkDuplicateLabels(const CheckContext& context)
{
    std::map<std::string, const LabelRow*> seen;
    for (const LabelRow& row : *context.dataset.labels) {
        const auto [first, fresh] = seen.try_emplace(row.studyId, &row);
        if (!fresh)
            reportDuplicate(context, row.place, first->second->place,
                            row.severities == first->second->severities,
                            {IssueKind::DuplicateRow, IssueWeight::Error, row.studyId});
    }
}

void checkDuplicateCoordinates(const CheckContext& context)
{
    std::map<std::pair<std::string, std::size_t>, const CoordinateRow*> seen;
    for (const CoordinateRow& row : *context.dataset.coordinates) {
        const LabelCoordinate& value = row.value;
        const auto [first, fresh] = seen.try_emplace({value.studyId, siteIndex(value.site)}, &row);
        if (fresh)
            continue;
        const LabelCoordinate& other = first->second->value;
        const bool equal = std::tie(value.seriesId, value.instanceNumber)
                == std::tie(other.seriesId, other.instanceNumber)
            && value.image == other.image;
        DatasetIssue issue{IssueKind::DuplicateRow, IssueWeight::Error, value.studyId,
                           value.seriesId};
        issue.site = value.site;
        reportDuplicate(context, row.place, first->second->place, equal, std::move(issue));
    }
}

void checkDuplicateDescriptions(const CheckContext& context)
{
    std::map<SeriesKey, const DescriptionRow*> seen;
    for (const DescriptionRow& row : *context.dataset.descriptions) {
        const auto [first, fresh] = seen.try_emplace({row.value.studyId, row.value.seriesId}, &row);
        if (!fresh)
            reportDuplicate(context, row.place, first->second->place,
                            row.value.description == first->second->value.description,
                            {IssueKind::DuplicateRow, IssueWeight::Error, row.value.studyId,
                             row.value.seriesId});
    }
}

/// Reports studies in a table without images, each once.
void checkStudiesOfTables(const CheckContext& context)
{
    std::map<std::string, RowPlace> named;
    const auto name = [&](const std::string& study, const RowPlace& place) {
        named.try_emplace(study, place);
    };
    if (context.dataset.labels)
        for (const LabelRow& row : *context.dataset.labels)
            name(row.studyId, row.place);
    if (context.dataset.coordinates)
        for (const CoordinateRow& row : *context.dataset.coordinates)
            name(row.value.studyId, row.place);
    if (context.dataset.descriptions)
        for (const DescriptionRow& row : *context.dataset.descriptions)
            name(row.value.studyId, row.place);
    for (const auto& [study, place] : named)
        if (context.index.imageStudies().count(study) == 0)
            context.issues.push_back({IssueKind::StudyWithoutImages,
                                      IssueWeight::Error,
                                      study,
                                      {},
                                      place.table,
                                      place.line,
                                      {},
                                      std::nullopt,
                                      "The study has rows, but no images."});
}

void checkStudiesOfImages(const CheckContext& context)
{
    std::set<std::string> studies = context.index.imageStudies();
    for (const auto& [study, points] : context.index.points())
        studies.insert(study);
    if (context.dataset.labels)
        for (const std::string& study : studies)
            if (context.index.labels().count(study) == 0 && !context.index.isTest(study))
                context.add(IssueKind::StudyWithoutLabels, IssueWeight::Warning, {study, {}},
                            "The study has no row in the table of grades.");
    if (!context.dataset.descriptions)
        return;
    for (const auto& [key, series] : context.index.series())
        if (!context.index.isDescribed(key))
            context.add(IssueKind::SeriesWithoutDescription, IssueWeight::Warning, key,
                        "The series has no row in the table of descriptions.");
}

/// Reports series in a table without images, in studies with images.
void checkSeriesOfTables(const CheckContext& context)
{
    std::set<SeriesKey> seen;
    const auto check = [&](const SeriesKey& key, const RowPlace& place) {
        if (context.index.imageStudies().count(key.first) == 0
            || context.index.series().count(key) > 0 || !seen.insert(key).second)
            return;
        context.issues.push_back({IssueKind::SeriesWithoutImages,
                                  IssueWeight::Error,
                                  key.first,
                                  key.second,
                                  place.table,
                                  place.line,
                                  {},
                                  std::nullopt,
                                  "The series has rows, but no images."});
    };
    if (context.dataset.descriptions)
        for (const DescriptionRow& row : *context.dataset.descriptions)
            check({row.value.studyId, row.value.seriesId}, row.place);
    if (context.dataset.coordinates)
        for (const CoordinateRow& row : *context.dataset.coordinates)
            check({row.value.studyId, row.value.seriesId}, row.place);
}

void reportSite(const CheckContext& context, const LabelRow& row, std::size_t site,
                const StudyPoints& points)
{
    const auto point = points.find(site);
    if (row.severities[site] && point == points.end())
        context.issues.push_back({IssueKind::LabelWithoutPoint,
                                  IssueWeight::Warning,
                                  row.studyId,
                                  {},
                                  row.place.table,
                                  row.place.line,
                                  {},
                                  siteAt(site),
                                  "The site is graded, but has no point."});
    else if (!row.severities[site] && point != points.end())
        context.add(IssueKind::PointWithoutLabel, IssueWeight::Warning, point->second,
                    "The site has a point, but no grade.");
}

void checkLabelsAgainstPoints(const CheckContext& context)
{
    for (const auto& [study, row] : context.index.labels()) {
        const auto points = context.index.points().find(study);
        if (points == context.index.points().end()) {
            if (std::any_of(row->severities.begin(), row->severities.end(),
                            [](const auto& grade) { return grade.has_value(); }))
                context.issues.push_back({IssueKind::StudyWithoutPoints,
                                          IssueWeight::Warning,
                                          study,
                                          {},
                                          row->place.table,
                                          row->place.line,
                                          {},
                                          std::nullopt,
                                          "The study is graded, but has no points."});
            continue;
        }
        for (std::size_t site = 0; site < kSiteCount; ++site)
            reportSite(context, *row, site, points->second);
    }
}

} // namespace

void checkTables(const CheckContext& context)
{
    if (context.dataset.labels)
        checkDuplicateLabels(context);
    if (context.dataset.coordinates)
        checkDuplicateCoordinates(context);
    if (context.dataset.descriptions)
        checkDuplicateDescriptions(context);
    if (!context.dataset.studies.empty()) {
        checkStudiesOfTables(context);
        checkSeriesOfTables(context);
    }
    checkStudiesOfImages(context);
    if (context.dataset.labels && context.dataset.coordinates)
        checkLabelsAgainstPoints(context);
}

} // namespace foramen
