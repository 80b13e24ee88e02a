#include "core/dataset/tables/table_notes.h"

#include "core/dataset/tables/csv_text.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

namespace {

constexpr std::array kSeriesTitles = {"study_id", "series_id", "series_instance_uid"};
constexpr std::array kStudyTitles = {"study_id", "study_instance_uid"};
constexpr std::array kSiteTitles = {"study_id", "site"};

/// The cells of columns, row by row; none when the text or a column is missing.
template <std::size_t count>
std::vector<std::array<std::string, count>> rowsOf(const TableTexts& texts, const char* name,
                                                   const std::array<const char*, count>& titles)
{
    std::vector<std::array<std::string, count>> rows;
    const auto text = texts.find(name);
    const auto table = CsvText::parse(text == texts.end() ? std::string() : text->second);
    if (!table)
        return rows;
    std::array<std::size_t, count> columns{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto column = table->column(titles[i]);
        if (!column)
            return rows;
        columns[i] = *column;
    }
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        auto& cells = rows.emplace_back();
        for (std::size_t i = 0; i < count; ++i)
            cells[i] = table->value(row, columns[i]);
    }
    return rows;
}

} // namespace

TableNotes::TableNotes(const TableTexts& imported)
{
    for (const auto& [id, record] : rowsOf(imported, kStudiesNote, kStudyTitles))
        m_records.try_emplace(id, record);
    for (const auto& [study, series, uid] : rowsOf(imported, kSeriesNote, kSeriesTitles))
        m_series[{study, uid}].insert(series);
    for (const auto& [study, site] : rowsOf(imported, kPointsNote, kSiteTitles))
        if (const auto known = siteFromKey(site))
            m_placed.insert({study, siteIndex(*known)});
}

std::string TableNotes::seriesId(const std::string& study, const std::string& uid,
                                 const std::string& before) const
{
    const auto found = m_series.find({study, uid});
    if (found == m_series.end())
        return uid;
    return found->second.contains(before) ? before : *found->second.begin();
}

} // namespace foramen
