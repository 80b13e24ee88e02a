#include "ui/widgets/prior/prior_links.h"

#include "ui/panes/level_distance.h"
#include "ui/render/overlays.h"
#include "ui/state/prior/prior.h"
#include "ui/state/study/session.h"
#include "ui/widgets/grid/site_words.h"
#include "ui/widgets/pane/pane_area.h"
#include "ui/widgets/pane/pane_links.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QSplitter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

const QString kDot = QStringLiteral(" · ");

std::optional<PatientPoint> discOf(const LevelLocations& levels, DiscLevel level)
{
    return levels[static_cast<std::size_t>(level)].discCenter;
}

bool hasAny(const LevelLocations& levels)
{
    return std::any_of(levels.begin(), levels.end(),
                       [](const LevelLocation& level) { return level.discCenter.has_value(); });
}

} // namespace

PriorLinks::PriorLinks(Session* session, PaneArea* area, PaneLinks* links, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_prior(session->prior())
    , m_area(area)
    , m_links(links)
    , m_sagittal{SeriesRole::SagittalT2, area->panes().sagittalT2, nullptr}
    , m_axial{SeriesRole::AxialT2, area->panes().axialT2, nullptr}
{
    build();
    connectPair(m_sagittal);
    connectPair(m_axial);
    connect(m_prior, &Prior::stateChanged, this, &PriorLinks::takeState);
    connect(m_prior, &Prior::volumesChanged, this, &PriorLinks::takeVolumes);
    connect(m_prior, &Prior::assessmentChanged, this, &PriorLinks::takeAssessment);
    connect(session, &Session::currentSiteChanged, this, &PriorLinks::place);
    connect(area, &PaneArea::layoutChanged, this, [this] {
        place();
        QMetaObject::invokeMethod(this, &PriorLinks::matchScales, Qt::QueuedConnection);
    });
}

void PriorLinks::build()
{
    auto* column = new QSplitter(Qt::Vertical, m_area);
    column->setHandleWidth(1);
    column->setChildrenCollapsible(false);
    m_sagittal.prior = new ViewportWidget(column);
    m_sagittal.prior->setObjectName(QStringLiteral("priorSagittal"));
    m_axial.prior = new ViewportWidget(column);
    m_axial.prior->setObjectName(QStringLiteral("priorAxial"));
    column->addWidget(m_sagittal.prior);
    column->addWidget(m_axial.prior);
    m_area->setPriorPanes(column, {m_sagittal.prior, m_axial.prior});
}

void PriorLinks::connectPair(const Pair& pair)
{
    for (ViewportWidget* pane : {pair.current, pair.prior}) {
        connect(pane, &ViewportWidget::positionChanged, this, [this, pair, pane] {
            follow(pair, pane);
            if (m_isOpen && pane == pair.prior)
                refresh();
        });
        connect(pane, &ViewportWidget::viewChanged, this, [this, pair, pane] {
            matchScale(pane, pane == pair.prior ? pair.current : pair.prior);
        });
    }
    // The interpolation is one for all panes.
    connect(pair.current, &ViewportWidget::viewChanged, this, [pair] {
        ViewState state = pair.prior->viewState();
        const Interpolation wanted = pair.current->viewState().interpolation;
        if (state.interpolation == wanted)
            return;
        state.interpolation = wanted;
        pair.prior->setDisplay(state);
    });
    pair.prior->installEventFilter(this);
    connect(pair.prior, &ViewportWidget::crosshairMoved, this,
            [this, pair](PatientPoint point) { moveCrosshair(pair.prior, point); });
    connect(pair.prior, &ViewportWidget::crosshairLeft, this, [this] {
        m_sagittal.prior->setCrosshair(std::nullopt);
        m_axial.prior->setCrosshair(std::nullopt);
    });
}

bool PriorLinks::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &PriorLinks::matchScales, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void PriorLinks::takeState()
{
    const bool isOpen = m_prior->study() != nullptr;
    const bool wasOpen = std::exchange(m_isOpen, isOpen);
    const QString badge = isOpen ? tr("PRIOR %1").arg(m_prior->dateText()) : QString();
    for (ViewportWidget* pane : {m_sagittal.prior, m_axial.prior})
        pane->setBadge(badge);
    if (isOpen && !wasOpen)
        m_area->setPaneLayout(PaneLayout::Prior);
    else if (!isOpen && wasOpen)
        m_area->leavePriorLayout();
    refresh();
}

void PriorLinks::takeVolumes()
{
    const QScopedValueRollback guard(m_moving, true);
    for (const Pair* pair : {&m_sagittal, &m_axial}) {
        const std::vector<VolumePtr> volumes = m_prior->volumesFor(pair->role);
        if (pair->prior->volumes() == volumes)
            continue;
        pair->prior->setVolumes(volumes);
        ViewState state = pair->prior->viewState();
        state.interpolation = m_links->interpolation();
        pair->prior->setDisplay(state);
    }
    m_hadLevels = false;
    takeAssessment();
    QMetaObject::invokeMethod(this, &PriorLinks::matchScales, Qt::QueuedConnection);
}

void PriorLinks::takeAssessment()
{
    refresh();
    // The discs are known at last: to the level that is being read, in the middle of the pane.
    const bool hasLevels = hasAny(levelsFor(m_sagittal.prior)) && m_sagittal.prior->currentVolume();
    if (!std::exchange(m_hadLevels, hasLevels) && hasLevels) {
        hangAnew(m_sagittal.prior);
        place();
    }
}

void PriorLinks::hangAnew(ViewportWidget* pane)
{
    const ViewState display = pane->viewState();
    pane->resetView();
    pane->setDisplay(display);
    matchScales();
}

void PriorLinks::place()
{
    if (!m_isOpen)
        return;
    const QScopedValueRollback guard(m_moving, true);
    placePane(m_sagittal);
    placePane(m_axial);
    refresh();
}

void PriorLinks::placePane(const Pair& pair)
{
    Site site = m_session->currentSite();
    if (pair.role == SeriesRole::SagittalT2)
        site.condition = Condition::SpinalCanalStenosis; // where the whole sac is seen
    const SiteLocation* location = m_prior->assessment().cell(site).location();
    const auto disc = discOf(levelsFor(pair.prior), site.level);
    const bool isHere = location && pair.prior->currentVolume()
        && location->seriesInstanceUid == pair.prior->currentVolume()->seriesInstanceUid;
    const auto point = isHere ? std::optional(location->patient) : disc;
    if (!point)
        return;
    if (pair.role == SeriesRole::SagittalT2) {
        pair.prior->showPoint(*point);
        return;
    }
    if (const auto position =
            positionFor(*point, site.level, pair.prior->volumes(), levelsAlong(pair.prior)))
        pair.prior->setPosition(*position);
}

void PriorLinks::follow(const Pair& pair, const ViewportWidget* from)
{
    const VolumePtr volume = from->currentVolume();
    if (m_moving || !m_isOpen || !m_links->scrollsTogether() || !volume || !volume->hasGeometry
        || m_area->paneLayout() != PaneLayout::Prior)
        return;
    ViewportWidget* to = from == pair.prior ? pair.current : pair.prior;
    const bool isAxial = pair.role == SeriesRole::AxialT2;
    const auto shown = isAxial ? levelShown(from) : std::optional(m_session->currentSite().level);
    const auto here = shown ? discOf(levelsFor(from), *shown) : std::nullopt;
    const auto there = shown ? discOf(levelsFor(to), *shown) : std::nullopt;
    if (!here || !there)
        return;
    const double distance = distanceFromDisc(*volume, from->currentSlice(), *here);
    const auto levels = isAxial ? levelsAlong(to) : std::vector<std::optional<DiscLevel>>();
    const auto position = positionAtDistance(to->volumes(), *there, distance, *shown, levels);
    if (!position)
        return;
    const QScopedValueRollback guard(m_moving, true);
    to->setPosition(*position);
}

void PriorLinks::matchScales()
{
    // The open study's pane leads: the reader has set it up already.
    for (const Pair* pair : {&m_sagittal, &m_axial})
        matchScale(pair->current, pair->prior);
}

void PriorLinks::matchScale(const ViewportWidget* from, ViewportWidget* to)
{
    // One that is maximised has a scale of its own.
    const bool areBoth = m_isOpen && from->isVisible() && to->isVisible();
    if (m_scaling || !areBoth || !from->currentVolume() || !to->currentVolume()
        || !from->currentVolume()->hasGeometry || !to->currentVolume()->hasGeometry
        || to->scene().scale() <= 0)
        return;
    const double ratio = from->scene().scale() / to->scene().scale();
    const QScopedValueRollback guard(m_scaling, true);
    if (std::abs(ratio - 1) > 1e-3)
        to->zoomAtMiddle(ratio);
}

void PriorLinks::moveCrosshair(const ViewportWidget* from, PatientPoint point)
{
    const VolumePtr volume = from->currentVolume();
    if (!volume)
        return;
    const QScopedValueRollback guard(m_moving, true);
    for (ViewportWidget* pane : {m_sagittal.prior, m_axial.prior}) {
        const VolumePtr other = pane->currentVolume();
        const bool linked = other && missingLinkReason(*volume, *other).empty();
        pane->setCrosshair(linked ? std::optional(point) : std::nullopt);
        if (linked && pane != from)
            pane->showPoint(point);
    }
    refresh();
}

bool PriorLinks::isPrior(const ViewportWidget* pane) const
{
    return pane == m_sagittal.prior || pane == m_axial.prior;
}

LevelLocations PriorLinks::levelsFor(const ViewportWidget* pane) const
{
    const LevelLocations& levels =
        isPrior(pane) ? m_prior->assessment().levels() : m_session->assessment().levels();
    const auto volumes = [&](SeriesRole role) {
        return isPrior(pane) ? m_prior->volumesFor(role) : m_session->volumesFor(role);
    };
    // The discs lie in the frame of the sagittal series that they were found in.
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2}) {
        const std::vector<VolumePtr> found = volumes(role);
        if (found.empty())
            continue;
        const VolumePtr shown = pane->currentVolume();
        if (!shown || shown->seriesInstanceUid == found.front()->seriesInstanceUid
            || missingLinkReason(*shown, *found.front()).empty())
            return levels;
        LevelLocations none = levels;
        for (LevelLocation& level : none)
            level.discCenter.reset();
        return none;
    }
    return levels;
}

