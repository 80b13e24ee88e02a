#include "ui/state/session/session.h"

#include "ui/state/editing/annotations.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/prior/prior.h"
#include "ui/state/settings/settings.h"

#include <utility>

namespace foramen {

namespace {

/// "series/file.dcm: reason", for the user's eyes: enough of the path to find the file.
QString sentenceOf(const InputProblem& problem)
{
    QString reason = reasonSentence(problem.reason);
    if (problem.path.empty())
        return reason;
    const auto name = problem.path.parent_path().filename() / problem.path.filename();
    return Session::tr("%1: %2").arg(QString::fromStdString(name.string()), reason);
}

GradingOptions gradingOptions(const SessionOptions& options)
{
    return {options.makeGrader, options.modelFolder, options.device, options.gradeAutomatically};
}

} // namespace

/// The parts, each after those that it uses.
struct Session::Private {
    Private(const SessionOptions& options, const QString& reader)
        : store(options.databaseFile)
        , annotations(current, store, reader)
        , saving(current, store, reader)
        , opening(current, options.scan)
        , roles(current, saving)
        , editing(current, saving)
        , grading(current, gradingOptions(options), &saving)
        , explanation(current, grading)
        , prior(current, grading, store, gradingOptions(options))
        , draft(current, saving, prior)
        , exporter(current, saving, draft)
    {
    }

    StudyStore store;
    CurrentStudy current;
    Annotations annotations;
    StudySaving saving;
    StudyOpening opening;
    SeriesRoles roles;
    AssessmentEditing editing;
    StudyGrading grading;
    SiteExplanation explanation;
    Prior prior;
    ReportDraft draft;
    ReportExporter exporter;
    Site site;
};

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(
          options, options.readerName.isEmpty() ? Settings().readerName() : options.readerName))
{
    tieParts();
    passSignalsOn();
}

Session::~Session()
{
    m_d->draft.save();
}

void Session::tieParts()
{
    Private& d = *m_d;
    connect(&d.opening, &StudyOpening::completed, &d.grading, &StudyGrading::await);
    connect(&d.opening, &StudyOpening::rolesRead, this, &Session::beginWork);
    connect(&d.opening, &StudyOpening::allRead, this, &Session::settleIfDone);
    connect(&d.opening, &StudyOpening::changed, &d.prior, &Prior::stateChanged); // other offers
    connect(&d.grading, &StudyGrading::ended, this, &Session::settleIfDone);
    connect(&d.roles, &SeriesRoles::changed, &d.explanation, &SiteExplanation::drop);
    connect(&d.roles, &SeriesRoles::given, this, [&d] {
        if (d.grading.isAutomatic())
            d.grading.start();
    });
    connect(&d.editing, &AssessmentEditing::renumbering, &d.explanation, &SiteExplanation::drop);
    connect(&d.annotations, &Annotations::savedChanged, &d.saving, &StudySaving::changed);
    connect(&d.saving, &StudySaving::readerChanged, &d.current,
            &CurrentStudy::assessmentChanged); // "You" is somebody else now
}

void Session::passSignalsOn()
{
    const Private& d = *m_d;
    connect(&d.opening, &StudyOpening::changed, this, &Session::stateChanged);
    connect(&d.current, &CurrentStudy::seriesChanged, this, &Session::seriesChanged);
    connect(&d.current, &CurrentStudy::volumesChanged, this, &Session::volumesChanged);
    connect(&d.current, &CurrentStudy::problemsChanged, this, &Session::problemsChanged);
    connect(&d.current, &CurrentStudy::assessmentChanged, this, &Session::assessmentChanged);
    connect(&d.grading, &StudyGrading::changed, this, &Session::gradingChanged);
    connect(&d.explanation, &SiteExplanation::changed, this, &Session::explanationChanged);
    connect(&d.saving, &StudySaving::changed, this, &Session::savedChanged);
    connect(&d.draft, &ReportDraft::textChanged, this, &Session::reportTextChanged);
    connect(&d.exporter, &ReportExporter::exported, this, &Session::exported);
    connect(&d.opening, &StudyOpening::failed, this, &Session::failed);
    connect(&d.editing, &AssessmentEditing::failed, this, &Session::failed);
    connect(&d.explanation, &SiteExplanation::failed, this, &Session::failed);
    connect(&d.exporter, &ReportExporter::failed, this, &Session::failed);
}

/// Once the panes have their pictures: what is saved of the study, then the grading.
void Session::beginWork()
{
    m_d->saving.load();
    if (!m_d->current->series.rolesLoaded()) { // the reader once chose one that is still being read
        m_d->opening.awaitRoles();
        return;
    }
    m_d->annotations.load();
    m_d->grading.startIfWaiting();
}

void Session::settleIfDone()
{
    if (std::holds_alternative<AllRead>(m_d->current->stage) && !m_d->grading.isBusy())
        Q_EMIT settled();
}

void Session::open(const QStringList& paths)
{
    m_d->opening.open(paths);
}

void Session::showStudy(int index)
{
    m_d->opening.show(index);
}

void Session::closeStudy()
{
    m_d->current.close();
}

const CurrentStudy& Session::current() const
{
    return m_d->current;
}

