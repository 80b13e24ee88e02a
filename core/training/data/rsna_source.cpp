#include "core/training/data/rsna_source.h"

#include "core/ai/preprocessing/preprocessing.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/volume_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// Distance from the canal's point forwards to the disc's centre, mm: half a disc and half a canal.
constexpr double kCanalToDisc = 24;

std::optional<SeriesRole> roleOf(const std::string& description)
{
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        if (description == nameOf(role))
            return role;
    return std::nullopt;
}

SeriesRole roleOf(Condition condition)
{
    return condition == Condition::SpinalCanalStenosis ? SeriesRole::SagittalT2
        : isForaminal(condition)                       ? SeriesRole::SagittalT1
                                                       : SeriesRole::AxialT2;
}

/// The patient point of a labelled pixel. @return none when no block holds the instance.
std::optional<PatientPoint> placeOf(const LabelCoordinate& label,
                                    const std::vector<TrainingVolume>& volumes)
{
    for (const TrainingVolume& block : volumes) {
        if (block.volume->seriesId != label.seriesId || !block.volume->hasGeometry
            || block.role != roleOf(label.site.condition))
            continue;
        const auto& sources = block.volume->sources;
        const auto found =
            std::find_if(sources.begin(), sources.end(), [&](const SliceSource& source) {
                return !source.missing && source.instanceNumber == label.instanceNumber;
            });
        if (found != sources.end())
            return block.volume->geometry.patientFromVoxel(
                {label.image.column, label.image.row,
                 static_cast<double>(found - sources.begin())});
    }
    return std::nullopt;
}

/// The disc centres lie in front of the canal's points, perpendicular to the line through them.
void estimateDiscCenters(TrainingStudy& study)
{
    const auto canal = [&](std::size_t level) {
        return study.sitePoints[level];
    };
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const std::size_t above = level == 0 ? 0 : level - 1;
        const std::size_t below = std::min(level + 1, kLevelCount - 1);
        if (!canal(level) || !canal(above) || !canal(below))
            continue;
        const PatientVector downwards = normalized(*canal(below) - *canal(above));
        const PatientVector forwards = normalized(cross({1, 0, 0}, downwards));
        const double sign = forwards.y < 0 ? 1 : -1;
        study.discCenters[level] = *canal(level) + forwards * (sign * kCanalToDisc);
    }
}

/// Reads studies from a folder in the RSNA layout.
class RsnaSource : public StudySource {
public:
    struct Tables {
        LabelTable labels;
        std::map<std::string, std::vector<LabelCoordinate>> coordinates; ///< by study
        std::map<std::string, SeriesRole> roles; ///< by "study/series"
    };

    RsnaSource(std::vector<Study> studies, Tables tables)
        : m_studies(std::move(studies))
        , m_tables(std::move(tables))
    {
    }

    std::size_t size() const override { return m_studies.size(); }
    bool generated() const override { return false; }

    std::string description() const override
    {
        return fmt::format("{} studies of a data set in the RSNA 2024 layout", m_studies.size());
    }

    Result<TrainingStudy> load(std::size_t index, PhantomExtent /*extent*/,
                               const Task& task) const override
    {
        const Study& found = m_studies[index];
        TrainingStudy study;
        study.id = found.studyId;
        for (const Series& series : found.series) {
            const auto role = m_tables.roles.find(found.studyId + '/' + series.seriesId);
            if (role == m_tables.roles.end())
                continue;
            const auto volumes = buildVolumes(series, task);
            if (!volumes && volumes.error().code == ErrorCode::Cancelled)
                return tl::make_unexpected(volumes.error());
            if (!volumes)
                continue; // a series that cannot be read is skipped; the others are used
            for (const VolumePtr& volume : volumes->volumes)
                study.volumes.push_back({role->second, volume, {}});
        }
        study.severities = m_tables.labels.at(found.studyId);
        if (const auto labels = m_tables.coordinates.find(found.studyId);
            labels != m_tables.coordinates.end())
            for (const LabelCoordinate& label : labels->second)
                study.sitePoints[siteIndex(label.site)] = placeOf(label, study.volumes);
        estimateDiscCenters(study);
        return study;
    }

    Result<TrainingStudy> sample(PhantomExtent, std::uint64_t) const override
    {
        return failure(ErrorCode::InvalidArgument, "A data set has the studies it has");
    }

private:
    std::vector<Study> m_studies;
    Tables m_tables;
};

Result<RsnaSource::Tables> readTables(const fs::path& folder)
{
    auto labels = readLabels(folder / "train.csv");
    if (!labels)
        return tl::make_unexpected(labels.error());
    const auto coordinates = readCoordinates(folder / "train_label_coordinates.csv");
    if (!coordinates)
        return tl::make_unexpected(coordinates.error());
    const auto descriptions = readSeriesDescriptions(folder / "train_series_descriptions.csv");
    if (!descriptions)
        return tl::make_unexpected(descriptions.error());
    RsnaSource::Tables tables;
    tables.labels = std::move(*labels);
    for (const LabelCoordinate& row : *coordinates)
        tables.coordinates[row.studyId].push_back(row);
    for (const SeriesDescription& row : *descriptions)
        if (const auto role = roleOf(row.description))
            tables.roles.emplace(row.studyId + '/' + row.seriesId, *role);
    return tables;
}

} // namespace

Result<std::unique_ptr<StudySource>> rsnaSource(const fs::path& folder, const Task& task)
{
    auto tables = readTables(folder);
    if (!tables)
        return tl::make_unexpected(tables.error());
    auto scan = scanStudies({folder / "train_images"}, task);
    if (!scan)
        return tl::make_unexpected(scan.error());
    std::vector<Study> labelled;
    for (Study& study : scan->studies)
        if (tables->labels.count(study.studyId) > 0)
            labelled.push_back(std::move(study));
    if (labelled.empty())
        return failure(ErrorCode::NotFound, "No study of train_images has a row in train.csv");
    std::sort(labelled.begin(), labelled.end(),
              [](const Study& a, const Study& b) { return a.studyId < b.studyId; });
    return std::make_unique<RsnaSource>(std::move(labelled), std::move(*tables));
}

} // namespace foramen
