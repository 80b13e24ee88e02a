#include "ui/panes/prior/prior_panes.h"

#include "ui/panes/pane/pane.h"
#include "ui/panes/prior/level_distance.h"
#include "ui/panes/prior/prior_registration.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/study/study_panes.h"

#include <QScopedValueRollback>

#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// The panes that both studies have.
constexpr PaneKind kShared[] = {PaneKind::SagittalT2, PaneKind::AxialT2};

} // namespace

PriorPanes::PriorPanes(Side open, Side prior, const PriorRegistration& registration,
                       QObject* parent)
    : QObject(parent)
    , m_open(open)
    , m_prior(prior)
    , m_registration(registration)
{
    for (const PaneKind kind : kShared)
        connectKind(kind);
    connect(prior.panes, &StudyPanes::updated, this, &PriorPanes::takeDiscs);
    connect(&registration, &PriorRegistration::changed, this, &PriorPanes::matchScales,
            Qt::QueuedConnection);
    connect(prior.source, &PaneSource::volumesChanged, this, [this] {
        m_hadDiscs = false;
        takeDiscs();
        QMetaObject::invokeMethod(this, &PriorPanes::matchScales, Qt::QueuedConnection);
    });
}

void PriorPanes::connectKind(PaneKind kind)
{
    Pane* open = m_open.panes->pane(kind);
    Pane* prior = m_prior.panes->pane(kind);
    connect(open, &Pane::positionChanged, this, [this, kind] { follow(kind, m_open, m_prior); });
    connect(prior, &Pane::positionChanged, this, [this, kind] { follow(kind, m_prior, m_open); });
    connect(open, &Pane::viewChanged, this, [this, open, prior] {
        matchScale(*open, *prior);
        if (m_prior.panes->interpolation() != m_open.panes->interpolation())
            m_prior.panes->setInterpolation(m_open.panes->interpolation());
    });
    connect(prior, &Pane::viewChanged, this, [this, open, prior] { matchScale(*prior, *open); });
    connect(prior, &Pane::sizeChanged, this, &PriorPanes::matchScales, Qt::QueuedConnection);
}

bool PriorPanes::isOpen() const
{
    return m_prior.source->stage() != PaneSource::Stage::None;
}

void PriorPanes::setSideBySide(bool on)
{
    m_isSideBySide = on;
    if (isOpen())
        m_prior.panes->goToCurrentSite();
    QMetaObject::invokeMethod(this, &PriorPanes::matchScales, Qt::QueuedConnection);
}

void PriorPanes::takeDiscs()
{
    // The discs are known now: shows the current level in the middle of the pane.
    const PaneView& sagittal = m_prior.panes->view(PaneKind::SagittalT2);
    const bool hasDiscs = !sagittal.levels.empty() && sagittal.volume();
    if (std::exchange(m_hadDiscs, hasDiscs) || !hasDiscs)
        return;
    Pane& pane = *m_prior.panes->pane(PaneKind::SagittalT2);
    const ViewState display = pane.viewState();
    pane.resetView();
    pane.setDisplay(display);
    matchScales();
    m_prior.panes->goToCurrentSite();
}

bool PriorPanes::follows() const
{
    return m_isSideBySide && isOpen() && m_open.panes->scrollsTogether();
}

std::optional<int> PriorPanes::samePosition(PaneKind kind, const LevelledStack& stack) const
{
    const SeriesRole role = roleOf(kind);
    const Pane& open = *m_open.panes->pane(kind);
    // The reader may have hung another series, or planes, in the pane of the open study.
    const bool isSame = !stack.isEmpty() && stack.blocks() == m_registration.stackFor(role)
        && open.volumes() == m_registration.openStackFor(role);
    return follows() && isSame ? std::optional(open.position()) : std::nullopt;
}

void PriorPanes::follow(PaneKind kind, const Side& from, const Side& to)
{
    const Pane& leading = *from.panes->pane(kind);
    const VolumePtr volume = leading.volume();
    if (m_isMoving || !follows() || !volume || !volume->hasGeometry)
        return;
    if (samePosition(kind, m_prior.panes->view(kind).stack)) {
        const QScopedValueRollback guard(m_isMoving, true);
        to.panes->pane(kind)->setPosition(leading.position());
        return;
    }
    const bool isAxial = kind == PaneKind::AxialT2;
    const auto level = isAxial ? from.panes->view(kind).stack.levelAt(leading.position())
                               : std::optional(m_open.source->currentSite().level);
    if (!level)
        return;
    const auto index = static_cast<std::size_t>(*level);
    Pane& following = *to.panes->pane(kind);
    const auto here = from.source->discsIn(volume)[index].discCenter;
    const auto there = to.source->discsIn(following.volume())[index].discCenter;
    if (!here || !there)
        return;
    const LevelledStack& stack = to.panes->view(kind).stack;
    const double distance = distanceFromDisc(*volume, leading.slice(), *here);
    const auto position = isAxial ? positionAtDistance(stack, *there, distance, *level)
                                  : positionAtDistance(stack.blocks(), *there, distance);
    if (!position)
        return;
    const QScopedValueRollback guard(m_isMoving, true);
    following.setPosition(*position);
}

void PriorPanes::matchScales()
{
    for (const PaneKind kind : kShared)
        matchScale(*m_open.panes->pane(kind), *m_prior.panes->pane(kind));
}

void PriorPanes::matchScale(const Pane& from, Pane& to)
{
    // One that is maximised has a scale of its own.
    const bool areBoth = isOpen() && from.isOnScreen() && to.isOnScreen();
    if (m_isScaling || !areBoth || !from.volume() || !to.volume() || !from.volume()->hasGeometry
        || !to.volume()->hasGeometry || to.scene().scale() <= 0)
        return;
    const double ratio = from.scene().scale() / to.scene().scale();
    const QScopedValueRollback guard(m_isScaling, true);
    if (std::abs(ratio - 1) > 1e-3)
        to.zoomAtMiddle(ratio);
}

} // namespace foramen
