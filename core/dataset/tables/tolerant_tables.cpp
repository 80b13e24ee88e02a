#include "core/dataset/tables/tolerant_tables.h"

#include "core/base/text/ascii.h"
#include "core/dataset/tables/csv_table.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

/// Reads the cells of one row and collects issues.
class RowReader {
public:
    RowReader(const CsvTable& table, const CsvRow& row, std::vector<DatasetIssue>& issues)
        : m_table(table)
        , m_row(row)
        , m_issues(issues)
    {
    }

    [[nodiscard]] std::string_view cell(std::size_t column) const
    {
        return CsvTable::cell(m_row, column);
    }

    [[nodiscard]] std::optional<double> number(std::size_t column) const
    {
        return m_table.number(m_row, column);
    }
    [[nodiscard]] std::optional<int> integer(std::size_t column) const
    {
        return m_table.integer(m_row, column);
    }
    /// An id, or an issue that says why the cell has none.
    std::optional<std::string> requireId(std::size_t column, const char* what)
    {
        auto id = m_table.id(m_row, column);
        if (!id && !cell(column).empty())
            report(IssueKind::BadCell, IssueWeight::Error, std::nullopt,
                   fmt::format("Column \"{}\": \"{}\" is no {}: a spreadsheet rounded it.",
                               m_table.header[column], cell(column), what));
        else
            require(id, column, what);
        return id;
    }

    [[nodiscard]] RowPlace place() const { return {m_table.name, m_row.line}; }

    /// Sets the study and series of the following issues: their ids, or the text of the cells.
    void identify(std::size_t study, std::optional<std::size_t> series = std::nullopt)
    {
        m_study = m_table.id(m_row, study).value_or(std::string(cell(study)));
        if (series)
            m_series = m_table.id(m_row, *series).value_or(std::string(cell(*series)));
    }

    void report(IssueKind kind, IssueWeight weight, std::optional<Site> site,
                const std::string& message)
    {
        m_issues.push_back(
            {kind, weight, m_study, m_series, m_table.name, m_row.line, {}, site, message});
    }

    /// Returns a value, or adds an issue that the cell is not a @p what.
    template <class Value>
    std::optional<Value> require(std::optional<Value> value, std::size_t column, const char* what)
    {
        if (!value)
            report(IssueKind::BadCell, IssueWeight::Error, std::nullopt,
                   fmt::format("Column \"{}\": \"{}\" is no {}.", m_table.header[column],
                               cell(column), what));
        return value;
    }

private:
    const CsvTable& m_table;
    const CsvRow& m_row;
    std::vector<DatasetIssue>& m_issues;
    std::string m_study;
    std::string m_series;
};

/// The indices of columns in the given order, or a failure that names the first missing one.
template <std::size_t count>
Result<std::array<std::size_t, count>> columnsOf(const CsvTable& table,
                                                 const std::array<std::string_view, count>& titles)
{
    std::array<std::size_t, count> columns{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto column = table.requiredColumn(titles[i]);
        if (!column)
            return tl::make_unexpected(column.error());
        columns[i] = *column;
    }
    return columns;
}

void readGrade(RowReader& row, std::size_t column, Site site, SiteSeverities& severities)
{
    const std::string_view text = row.cell(column);
    if (text.empty())
        return;
    const auto severity = severityFromText(text);
    severities[siteIndex(site)] = severity;
    if (!severity)
        row.report(IssueKind::GradeSpelling, IssueWeight::Error, site,
                   fmt::format("\"{}\" is no grade; it counts as missing.", text));
    else if (text != nameOf(*severity))
        row.report(IssueKind::GradeSpelling, IssueWeight::Warning, site,
                   fmt::format("\"{}\" is not spelled \"{}\".", text, nameOf(*severity)));
}

