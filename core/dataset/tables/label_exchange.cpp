#include "core/dataset/tables/label_exchange.h"

#include "core/base/text/csv.h"
#include "core/dataset/tables/csv_text.h"
#include "core/dataset/tables/dataset_index.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

SiteLocation locationOf(const PlacedPoint& point, const std::string& seriesInstanceUid)
{
    const LabelCoordinate& value = point.value();
    return {.seriesInstanceUid = seriesInstanceUid,
            .sopInstanceUid = point.instance->sopInstanceUid,
            .instanceNumber = value.instanceNumber,
            .image = value.image,
            .patient = *point.patient};
}

std::optional<std::string> fileText(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return std::nullopt;
    return csvUtf8({std::istreambuf_iterator<char>(stream), {}});
}

/// Series Instance UID of a series folder; of several the first.
std::string uidOf(const DatasetIndex& index, const SeriesKey& key)
{
    const auto found = index.series().find(key);
    return found == index.series().end() ? std::string() : found->second.front()->seriesInstanceUid;
}

bool isSamePoint(const SiteLocation& point, const LabelCoordinate& label)
{
    return point.image == label.image && point.instanceNumber == label.instanceNumber;
}

/// Older versions kept an imported point as the reader's. @param before  that of the import before
void separateImported(AssessmentCell& cell, const LabelCoordinate* before)
{
    const bool isKnown = cell.imported && cell.imported->location;
    if (cell.readerLocation && !isKnown && before != nullptr
        && isSamePoint(*cell.readerLocation, *before))
        cell.readerLocation.reset();
}

} // namespace

std::vector<TableStudy> studiesOfTables(const RsnaDataset& dataset)
{
    const DatasetIndex index(dataset);
    std::map<std::string, const Study*> images;
    for (const Study& study : dataset.studies)
        images.try_emplace(study.studyId, &study);
    std::map<std::string, TableStudy> studies;
    const auto at = [&](const std::string& id) -> TableStudy& {
        TableStudy& study = studies[id];
        const auto found = images.find(id);
        study.studyId = id;
        study.images = found == images.end() ? nullptr : found->second;
        study.studyInstanceUid = study.images && !study.images->studyInstanceUid.empty()
            ? study.images->studyInstanceUid
            : id;
        return study;
    };
    for (const auto& [id, row] : index.labels())
        at(id).severities = row->severities;
    for (const auto& [id, points] : index.points())
        for (const auto& [site, point] : points)
            if (point.instance && point.patient)
                at(id).locations[site] =
                    locationOf(point, uidOf(index, {id, point.value().seriesId}));
    std::vector<TableStudy> all;
    all.reserve(studies.size());
    for (auto& [id, study] : studies)
        all.push_back(std::move(study));
    return all;
}

Result<TableTexts> tableTexts(const RsnaDataset& dataset)
{
    TableTexts texts;
    for (const char* name : {kLabelsFile, kCoordinatesFile, kDescriptionsFile})
        if (auto text = fileText(dataset.folder / name))
            texts[name] = std::move(*text);
    if (!texts.contains(kLabelsFile) && !texts.contains(kCoordinatesFile))
        return failure(ErrorCode::NotFound,
                       "The folder holds neither train.csv nor train_label_coordinates.csv");
    for (const char* name : {kLabelsFile, kCoordinatesFile})
        if (texts.contains(name))
            if (const auto table = CsvText::parse(texts[name]); !table)
                return failure(table.error().code,
                               std::string(name) + ": " + table.error().message);
    std::string studies = "study_id,study_instance_uid\n";
    std::string points = "study_id,site\n";
    for (const TableStudy& study : studiesOfTables(dataset)) {
        studies += fmt::format("{},{}\n", study.studyId, study.studyInstanceUid);
        for (std::size_t site = 0; site < kSiteCount; ++site)
            if (study.locations[site])
                points += fmt::format("{},{}\n", study.studyId, keyOf(siteAt(site)));
    }
    std::string series = "study_id,series_id,series_instance_uid\n";
    for (const Study& study : dataset.studies)
        for (const Series& one : study.series)
            series += fmt::format("{},{},{}\n", study.studyId, one.seriesId, one.seriesInstanceUid);
    texts[kStudiesNote] = std::move(studies);
    texts[kSeriesNote] = std::move(series);
    texts[kPointsNote] = std::move(points);
    return texts;
}

LabelImport::LabelImport(const TableTexts& before, std::string time)
    : m_points(before)
    , m_grades(before)
    , m_time(std::move(time))
{
}

/// A label that is not where the import before put it has moved with its level.
bool LabelImport::isRenumbered(const TableStudy& study, const Assessment& assessment) const
{
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const auto& label = assessment.cell(site).imported;
        if (!label)
            continue;
        const LabelCoordinate* point = m_points.find(study.studyId, site);
        if (label->severity != m_grades.find(study.studyId, site)
            || (label->location && (point == nullptr || !isSamePoint(*label->location, *point))))
            return true;
    }
    return false;
}

LabelImport::Outcome LabelImport::take(const TableStudy& study, Assessment& assessment) const
{
    if (isRenumbered(study, assessment))
        return {.isRenumbered = true};
    Outcome outcome;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        AssessmentCell cell = assessment.cell(site);
        separateImported(cell, m_points.find(study.studyId, site));
        ImportedLabel label{study.severities[i], study.locations[i], kChallengeTables, m_time};
        if (cell.imported) {
            label.time = cell.imported->time; // equal labels are no change
            if (!label.location) // its picture is missing this time
                label.location = cell.imported->location;
        }
        if (!label.severity && !label.location && !cell.imported)
            continue;
        if (cell.imported == label)
            continue;
        label.time = m_time;
        cell.imported = label.severity || label.location ? std::optional(label) : std::nullopt;
        assessment.setCell(site, std::move(cell));
        ++outcome.changed;
    }
    return outcome;
}

} // namespace foramen
