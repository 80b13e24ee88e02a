#include "ui/widgets/commands/pane_commands.h"

#include "ui/panes/study/study_panes.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/pane/cine_player.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/parts/message_banner.h"

#include <QSettings>

#include <array>
#include <optional>
#include <utility>

namespace foramen {

namespace {

const QString kSwapKey = QStringLiteral("panes/swapWindowAxes");
constexpr int kSliceStep = 5;
constexpr double kZoomStep = 1.25;
constexpr double kTiltStep = 2; ///< degrees

constexpr std::array<std::pair<ActionId, std::optional<AnatomicalPlane>>, 4> kPlaneActions = {{
    {ActionId::PlaneAcquired, std::nullopt},
    {ActionId::PlaneSagittal, AnatomicalPlane::Sagittal},
    {ActionId::PlaneCoronal, AnatomicalPlane::Coronal},
    {ActionId::PlaneAxial, AnatomicalPlane::Axial},
}};

} // namespace

PaneCommands::PaneCommands(PaneArea* panes, StudyPanes* links, MessageBanner* banner,
                           Actions* actions, QObject* parent)
    : QObject(parent)
    , m_panes(panes)
    , m_links(links)
    , m_banner(banner)
    , m_actions(actions)
    , m_cine(new CinePlayer(this))
{
    connectSlices();
    connectCine();
    connectZoom();
    connectTurns();
    connectLinks();
    connectOblique();
    connectCrosshair();
    connectWindows();
}

void PaneCommands::connectSlices()
{
    m_actions->on(ActionId::PreviousSlice, this, [this] { stepSlices(-1); });
    m_actions->on(ActionId::NextSlice, this, [this] { stepSlices(1); });
    m_actions->on(ActionId::PreviousSlices, this, [this] { stepSlices(-kSliceStep); });
    m_actions->on(ActionId::NextSlices, this, [this] { stepSlices(kSliceStep); });
    m_actions->on(ActionId::FirstSlice, this, [this] { m_panes->keyPane()->setPosition(0); });
    m_actions->on(ActionId::LastSlice, this, [this] {
        m_panes->keyPane()->setPosition(m_panes->keyPane()->positionCount() - 1);
    });
    m_actions->on(ActionId::PreviousSeries, this, [this] { m_links->stepSeries(-1); });
    m_actions->on(ActionId::NextSeries, this, [this] { m_links->stepSeries(1); });
    m_actions->on(ActionId::NextLevel, this, [this] { m_links->stepLevel(1); });
    m_actions->on(ActionId::PreviousLevel, this, [this] { m_links->stepLevel(-1); });
}

void PaneCommands::connectCine()
{
    QAction* cine = m_actions->action(ActionId::Cine);
    cine->setCheckable(true);
    connect(m_cine, &CinePlayer::playingChanged, cine, &QAction::setChecked);
    m_actions->on(ActionId::Cine, this, [this, cine] {
        m_cine->toggle(m_panes->keyPane());
        cine->setChecked(m_cine->isPlaying());
    });
    m_actions->on(ActionId::CineFaster, this, [this] { m_cine->stepRate(1); });
    m_actions->on(ActionId::CineSlower, this, [this] { m_cine->stepRate(-1); });
}

bool PaneCommands::stopCine()
{
    const bool wasPlaying = m_cine->isPlaying();
    m_cine->stop();
    return wasPlaying;
}

void PaneCommands::connectZoom()
{
    m_actions->on(ActionId::ResetView, this, [this] { m_panes->keyPane()->resetView(); });
    m_actions->on(ActionId::FitView, this, [this] {
        changeView([](ViewState& view) {
            view.zoom = 1;
            view.pan = {};
        });
    });
    m_actions->on(ActionId::OneToOne, this, [this] { m_panes->keyPane()->showOneToOne(); });
    m_actions->on(ActionId::ZoomIn, this, [this] { m_panes->keyPane()->zoomBy(kZoomStep); });
    m_actions->on(ActionId::ZoomOut, this, [this] { m_panes->keyPane()->zoomBy(1 / kZoomStep); });
    m_actions->on(ActionId::Invert, this,
                  [this] { changeView([](ViewState& view) { view.invert = !view.invert; }); });
    m_actions->on(ActionId::NextInterpolation, this, [this] { nextInterpolation(); });
}

void PaneCommands::connectTurns()
{
    // After a flip a turn appears in the opposite direction on the screen.
    const auto turn = [](ViewState& view, int by) {
        const int sense = view.flipHorizontal != view.flipVertical ? -by : by;
        view.quarterTurns = (view.quarterTurns + sense + 4) % 4;
    };
    m_actions->on(ActionId::RotateRight, this,
                  [this, turn] { changeView([turn](ViewState& view) { turn(view, 1); }); });
    m_actions->on(ActionId::RotateLeft, this,
                  [this, turn] { changeView([turn](ViewState& view) { turn(view, -1); }); });
    m_actions->on(ActionId::FlipHorizontal, this, [this] {
        changeView([](ViewState& view) { view.flipHorizontal = !view.flipHorizontal; });
    });
    m_actions->on(ActionId::FlipVertical, this, [this] {
        changeView([](ViewState& view) { view.flipVertical = !view.flipVertical; });
    });
}

void PaneCommands::connectWindows()
{
    int preset = 0;
    for (const ActionId id : kPresetActions)
        m_actions->on(id, this,
                      [this, number = preset++] { m_panes->keyPane()->applyWindowPreset(number); });
    QAction* swap = m_actions->action(ActionId::SwapWindowAxes);
    swap->setCheckable(true);
    connect(swap, &QAction::toggled, this, &PaneCommands::swapWindowAxes);
    swap->setChecked(QSettings().value(kSwapKey, false).toBool());
}

void PaneCommands::connectLinks()
{
    QAction* together = m_actions->action(ActionId::ScrollTogether);
    together->setCheckable(true);
    together->setChecked(m_links->scrollsTogether());
    connect(together, &QAction::toggled, m_links, &StudyPanes::setScrollsTogether);
    m_actions->on(ActionId::LinkByHand, this, [this] {
        if (!m_links->linkByHand())
            m_banner->showMessage(tr("No other pane shows a parallel stack."));
    });
}

void PaneCommands::connectOblique()
{
    QAction* oblique = m_actions->action(ActionId::ObliquePlane);
    oblique->setCheckable(true);
    connect(oblique, &QAction::triggered, m_links, &StudyPanes::toggleOblique);
    connect(m_links, &StudyPanes::obliqueShown, oblique, &QAction::setChecked);
    connect(m_links, &StudyPanes::refused, m_banner, &MessageBanner::showMessage);
    for (const auto& [id, plane] : kPlaneActions)
        m_actions->on(id, this, [this, plane = plane] { m_links->showPlane(plane); });
    m_actions->on(ActionId::TiltObliqueUp, this, [this] { m_links->tiltOblique(kTiltStep); });
    m_actions->on(ActionId::TiltObliqueDown, this, [this] { m_links->tiltOblique(-kTiltStep); });
}

void PaneCommands::connectCrosshair()
{
    QAction* crosshair = m_actions->action(ActionId::Crosshair);
    crosshair->setCheckable(true);
    connect(crosshair, &QAction::toggled, m_links, &StudyPanes::setCrosshairTool);
    // The left button has one meaning: choosing a tool ends the crosshair.
    for (const PaneTool tool : kPaneTools)
        m_actions->on(actionOf(tool), this, [crosshair] { crosshair->setChecked(false); });
}

void PaneCommands::nextInterpolation()
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

void PaneCommands::swapWindowAxes(bool swapped)
{
    QSettings().setValue(kSwapKey, swapped);
    for (PaneWidget* pane : m_panes->panes().all())
        pane->setWindowAxesSwapped(swapped);
    for (PaneWidget* pane : m_panes->priorPanes())
        pane->setWindowAxesSwapped(swapped);
}

void PaneCommands::changeView(const std::function<void(ViewState&)>& change)
{
    PaneWidget* pane = m_panes->keyPane();
    if (!pane->currentVolume())
        return;
    ViewState view = pane->viewState();
    change(view);
    pane->setViewState(view);
}

void PaneCommands::stepSlices(int by)
{
    PaneWidget* pane = m_panes->keyPane();
    if (pane == m_cine->pane())
        m_cine->stop();
    pane->setPosition(pane->position() + by);
}

} // namespace foramen
