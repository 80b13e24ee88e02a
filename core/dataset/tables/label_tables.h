#pragma once

#include "core/base/result.h"
#include "core/dataset/tables/rsna_tables.h"
#include "core/dataset/tables/table_texts.h"
#include "core/spine/assessment.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

/// The points in the text of a coordinate table, by study and site. Unreadable rows are ignored.
class LabelPoints {
public:
    explicit LabelPoints(const TableTexts& texts);

    /// The first row of a site, or null.
    [[nodiscard]] const LabelCoordinate* find(const std::string& studyId, Site site) const;
    /// The index of that row.
    [[nodiscard]] std::size_t rowOf(const std::string& studyId, Site site) const;

private:
    struct Place {
        LabelCoordinate value;
        std::size_t row = 0;
    };
    std::map<std::pair<std::string, std::size_t>, Place> m_points;
};

/// The grades in the text of a table of labels, by study and site. Unreadable rows are ignored.
class LabelGrades {
public:
    explicit LabelGrades(const TableTexts& texts);

    /// The grade of a site in the first row of a study; none where there is none.
    [[nodiscard]] std::optional<Severity> find(const std::string& studyId, Site site) const;

private:
    std::map<std::string, std::array<std::optional<Severity>, kSiteCount>> m_grades;
};

/// The imported tables with the decisions and points that were saved since. Other cells keep all of
/// their characters. @param saved by Study Instance UID; studies that are not in the tables are
/// ignored.
[[nodiscard]] Result<TableTexts> exportedTables(const TableTexts& imported,
                                                const std::map<std::string, Assessment>& saved);

/// Tables of saved work that was not imported; ids are the DICOM UIDs.
[[nodiscard]] TableTexts tablesOf(const std::map<std::string, Assessment>& saved);

} // namespace foramen