QUndoGroup* Session::undoGroup() const
{
    return m_d->current.undoGroup();
}

StudyOpening* Session::opening() const
{
    return &m_d->opening;
}

SeriesRoles* Session::roles() const
{
    return &m_d->roles;
}

AssessmentEditing* Session::editing() const
{
    return &m_d->editing;
}

StudyGrading* Session::grading() const
{
    return &m_d->grading;
}

SiteExplanation* Session::siteExplanation() const
{
    return &m_d->explanation;
}

StudySaving* Session::saving() const
{
    return &m_d->saving;
}

ReportDraft* Session::draft() const
{
    return &m_d->draft;
}

ReportExporter* Session::exporter() const
{
    return &m_d->exporter;
}

Annotations* Session::annotations() const
{
    return &m_d->annotations;
}

Prior* Session::prior() const
{
    return &m_d->prior;
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
    m_d->explanation.drop();
    Q_EMIT currentSiteChanged(site);
}

QStringList Session::problems() const
{
    const OpenStudy& study = *m_d->current;
    QStringList all;
    for (const InputProblem& problem : study.problems)
        all << sentenceOf(problem);
    for (const Reason& problem : study.assessment.problems())
        all << reasonSentence(problem);
    all << study.regradingRemarks;
    if (const int count = study.annotations.unreadable; count > 0)
        all << tr("%n saved measurement(s) could not be read; they are kept.", nullptr, count);
    if (const QString remark = m_d->saving.remark(); !remark.isEmpty())
        all << remark;
    return all;
}

const Study* Session::study() const
{
    return m_d->current->study();
}

// FORWARDS
StudyState Session::state() const
{
    return m_d->opening.state();
}

const std::vector<Study>& Session::studies() const
{
    return m_d->current->scanned->studies;
}

const std::vector<SeriesEntry>& Session::series() const
{
    return m_d->current->series.entries();
}

std::vector<VolumePtr> Session::volumesFor(SeriesRole role) const
{
    return m_d->current->series.volumesFor(role);
}

void Session::overrideRole(std::size_t seriesIndex, std::optional<SeriesRole> role)
{
    m_d->roles.give(seriesIndex, role);
}

void Session::resetRole(std::size_t seriesIndex)
{
    m_d->roles.reset(seriesIndex);
}

const std::vector<InputProblem>& Session::inputProblems() const
{
    return m_d->current->problems;
}

const Assessment& Session::assessment() const
{
    return m_d->current->assessment;
}

QUndoStack* Session::undoStack()
{
    return &m_d->current->undo;
}

void Session::setSeverity(Site site, Severity severity)
{
    m_d->editing.setSeverity(site, severity);
}

void Session::setUngradable(Site site)
{
    m_d->editing.setUngradable(site);
}

void Session::clearDecision(Site site)
{
    m_d->editing.clearDecision(site);
}

void Session::acceptFinding(Site site)
{
    m_d->editing.acceptFinding(site);
}

void Session::acceptRow(DiscLevel level)
{
    m_d->editing.acceptRow(level);
}

void Session::setComment(Site site, const QString& comment)
{
    m_d->editing.setComment(site, comment);
}

void Session::moveSite(Site site, PatientPoint point, const VolumePtr& volume, int slice,
                       ImagePoint image)
{
    m_d->editing.moveSite(site, point, volume, slice, image);
}

void Session::shiftLevels(int by)
{
    m_d->editing.shiftLevels(by);
}

std::optional<Site> Session::nextUnreviewed(Site from) const
{
    return foramen::nextUnreviewed(assessment(), from);
}

std::optional<Site> Session::nextUncertain(Site from) const
{
    return foramen::nextUncertain(assessment(), from);
}

void Session::startGrading()
{
    m_d->grading.start();
}

void Session::cancelGrading()
{
    m_d->grading.cancel();
}

GradingState Session::gradingState() const
{
    return m_d->grading.state();
}

QString Session::gradingText() const
{
    return m_d->grading.text();
}

double Session::gradingProgress() const
{
    return m_d->grading.progress();
}

void Session::toggleExplanation(Site site)
{
    m_d->explanation.toggle(site);
}

const std::optional<Explanation>& Session::explanation() const
{
    return m_d->explanation.map();
}

bool Session::isExplaining() const
{
    return m_d->explanation.isAskedFor();
}

QString Session::savedText() const
{
    return m_d->saving.text();
}

bool Session::isSaved() const
{
    return m_d->saving.isSaved();
}

QString Session::readerName() const
{
    return m_d->saving.readerName();
}

void Session::setReaderName(const QString& name)
{
    m_d->saving.setReaderName(name);
}

QString Session::reportText() const
{
    return m_d->draft.text();
}

void Session::setReportText(const QString& text)
{
    m_d->draft.setText(text);
}

bool Session::isReportEdited() const
{
    return m_d->draft.isEdited();
}

void Session::resetReportText()
{
    m_d->draft.reset();
}

Report Session::report() const
{
    return m_d->exporter.report();
}

void Session::exportReport(const QStringList& formats, const QString& folder)
{
    m_d->exporter.start(formats, folder);
}

} // namespace foramen
