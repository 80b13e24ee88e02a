#include "core/spine/assessment.h"

#include <algorithm>

namespace foramen {

namespace {

std::array<LevelLocation, kLevelCount> emptyLevels()
{
    std::array<LevelLocation, kLevelCount> levels;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        levels[i].level = kLevels[i];
    return levels;
}

/// Of a site at a level that came into the grid when a reader renumbered a graded study.
Finding notFoundAfterRenumbering(Site site)
{
    Finding finding;
    finding.site = site;
    finding.probabilities = {1.0 / 3, 1.0 / 3, 1.0 / 3}; // nothing is known of it
    finding.refused = Reason(ReasonCode::LevelsRenumbered);
    return finding;
}

} // namespace

CellState AssessmentCell::state() const
{
    const bool graded = finding && !finding->refused;
    if (decision) {
        if (!decision->severity)
            return CellState::Ungradable;
        if (!graded)
            return CellState::ReaderOnly;
        // The site may have been graded again after it was accepted.
        const bool stillSo = likeliest(finding->probabilities) == *decision->severity;
        if (decision->acceptedFinding && stillSo)
            return CellState::Accepted;
        return shownFinding() ? CellState::Changed : CellState::ReaderOnly;
    }
    if (graded)
        return shownFinding() ? CellState::AiSuggested : CellState::Withheld;
    return finding ? CellState::Refused : CellState::NotReviewed;
}

bool AssessmentCell::isFindingWithheld() const
{
    return finding && !finding->refused && finding->unreliable
        && unreliableGrades == UnreliableGrades::Withheld;
}

const Finding* AssessmentCell::shownFinding() const
{
    return finding && !finding->refused && !isFindingWithheld() ? &*finding : nullptr;
}

bool AssessmentCell::isUnreliable() const
{
    const Finding* shown = shownFinding();
    return !decision && shown && shown->unreliable;
}

std::optional<Severity> AssessmentCell::severity() const
{
    if (decision)
        return decision->severity;
    if (const Finding* shown = shownFinding())
        return likeliest(shown->probabilities);
    return std::nullopt;
}

const SiteLocation* AssessmentCell::location() const
{
    if (readerLocation)
        return &*readerLocation;
    return finding && finding->location ? &*finding->location : nullptr;
}

Assessment::Assessment(StudyIdentity study)
    : m_study(std::move(study))
    , m_levels(emptyLevels())
{
}

int Assessment::reviewedCount() const
{
    return static_cast<int>(std::count_if(m_cells.begin(), m_cells.end(),
                                          [](const auto& cell) { return cell.isReviewed(); }));
}

bool Assessment::hasReaderWork() const
{
    return std::any_of(m_cells.begin(), m_cells.end(),
                       [](const auto& cell) { return cell.hasReaderWork(); });
}

void Assessment::setStudy(StudyIdentity study)
{
    m_study = std::move(study);
}

void Assessment::setGrading(const Grading& grading)
{
    m_model = grading.model;
    m_levels = grading.levels;
    m_numbering = grading.numbering;
    m_problems = grading.problems;
    for (const Finding& finding : grading.findings)
        setFinding(finding);
}

void Assessment::setFinding(const Finding& finding)
{
    m_cells[siteIndex(finding.site)].finding = finding;
}

void Assessment::setCell(Site site, AssessmentCell cell)
{
    m_cells[siteIndex(site)] = std::move(cell);
    m_cells[siteIndex(site)].unreliableGrades = m_unreliableGrades;
}

void Assessment::setModel(const ModelIdentity& model)
{
    m_model = model;
}

void Assessment::setDecision(Site site, std::optional<ReaderDecision> decision)
{
    m_cells[siteIndex(site)].decision = std::move(decision);
}

void Assessment::setReaderLocation(Site site, std::optional<SiteLocation> location)
{
    m_cells[siteIndex(site)].readerLocation = std::move(location);
}

void Assessment::setComment(Site site, std::optional<CellComment> comment)
{
    m_cells[siteIndex(site)].comment = std::move(comment);
}

void Assessment::setUnreliableGrades(UnreliableGrades which)
{
    m_unreliableGrades = which;
    for (AssessmentCell& cell : m_cells)
        cell.unreliableGrades = which;
}

void Assessment::shiftLevels(int by)
{
    const auto oldCells = m_cells;
    const auto oldLevels = m_levels;
    const bool isGraded = std::any_of(oldCells.begin(), oldCells.end(),
                                      [](const auto& cell) { return cell.finding.has_value(); });
    m_cells = {};
    setUnreliableGrades(m_unreliableGrades);
    m_levels = emptyLevels();
    for (int to = 0; to < static_cast<int>(kLevelCount); ++to) {
        const int from = to - by;
        const DiscLevel level = kLevels[static_cast<std::size_t>(to)];
        if (from < 0 || from >= static_cast<int>(kLevelCount)) {
            for (const Condition condition : kConditions)
                if (isGraded)
                    m_cells[siteIndex({condition, level})].finding =
                        notFoundAfterRenumbering({condition, level});
            continue;
        }
        m_levels[static_cast<std::size_t>(to)] = oldLevels[static_cast<std::size_t>(from)];
        m_levels[static_cast<std::size_t>(to)].level = level;
        for (const Condition condition : kConditions) {
            AssessmentCell& cell = m_cells[siteIndex({condition, level})];
            cell = oldCells[siteIndex({condition, kLevels[static_cast<std::size_t>(from)]})];
            if (cell.finding)
                cell.finding->site.level = level;
        }
    }
}

} // namespace foramen
