#pragma once

#include "core/dataset/tables/table_texts.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace foramen {

/// What an import noted beside its tables: which record of the database and which series the ids of
/// the tables are, and which of their points were found on a picture.
class TableNotes {
public:
    explicit TableNotes(const TableTexts& imported);

    /// The record of the database by study id.
    [[nodiscard]] const std::map<std::string, std::string>& records() const { return m_records; }
    /// The series id of a Series Instance UID; the UID itself where there is none. UIDs may be
    /// repeated within a study; then @p before, the series of the existing row, is kept.
    [[nodiscard]] std::string seriesId(const std::string& study, const std::string& uid,
                                       const std::string& before) const;
    [[nodiscard]] bool wasPlaced(const std::string& study, std::size_t site) const
    {
        return m_placed.contains({study, site});
    }

private:
    std::map<std::string, std::string> m_records;
    std::map<std::pair<std::string, std::string>, std::set<std::string>> m_series;
    std::set<std::pair<std::string, std::size_t>> m_placed;
};

} // namespace foramen
