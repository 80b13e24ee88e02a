#include "ui/state/session/session.h"

#include "ui/state/cases/reading_takeover.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/editing/comment_typing.h"
#include "ui/state/prior/prior.h"
#include "ui/state/saving/others_watch.h"
#include "ui/state/series/indexed_scan.h"
#include "ui/state/settings/settings.h"
#include "ui/state/study/space_finding.h"
#include "ui/state/study/spine_window_finding.h"

#include <QTimer>

#include <utility>

namespace foramen {

namespace {

GradingOptions gradingOptions(const SessionOptions& options)
{
    return {options.makeGrader, options.modelFolder, options.device, options.gradeAutomatically};
}

std::filesystem::path databaseOf(const SessionOptions& options)
{
    return options.databaseFile.empty() ? defaultDatabaseFile() : options.databaseFile;
}

} // namespace

/// The parts of the session, each after those that it uses.
struct Session::Private {
    Private(const SessionOptions& options, const QString& reader)
        : indexedScan(FolderIndexFile(folderIndexFileFor(databaseOf(options))))
        , store(options.databaseFile)
        , saving(current, store, reader)
        , others(current, store, saving)
        , reveal(current, saving)
        , filter(current)
        , annotations(current, store, saving)
        , takeover(current, saving, annotations)
        , opening(current, scanOf(options))
        , spaces(current)
        , windows(current)
        , links(current, saving)
        , roles(current, saving)
        , twins(current, opening, saving)
        , editing(current, saving)
        , points(current, editing)
        , comments(current, editing)
        , grading(current, gradingOptions(options), &saving)
        , explanation(current, grading)
        , prior(current, grading, store, gradingOptions(options))
        , draft(current, saving, prior)
        , signing(current, saving, draft)
        , exporter(current, saving, draft)
    {
        unreliable.follow(current);
        cutOffs.follow(current);
        prior.obey(unreliable);
        prior.obey(cutOffs);
    }

    ScanFunction scanOf(const SessionOptions& options)
    {
        return options.scan ? options.scan : indexedScan.function();
    }

