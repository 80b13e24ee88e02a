// What the window does with its panes when it is told to: see main_window.h and actions.h.
#include "ui/state/study/session.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/cine_player.h"
#include "ui/widgets/pane/pane_area.h"
#include "ui/widgets/pane/pane_links.h"
#include "ui/widgets/pane/viewport_widget.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/window/main_window.h"

#include <QMenu>
#include <QSettings>

namespace foramen {

namespace {

const QString kSwapKey = QStringLiteral("panes/swapWindowAxes");
constexpr int kSliceStep = 5;
constexpr double kZoomStep = 1.25;
constexpr double kTiltStep = 2; ///< degrees

constexpr ActionId kPresets[] = {ActionId::Preset0, ActionId::Preset1, ActionId::Preset2,
                                 ActionId::Preset3, ActionId::Preset4, ActionId::Preset5};

constexpr ActionId kTools[] = {
    ActionId::ToolWindow,        ActionId::ToolPan,       ActionId::ToolZoom,
    ActionId::ToolScroll,        ActionId::ToolMagnifier, ActionId::ToolLength,
    ActionId::ToolCanalDiameter, ActionId::ToolAngle,     ActionId::ToolCobbAngle,
    ActionId::ToolEllipse,       ActionId::ToolPolygon,   ActionId::ToolArrow,
    ActionId::ToolText};

} // namespace

void MainWindow::connectPaneActions()
{
    connectSliceActions();
    connectZoomActions();
    connectTurnActions();
    connectLinkActions();
    int preset = 0;
    for (const ActionId id : kPresets)
        onAction(id, [this, number = preset++] { m_panes->keyPane()->applyWindowPreset(number); });
    QAction* swap = m_actions->action(ActionId::SwapWindowAxes);
    swap->setCheckable(true);
    connect(swap, &QAction::toggled, this, &MainWindow::swapWindowAxes);
    swap->setChecked(QSettings().value(kSwapKey, false).toBool());
}

void MainWindow::connectSliceActions()
{
    onAction(ActionId::PreviousSlice, [this] { stepSlices(-1); });
    onAction(ActionId::NextSlice, [this] { stepSlices(1); });
    onAction(ActionId::PreviousSlices, [this] { stepSlices(-kSliceStep); });
    onAction(ActionId::NextSlices, [this] { stepSlices(kSliceStep); });
    onAction(ActionId::FirstSlice, [this] { m_panes->keyPane()->setPosition(0); });
    onAction(ActionId::LastSlice,
             [this] { m_panes->keyPane()->setPosition(m_panes->keyPane()->positionCount() - 1); });
    onAction(ActionId::PreviousSeries, [this] { m_links->stepSeries(-1); });
    onAction(ActionId::NextSeries, [this] { m_links->stepSeries(1); });
    QAction* cine = m_actions->action(ActionId::Cine);
    cine->setCheckable(true);
    connect(m_cine, &CinePlayer::playingChanged, cine, &QAction::setChecked);
    onAction(ActionId::Cine, [this, cine] {
        m_cine->toggle(m_panes->keyPane());
        cine->setChecked(m_cine->isPlaying());
    });
    onAction(ActionId::CineFaster, [this] { m_cine->stepRate(1); });
    onAction(ActionId::CineSlower, [this] { m_cine->stepRate(-1); });
}

void MainWindow::connectZoomActions()
{
    onAction(ActionId::ResetView, [this] { m_panes->keyPane()->resetView(); });
    onAction(ActionId::FitView, [this] {
        changeView([](ViewState& view) {
            view.zoom = 1;
            view.pan = {};
        });
    });
    onAction(ActionId::OneToOne, [this] { m_panes->keyPane()->showOneToOne(); });
    onAction(ActionId::ZoomIn, [this] { m_panes->keyPane()->zoomBy(kZoomStep); });
    onAction(ActionId::ZoomOut, [this] { m_panes->keyPane()->zoomBy(1 / kZoomStep); });
    onAction(ActionId::Invert,
             [this] { changeView([](ViewState& view) { view.invert = !view.invert; }); });
    onAction(ActionId::NextInterpolation, [this] { nextInterpolation(); });
}

void MainWindow::connectTurnActions()
{
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

void MainWindow::connectLinkActions()
{
    QAction* together = m_actions->action(ActionId::ScrollTogether);
    together->setCheckable(true);
    together->setChecked(m_links->scrollsTogether());
    connect(together, &QAction::toggled, m_links, &PaneLinks::setScrollsTogether);
    onAction(ActionId::LinkByHand, [this] {
        if (!m_links->linkByHand())
            m_banner->showMessage(tr("No other pane shows a stack that runs beside this one."));
    });
    QAction* oblique = m_actions->action(ActionId::ObliquePlane);
    oblique->setCheckable(true);
    connect(oblique, &QAction::triggered, m_links, &PaneLinks::toggleOblique);
    connect(m_links, &PaneLinks::obliqueShown, oblique, &QAction::setChecked);
    connect(m_links, &PaneLinks::refused, m_banner, &MessageBanner::showMessage);
    onAction(ActionId::TiltObliqueUp, [this] { m_links->tiltOblique(kTiltStep); });
    onAction(ActionId::TiltObliqueDown, [this] { m_links->tiltOblique(-kTiltStep); });
    QAction* crosshair = m_actions->action(ActionId::Crosshair);
    crosshair->setCheckable(true);
    connect(crosshair, &QAction::toggled, m_links, &PaneLinks::setCrosshairTool);
    // The left button does one thing: choosing a tool ends the crosshair.
    for (const ActionId tool : kTools)
        onAction(tool, [crosshair] { crosshair->setChecked(false); });
}

void MainWindow::nextInterpolation()
{
    switch (m_links->interpolation()) {
    case Interpolation::Linear:
        m_links->setInterpolation(Interpolation::Cubic);
        break;
    case Interpolation::Cubic:
        m_links->setInterpolation(Interpolation::Nearest);
        break;
    case Interpolation::Nearest:
        m_links->setInterpolation(Interpolation::Linear);
        break;
    }
}

void MainWindow::swapWindowAxes(bool swapped)
{
    QSettings().setValue(kSwapKey, swapped);
    for (ViewportWidget* pane : m_panes->panes().all())
        pane->setWindowAxesSwapped(swapped);
    for (ViewportWidget* pane : m_panes->priorPanes())
        pane->setWindowAxesSwapped(swapped);
}

void MainWindow::changeView(const std::function<void(ViewState&)>& change)
{
    ViewportWidget* pane = m_panes->keyPane();
    if (!pane->currentVolume())
        return;
    ViewState view = pane->viewState();
    change(view);
    pane->setViewState(view);
}

void MainWindow::stepSlices(int by)
{
    ViewportWidget* pane = m_panes->keyPane();
    pane->setPosition(pane->position() + by);
}

void MainWindow::addObliqueEntries(QMenu* menu, QPoint globalPosition)
{
    const ViewportWidget* pane = m_panes->activePane();
    if (pane != m_panes->panes().axialT2 && m_links->canBeResampled(pane)) {
        const QPointF at = pane->mapFromGlobal(QPointF(globalPosition));
        const PatientPoint point = pane->scene().patientFromDisplay({at.x(), at.y()});
        QAction* here = menu->addAction(tr("Oblique plane through this disc"));
        connect(here, &QAction::triggered, m_links,
                [this, pane, point] { m_links->showObliqueThrough(pane, point); });
    }
    menu->addAction(m_actions->action(ActionId::ObliquePlane));
    if (m_links->isObliqueShown()) {
        menu->addAction(m_actions->action(ActionId::TiltObliqueUp));
        menu->addAction(m_actions->action(ActionId::TiltObliqueDown));
    }
    menu->addSeparator();
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
    add({ActionId::Maximise});
    addObliqueEntries(menu, globalPosition);
    add({ActionId::ResetView, ActionId::FitView, ActionId::OneToOne, ActionId::Invert,
         ActionId::NextInterpolation});
    for (const ActionId id : kPresets)
        menu->addAction(m_actions->action(id));
    menu->addSeparator();
    add({ActionId::RotateRight, ActionId::RotateLeft, ActionId::FlipHorizontal,
         ActionId::FlipVertical});
    add({ActionId::ScrollTogether, ActionId::LinkByHand, ActionId::Crosshair, ActionId::Cine,
         ActionId::PreviousSeries, ActionId::NextSeries});
    menu->addAction(m_actions->action(ActionId::CycleOverlays));
    menu->addAction(m_actions->action(ActionId::ShowTags));
    menu->popup(globalPosition);
}

} // namespace foramen
