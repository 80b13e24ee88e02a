#include "core/dataset/tables/label_exchange.h"

#include "core/base/text/csv.h"
#include "core/dataset/tables/csv_text.h"
#include "core/dataset/tables/dataset_index.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

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

void takeLocation(const Site site, const std::optional<SiteLocation>& location,
                  const LabelPoints& before, const std::string& studyId, Assessment& assessment,
                  std::size_t& changed)
{
    const auto& own = assessment.cell(site).readerLocation;
    const LabelCoordinate* earlier = before.find(studyId, site);
    const bool isImported = own && earlier && earlier->image == own->image
        && earlier->instanceNumber == own->instanceNumber;
    if (!location || (own && !isImported))
        return;
    if (own && own->image == location->image && own->instanceNumber == location->instanceNumber
        && own->seriesInstanceUid == location->seriesInstanceUid)
        return;
    assessment.setReaderLocation(site, location);
    ++changed;
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

std::size_t takeLabels(const TableStudy& study, const TableTexts& before, const std::string& time,
                       Assessment& assessment)
{
    const LabelPoints earlier(before);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const auto& decision = assessment.cell(site).decision;
        const bool isFree = !decision || decision->readerName == kTableAuthor;
        if (study.severities[i] && isFree
            && (!decision || decision->severity != study.severities[i])) {
            assessment.setDecision(site,
                                   ReaderDecision{.severity = study.severities[i],
                                                  .readerName = kTableAuthor,
                                                  .time = time});
            ++changed;
        }
        takeLocation(site, study.locations[i], earlier, study.studyId, assessment, changed);
    }
    return changed;
}

} // namespace foramen