    IndexedScan indexedScan;
    StudyStore store;
    CurrentStudy current;
    UnreliableChoice unreliable; ///< before all that read the assessment
    SiteCutOffs cutOffs;
    StudySaving saving;
    OthersWatch others;
    Reveal reveal;
    FilterChoice filter;
    Annotations annotations;
    ReadingTakeover takeover;
    StudyOpening opening;
    SiteSelection selection;
    SpaceFinding spaces;
    SpineWindowFinding windows;
    SeriesLinks links;
    SeriesRoles roles;
    StudyTwins twins;
    AssessmentEditing editing;
    PointEditing points;
    CommentTyping comments;
    StudyGrading grading;
    SiteExplanation explanation;
    Prior prior;
    ReportDraft draft;
    ReportSigning signing;
    ReportExporter exporter;
};

Session::Session(const SessionOptions& options, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(
          options, options.readerName.isEmpty() ? Settings().readerName() : options.readerName))
{
    tieParts();
}

Session::~Session()
{
    m_d->comments.save();
    m_d->draft.save();
}

void Session::tieParts()
{
    Private& d = *m_d;
    d.takeover.setParent(this); // the window finds it there
    d.prior.setScan(d.indexedScan.function());
    connect(&d.opening, &StudyOpening::completed, &d.grading, &StudyGrading::await);
    connect(&d.opening, &StudyOpening::rolesRead, this, &Session::beginWork);
    connect(&d.opening, &StudyOpening::allRead, this, &Session::settleIfDone);
    connect(&d.opening, &StudyOpening::changed, &d.prior, &Prior::stateChanged); // new offers
    connect(&d.grading, &StudyGrading::ended, this, &Session::settleIfDone);
    connect(&d.selection, &SiteSelection::changed, &d.explanation, &SiteExplanation::drop);
    connect(&d.current, &CurrentStudy::spacesChanged, this, &Session::gradeWhenReady);
    connect(&d.current, &CurrentStudy::windowsChanged, this, &Session::settleIfDone);
    connect(&d.roles, &SeriesRoles::changed, &d.spaces, &SpaceFinding::update);
    connect(&d.roles, &SeriesRoles::changed, &d.explanation, &SiteExplanation::drop);
    connect(&d.roles, &SeriesRoles::given, this, [&d] {
        if (d.grading.isAutomatic())
            d.grading.start();
    });
    connect(&d.editing, &AssessmentEditing::renumbering, &d.explanation, &SiteExplanation::drop);
    connect(&d.editing, &AssessmentEditing::renumbered, &d.selection, &SiteSelection::renumber);
    connect(&d.saving, &StudySaving::loaded, &d.annotations, &Annotations::load);
    connect(&d.annotations, &Annotations::savedChanged, &d.saving, &StudySaving::changed);
    connect(&d.annotations, &Annotations::changed, &d.draft, &ReportDraft::textChanged);
    connect(&d.saving, &StudySaving::readerChanged, &d.current,
            &CurrentStudy::assessmentChanged); // "You" means another reader now
    connect(&d.opening, &StudyOpening::failed, this, &Session::failed);
    connect(&d.editing, &AssessmentEditing::failed, this, &Session::failed);
    connect(&d.points, &PointEditing::failed, this, &Session::failed);
    connect(&d.explanation, &SiteExplanation::failed, this, &Session::failed);
    connect(&d.reveal, &Reveal::modeChanged, &d.explanation, &SiteExplanation::drop);
    connect(&d.reveal, &Reveal::failed, this, &Session::failed);
    connect(&d.exporter, &ReportExporter::failed, this, &Session::failed);
    connect(&d.signing, &ReportSigning::signing, &d.comments, &CommentTyping::save);
    connect(&d.signing, &ReportSigning::failed, this, &Session::failed);
    connect(&d.saving, &StudySaving::heldBack, this, &Session::failed);
    connect(&d.others, &OthersWatch::annotationsChanged, &d.annotations, &Annotations::load);
    connect(&d.others, &OthersWatch::told, this, &Session::told);
    connect(&d.takeover, &ReadingTakeover::told, this, &Session::told);
}

/// Once the panes have their pictures: loads what is saved of the study, then grades.
void Session::beginWork()
{
    m_d->saving.load();
    if (!m_d->current->series.rolesLoaded()) { // the reader once chose one that is still being read
        m_d->opening.awaitRoles();
        return;
    }
    m_d->grading.prepare(); // beside the comparison of the series
    m_d->spaces.update();
    m_d->annotations.load();
    gradeWhenReady();
}

/// The grading uses the same spaces as the links of the panes, so it waits for them.
void Session::gradeWhenReady()
{
    const OpenStudy& study = *m_d->current;
    if (study.hasRolesRead() && study.series.rolesLoaded() && !m_d->spaces.isRunning())
        m_d->grading.startIfWaiting();
    settleIfDone();
}

/// After everything else that follows from the same event, so that saved work is read before.
void Session::settleIfDone()
{
    QTimer::singleShot(0, &m_d->current->life, [this] {
        if (std::holds_alternative<AllRead>(m_d->current->stage) && !m_d->grading.isBusy()
            && !m_d->spaces.isRunning() && !m_d->windows.isRunning())
            Q_EMIT settled();
    });
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

SiteSelection* Session::selection() const
{
    return &m_d->selection;
}

SeriesLinks* Session::links() const
{
    return &m_d->links;
}

SeriesRoles* Session::roles() const
{
    return &m_d->roles;
}

StudyTwins* Session::twins() const
{
    return &m_d->twins;
}

AssessmentEditing* Session::editing() const
{
    return &m_d->editing;
}

PointEditing* Session::points() const
{
    return &m_d->points;
}

CommentTyping* Session::comments() const
{
    return &m_d->comments;
}

StudyGrading* Session::grading() const
{
    return &m_d->grading;
}

SiteExplanation* Session::explanation() const
{
    return &m_d->explanation;
}

UnreliableChoice* Session::unreliable() const
{
    return &m_d->unreliable;
}

SiteCutOffs* Session::cutOffs() const
{
    return &m_d->cutOffs;
}

Reveal* Session::reveal() const
{
    return &m_d->reveal;
}

FilterChoice* Session::filter() const
{
    return &m_d->filter;
}

StudySaving* Session::saving() const
{
    return &m_d->saving;
}

ReportDraft* Session::draft() const
{
    return &m_d->draft;
}

ReportSigning* Session::signing() const
{
    return &m_d->signing;
}

ReportExporter* Session::exporter() const
{
    return &m_d->exporter;
}

ReadingTakeover* Session::takeover() const
{
    return &m_d->takeover;
}

Annotations* Session::annotations() const
{
    return &m_d->annotations;
}

Prior* Session::prior() const
{
    return &m_d->prior;
}

} // namespace foramen