std::vector<std::optional<DiscLevel>> PriorLinks::levelsAlong(const ViewportWidget* axial) const
{
    return levelsOfPositions(axial->volumes(), levelsFor(axial));
}

std::optional<DiscLevel> PriorLinks::levelShown(const ViewportWidget* axial) const
{
    const auto levels = levelsAlong(axial);
    const auto position = static_cast<std::size_t>(axial->position());
    return position < levels.size() ? levels[position] : std::nullopt;
}

void PriorLinks::refresh()
{
    refreshLevels();
    refreshLines();
    refreshTitles();
    refreshMessages();
}

void PriorLinks::refreshLevels()
{
    const DiscLevel current = m_session->currentSite().level;
    std::vector<PaneLevel> levels;
    std::vector<PatientPoint> spine;
    for (const LevelLocation& location : levelsFor(m_sagittal.prior)) {
        if (!location.discCenter)
            continue;
        levels.push_back({location.level, *location.discCenter, location.level == current});
        spine.push_back(*location.discCenter);
    }
    m_sagittal.prior->setLevels(std::move(levels));
    m_sagittal.prior->setSpine(std::move(spine));
    m_axial.prior->setSegments(
        segmentsOf(m_axial.prior->volumes(), levelsAlong(m_axial.prior), current));
}

