// What the window does when it is told to: see main_window.h and the registry in actions.h.
#include "ui/state/session.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/grid_panel.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/pane_area.h"
#include "ui/widgets/pane_links.h"
#include "ui/widgets/report_panel.h"
#include "ui/widgets/severity_grid_view.h"
#include "ui/widgets/shortcut_sheet.h"
#include "ui/widgets/side_panel.h"
#include "ui/widgets/top_bar.h"
#include "ui/widgets/viewport_widget.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

#include <utility>

namespace foramen {

namespace {

const QString kOpenFolderKey = QStringLiteral("open/folder");
constexpr int kSliceStep = 5;

constexpr ActionId kPresets[] = {ActionId::Preset0, ActionId::Preset1, ActionId::Preset2,
                                 ActionId::Preset3, ActionId::Preset4, ActionId::Preset5};

QFileDialog* openDialog(QWidget* parent, const QString& title)
{
    auto* dialog = new QFileDialog(parent, title,
                                   QSettings().value(kOpenFolderKey, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void MainWindow::onAction(ActionId id, std::function<void()> work)
{
    connect(m_actions->action(id), &QAction::triggered, this, [work = std::move(work)] { work(); });
}

void MainWindow::connectActions()
{
    m_actions->attach(this, m_panes, m_side->grid()->view());
    connectStudyActions();
    connectGradeActions();
    connectPaneActions();
    connectViewActions();
    fillExportMenu();
}

void MainWindow::connectStudyActions()
{
    onAction(ActionId::OpenFolder, [this] { openFolder(); });
    onAction(ActionId::OpenFiles, [this] { openFiles(); });
    onAction(ActionId::CloseStudy, [this] { m_session->closeStudy(); });
    onAction(ActionId::Export, [this] { m_side->report()->exportTo(allExportFormats()); });
    onAction(ActionId::StartGrading, [this] { m_session->startGrading(); });
    onAction(ActionId::CancelGrading, [this] { m_session->cancelGrading(); });
    onAction(ActionId::Quit, [this] { close(); });
}

void MainWindow::connectGradeActions()
{
    const std::pair<ActionId, Severity> grades[] = {{ActionId::Grade1, Severity::NormalMild},
                                                    {ActionId::Grade2, Severity::Moderate},
                                                    {ActionId::Grade3, Severity::Severe}};
    for (const auto& [id, severity] : grades)
        onAction(id, [this, wanted = severity] {
            m_session->setSeverity(m_session->currentSite(), wanted);
        });
    onAction(ActionId::ClearGrade, [this] { m_session->clearDecision(m_session->currentSite()); });
    onAction(ActionId::Ungradable, [this] { m_session->setUngradable(m_session->currentSite()); });
    onAction(ActionId::Accept, [this] { m_session->acceptFinding(m_session->currentSite()); });
    onAction(ActionId::AcceptRow, [this] { m_session->acceptRow(m_session->currentSite().level); });
    onAction(ActionId::ShiftLevelsDown, [this] { m_session->shiftLevels(1); });
    onAction(ActionId::ShiftLevelsUp, [this] { m_session->shiftLevels(-1); });
    onAction(ActionId::NextUnreviewed, [this] { goToNextUnreviewed(); });
    onAction(ActionId::NextLevel, [this] { m_links->stepLevel(1); });
    onAction(ActionId::PreviousLevel, [this] { m_links->stepLevel(-1); });
}

void MainWindow::connectPaneActions()
{
    onAction(ActionId::PreviousSlice, [this] { stepSlices(-1); });
    onAction(ActionId::NextSlice, [this] { stepSlices(1); });
    onAction(ActionId::PreviousSlices, [this] { stepSlices(-kSliceStep); });
    onAction(ActionId::NextSlices, [this] { stepSlices(kSliceStep); });
    onAction(ActionId::FirstSlice, [this] { m_panes->activePane()->setPosition(0); });
    onAction(ActionId::LastSlice, [this] {
        m_panes->activePane()->setPosition(m_panes->activePane()->positionCount() - 1);
    });
    onAction(ActionId::ResetView, [this] { m_panes->activePane()->resetView(); });
    onAction(ActionId::FitView, [this] {
        changeView([](ViewState& view) {
            view.zoom = 1;
            view.pan = {};
        });
    });
    int preset = 0;
    for (const ActionId id : kPresets)
        onAction(id,
                 [this, number = preset++] { m_panes->activePane()->applyWindowPreset(number); });
    onAction(ActionId::Invert,
             [this] { changeView([](ViewState& view) { view.invert = !view.invert; }); });
    // On the screen a turn after a flip runs the other way round.
    const auto turn = [](ViewState& view, int by) {
        const int sense = view.flipHorizontal != view.flipVertical ? -by : by;
        view.quarterTurns = (view.quarterTurns + sense + 4) % 4;
    };
    onAction(ActionId::RotateRight,
             [this, turn] { changeView([turn](ViewState& view) { turn(view, 1); }); });
    onAction(ActionId::RotateLeft,
             [this, turn] { changeView([turn](ViewState& view) { turn(view, -1); }); });
    onAction(ActionId::FlipHorizontal, [this] {
        changeView([](ViewState& view) { view.flipHorizontal = !view.flipHorizontal; });
    });
    onAction(ActionId::FlipVertical, [this] {
        changeView([](ViewState& view) { view.flipVertical = !view.flipVertical; });
    });
}

void MainWindow::connectViewActions()
{
    const std::pair<ActionId, PaneLayout> layouts[] = {{ActionId::LayoutOne, PaneLayout::One},
                                                       {ActionId::LayoutTwo, PaneLayout::Two},
                                                       {ActionId::LayoutThree, PaneLayout::Three},
                                                       {ActionId::LayoutFull, PaneLayout::Full}};
    for (const auto& [id, layout] : layouts)
        onAction(id, [this, wanted = layout] { m_panes->setPaneLayout(wanted); });
    onAction(ActionId::CycleOverlays, [this] { cycleOverlays(); });
    onAction(ActionId::FullScreen,
             [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    onAction(ActionId::ShortcutSheet, [this] { showShortcuts(); });
}

void MainWindow::fillExportMenu()
{
    const std::pair<QString, QStringList> formats[] = {
        {tr("PDF report…"), {QStringLiteral("pdf")}},
        {tr("DICOM SR…"), {QStringLiteral("sr")}},
        {tr("CSV table…"), {QStringLiteral("csv")}},
        {tr("JSON…"), {QStringLiteral("json")}},
        {tr("Challenge tables…"), {QStringLiteral("submission")}}};
    for (const auto& [text, names] : formats) {
        QAction* action = m_top->exportMenu()->addAction(text);
        connect(action, &QAction::triggered, this,
                [this, wanted = names] { m_side->report()->exportTo(wanted); });
    }
    m_top->exportMenu()->addSeparator();
    QAction* all = m_top->exportMenu()->addAction(tr("All formats…"));
    connect(all, &QAction::triggered, m_actions->action(ActionId::Export), &QAction::trigger);
}

void MainWindow::changeView(const std::function<void(ViewState&)>& change)
{
    ViewportWidget* pane = m_panes->activePane();
    if (!pane->currentVolume())
        return;
    ViewState view = pane->viewState();
    change(view);
    pane->setViewState(view);
}

void MainWindow::stepSlices(int by)
{
    ViewportWidget* pane = m_panes->activePane();
    pane->setPosition(pane->position() + by);
}

void MainWindow::openFolder()
{
    QFileDialog* dialog = openDialog(this, tr("Open a folder with a study"));
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        QSettings().setValue(kOpenFolderKey, folder);
        open({folder});
    });
    dialog->open();
}

void MainWindow::openFiles()
{
    QFileDialog* dialog = openDialog(this, tr("Open files of a study"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        QSettings().setValue(kOpenFolderKey, QFileInfo(files.front()).absolutePath());
        open(files);
    });
    dialog->open();
}

void MainWindow::goToNextUnreviewed()
{
    if (const auto next = m_session->nextUnreviewed(m_session->currentSite())) {
        m_side->showGrid();
        m_session->setCurrentSite(*next);
    }
}

void MainWindow::cycleOverlays()
{
    m_overlays = m_overlays == Overlays::All ? Overlays::NoMarks
        : m_overlays == Overlays::NoMarks    ? Overlays::None
                                             : Overlays::All;
    applyOverlays();
}

void MainWindow::applyOverlays()
{
    const ReadingPanes& panes = m_panes->panes();
    for (ViewportWidget* pane : panes.all()) {
        const bool foramen = pane == panes.rightForamen || pane == panes.leftForamen;
        pane->setOverlaysVisible(m_overlays == Overlays::All && !m_marksHeldHidden);
        pane->setCompact(foramen || m_overlays == Overlays::None);
    }
}

void MainWindow::showPaneMenu(QPoint globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu->addAction(m_actions->action(id));
        menu->addSeparator();
    };
    add({ActionId::ResetView, ActionId::FitView, ActionId::Invert});
    for (const ActionId id : kPresets)
        menu->addAction(m_actions->action(id));
    menu->addSeparator();
    add({ActionId::RotateRight, ActionId::RotateLeft, ActionId::FlipHorizontal,
         ActionId::FlipVertical});
    menu->addAction(m_actions->action(ActionId::CycleOverlays));
    menu->popup(globalPosition);
}

void MainWindow::showShortcuts()
{
    auto* sheet = new ShortcutSheet(this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

} // namespace foramen
