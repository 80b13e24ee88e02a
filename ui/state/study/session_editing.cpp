#include "ui/state/study/session_private.h"

#include "ui/state/language/term_text.h"
#include "ui/state/report/report_export.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// As the grid is read: level by level, from the patient's right to the left.
constexpr std::array kReadingOrder = {
    Condition::RightNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
    Condition::SpinalCanalStenosis, Condition::LeftSubarticularStenosis,
    Condition::LeftNeuralForaminalNarrowing};

/// A point nearer to the middle than this is on neither side, mm.
constexpr double kMiddleMm = 0.5;

bool sameButTime(const ReaderDecision& a, const ReaderDecision& b)
{
    return a.severity == b.severity && a.acceptedFinding == b.acceptedFinding
        && a.comment == b.comment;
}

QString textOf(Severity severity)
{
    return termText(severity);
}

} // namespace

void Session::Private::ensureSavedLoaded()
{
    const std::string uid = assessment.study().studyInstanceUid;
    if (!current || workLoaded)
        return;
    const auto before = saved.load(uid);
    workLoaded = saved.wasLoaded(uid);
    if (before) {
        // Normally nothing has happened yet; where the database could not be read at first,
        // something may have.
        const bool untouched = assessment.reviewedCount() == 0 && !assessment.model();
        assessment = untouched ? *before : merged(assessment, *before);
    }
    const auto history = saved.history(uid);
    if (workLoaded) { // the history now holds what was shifted before it could be read, too
        shift = 0;
        for (const HistoryEntry& entry : history)
            shift += shiftOf(entry.action, entry.after);
    }
    savedGrading = knownGrading(assessment, history);
    restoreRoles(history);
    restoreReportText(history);
    Q_EMIT q->assessmentChanged();
    Q_EMIT q->problemsChanged();
    Q_EMIT q->savedChanged();
    Q_EMIT q->reportTextChanged();
}

void Session::Private::save(const std::string& author, const EditRecord& record)
{
    saved.save(assessment,
               {.time = timeNow(),
                .author = author,
                .action = record.action.toStdString(),
                .site = record.site ? keyOf(*record.site) : std::string(),
                .before = record.before,
                .after = record.after});
    savedAnnotationLast = false;
    Q_EMIT q->savedChanged();
}

void Session::Private::edited(const EditRecord& record)
{
    save(reader.toStdString(), record);
    Q_EMIT q->assessmentChanged();
    reportMayHaveChanged();
}

void Session::Private::levelsShifted(int by)
{
    dropExplanation(); // its site has another name now
    shift += by;
    restoreFindings();
}

void Session::Private::restoreFindings()
{
    // An undone shift brings back the state before it; what was graded since is put in again.
    if (graded) {
        assessment = regraded(assessment, *graded, shift);
        return;
    }
    if (!streaming)
        return;
    for (const auto& finding : streamed) {
        const int level = finding ? static_cast<int>(finding->site.level) + shift : -1;
        if (level < 0 || level >= static_cast<int>(kLevelCount))
            continue;
        Finding shifted = *finding;
        shifted.site.level = kLevels[static_cast<std::size_t>(level)];
        assessment.setFinding(shifted);
    }
}

bool Session::Private::canEdit()
{
    if (!current)
        return false;
    ensureSavedLoaded();
    return true;
}

void Session::Private::push(Site where, CellEdit edit, const QString& action, const QString& text)
{
    undo.push(new SetCell(*this, where, std::move(edit), action,
                          tr("%1: %2").arg(shortNameOf(where), text)));
}

void Session::Private::decide(Site where, ReaderDecision decision, const QString& action,
                              const QString& text)
{
    const AssessmentCell& cell = assessment.cell(where);
    if (cell.decision && decision.comment.empty() && action != QLatin1String("comment"))
        decision.comment = cell.decision->comment;
    if (cell.decision && sameButTime(*cell.decision, decision))
        return;
    decision.readerName = reader.toStdString();
    decision.time = timeNow();
    push(where, {std::move(decision), cell.readerLocation}, action, text);
}

void Session::setSeverity(Site site, Severity severity)
{
    if (m_d->canEdit())
        m_d->decide(site, {.severity = severity}, QStringLiteral("change"), textOf(severity));
}

void Session::setUngradable(Site site)
{
    if (m_d->canEdit())
        m_d->decide(site, {}, QStringLiteral("ungradable"), tr("ungradable"));
}

void Session::clearDecision(Site site)
{
    if (!m_d->canEdit() || !m_d->assessment.cell(site).decision)
        return;
    m_d->push(site, {std::nullopt, m_d->assessment.cell(site).readerLocation},
              QStringLiteral("clear"), tr("cleared"));
}

void Session::acceptFinding(Site site)
{
    if (!m_d->canEdit())
        return;
    const auto& finding = m_d->assessment.cell(site).finding;
    if (!finding || finding->refused) {
        m_d->fail(tr("%1 has no AI grade to accept.").arg(shortNameOf(site)));
        return;
    }
    const Severity severity = likeliest(finding->probabilities);
    m_d->decide(site, {.severity = severity, .acceptedFinding = true}, QStringLiteral("accept"),
                tr("%1 accepted").arg(textOf(severity)));
}

void Session::acceptRow(DiscLevel level)
{
    if (!m_d->canEdit())
        return;
    std::vector<Site> sites;
    for (const Condition condition : kReadingOrder) {
        const AssessmentCell& cell = m_d->assessment.cell({condition, level});
        if (!cell.decision && cell.finding && !cell.finding->refused)
            sites.push_back({condition, level});
    }
    if (sites.empty()) {
        m_d->fail(tr("Nothing is left to accept in this row."));
        return;
    }
    const std::string_view name = nameOf(level);
    m_d->undo.beginMacro(
        tr("%1 accepted").arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))));
    for (const Site site : sites)
        acceptFinding(site);
    m_d->undo.endMacro();
}

