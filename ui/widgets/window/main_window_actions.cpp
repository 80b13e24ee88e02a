// What the window does when it is told to: see main_window.h and the registry in actions.h.
#include "ui/state/study/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/shortcut_editor.h"
#include "ui/widgets/keys/shortcut_sheet.h"
#include "ui/widgets/pane/pane_area.h"
#include "ui/widgets/pane/pane_links.h"
#include "ui/widgets/pane/viewport_widget.h"
#include "ui/widgets/report/print_window.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/series/series_panel.h"
#include "ui/widgets/window/main_window.h"
#include "ui/widgets/window/open_dialog.h"
#include "ui/widgets/window/preferences_dialog.h"
#include "ui/widgets/window/side_panel.h"
#include "ui/widgets/window/top_bar.h"

#include <QMenu>

#include <utility>

namespace foramen {

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
    onAction(ActionId::Print, [this] { showPrintWindow(m_session->report(), this); });
    onAction(ActionId::ShowProblems, [this] {
        m_actions->action(ActionId::ShowSide)->setChecked(true);
        m_side->showProblems();
    });
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
    onAction(ActionId::NextUnreviewed,
             [this] { goTo(m_session->nextUnreviewed(m_session->currentSite())); });
    onAction(ActionId::NextUncertain,
             [this] { goTo(m_session->nextUncertain(m_session->currentSite())); });
    onAction(ActionId::ShowExplanation,
             [this] { m_session->toggleExplanation(m_session->currentSite()); });
    onAction(ActionId::NextLevel, [this] { m_links->stepLevel(1); });
    onAction(ActionId::PreviousLevel, [this] { m_links->stepLevel(-1); });
}

void MainWindow::connectViewActions()
{
    connectLayoutActions();
    onAction(ActionId::CycleOverlays, [this] { cycleOverlays(); });
    onAction(ActionId::FullScreen,
             [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    onAction(ActionId::ShortcutSheet, [this] { showShortcuts(); });
    onAction(ActionId::EditShortcuts, [this] { editShortcuts(); });
    onAction(ActionId::Preferences, [this] { showPreferences(); });
    const std::pair<ActionId, SidePage> pages[] = {{ActionId::DetachGrid, SidePage::Grid},
                                                   {ActionId::DetachReport, SidePage::Report}};
    for (const auto& [id, page] : pages) {
        m_actions->action(id)->setCheckable(true);
        onAction(id, [this, wanted = page] {
            m_side->setDetached(wanted, !m_side->isDetached(wanted));
        });
    }
    connect(m_side, &SidePanel::detachedChanged, this, &MainWindow::refreshSide);
    const std::pair<ActionId, QWidget*> edges[] = {{ActionId::ShowSeries, m_series},
                                                   {ActionId::ShowSide, m_side}};
    for (const auto& [id, edge] : edges) {
        QAction* action = m_actions->action(id);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, edge, &QWidget::setVisible);
    }
}

void MainWindow::connectLayoutActions()
{
    const std::pair<ActionId, PaneLayout> layouts[] = {{ActionId::LayoutOne, PaneLayout::One},
                                                       {ActionId::LayoutTwo, PaneLayout::Two},
                                                       {ActionId::LayoutThree, PaneLayout::Three},
                                                       {ActionId::LayoutFull, PaneLayout::Full},
                                                       {ActionId::LayoutLevel, PaneLayout::Level}};
    for (const auto& [id, layout] : layouts)
        onAction(id, [this, wanted = layout] { m_panes->setPaneLayout(wanted); });
    onAction(ActionId::Maximise, [this] { m_panes->toggleMaximised(); });
    connect(m_panes, &PaneArea::layoutChanged, this, &MainWindow::applyOverlays);
}

void MainWindow::refreshSide()
{
    const bool grid = m_side->isDetached(SidePage::Grid);
    const bool report = m_side->isDetached(SidePage::Report);
    m_actions->action(ActionId::DetachGrid)->setChecked(grid);
    m_actions->action(ActionId::DetachReport)->setChecked(report);
    // With both in windows of their own the pictures get the room; F9 brings the rest back.
    m_actions->action(ActionId::ShowSide)->setChecked(!(grid && report));
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
    m_top->exportMenu()->addSeparator();
    m_top->exportMenu()->addAction(m_actions->action(ActionId::Print));
}

void MainWindow::openFolder()
{
    askForFolder(this, tr("Open a folder with a study"),
                 [this](const QStringList& paths) { open(paths); });
}

void MainWindow::openFiles()
{
    askForFiles(this, tr("Open files, archives or a DICOMDIR"),
                [this](const QStringList& paths) { open(paths); });
}

void MainWindow::goTo(std::optional<Site> site)
{
    if (!site)
        return;
    m_side->showGrid();
    m_session->setCurrentSite(*site);
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
        // Small beside the axial, they show their picture alone.
        const bool foramen = (pane == panes.rightForamen || pane == panes.leftForamen)
            && m_panes->paneLayout() == PaneLayout::Full;
        pane->setOverlaysVisible(m_overlays == Overlays::All && !m_marksHeldHidden);
        pane->setCompact(foramen || m_overlays == Overlays::None);
    }
    for (ViewportWidget* pane : m_panes->priorPanes()) {
        pane->setOverlaysVisible(m_overlays == Overlays::All && !m_marksHeldHidden);
        pane->setCompact(m_overlays == Overlays::None);
    }
}

void MainWindow::showShortcuts()
{
    auto* sheet = new ShortcutSheet(*m_actions, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ShortcutSheet::editRequested, this, &MainWindow::editShortcuts);
    sheet->open();
}

void MainWindow::showPreferences()
{
    auto* dialog = new PreferencesDialog(*m_session, *m_actions, *m_links, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::editKeysRequested, this, &MainWindow::editShortcuts);
    dialog->open();
}

void MainWindow::editShortcuts()
{
    auto* editor = new ShortcutEditor(*m_actions, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

} // namespace foramen
