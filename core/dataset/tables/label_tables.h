#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/spine/assessment.h"

#include <map>
#include <string>
#include <utility>

namespace foramen {

/// Texts by file name; those of the challenge as they were read, and what is noted beside them.
using TableTexts = std::map<std::string, std::string>;

inline constexpr const char* kLabelsFile = "train.csv";
inline constexpr const char* kCoordinatesFile = "train_label_coordinates.csv";
inline constexpr const char* kDescriptionsFile = "train_series_descriptions.csv";
/// Notes that are kept beside imported tables and never exported.
inline constexpr const char* kStudiesNote = "note: studies";
inline constexpr const char* kSeriesNote = "note: series";
inline constexpr const char* kPointsNote = "note: points";

/// The points of a coordinate table's text by study and site; rows that cannot be understood are
/// left to themselves.
class LabelPoints {
public:
    explicit LabelPoints(const TableTexts& texts);

    /// The first row of a site, or null.
    [[nodiscard]] const LabelCoordinate* find(const std::string& studyId, Site site) const;
    /// Its index among the table's records.
    [[nodiscard]] std::size_t rowOf(const std::string& studyId, Site site) const;

private:
    struct Place {
        LabelCoordinate value;
        std::size_t row = 0;
    };
    std::map<std::pair<std::string, std::size_t>, Place> m_points;
};

/// The tables with what was decided and moved since: cells that nobody touched keep every
/// character. @param saved by Study Instance UID; studies that are not in the tables are ignored.
[[nodiscard]] Result<TableTexts> exportedTables(const TableTexts& imported,
                                                const std::map<std::string, Assessment>& saved);

/// Tables of readers' work that was never imported; ids are the DICOM UIDs.
[[nodiscard]] TableTexts tablesOf(const std::map<std::string, Assessment>& saved);

} // namespace foramen