std::optional<CoordinateRow> readCoordinate(RowReader& row,
                                            const std::array<std::size_t, 7>& columns)
{
    row.identify(columns[0], columns[1]);
    const auto study = row.requireId(columns[0], "study id");
    const auto series = row.requireId(columns[1], "series id");
    const auto number = row.require(row.integer(columns[2]), columns[2], "instance number");
    const auto condition =
        row.require(conditionFromText(row.cell(columns[3])), columns[3], "condition");
    const auto level = row.require(levelFromText(row.cell(columns[4])), columns[4], "level");
    const auto x = row.require(row.number(columns[5]), columns[5], "number");
    const auto y = row.require(row.number(columns[6]), columns[6], "number");
    if (!study || !series || !number || !condition || !level || !x || !y)
        return std::nullopt;
    return CoordinateRow{row.place(), {*study, *series, *number, {*condition, *level}, {*x, *y}}};
}

} // namespace

Result<std::vector<LabelRow>> readLabelRows(const std::filesystem::path& file,
                                            std::vector<DatasetIssue>& issues)
{
    const auto table = readCsv(file);
    if (!table)
        return tl::make_unexpected(table.error());
    std::array<std::string, kSiteCount + 1> keys{"study_id"};
    std::array<std::string_view, kSiteCount + 1> titles{keys[0]};
    for (std::size_t site = 0; site < kSiteCount; ++site)
        titles[site + 1] = keys[site + 1] = keyOf(siteAt(site));
    const auto columns = columnsOf(*table, titles);
    if (!columns)
        return tl::make_unexpected(columns.error());
    std::vector<LabelRow> rows;
    for (const CsvRow& each : table->rows) {
        RowReader row(*table, each, issues);
        row.identify(columns->front());
        const auto id = row.requireId(columns->front(), "study id");
        if (!id)
            continue;
        LabelRow labels{row.place(), *id, {}};
        for (std::size_t site = 0; site < kSiteCount; ++site)
            readGrade(row, (*columns)[site + 1], siteAt(site), labels.severities);
        rows.push_back(std::move(labels));
    }
    return rows;
}

Result<std::vector<CoordinateRow>> readCoordinateRows(const std::filesystem::path& file,
                                                      std::vector<DatasetIssue>& issues)
{
    const auto table = readCsv(file);
    if (!table)
        return tl::make_unexpected(table.error());
    const auto columns = columnsOf<7>(
        *table, {"study_id", "series_id", "instance_number", "condition", "level", "x", "y"});
    if (!columns)
        return tl::make_unexpected(columns.error());
    std::vector<CoordinateRow> rows;
    for (const CsvRow& each : table->rows) {
        RowReader row(*table, each, issues);
        if (auto coordinate = readCoordinate(row, *columns))
            rows.push_back(std::move(*coordinate));
    }
    return rows;
}

Result<std::vector<DescriptionRow>> readDescriptionRows(const std::filesystem::path& file,
                                                        std::vector<DatasetIssue>& issues)
{
    const auto table = readCsv(file);
    if (!table)
        return tl::make_unexpected(table.error());
    const auto columns = columnsOf<3>(*table, {"study_id", "series_id", "series_description"});
    if (!columns)
        return tl::make_unexpected(columns.error());
    std::vector<DescriptionRow> rows;
    for (const CsvRow& each : table->rows) {
        RowReader row(*table, each, issues);
        const std::string text(row.cell((*columns)[2]));
        row.identify((*columns)[0], (*columns)[1]);
        const auto study = row.requireId((*columns)[0], "study id");
        const auto series = row.requireId((*columns)[1], "series id");
        if (!study || !series)
            continue;
        const auto role = roleFromDescription(text);
        if (!role)
            row.report(IssueKind::DescriptionSpelling, IssueWeight::Error, std::nullopt,
                       fmt::format("\"{}\" is none of the three descriptions.", text));
        else if (text != nameOf(*role))
            row.report(IssueKind::DescriptionSpelling, IssueWeight::Warning, std::nullopt,
                       fmt::format("\"{}\" is not spelled \"{}\".", text, nameOf(*role)));
        rows.push_back({row.place(), {*study, *series, text}});
    }
    return rows;
}

std::optional<SeriesRole> roleFromDescription(const std::string& description)
{
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        if (lowered(description) == lowered(nameOf(role)))
            return role;
    return std::nullopt;
}

} // namespace foramen
