#include "core/dataset/tables/rsna_tables.h"

#include "core/base/text/csv.h"
#include "core/base/text/text_file.h"
#include "core/dataset/tables/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <tuple>

namespace foramen {

namespace {

/// The indices of columns, in the given order.
Result<std::vector<std::size_t>> columnsOf(const CsvTable& table,
                                           std::initializer_list<std::string_view> titles)
{
    std::vector<std::size_t> columns;
    for (const std::string_view title : titles) {
        const auto index = table.requiredColumn(title);
        if (!index)
            return tl::make_unexpected(index.error());
        columns.push_back(*index);
    }
    return columns;
}

/// A table with the indices of the columns that are needed.
struct OpenTable {
    CsvTable table;
    std::vector<std::size_t> columns;
};

Result<OpenTable> openTable(const std::filesystem::path& file,
                            std::initializer_list<std::string_view> titles)
{
    auto table = readCsv(file);
    if (!table)
        return tl::make_unexpected(table.error());
    auto columns = columnsOf(*table, titles);
    if (!columns)
        return tl::make_unexpected(columns.error());
    return OpenTable{std::move(*table), std::move(*columns)};
}

Result<std::array<std::size_t, kSiteCount>> labelColumns(const CsvTable& table)
{
    std::array<std::size_t, kSiteCount> columns{};
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto column = table.requiredColumn(keyOf(siteAt(index)));
        if (!column)
            return tl::make_unexpected(column.error());
        columns[index] = *column;
    }
    return columns;
}

Result<SiteSeverities> labelsOf(const CsvTable& table, const CsvRow& row,
                                const std::array<std::size_t, kSiteCount>& columns)
{
    SiteSeverities labels;
    for (std::size_t site = 0; site < kSiteCount; ++site) {
        const std::string_view text = CsvTable::cell(row, columns[site]);
        if (text.empty())
            continue;
        labels[site] = severityFromText(text);
        if (!labels[site])
            return table.refusal(row, columns[site], fmt::format("\"{}\" is no grade", text));
    }
    return labels;
}

/// What is wrong with a cell that csvId() does not read.
std::string badId(const CsvRow& row, std::size_t column)
{
    const std::string_view text = CsvTable::cell(row, column);
    return text.empty() ? std::string("the id is missing")
                        : fmt::format("\"{}\" is no id: a spreadsheet rounded it", text);
}

Result<LabelCoordinate> coordinateOf(const OpenTable& open, const CsvRow& row)
{
    const auto cell = [&](std::size_t index) {
        return CsvTable::cell(row, open.columns[index]);
    };
    const auto refuse = [&](std::size_t index, std::string_view what) {
        return open.table.refusal(row, open.columns[index],
                                  fmt::format("\"{}\" is no {}", cell(index), what));
    };
    LabelCoordinate coordinate;
    auto study = open.table.id(row, open.columns[0]);
    if (!study)
        return open.table.refusal(row, open.columns[0], badId(row, open.columns[0]));
    auto series = open.table.id(row, open.columns[1]);
    if (!series)
        return open.table.refusal(row, open.columns[1], badId(row, open.columns[1]));
    const auto instance = open.table.integer(row, open.columns[2]);
    if (!instance)
        return refuse(2, "instance number");
    const auto condition = conditionFromText(cell(3));
    if (!condition)
        return refuse(3, "condition");
    const auto level = levelFromText(cell(4));
    if (!level)
        return refuse(4, "level");
    const auto x = open.table.number(row, open.columns[5]);
    if (!x)
        return refuse(5, "number");
    const auto y = open.table.number(row, open.columns[6]);
    if (!y)
        return refuse(6, "number");
    coordinate.studyId = std::move(*study);
    coordinate.seriesId = std::move(*series);
    coordinate.instanceNumber = *instance;
    coordinate.site = {*condition, *level};
    coordinate.image = {*x, *y};
    return coordinate;
}

Result<SubmissionRow> submissionRowOf(const OpenTable& open, const CsvRow& row)
{
    const std::string_view id = CsvTable::cell(row, open.columns[0]);
    const auto underscore = id.find('_');
    const auto site = underscore == std::string_view::npos || underscore == 0
        ? std::nullopt
        : siteFromText(id.substr(underscore + 1));
    if (!site)
        return open.table.refusal(row, open.columns[0],
                                  fmt::format("\"{}\" is no <study_id>_<condition>_<level>", id));
    SubmissionRow result{std::string(id.substr(0, underscore)), *site, {}};
    for (std::size_t grade = 0; grade < kSeverityCount; ++grade) {
        const std::size_t column = open.columns[grade + 1];
        const auto value = open.table.number(row, column);
        if (!value || *value < 0)
            return open.table.refusal(row, column,
                                      fmt::format("\"{}\" is no probability", row.cells[column]));
        result.probabilities[grade] = *value;
    }
    return result;
}

template <class Row, class Convert>
Result<std::vector<Row>> convertRows(const OpenTable& open, Convert convert)
{
    std::vector<Row> rows;
    rows.reserve(open.table.rows.size());
    for (const CsvRow& row : open.table.rows) {
        auto converted = convert(open, row);
        if (!converted)
            return tl::make_unexpected(converted.error());
        rows.push_back(std::move(*converted));
    }
    return rows;
}

} // namespace