void PriorLinks::refreshLines()
{
    std::vector<PaneReference> lines;
    if (const VolumePtr axial = m_axial.prior->currentVolume()) {
        const int slice = m_axial.prior->currentSlice();
        const int last = axial->geometry.slices - 1;
        for (const int end : {0, last}) {
            if (end != slice && last > 0)
                lines.push_back({axial, end, false, {}});
        }
        const auto level = levelShown(m_axial.prior);
        const QString number = QString::number(m_axial.prior->position() + 1);
        lines.push_back({axial, slice, true, level ? levelName(*level) + kDot + number : number});
    }
    m_sagittal.prior->setReferences(std::move(lines));
}

void PriorLinks::refreshTitles()
{
    QString place;
    if (const VolumePtr volume = m_sagittal.prior->currentVolume()) {
        const auto left =
            leftOfMidline(*volume, m_sagittal.prior->currentSlice(), levelsFor(m_sagittal.prior));
        place = left ? sideText(*left, SideWords::Short) : QString();
    }
    m_sagittal.prior->setTitle(tr("Sagittal T2"), place);
    QString title = tr("Axial T2");
    if (const auto level = levelShown(m_axial.prior))
        title += kDot + levelName(*level);
    m_axial.prior->setTitle(title);
    for (ViewportWidget* pane : {m_sagittal.prior, m_axial.prior})
        pane->setAccessibleName(
            tr("Prior study of %1").arg(m_prior->dateText() + kDot + pane->accessibleName()));
}

void PriorLinks::refreshMessages()
{
    const bool isLoaded = m_prior->state() != PriorState::Loading;
    const std::pair<ViewportWidget*, QString> panes[] = {{m_sagittal.prior, tr("sagittal T2")},
                                                         {m_axial.prior, tr("axial T2")}};
    for (const auto& [pane, name] : panes) {
        QString message;
        if (pane->volumes().empty() && m_isOpen)
            message =
                isLoaded ? tr("No %1 in the prior study").arg(name) : tr("Reading %1…").arg(name);
        pane->setMessage(message);
        QStringList remarks{m_prior->warning()};
        if (m_isOpen && !hasAny(levelsFor(pane)))
            remarks << (m_prior->gradingText().isEmpty()
                            ? tr("Does not follow the level: no disc was found")
                            : tr("Does not follow the level yet. %1").arg(m_prior->gradingText()));
        remarks.removeAll(QString());
        pane->setLinkRemark(remarks.join(QStringLiteral(". ")));
    }
}

} // namespace foramen
