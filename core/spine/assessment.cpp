#include "core/spine/assessment.h"

#include <algorithm>
#include <utility>

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
        const bool stillSo =
            gradeAt(finding->probabilities, decision->acceptedAt) == *decision->severity;
        if (decision->acceptedFinding && stillSo)
            return CellState::Accepted;
        return shownFinding() ? CellState::Changed : CellState::ReaderOnly;
    }
    if (unconfirmed())
        return CellState::Imported;
    if (graded)
        return shownFinding() ? CellState::AiSuggested : CellState::Withheld;
    if (hidden)
        return CellState::Hidden;
    return finding ? CellState::Refused : CellState::NotReviewed;
}

const Finding* AssessmentCell::modelFinding() const
{
    if (hidden)
        return &*hidden;
    return finding ? &*finding : nullptr;
}

std::optional<Severity> AssessmentCell::suggestion() const
{
    const Finding* shown = shownFinding();
    return shown ? std::optional(gradeAt(shown->probabilities, cutOff)) : std::nullopt;
}

bool AssessmentCell::isDifferent() const
{
    if (!decision || state() == CellState::Accepted)
        return false;
    const auto suggested = suggestion();
    return suggested && suggested != decision->severity;
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
    return suggestion();
}

std::optional<Severity> AssessmentCell::unconfirmed() const
{
    return imported && !decision ? imported->severity : std::nullopt;
}

std::optional<Severity> AssessmentCell::shownSeverity() const
{
    const auto label = unconfirmed();
    return label ? label : severity();
}

const SiteLocation* AssessmentCell::location() const
{
    if (isPointRemoved)
        return nullptr;
    if (readerLocation)
        return &*readerLocation;
    if (imported && imported->location)
        return &*imported->location;
    const Finding* found = modelFinding();
    return found && found->location ? &*found->location : nullptr;
}

CellEdit editOf(const AssessmentCell& cell)
{
    return {cell.decision, cell.readerLocation, cell.comment, cell.isPointRemoved};
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
    return !m_variant.isUsual()
        || std::any_of(m_cells.begin(), m_cells.end(),
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
    setMeasures(grading.measures);
}

void Assessment::setMeasures(const std::vector<SpineMeasure>& measures)
{
    m_measures.clear();
    for (const SpineMeasure& measure : measures)
        if (isSound(measure) && !measureOf(m_measures, measure.kind, measure.level, measure.side))
            m_measures.push_back(measure);
    arrangeMeasures();
}

bool Assessment::hidesMeasures(std::optional<DiscLevel> level) const
{
    if (m_revealMode == RevealMode::AtOnce)
        return false;
    const auto isOpen = [this](Site site) {
        const AssessmentCell& known = cell(site);
        return !known.hidden && (known.decision || known.isRevealed);
    };
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (const Site site = siteAt(index); (!level || site.level == *level) && !isOpen(site))
            return true;
    return false;
}

void Assessment::arrangeMeasures()
{
    m_shownMeasures.clear();
    for (const SpineMeasure& measure : m_measures)
        if (!hidesMeasures(measure.level))
            m_shownMeasures.push_back(measure);
}

void Assessment::setFinding(const Finding& finding)
{
    AssessmentCell& cell = m_cells[siteIndex(finding.site)];
    cell.finding = finding;
    cell.hidden.reset();
    arrange(cell);
    arrangeMeasures();
}

/// A refusal has no grade that could be hidden.
void Assessment::arrange(AssessmentCell& cell) const
{
    cell.unreliableGrades = m_unreliableGrades;
    if (std::optional<Finding> known = std::exchange(cell.hidden, std::nullopt))
        cell.finding = std::move(known);
    if (!cell.finding)
        return;
    cell.cutOff = m_operatingPoints[static_cast<std::size_t>(cell.finding->site.condition)];
    const bool isAccepted = cell.decision && cell.decision->acceptedFinding;
    if (m_revealMode != RevealMode::AtOnce && !cell.finding->refused && !cell.isRevealed
        && !isAccepted)
        cell.hidden = std::exchange(cell.finding, std::nullopt);
}

void Assessment::setCell(Site site, AssessmentCell cell)
{
    m_cells[siteIndex(site)] = std::move(cell);
    arrange(m_cells[siteIndex(site)]);
    arrangeMeasures();
}

void Assessment::setModel(const ModelIdentity& model)
{
    m_model = model;
}

void Assessment::setDecision(Site site, std::optional<ReaderDecision> decision)
{
    m_cells[siteIndex(site)].decision = std::move(decision);
    arrange(m_cells[siteIndex(site)]);
    arrangeMeasures();
}

void Assessment::setReaderLocation(Site site, std::optional<SiteLocation> location)
{
    AssessmentCell& cell = m_cells[siteIndex(site)];
    cell.readerLocation = std::move(location);
    cell.isPointRemoved = false;
}

void Assessment::setComment(Site site, std::optional<CellComment> comment)
{
    m_cells[siteIndex(site)].comment = std::move(comment);
}

void Assessment::setReaderPart(Site site, CellEdit part)
{
    setDecision(site, std::move(part.decision));
    setReaderLocation(site, std::move(part.readerLocation));
    setComment(site, std::move(part.comment));
    m_cells[siteIndex(site)].isPointRemoved = part.isPointRemoved;
}

void Assessment::setImported(Site site, std::optional<ImportedLabel> label)
{
    m_cells[siteIndex(site)].imported = std::move(label);
}

void Assessment::setVariant(SpineVariant variant)
{
    m_variant = std::move(variant);
}

void Assessment::setUnreliableGrades(UnreliableGrades which)
{
    m_unreliableGrades = which;
    for (AssessmentCell& cell : m_cells)
        arrange(cell);
}

void Assessment::setOperatingPoints(const OperatingPoints& points)
{
    m_operatingPoints = points;
    for (AssessmentCell& cell : m_cells)
        arrange(cell);
}

void Assessment::setRevealMode(RevealMode mode)
{
    m_revealMode = mode;
    for (AssessmentCell& cell : m_cells)
        arrange(cell);
    arrangeMeasures();
}

void Assessment::reveal(Site site)
{
    AssessmentCell& cell = m_cells[siteIndex(site)];
    cell.isRevealed = true;
    arrange(cell);
    arrangeMeasures();
}

void Assessment::setRevealedAs(const Assessment& other, int by)
{
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        const int level = static_cast<int>(site.level) + by;
        if (level >= 0 && level < static_cast<int>(kLevelCount)
            && other.cell({site.condition, kLevels[static_cast<std::size_t>(level)]}).isRevealed)
            m_cells[index].isRevealed = true;
    }
    setRevealMode(other.revealMode());
}

void Assessment::shiftLevels(int by)
{
    m_measures = shifted(m_measures, by);
    const auto oldCells = m_cells;
    const auto oldLevels = m_levels;
    const bool isGraded = std::any_of(oldCells.begin(), oldCells.end(),
                                      [](const auto& cell) { return cell.modelFinding(); });
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
            for (auto* finding : {&cell.finding, &cell.hidden})
                if (*finding)
                    (*finding)->site.level = level;
        }
    }
    arrangeMeasures();
}

} // namespace foramen
