#include "ui/state/effort/effort_recorder.h"

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/store/database_worker.h"
#include "core/store/effort/effort_log.h"
#include "ui/state/editing/assessment_editing.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/settings/settings.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"

#include <QUuid>

#include <algorithm>

namespace foramen {

namespace {

using Due = std::vector<std::pair<StudyIdentity, ReadingEffort>>;

/// A crash loses so much.
constexpr std::chrono::seconds kInterval{30};

Result<void> written(const std::filesystem::path& database, const Due& due)
{
    const auto log = EffortLog::open(database);
    if (!log)
        return tl::make_unexpected(log.error());
    for (const auto& [study, effort] : due)
        if (auto done = (*log)->write(study, effort); !done)
            return done;
    return {};
}

/// How the AI's grades were shown; none where the reader saw none.
AssistUse useIn(const Assessment& assessment, int revealed)
{
    if (revealed == 0)
        return AssistUse::None;
    switch (assessment.revealMode()) {
    case RevealMode::OnDemand:
        return AssistUse::OnDemand;
    case RevealMode::ReaderFirst:
        return AssistUse::ReaderFirst;
    case RevealMode::AtOnce:
        break;
    }
    return AssistUse::AtOnce;
}

/// Whether the reader's decision, if any, is another one.
bool isDecidedAnew(const AssessmentCell& before, const AssessmentCell& now)
{
    if (before.decision.has_value() != now.decision.has_value())
        return true;
    return now.decision
        && (now.decision->severity != before.decision->severity
            || now.decision->time != before.decision->time);
}

} // namespace

EffortRecorder::EffortRecorder(const Parts& parts, std::filesystem::path database,
                               SteadyClock clock, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_database(std::move(database))
    , m_time(std::move(clock))
    , m_level(parts.selection.site().level)
{
    connect(&parts.current, &CurrentStudy::closing, this, &EffortRecorder::end);
    connect(&parts.current, &CurrentStudy::replaced, this, &EffortRecorder::begin);
    connect(&parts.current, &CurrentStudy::assessmentChanged, this,
            &EffortRecorder::takeAssessment);
    connect(&parts.saving, &StudySaving::loaded, this, &EffortRecorder::takeSaved);
    connect(&parts.editing, &AssessmentEditing::renumbering, this,
            [this] { m_isRenumbering = true; });
    connect(&parts.editing, &AssessmentEditing::renumbered, this, [this] {
        m_isRenumbering = false;
        takeCells();
    });
    connect(&parts.selection, &SiteSelection::changed, this, [this](Site site) {
        tally();
        m_level = site.level;
    });
    m_interval.setInterval(kInterval);
    connect(&m_interval, &QTimer::timeout, this, &EffortRecorder::save);
    begin();
}

EffortRecorder::~EffortRecorder()
{
    end();
    if (m_ended.empty())
        return;
    DatabaseWorker worker(StudyStore::kPatience);
    worker.run([database = m_database, due = m_ended] {
        if (const auto done = written(database, due); !done)
            logWarning("Effort log: {}", done.error().message);
    });
}

bool EffortRecorder::isOn() const
{
    return Settings().isEffortLogged();
}

void EffortRecorder::setOn(bool on)
{
    if (on == isOn())
        return;
    Settings().setEffortLogged(on);
    if (!on)
        drop();
}

void EffortRecorder::drop()
{
    m_visit.reset();
    m_ended.clear();
    m_interval.stop();
}

void EffortRecorder::begin()
{
    m_visit.reset();
    m_interval.stop();
    if (!isOn() || !m_parts.current.isOpen())
        return;
    m_visit = Visit{};
    m_visit->study = m_parts.current->statedIdentity();
    m_visit->effort.visit = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_visit->effort.begun = timeNow();
    static_cast<void>(m_time.take()); // the time before belongs to no study
    m_level = m_parts.selection.site().level;
    m_interval.start();
}

void EffortRecorder::end()
{
    tally();
    if (!m_visit)
        return;
    if (m_visit->isLoaded)
        m_ended.emplace_back(m_visit->study, m_visit->effort);
    m_visit.reset();
    m_interval.stop();
    save();
}

void EffortRecorder::tally()
{
    const double seconds = m_time.take();
    if (m_visit && !isOn())
        drop();
    if (!m_visit)
        return;
    m_visit->effort.seconds += seconds;
    m_visit->effort.levelSeconds[static_cast<std::size_t>(m_level)] += seconds;
}

void EffortRecorder::takeCells()
{
    if (!m_visit)
        return;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        m_visit->cells[index] = m_parts.current->assessment.cell(siteAt(index));
}

void EffortRecorder::takeSaved()
{
    if (!m_visit || m_visit->isLoaded)
        return;
    m_visit->study = m_parts.current->statedIdentity();
    m_visit->isLoaded = true;
    m_visit->effort.decidedBefore = m_parts.current->assessment.reviewedCount();
    takeCells();
    note();
}

void EffortRecorder::takeAssessment()
{
    if (!m_visit || !m_visit->isLoaded || m_isRenumbering)
        return;
    const Assessment& assessment = m_parts.current->assessment;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& before = m_visit->cells[index];
        const AssessmentCell& now = assessment.cell(siteAt(index));
        const auto from = before.severity();
        const auto to = now.severity();
        if (isDecidedAnew(before, now) && from && to && *from != *to)
            ++m_visit->effort.changes[static_cast<std::size_t>(siteAt(index).condition)];
    }
    takeCells();
    note();
}

/// What the reader saw and decided by now.
void EffortRecorder::note()
{
    const Assessment& assessment = m_parts.current->assessment;
    ReadingEffort& effort = m_visit->effort;
    effort.decided = assessment.reviewedCount();
    int seen = 0;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        seen += assessment.cell(siteAt(index)).suggestion().has_value();
    effort.revealed = std::max(effort.revealed, seen);
    effort.assist = useIn(assessment, effort.revealed);
}

std::optional<ReadingEffort> EffortRecorder::reading()
{
    tally();
    return m_visit ? std::optional(m_visit->effort) : std::nullopt;
}

std::vector<std::pair<StudyIdentity, ReadingEffort>> EffortRecorder::due() const
{
    Due due = m_ended;
    if (m_visit && m_visit->isLoaded)
        due.emplace_back(m_visit->study, m_visit->effort);
    return due;
}

void EffortRecorder::save()
{
    tally();
    const Due now = due();
    if (now.empty())
        return;
    m_writer.start([database = m_database, now](const Task&) { return written(database, now); },
                   [this, now](const Result<void>& done) {
                       if (!done) {
                           Q_EMIT failed(reasonSentence(done.error().reason));
                           return;
                       }
                       std::erase_if(m_ended, [&now](const auto& ended) {
                           return std::any_of(now.begin(), now.end(), [&](const auto& one) {
                               return one.second.visit == ended.second.visit;
                           });
                       });
                       Q_EMIT saved();
                   });
}

} // namespace foramen
