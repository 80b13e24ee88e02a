#include "core/dataset/tables/dataset_index.h"

#include "core/dicom/image_point.h"

#include <charconv>
#include <system_error>

namespace foramen {

namespace {

std::optional<int> numberInName(const std::filesystem::path& file)
{
    const std::string stem = file.stem().string();
    int number = 0;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
    if (error != std::errc{} || end != stem.data() + stem.size())
        return std::nullopt;
    return number;
}

} // namespace

DatasetIndex::DatasetIndex(const RsnaDataset& dataset)
    : m_dataset(dataset)
{
    readImages();
    readTables();
}

void DatasetIndex::readImages()
{
    for (const Study& study : m_dataset.studies) {
        m_imageStudies.insert(study.studyId);
        for (const Series& series : study.series) {
            const SeriesKey key{study.studyId, series.seriesId};
            m_series[key].push_back(&series);
            m_guessed.try_emplace(key, guessRole(series).role);
            auto& numbers = m_instances[key];
            for (const Instance& instance : series.instances)
                numbers.try_emplace(instance.instanceNumber, &instance);
            for (const Instance& instance : series.instances)
                if (const auto number = numberInName(instance.path))
                    numbers.try_emplace(*number, &instance);
            if (series.instances.empty())
                continue;
            const auto images = series.instances.front().path.parent_path().parent_path();
            if (images.parent_path().filename() == "test_images")
                m_testStudies.insert(study.studyId);
        }
    }
}

void DatasetIndex::readTables()
{
    if (m_dataset.descriptions)
        for (const DescriptionRow& row : *m_dataset.descriptions)
            m_described.try_emplace({row.value.studyId, row.value.seriesId}, row.value.description);
    if (m_dataset.labels)
        for (const LabelRow& row : *m_dataset.labels)
            m_labels.try_emplace(row.studyId, &row);
    if (!m_dataset.coordinates)
        return;
    for (const CoordinateRow& row : *m_dataset.coordinates) {
        const LabelCoordinate& value = row.value;
        PlacedPoint point{&row, instance({value.studyId, value.seriesId}, value.instanceNumber),
                          std::nullopt};
        if (point.instance)
            point.patient = patientFromImage(*point.instance, value.image);
        m_points[value.studyId].try_emplace(siteIndex(value.site), point);
    }
}

std::optional<SeriesRole> DatasetIndex::describedRole(const SeriesKey& key) const
{
    const auto row = m_described.find(key);
    return row == m_described.end() ? std::nullopt : roleFromDescription(row->second);
}

std::optional<SeriesRole> DatasetIndex::role(const SeriesKey& key) const
{
    if (const auto described = describedRole(key))
        return described;
    const auto guessed = m_guessed.find(key);
    return guessed == m_guessed.end() ? std::nullopt : guessed->second;
}

const Instance* DatasetIndex::instance(const SeriesKey& key, int number) const
{
    const auto series = m_instances.find(key);
    if (series == m_instances.end())
        return nullptr;
    const auto found = series->second.find(number);
    return found == series->second.end() ? nullptr : found->second;
}

} // namespace foramen