Result<LabelTable> readLabels(const std::filesystem::path& file)
{
    const auto open = openTable(file, {"study_id"});
    if (!open)
        return tl::make_unexpected(open.error());
    const auto columns = labelColumns(open->table);
    if (!columns)
        return tl::make_unexpected(columns.error());
    LabelTable labels;
    for (const CsvRow& row : open->table.rows) {
        const auto id = open->table.id(row, open->columns[0]);
        if (!id)
            return open->table.refusal(row, open->columns[0], badId(row, open->columns[0]));
        const auto severities = labelsOf(open->table, row, *columns);
        if (!severities)
            return tl::make_unexpected(severities.error());
        if (!labels.emplace(*id, *severities).second)
            return open->table.refusal(row, open->columns[0], "the study has a row already");
    }
    return labels;
}

Result<std::vector<LabelCoordinate>> readCoordinates(const std::filesystem::path& file)
{
    const auto open = openTable(
        file, {"study_id", "series_id", "instance_number", "condition", "level", "x", "y"});
    if (!open)
        return tl::make_unexpected(open.error());
    return convertRows<LabelCoordinate>(*open, coordinateOf);
}

Result<std::vector<SeriesDescription>> readSeriesDescriptions(const std::filesystem::path& file)
{
    const auto open = openTable(file, {"study_id", "series_id", "series_description"});
    if (!open)
        return tl::make_unexpected(open.error());
    return convertRows<SeriesDescription>(
        *open, [](const OpenTable& from, const CsvRow& row) -> Result<SeriesDescription> {
            std::array<std::string, 2> ids;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                auto id = from.table.id(row, from.columns[i]);
                if (!id)
                    return from.table.refusal(row, from.columns[i], badId(row, from.columns[i]));
                ids[i] = std::move(*id);
            }
            return SeriesDescription{ids[0], ids[1],
                                     std::string(CsvTable::cell(row, from.columns[2]))};
        });
}

Result<std::vector<SubmissionRow>> readSubmission(const std::filesystem::path& file)
{
    const auto open = openTable(file, {"row_id", "normal_mild", "moderate", "severe"});
    if (!open)
        return tl::make_unexpected(open.error());
    return convertRows<SubmissionRow>(*open, submissionRowOf);
}

Result<void> writeLabels(const std::filesystem::path& file, const LabelTable& labels)
{
    std::string text = "study_id";
    for (std::size_t site = 0; site < kSiteCount; ++site)
        text += fmt::format(",{}", keyOf(siteAt(site)));
    text += '\n';
    for (const auto& [studyId, severities] : labels) {
        text += csvCell(studyId);
        for (const auto& severity : severities)
            text += fmt::format(",{}", severity ? nameOf(*severity) : std::string_view());
        text += '\n';
    }
    return writeTextFile(file, text);
}

Result<void> writeCoordinates(const std::filesystem::path& file,
                              const std::vector<LabelCoordinate>& rows)
{
    std::string text = "study_id,series_id,instance_number,condition,level,x,y\n";
    for (const LabelCoordinate& row : rows)
        text += fmt::format("{},{},{},{},{},{},{}\n", csvCell(row.studyId), csvCell(row.seriesId),
                            row.instanceNumber, nameOf(row.site.condition), nameOf(row.site.level),
                            csvCell(row.image.column), csvCell(row.image.row));
    return writeTextFile(file, text);
}

Result<void> writeSeriesDescriptions(const std::filesystem::path& file,
                                     const std::vector<SeriesDescription>& rows)
{
    std::string text = "study_id,series_id,series_description\n";
    for (const SeriesDescription& row : rows)
        text += fmt::format("{},{},{}\n", csvCell(row.studyId), csvCell(row.seriesId),
                            csvCell(row.description));
    return writeTextFile(file, text);
}

Result<void> writeSubmission(const std::filesystem::path& file, std::vector<SubmissionRow> rows)
{
    std::sort(rows.begin(), rows.end(), [](const SubmissionRow& a, const SubmissionRow& b) {
        return std::make_tuple(a.studyId, keyOf(a.site))
            < std::make_tuple(b.studyId, keyOf(b.site));
    });
    std::string text = "row_id,normal_mild,moderate,severe\n";
    for (const SubmissionRow& row : rows) {
        text += csvCell(rowId(row.studyId, row.site));
        for (const double probability : row.probabilities)
            text += fmt::format(",{}", csvCell(probability));
        text += '\n';
    }
    return writeTextFile(file, text);
}

std::string rowId(const std::string& studyId, Site site)
{
    return studyId + '_' + keyOf(site);
}

} // namespace foramen
