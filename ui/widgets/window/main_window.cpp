#include "ui/widgets/window/main_window.h"

#include "ui/panes/study/study_panes.h"
#include "ui/state/cases/reading_takeover.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/session/session.h"
#include "ui/state/settings/recent_studies.h"
#include "ui/state/settings/settings.h"
#include "ui/widgets/archive/archive_commands.h"
#include "ui/widgets/archive/outbox_badge.h"
#include "ui/widgets/cases/case_commands.h"
#include "ui/widgets/cases/case_question.h"
#include "ui/widgets/commands/cell_commands.h"
#include "ui/widgets/commands/grade_commands.h"
#include "ui/widgets/commands/key_image_commands.h"
#include "ui/widgets/commands/layout_commands.h"
#include "ui/widgets/commands/overlay_visibility.h"
#include "ui/widgets/commands/pane_commands.h"
#include "ui/widgets/commands/pane_menu.h"
#include "ui/widgets/commands/reveal_commands.h"
#include "ui/widgets/commands/settings_dialogs.h"
#include "ui/widgets/commands/study_commands.h"
#include "ui/widgets/commands/study_list_commands.h"
#include "ui/widgets/commands/twin_question.h"
#include "ui/widgets/effort/effort_controls.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/history/history_window.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/digit_row.h"
#include "ui/widgets/lookup/lookup_windows.h"
#include "ui/widgets/lookup/problems_panel.h"
#include "ui/widgets/measures/measure_marks.h"
#include "ui/widgets/measures/measures_panel.h"
#include "ui/widgets/pane_area/annotation_links.h"
#include "ui/widgets/pane_area/explanation_link.h"
#include "ui/widgets/pane_area/open_study_area.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/pane_area/tool_selection.h"
#include "ui/widgets/parts/dropped_paths.h"
#include "ui/widgets/parts/lower_edge.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/parts/question_bar.h"
#include "ui/widgets/pictures/picture_commands.h"
#include "ui/widgets/points/level_commands.h"
#include "ui/widgets/points/point_commands.h"
#include "ui/widgets/points/point_menu.h"
#include "ui/widgets/points/point_question.h"
#include "ui/widgets/prior/prior_controls.h"
#include "ui/widgets/report/measurements_panel.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/report/signed_badge.h"
#include "ui/widgets/series/seen_slices.h"
#include "ui/widgets/series/series_panel.h"
#include "ui/widgets/side/side_panel.h"
#include "ui/widgets/window/about_box.h"
#include "ui/widgets/window/export_menu.h"
#include "ui/widgets/window/recent_menu.h"
#include "ui/widgets/window/start_page.h"
#include "ui/widgets/window/status_line.h"
#include "ui/widgets/window/top_bar.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

const QString kReadingKey = QStringLiteral("window/reading");
const QString kShowSeriesKey = QStringLiteral("window/series");
const QString kShowSideKey = QStringLiteral("window/side");
constexpr int kSideWidth = 368;
constexpr int kSmallestSide = 324;
constexpr int kWidestSide = 560;

} // namespace

