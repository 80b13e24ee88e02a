#include "core/changes/label_state.h"

#include "core/base/text/csv.h"
#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <utility>

namespace foramen {

namespace {

TablePoint pointOfRow(const LabelCoordinate& row)
{
    return {row.seriesId, row.instanceNumber, row.image};
}

} // namespace

std::string pointText(const std::optional<TablePoint>& point)
{
    return point ? fmt::format("series_id={} instance_number={} x={} y={}", point->seriesId,
                               point->instanceNumber, csvCell(point->image.column),
                               csvCell(point->image.row))
                 : std::string();
}

std::string gradeText(const SiteLabels& labels)
{
    const auto& decision = labels.part.decision;
    if (decision && !decision->severity)
        return "Ungradable";
    const std::optional<Severity> grade = decision ? decision->severity : labels.importedGrade;
    return grade ? std::string(nameOf(*grade)) : std::string();
}

std::string decisionNote(const SiteLabels& labels)
{
    const auto& decision = labels.part.decision;
    if (!decision)
        return {};
    if (decision->ungradable)
        return englishText(*decision->ungradable);
    if (decision->refined)
        return std::string(nameOf(*decision->refined));
    return decision->acceptedFinding ? "the AI's grade" : std::string();
}

std::string commentText(const SiteLabels& labels)
{
    return labels.part.comment ? labels.part.comment->text : std::string();
}

LabelState::LabelState(const LabelGrades& grades, const LabelPoints& points,
                       const TableNotes& notes, std::string studyId)
    : m_points(points)
    , m_notes(notes)
    , m_studyId(std::move(studyId))
{
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        m_sites[i].importedGrade = grades.find(m_studyId, siteAt(i));
        if (m_notes.wasPlaced(m_studyId, i))
            if (const LabelCoordinate* row = points.find(m_studyId, siteAt(i)))
                m_sites[i].importedPoint = pointOfRow(*row);
    }
}

void LabelState::shift(int by)
{
    const std::array<SiteLabels, kSiteCount> before = std::exchange(m_sites, {});
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const int from = static_cast<int>(siteAt(i).level) - by;
        if (from >= 0 && from < static_cast<int>(kLevelCount))
            m_sites[i] =
                before[siteIndex({siteAt(i).condition, kLevels[static_cast<std::size_t>(from)]})];
    }
}

std::optional<TablePoint> LabelState::pointOf(std::size_t site, const SiteLabels& labels) const
{
    if (labels.part.isPointRemoved)
        return std::nullopt;
    if (labels.part.readerLocation)
        return tablePointOf(site, *labels.part.readerLocation);
    if (labels.importedPoint)
        return labels.importedPoint;
    const LabelCoordinate* row = m_points.find(m_studyId, siteAt(site));
    if (row == nullptr || m_notes.wasPlaced(m_studyId, site))
        return std::nullopt;
    return pointOfRow(*row);
}

TablePoint LabelState::tablePointOf(std::size_t site, const SiteLocation& location) const
{
    const LabelCoordinate* row = m_points.find(m_studyId, siteAt(site));
    return {m_notes.seriesId(m_studyId, location.seriesInstanceUid,
                             row ? row->seriesId : std::string()),
            location.instanceNumber, location.image};
}

std::string LabelState::seriesIdOf(const std::string& seriesInstanceUid) const
{
    return m_notes.seriesId(m_studyId, seriesInstanceUid, {});
}

SiteLabels LabelState::savedLabels(const AssessmentCell& cell, std::size_t site) const
{
    SiteLabels labels{editOf(cell), std::nullopt, std::nullopt};
    if (cell.imported)
        labels.importedGrade = cell.imported->severity;
    if (cell.imported && cell.imported->location)
        labels.importedPoint = tablePointOf(site, *cell.imported->location);
    return labels;
}

} // namespace foramen