void Session::setComment(Site site, const QString& comment)
{
    if (!m_d->canEdit())
        return;
    const auto& decision = m_d->assessment.cell(site).decision;
    if (!decision) {
        if (!comment.isEmpty())
            m_d->fail(tr("A comment belongs to a decision: grade or accept %1 first.")
                          .arg(shortNameOf(site)));
        return;
    }
    ReaderDecision commented = *decision;
    commented.comment = comment.toStdString();
    m_d->decide(site, std::move(commented), QStringLiteral("comment"), tr("comment"));
}

std::optional<double> Session::Private::middleOfLevel(DiscLevel level,
                                                      const std::string& frameOfReferenceUid) const
{
    const auto linked = [&](const std::string& frame) {
        return frame.empty() || frameOfReferenceUid.empty() || frame == frameOfReferenceUid;
    };
    const SiteLocation* canal = assessment.cell({Condition::SpinalCanalStenosis, level}).location();
    if (canal && linked(seriesList.frameOfReferenceOf(canal->seriesInstanceUid)))
        return canal->patient.x;
    const auto& disc = assessment.levels()[static_cast<std::size_t>(level)].discCenter;
    const auto sagittal = seriesList.volumesFor(SeriesRole::SagittalT2);
    if (disc && linked(sagittal.empty() ? std::string() : sagittal.front()->frameOfReferenceUid))
        return disc->x;
    return std::nullopt;
}

std::optional<double> Session::Private::middleAt(DiscLevel level,
                                                 const std::string& frameOfReferenceUid) const
{
    const int wanted = static_cast<int>(level);
    for (int away = 0; away < static_cast<int>(kLevelCount); ++away)
        for (const int other : {wanted - away, wanted + away})
            if (other >= 0 && other < static_cast<int>(kLevelCount))
                if (const auto x = middleOfLevel(kLevels[static_cast<std::size_t>(other)],
                                                 frameOfReferenceUid))
                    return x;
    return std::nullopt;
}

void Session::moveSite(Site site, PatientPoint point, const VolumePtr& volume, int slice,
                       ImagePoint image)
{
    if (!m_d->canEdit() || !volume || slice < 0 || slice >= volume->geometry.slices)
        return;
    if (!volume->hasGeometry) {
        m_d->fail(tr("This series has no geometry, so the patient's side cannot be told."));
        return;
    }
    const auto middle = m_d->middleAt(site.level, volume->frameOfReferenceUid);
    if (const auto side = sideOf(site.condition); side && middle) {
        const double toLeft = point.x - *middle; // LPS: x grows to the patient's left
        if (*side == Side::Left ? toLeft < kMiddleMm : toLeft > -kMiddleMm) {
            m_d->fail(*side == Side::Left ? tr("That place is not on the patient's left side.")
                                          : tr("That place is not on the patient's right side."));
            return;
        }
    }
    const SliceSource& source = volume->sources[static_cast<std::size_t>(slice)];
    CellEdit edit = editOf(m_d->assessment.cell(site));
    edit.readerLocation = SiteLocation{.seriesInstanceUid = volume->seriesInstanceUid,
                                       .sopInstanceUid = source.sopInstanceUid,
                                       .instanceNumber = source.instanceNumber,
                                       .image = image,
                                       .patient = point};
    m_d->push(site, std::move(edit), QStringLiteral("move point"), tr("point moved"));
}

void Session::shiftLevels(int by)
{
    if (by != 0 && std::abs(by) < static_cast<int>(kLevelCount) && m_d->canEdit())
        m_d->undo.push(new ShiftLevels(*m_d, by));
}

std::optional<Site> Session::nextUnreviewed(Site from) const
{
    std::vector<Site> order;
    std::size_t start = 0;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kReadingOrder) {
            if (Site{condition, level} == from)
                start = order.size();
            order.push_back({condition, level});
        }
    for (std::size_t step = 1; step <= order.size(); ++step) {
        const Site site = order[(start + step) % order.size()];
        if (!m_d->assessment.cell(site).isReviewed())
            return site;
    }
    return std::nullopt;
}

std::optional<Site> Session::nextUncertain(Site from) const
{
    const auto doubt = [this](Site site) {
        const auto& finding = m_d->assessment.cell(site).finding;
        return finding && !finding->refused ? finding->uncertainty.value_or(0) : -1;
    };
    std::vector<Site> order;
    for (const DiscLevel level : kLevels)
        for (const Condition condition : kReadingOrder)
            if (!m_d->assessment.cell({condition, level}).isReviewed())
                order.push_back({condition, level});
    if (order.empty())
        return std::nullopt;
    std::stable_sort(order.begin(), order.end(),
                     [&doubt](Site a, Site b) { return doubt(a) > doubt(b); });
    const auto isFlagged = [this](Site site) {
        const auto& finding = m_d->assessment.cell(site).finding;
        return finding && isUncertain(*finding);
    };
    const auto here = std::find(order.begin(), order.end(), from);
    const bool walks = here != order.end() && here + 1 != order.end() && isFlagged(*here)
        && isFlagged(*(here + 1));
    if (walks)
        return *(here + 1);
    return order.front() == from && order.size() > 1 ? order[1] : order.front();
}

const Assessment& Session::assessment() const
{
    return m_d->assessment;
}

QUndoStack* Session::undoStack()
{
    return &m_d->undo;
}

Site Session::currentSite() const
{
    return m_d->site;
}

void Session::setCurrentSite(Site site)
{
    if (m_d->site == site)
        return;
    m_d->site = site;
    m_d->dropExplanation();
    Q_EMIT currentSiteChanged(site);
}

} // namespace foramen