MainWindow::MainWindow(Session* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(new Actions(session->undoGroup(), this))
    , m_recent(new RecentStudies(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    setMinimumSize(960, 600);
    build();
    const OpenStudyArea open = showOpenStudy(session, m_panes);
    m_links = open.panes;
    new ExplanationLink(session->explanation(), m_panes, this);
    addMeasurements();
    new PriorControls(session->current(), *session->prior(),
                      {m_panes, m_links, open.source, m_actions, m_banner}, this);
    connect(m_series, &SeriesPanel::seriesClicked, m_links, &StudyPanes::showSeries);
    m_series->setSeen(new SeenSlices(m_session->current(), *m_session->opening(), m_panes, this));
    auto* lookup = new LookupWindows(session->current(), *session->opening(), *session->selection(),
                                     m_panes, m_actions, this);
    connect(m_series, &SeriesPanel::tagsRequested, lookup, &LookupWindows::showTagsOfSeries);
    connect(m_series, &SeriesPanel::documentRequested, lookup, &LookupWindows::showDocument);
    connect(lookup, &LookupWindows::told, m_banner, &MessageBanner::showMessage);
    connect(lookup, &LookupWindows::pictureRequested, m_annotationLinks,
            &AnnotationLinks::showPicture);
    connectSession();
    connectActions();
    restoreLayout();
    refreshState();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_top = new TopBar(m_session->current(), *m_session->opening(), m_actions, this);
    m_start = new StartPage(m_actions, m_recent, m_session->saving()->place(), this);
    m_reading = new QSplitter(Qt::Horizontal, this);
    m_reading->setHandleWidth(1);
    m_reading->setChildrenCollapsible(false);
    m_series = new SeriesPanel(m_session->current(), *m_session->opening(), *m_session->roles(),
                               *m_session->links(), m_reading);
    m_panes = new PaneArea(m_reading);
    m_side = new SidePanel(m_session, m_actions, m_reading);
    m_side->setMinimumWidth(kSmallestSide);
    m_side->setMaximumWidth(kWidestSide);
    m_reading->setStretchFactor(0, 0);
    m_reading->setStretchFactor(1, 1);
    m_reading->setStretchFactor(2, 0);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_reading);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_stack, 1);
    m_twinBar = TwinQuestion::makeBar(this);
    m_pointBar = PointQuestion::makeBar(this);
    m_banner = new MessageBanner(this);
    auto* edge = new LowerEdge({m_panes, m_stack}, this);
    edge->add(m_twinBar);
    edge->add(m_pointBar);
    auto* caseBar = CaseQuestion::makeBar(this);
    new CaseQuestion(*m_session->takeover(), caseBar, this);
    edge->add(caseBar);
    edge->add(m_banner);
    auto* signedBadge = new SignedBadge(*m_session->signing(), m_top);
    m_top->addBadge(signedBadge);
    connect(signedBadge, &SignedBadge::clicked, m_side->report(), &ReportPanel::attentionWanted);
    m_status = new StatusLine({m_session->current(), *m_session->opening(), *m_session->grading(),
                               *m_session->saving(), *m_session->undoGroup()},
                              m_actions, this);
    m_status->addBadge(new ProblemsBadge(m_side->problemList(),
                                         m_actions->action(ActionId::ShowProblems), m_status));
    connect(m_status, &StatusLine::openingCancelled, m_session->opening(), &StudyOpening::cancel);
    column->addWidget(m_status);
}

void MainWindow::addMeasurements()
{
    m_tools = new ToolSelection(m_panes, m_actions, this);
    m_annotationLinks = new AnnotationLinks(m_session->current(), *m_session->annotations(),
                                            m_panes, m_links, m_actions, this);
    auto* panel = new MeasurementsPanel(m_session->current(), *m_session->annotations(),
                                        m_annotationLinks, m_side);
    auto* marks = new MeasureMarks(
        {m_session->current(), *m_session->annotations(), *m_session->selection(), m_panes},
        m_actions, this);
    panel->putAbove(
        new MeasuresPanel({m_session->current(), *m_session->annotations(), *m_session->selection(),
                           *m_annotationLinks, *m_tools, *marks},
                          m_actions, panel));
    m_side->addPage(panel, tr("Measurements"));
    connect(panel, &MeasurementsPanel::countChanged, m_side, [this, panel](int count) {
        m_side->setPageTitle(panel,
                             count > 0 ? tr("Measurements %1").arg(count) : tr("Measurements"));
    });
}

void MainWindow::restoreLayout()
{
    const QByteArray geometry = Settings().windowGeometry();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(1720, 1000);
    m_panes->restoreLayout();
    m_side->restoreDetached();
    for (const auto& [id, key] : {std::pair{ActionId::ShowSeries, kShowSeriesKey},
                                  std::pair{ActionId::ShowSide, kShowSideKey}})
        m_actions->action(id)->setChecked(QSettings().value(key, true).toBool());
    if (!m_reading->restoreState(QSettings().value(kReadingKey).toByteArray()))
        m_reading->setSizes({128, 10000, kSideWidth});
}

