#include "core/dataset/tables/label_tables.h"

#include "core/dataset/tables/csv_text.h"
#include "core/dataset/tables/table_notes.h"

#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace foramen {

namespace {

constexpr std::array kPointTitles = {
    "study_id", "series_id", "instance_number", "condition", "level", "x", "y"};

/// The indices of columns; none when one is missing.
template <std::size_t count>
std::optional<std::array<std::size_t, count>>
columnsOf(const CsvText& table, const std::array<const char*, count>& titles)
{
    std::array<std::size_t, count> columns{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto column = table.column(titles[i]);
        if (!column)
            return std::nullopt;
        columns[i] = *column;
    }
    return columns;
}

/// Column of each site in a table of grades.
std::map<std::size_t, std::size_t> siteColumns(const CsvText& table)
{
    std::map<std::size_t, std::size_t> columns;
    for (std::size_t column = 0; column < table.titles().size(); ++column)
        if (const auto site = siteFromText(table.titles()[column]))
            columns.try_emplace(siteIndex(*site), column);
    return columns;
}

/// The reader's grade, else the imported one; none where the reader called the site ungradable.
std::optional<Severity> gradeOf(const Assessment& assessment, std::size_t site)
{
    const AssessmentCell& cell = assessment.cell(siteAt(site));
    return cell.decision ? cell.decision->severity : cell.unconfirmed();
}

/// The reader's point, else the imported one; null too where the reader removed it.
const SiteLocation* pointOf(const AssessmentCell& cell)
{
    return cell.readerLocation || (cell.imported && cell.imported->location) ? cell.location()
                                                                             : nullptr;
}

std::string nameOfGrade(const std::optional<Severity>& severity)
{
    return severity ? std::string(nameOf(*severity)) : std::string();
}

/// The saved assessments by study id, and the notes of the import.
class Names {
public:
    Names(const TableTexts& imported, const std::map<std::string, Assessment>& saved)
        : m_notes(imported)
    {
        for (const auto& [id, record] : m_notes.records())
            if (const auto found = saved.find(record); found != saved.end())
                m_saved.try_emplace(id, &found->second);
    }

    [[nodiscard]] const std::map<std::string, const Assessment*>& saved() const { return m_saved; }
    [[nodiscard]] const TableNotes& notes() const { return m_notes; }

private:
    TableNotes m_notes;
    std::map<std::string, const Assessment*> m_saved; ///< by study id
};

void updateGrades(CsvText& table, const Names& names)
{
    const auto ids = table.column("study_id");
    const auto columns = siteColumns(table);
    std::set<std::string> known;
    for (std::size_t row = 0; ids && row < table.rowCount(); ++row) {
        const std::string id = table.id(row, *ids);
        const auto saved = names.saved().find(id);
        if (saved == names.saved().end() || !known.insert(id).second)
            continue;
        for (const auto& [site, column] : columns) {
            const auto now = gradeOf(*saved->second, site);
            if (now != severityFromText(table.value(row, column)))
                table.set(row, column, nameOfGrade(now));
        }
    }
}

using PointColumns = std::array<std::size_t, kPointTitles.size()>;

void setPoint(CsvText& table, const PointColumns& columns, std::size_t row,
              const SiteLocation& location, const std::string& seriesId)
{
    const auto number = [&](std::size_t column, double value) {
        if (table.number(row, columns[column]) != value)
            table.set(row, columns[column], table.numberText(value));
    };
    if (table.id(row, columns[1]) != seriesId)
        table.set(row, columns[1], seriesId);
    number(2, location.instanceNumber);
    number(5, location.image.column);
    number(6, location.image.row);
}

void updatePoints(CsvText& table, const LabelPoints& points, const Names& names)
{
    const auto columns = columnsOf(table, kPointTitles);
    if (!columns)
        return;
    for (const auto& [id, assessment] : names.saved())
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            const Site site = siteAt(i);
            const AssessmentCell& cell = assessment->cell(site);
            const SiteLocation* location = pointOf(cell);
            const LabelCoordinate* before = points.find(id, site);
            if (!location) {
                // Removed since, by a reader or by renumbering. A row that could not be placed
                // among the pictures is nobody's work and stays.
                if (before && (cell.isPointRemoved || names.notes().wasPlaced(id, i)))
                    table.remove(points.rowOf(id, site));
                continue;
            }
            const std::string series = names.notes().seriesId(
                id, location->seriesInstanceUid, before ? before->seriesId : std::string());
            if (before)
                setPoint(table, *columns, points.rowOf(id, site), *location, series);
            else
                table.append({{(*columns)[0], id},
                              {(*columns)[1], series},
                              {(*columns)[2], std::to_string(location->instanceNumber)},
                              {(*columns)[3], std::string(nameOf(site.condition))},
                              {(*columns)[4], std::string(nameOf(site.level))},
                              {(*columns)[5], table.numberText(location->image.column)},
                              {(*columns)[6], table.numberText(location->image.row)}});
        }
}

