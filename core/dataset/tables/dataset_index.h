#pragma once

#include "core/base/patient_space.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// A study and one of its series.
using SeriesKey = std::pair<std::string, std::string>;

/// A row of the coordinate table with its picture, if that exists.
struct PlacedPoint {
    const CoordinateRow* row = nullptr;
    const Instance* instance = nullptr;
    std::optional<PatientPoint> patient; ///< LPS, mm; none without position, orientation or spacing

    [[nodiscard]] const LabelCoordinate& value() const { return row->value; }
};

/// The points of a study by site index; of several rows the first.
using StudyPoints = std::map<std::size_t, PlacedPoint>;

/// Finds images for rows of the tables, and rows for images. The data set must outlive it.
class DatasetIndex {
public:
    explicit DatasetIndex(const RsnaDataset& dataset);

    /// Image series by study and folder; more than one where a folder has files of several.
    [[nodiscard]] const std::map<SeriesKey, std::vector<const Series*>>& series() const
    {
        return m_series;
    }
    [[nodiscard]] const std::set<std::string>& imageStudies() const { return m_imageStudies; }
    /// Whether a study lies in test_images, which has no labels.
    [[nodiscard]] bool isTest(const std::string& studyId) const
    {
        return m_testStudies.count(studyId) > 0;
    }
    /// The role by the description table, else guessed from the headers.
    [[nodiscard]] std::optional<SeriesRole> role(const SeriesKey& key) const;
    /// The role by the description table.
    [[nodiscard]] std::optional<SeriesRole> describedRole(const SeriesKey& key) const;
    [[nodiscard]] bool isDescribed(const SeriesKey& key) const
    {
        return m_described.count(key) > 0;
    }
    /// The instance with that Instance Number, else that of the file <number>.dcm; null if none.
    [[nodiscard]] const Instance* instance(const SeriesKey& key, int number) const;
    /// The points of each study.
    [[nodiscard]] const std::map<std::string, StudyPoints>& points() const { return m_points; }
    /// The row of each study; of several rows the first.
    [[nodiscard]] const std::map<std::string, const LabelRow*>& labels() const { return m_labels; }

private:
    void readImages();
    void readTables();

    const RsnaDataset& m_dataset;
    std::map<SeriesKey, std::vector<const Series*>> m_series;
    std::set<std::string> m_imageStudies;
    std::set<std::string> m_testStudies;
    std::map<SeriesKey, std::string> m_described;
    std::map<SeriesKey, std::map<int, const Instance*>> m_instances;
    std::map<SeriesKey, std::optional<SeriesRole>> m_guessed;
    std::map<std::string, StudyPoints> m_points;
    std::map<std::string, const LabelRow*> m_labels;
};

} // namespace foramen