void MainWindow::connectSession()
{
    connect(m_session->opening(), &StudyOpening::changed, this, &MainWindow::refreshState);
    connect(m_session, &Session::failed, this, [this](const QString& sentence) {
        m_opening.clear();
        m_banner->showMessage(sentence);
    });
    connect(m_session, &Session::told, m_banner,
            [this](const QString& sentence) { m_banner->showMessage(sentence); });
    connect(m_session->saving(), &StudySaving::changed, this, [this] {
        m_banner->setStanding(m_session->saving()->isSaved() ? QString()
                                                             : m_session->saving()->text());
    });
    connect(m_session->exporter(), &ReportExporter::exported, this, [this] {
        // Where the report is shown, it says so itself.
        if (!m_side->report()->isVisible())
            m_banner->showDone(m_side->report()->resultText());
    });
    // An edit of the report that comes and goes behind another page is said.
    const auto tell = [this](const QString& sentence) {
        if (!m_side->report()->isVisible())
            m_banner->showDone(sentence);
    };
    connect(m_session->draft(), &ReportDraft::undone, this,
            [tell](const QString& step) { tell(tr("Undone: %1.").arg(step)); });
    connect(m_session->draft(), &ReportDraft::redone, this,
            [tell](const QString& step) { tell(tr("Done again: %1.").arg(step)); });
    connect(m_panes, &PaneArea::layoutChanged, m_top, &TopBar::setPaneLayout);
    auto* recentMenu = new RecentMenu(m_actions, m_recent, this);
    m_top->setOpenMenu(recentMenu);
    connect(recentMenu, &RecentMenu::chosen, this, &MainWindow::open);
    connect(m_start, &StartPage::pathsChosen, this, &MainWindow::open);
    connect(m_start, &StartPage::cancelled, m_session->opening(), &StudyOpening::cancel);
}

void MainWindow::connectActions()
{
    m_actions->attach(this, m_panes, m_side->grid()->view());
    new DigitRow(this);
    new StudyCommands(
        m_session, m_side, m_actions, [this](const QStringList& paths) { open(paths); }, this);
    m_studyList = new StudyListCommands(
        m_session, m_banner, m_actions, [this](const QStringList& paths) { open(paths); }, this);
    auto* archive = new ArchiveCommands(
        m_session, m_banner, m_actions, [this](const QStringList& paths) { openUnlisted(paths); },
        this);
    auto* outbox = new OutboxBadge(archive->outbox(), m_status);
    m_status->addBadge(outbox);
    connect(outbox, &OutboxBadge::clicked, archive, &ArchiveCommands::showOutbox);
    connect(m_side->report(), &ReportPanel::sendRequested, archive, &ArchiveCommands::sendReport);
    connect(m_studyList, &StudyListCommands::linkNotListed, archive, &ArchiveCommands::openLink);
    new KeyImageCommands(
        {m_session->current(), *m_session->annotations(), *m_annotationLinks, *m_panes}, m_actions,
        this);
    auto* paneCommands = new PaneCommands(m_panes, m_links, m_banner, m_actions, this);
    new GradeCommands({m_session->current(), *m_session->selection(), *m_session->editing(),
                       *m_session->explanation(), *m_session->unreliable(), *m_session->filter(),
                       *m_links, *m_banner,
                       [paneCommands] {
                           return paneCommands->stopCine();
                       }},
                      m_side, m_actions, this);
    new CellCommands({m_session->current(), *m_session->selection(), *m_session->editing(),
                      *m_session->filter()},
                     m_actions, this);
    new RevealCommands({m_session->current(), *m_session->selection(), *m_session->reveal(),
                        *m_banner,
                        [this] {
                            m_side->showGrid();
                        }},
                       m_actions, this);
    new LevelCommands(m_session->current(), *m_session->editing(), m_actions, this);
    new PointCommands({m_session->current(), *m_session->selection(), *m_session->points(),
                       *m_links, *m_panes, *m_banner},
                      m_actions, this);
    new PointQuestion(*m_session->points(), m_pointBar, this);
    const PointMenu pointMenu({m_session->current(), *m_session->selection(), *m_session->points(),
                               *m_links, *m_actions});
    new PaneMenu(m_session->current(), *m_session->links(), pointMenu, m_panes, m_links, m_actions,
                 this);
    new TwinQuestion(*m_session->twins(), m_twinBar, m_actions, this);
    new PictureCommands({m_session->current(), *m_session->exporter(), *m_panes, *m_banner},
                        m_actions, this);
    m_overlays = new OverlayVisibility(m_panes, m_actions, this);
    new LayoutCommands({m_panes, m_series, m_side}, m_actions, this);
    new SettingsDialogs(*m_session->saving(), *m_session->cutOffs(), m_links, m_actions, this);
    m_actions->on(ActionId::ShowHistory, this, [this] {
        if (!m_history)
            m_history = new HistoryWindow(m_session->current(), *m_session->saving(), this);
        m_history->present();
    });
    new EffortControls(m_session, m_actions, this);
    m_actions->on(ActionId::About, this, [this] { showAbout(this, m_session->saving()->place()); });
    fillExportMenu(m_top->exportMenu(), m_actions, m_side->report());
    auto* cases = new CaseCommands(
        {m_session->current(), *m_session->saving(), *m_session->exporter(), *m_banner}, this);
    cases->addTo(m_top->exportMenu());
}