/// Whether a reader graded a site or placed a point.
bool hasLabels(const Assessment& assessment)
{
    for (std::size_t i = 0; i < kSiteCount; ++i)
        if (const AssessmentCell& cell = assessment.cell(siteAt(i));
            cell.decision || cell.readerLocation)
            return true;
    return false;
}

std::string emptyGrades()
{
    std::string header = "study_id";
    for (std::size_t site = 0; site < kSiteCount; ++site)
        header += ',' + keyOf(siteAt(site));
    return header + '\n';
}

std::string emptyPoints()
{
    std::string header;
    for (const char* title : kPointTitles)
        header += std::string(header.empty() ? "" : ",") + title;
    return header + '\n';
}

} // namespace

LabelPoints::LabelPoints(const TableTexts& texts)
{
    const auto text = texts.find(kCoordinatesFile);
    if (text == texts.end())
        return;
    const auto table = CsvText::parse(text->second);
    const auto columns = table ? columnsOf(*table, kPointTitles) : std::nullopt;
    for (std::size_t row = 0; columns && row < table->rowCount(); ++row) {
        const auto& [studyColumn, seriesColumn, numberColumn, conditionColumn, levelColumn, xColumn,
                     yColumn] = *columns;
        const auto condition = conditionFromText(table->value(row, conditionColumn));
        const auto level = levelFromText(table->value(row, levelColumn));
        const auto number = table->number(row, numberColumn);
        const auto x = table->number(row, xColumn);
        const auto y = table->number(row, yColumn);
        if (!condition || !level || !number || !x || !y)
            continue;
        const std::string study = table->id(row, studyColumn);
        const Site site{*condition, *level};
        m_points.try_emplace(
            {study, siteIndex(site)},
            Place{{study, table->id(row, seriesColumn), static_cast<int>(*number), site, {*x, *y}},
                  row});
    }
}

const LabelCoordinate* LabelPoints::find(const std::string& studyId, Site site) const
{
    const auto found = m_points.find({studyId, siteIndex(site)});
    return found == m_points.end() ? nullptr : &found->second.value;
}

std::size_t LabelPoints::rowOf(const std::string& studyId, Site site) const
{
    return m_points.at({studyId, siteIndex(site)}).row;
}

LabelGrades::LabelGrades(const TableTexts& texts)
{
    const auto text = texts.find(kLabelsFile);
    const auto table = CsvText::parse(text == texts.end() ? std::string() : text->second);
    const auto ids = table ? table->column("study_id") : std::nullopt;
    for (std::size_t row = 0; ids && row < table->rowCount(); ++row) {
        const auto [study, isNew] = m_grades.try_emplace(table->id(row, *ids));
        if (isNew)
            for (const auto& [site, column] : siteColumns(*table))
                study->second[site] = severityFromText(table->value(row, column));
    }
}

std::optional<Severity> LabelGrades::find(const std::string& studyId, Site site) const
{
    const auto found = m_grades.find(studyId);
    return found == m_grades.end() ? std::nullopt : found->second[siteIndex(site)];
}

Result<TableTexts> exportedTables(const TableTexts& imported,
                                  const std::map<std::string, Assessment>& saved)
{
    const Names names(imported, saved);
    TableTexts exported;
    for (const char* name : {kLabelsFile, kCoordinatesFile, kDescriptionsFile}) {
        const auto text = imported.find(name);
        if (text == imported.end())
            continue;
        auto table = CsvText::parse(text->second);
        if (!table)
            return tl::make_unexpected(table.error());
        if (std::string_view(name) == kLabelsFile)
            updateGrades(*table, names);
        else if (std::string_view(name) == kCoordinatesFile)
            updatePoints(*table, LabelPoints(imported), names);
        exported[name] = table->text();
    }
    return exported;
}

TableTexts tablesOf(const std::map<std::string, Assessment>& saved)
{
    std::string grades = emptyGrades();
    TableTexts texts{{kCoordinatesFile, emptyPoints()}};
    texts[kStudiesNote] = "study_id,study_instance_uid\n";
    for (const auto& [uid, assessment] : saved) {
        if (!hasLabels(assessment))
            continue;
        texts[kStudiesNote].append(uid).append(",").append(uid).append("\n");
        grades += uid;
        for (std::size_t site = 0; site < kSiteCount; ++site)
            grades += ',' + nameOfGrade(gradeOf(assessment, site));
        grades += '\n';
    }
    texts[kLabelsFile] = std::move(grades);
    // Points are added as to any other table.
    return exportedTables(texts, saved).value_or(TableTexts());
}

} // namespace foramen