void MainWindow::open(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    m_banner->showMessage({});
    m_opening = paths;
    m_session->open(paths);
}

void MainWindow::openArguments(const QStringList& arguments)
{
    const auto link = std::find_if(arguments.begin(), arguments.end(), isLink);
    if (link == arguments.end()) {
        if (!arguments.isEmpty())
            open(arguments);
    } else if (const auto study = studyLinkFrom(*link)) {
        m_studyList->openLink(*study);
    } else {
        m_banner->showMessage(tr("This link does not name a study that Foramen can open."));
    }
}

/// A folder whose name says nothing to a reader is no recent one; the list of studies has it.
void MainWindow::openUnlisted(const QStringList& paths)
{
    open(paths);
    m_opening.clear();
}

void MainWindow::refreshState()
{
    const bool open = m_session->current()->study() != nullptr;
    const StudyState state = m_session->opening()->state();
    m_start->setScanning(state == StudyState::Scanning);
    QWidget* page = open ? static_cast<QWidget*>(m_reading) : m_start;
    if (m_stack->currentWidget() != page) {
        m_stack->setCurrentWidget(page);
        if (open)
            m_side->grid()->view()->setFocus();
    }
    for (const ActionId id :
         {ActionId::CloseStudy,     ActionId::ShowHistory,     ActionId::ScanAgain,
          ActionId::WatchFolder,    ActionId::Export,          ActionId::Print,
          ActionId::NextUnreviewed, ActionId::ShiftLevelsDown, ActionId::ShiftLevelsUp,
          ActionId::StartGrading,   ActionId::Accept,          ActionId::AcceptRow,
          ActionId::Ungradable,     ActionId::ClearGrade,      ActionId::Grade1,
          ActionId::Grade2,         ActionId::Grade3,          ActionId::Grade1AndGoOn,
          ActionId::Grade2AndGoOn,  ActionId::Grade3AndGoOn,   ActionId::AcceptAndGoOn,
          ActionId::PlacePoint,     ActionId::PointToSlice,    ActionId::SnapPoint,
          ActionId::AcceptPoint,    ActionId::RemovePoint,     ActionId::CopyPicture,
          ActionId::SavePicture,    ActionId::SaveMovie,       ActionId::PrintPictures})
        m_actions->action(id)->setEnabled(open);
    setWindowTitle(open ? tr("%1 · Foramen").arg(studyName(*m_session->current()->study()))
                        : QStringLiteral("Foramen"));
    if (open && state != StudyState::Scanning && !m_opening.isEmpty()) {
        m_recent->add(m_opening);
        m_opening.clear();
    }
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_X && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat())
            m_overlays->setMarksHeldHidden(true);
        return;
    }
    QWidget::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_X && !event->isAutoRepeat() && m_overlays->areMarksHeldHidden()) {
        m_overlays->setMarksHeldHidden(false);
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    // The release of a held key goes to the window that has the keyboard then, which may be another
    // one.
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()
        && m_overlays->areMarksHeldHidden())
        m_overlays->setMarksHeldHidden(false);
    QWidget::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Settings().setWindowGeometry(saveGeometry());
    QSettings().setValue(kReadingKey, m_reading->saveState());
    QSettings().setValue(kShowSeriesKey, m_actions->action(ActionId::ShowSeries)->isChecked());
    QSettings().setValue(kShowSideKey, m_actions->action(ActionId::ShowSide)->isChecked());
    m_panes->saveLayout();
    m_side->saveDetached();
    for (const SidePage page : {SidePage::Grid, SidePage::Report}) {
        if (QWidget* own = m_side->detachedWindow(page))
            own->hide();
    }
    QWidget::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (localPaths(event->mimeData()).isEmpty())
        return;
    m_start->setDropHint(true);
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_start->setDropHint(false);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_start->setDropHint(false);
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    open(paths);
}

} // namespace foramen
