// What panes do together: scroll, share the window of a series, follow by hand. See pane_links.h.
#include "core/imaging/volume_geometry.h"
#include "ui/panes/oblique_stack.h"
#include "ui/render/display_window.h"
#include "ui/render/overlays.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/session.h"
#include "ui/widgets/pane/pane_links.h"

#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace foramen {

namespace {

const QString kTogetherKey = QStringLiteral("panes/scrollTogether");
const QString kInterpolationKey = QStringLiteral("panes/interpolation");
/// Stacks tilted further against one another show other anatomy side by side: sine of 20 degrees.
constexpr double kParallelSine = 0.342;

bool areParallel(const Volume& a, const Volume& b)
{
    return a.hasGeometry && b.hasGeometry
        && length(cross(a.geometry.sliceNormal(), b.geometry.sliceNormal())) <= kParallelSine;
}

const Volume* firstBlock(const ViewportWidget* pane)
{
    return pane->volumes().empty() ? nullptr : pane->volumes().front().get();
}

PatientPoint middleOf(const ViewportWidget* pane)
{
    const VolumeGeometry& geometry = pane->currentVolume()->geometry;
    return geometry.patientFromVoxel({(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0,
                                      static_cast<double>(pane->currentSlice())});
}

} // namespace

std::array<ViewportWidget*, 3> PaneLinks::stacks() const
{
    return {m_panes.sagittalT2, m_panes.sagittalT1, m_panes.axialT2};
}

LevelLocations PaneLinks::levelsFor(const ViewportWidget* pane) const
{
    return levelsIn(pane->currentVolume());
}

LevelLocations PaneLinks::levelsIn(const VolumePtr& shown) const
{
    const LevelLocations& levels = m_session->assessment().levels();
    // The discs lie in the frame of the sagittal series that they were found in.
    for (const SeriesRole role :
         {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2}) {
        const std::vector<VolumePtr> found = m_session->volumesFor(role);
        if (found.empty())
            continue;
        const bool isSame = !shown || shown->seriesInstanceUid == found.front()->seriesInstanceUid;
        if (isSame || missingLinkReason(*shown, *found.front()).empty())
            return levels;
        LevelLocations none = levels;
        for (LevelLocation& level : none)
            level.discCenter.reset();
        return none;
    }
    return levels;
}

void PaneLinks::forgetStudy()
{
    m_displays.clear();
    m_viewed.clear();
    m_offsets.clear();
    m_obliqueWish = ObliqueWish::Automatic;
    m_obliqueSource.reset();
}

void PaneLinks::setPictures(ViewportWidget* pane, const std::vector<VolumePtr>& volumes)
{
    const QScopedValueRollback guard(m_isSharing, true);
    const Volume* before = firstBlock(pane);
    if (before && !volumes.empty() && !pane->isResampled()) // none: the study is being closed
        m_viewed[{pane, before}] = pane->viewed();
    pane->setVolumes(volumes);
    pane->setResampled(!volumes.empty() && m_oblique->blockOf(volumes.front()));
    if (pane == m_panes.axialT2)
        takeAxialLevels(); // one for each position of the new stack
    const Volume* now = firstBlock(pane);
    if (!now)
        return;
    if (const auto viewed = m_viewed.find({pane, now}); viewed != m_viewed.end())
        pane->setViewed(viewed->second);
    ViewState state = pane->viewState();
    state.interpolation = m_interpolation;
    if (const auto display = m_displays.find(windowOwner(pane)); display != m_displays.end()) {
        state.windowCenter = display->second.windowCenter;
        state.windowWidth = display->second.windowWidth;
        state.invert = display->second.invert;
    } else if (pane->isResampled()) {
        std::tie(state.windowCenter, state.windowWidth) = presetWindow(*m_oblique->source(), 1);
    }
    pane->setDisplay(state);
}

const Volume* PaneLinks::windowOwner(const ViewportWidget* pane) const
{
    if (!pane->isResampled())
        return firstBlock(pane);
    // A resampled plane is looked at as the series it comes from.
    for (const ViewportWidget* other : m_panes.all()) {
        const auto& blocks = other->volumes();
        if (std::find(blocks.begin(), blocks.end(), m_oblique->source()) != blocks.end())
            return blocks.front().get();
    }
    return m_oblique->source().get();
}

void PaneLinks::onViewChanged(ViewportWidget* pane)
{
    const Volume* series = windowOwner(pane);
    if (m_isSharing || !series)
        return;
    const QScopedValueRollback guard(m_isSharing, true);
    ViewState state = pane->viewState();
    if (state.interpolation != m_interpolation) { // reset with the rest of the view
        state.interpolation = m_interpolation;
        pane->setDisplay(state);
    }
    m_displays[series] = {state.windowCenter, state.windowWidth, state.invert};
    for (ViewportWidget* other : m_panes.all()) {
        if (other != pane && windowOwner(other) == series)
            other->setDisplay(state);
    }
    // Both sides of a level are compared at one scale.
    ViewportWidget* twin = pane == m_panes.rightForamen ? m_panes.leftForamen
        : pane == m_panes.leftForamen                   ? m_panes.rightForamen
                                                        : nullptr;
    if (!twin || firstBlock(twin) != series || twin->scene().scale() <= 0)
        return;
    const double ratio = pane->scene().scale() / twin->scene().scale();
    if (std::abs(ratio - 1) > 1e-6)
        twin->zoomAtMiddle(ratio);
}

void PaneLinks::setInterpolation(Interpolation interpolation)
{
    m_interpolation = interpolation;
    QSettings().setValue(kInterpolationKey, static_cast<int>(interpolation));
    const QScopedValueRollback guard(m_isSharing, true);
    for (ViewportWidget* pane : m_panes.all()) {
        ViewState state = pane->viewState();
        state.interpolation = interpolation;
        pane->setDisplay(state);
    }
}

void PaneLinks::restoreTogether()
{
    const QSettings settings;
    m_scrollsTogether = settings.value(kTogetherKey, true).toBool();
    const int kind = settings.value(kInterpolationKey, 1).toInt();
    m_interpolation = static_cast<Interpolation>(std::clamp(kind, 0, 2));
}

std::optional<PatientVector> PaneLinks::offsetBetween(const ViewportWidget* from,
                                                      const ViewportWidget* to) const
{
    const VolumePtr a = from->currentVolume();
    const VolumePtr b = to->currentVolume();
    if (!a || !b || !areParallel(*a, *b))
        return std::nullopt;
    const auto byHand = m_offsets.find({firstBlock(from), firstBlock(to)});
    if (byHand != m_offsets.end())
        return byHand->second;
    if (!missingLinkReason(*a, *b).empty())
        return std::nullopt;
    return PatientVector{};
}

void PaneLinks::follow(ViewportWidget* from)
{
    const auto all = stacks();
    const bool isStack = std::find(all.begin(), all.end(), from) != all.end();
    if (!m_scrollsTogether || !isStack || !from->currentVolume())
        return;
    const QScopedValueRollback guard(m_moving, true);
    for (ViewportWidget* pane : all) {
        const auto offset = pane == from ? std::nullopt : offsetBetween(from, pane);
        if (!offset)
            continue;
        if (const auto position = pane->positionOf(middleOf(from) + *offset))
            pane->setPosition(*position);
    }
}

void PaneLinks::setScrollsTogether(bool on)
{
    m_scrollsTogether = on;
    QSettings().setValue(kTogetherKey, on);
    if (on)
        follow(m_area->activePane());
    takeAssessment();
}

bool PaneLinks::linkByHand()
{
    const ViewportWidget* pane = m_area->activePane();
    const VolumePtr volume = pane->currentVolume();
    bool any = false;
    for (const ViewportWidget* other : stacks()) {
        const VolumePtr there = other->currentVolume();
        const Volume* a = firstBlock(pane);
        const Volume* b = firstBlock(other);
        if (!volume || !there || a == b || !areParallel(*volume, *there))
            continue;
        any = true;
        if (m_offsets.erase({a, b}) + m_offsets.erase({b, a}) > 0)
            continue;
        const PatientVector normal = volume->geometry.sliceNormal();
        const PatientVector offset = normal * dot(middleOf(other) - middleOf(pane), normal);
        m_offsets[{a, b}] = offset;
        m_offsets[{b, a}] = offset * -1;
    }
    takeAssessment();
    return any;
}

QString PaneLinks::scrollWords(const ViewportWidget* pane) const
{
    for (const ViewportWidget* other : stacks()) {
        const auto offset = other == pane ? std::nullopt : offsetBetween(other, pane);
        if (!offset)
            continue;
        if (!m_scrollsTogether)
            return tr("scrolls alone");
        if (!m_offsets.contains({firstBlock(other), firstBlock(pane)}))
            return tr("linked by position");
        const double mm = dot(*offset, pane->currentVolume()->geometry.sliceNormal());
        return tr("linked by hand, %1 mm").arg(decimalText(mm, 1));
    }
    return {};
}

Reason PaneLinks::scrollReason(const ViewportWidget* pane) const
{
    const ViewportWidget* other = m_panes.sagittalT2;
    if (pane == other || !pane->currentVolume() || !other->currentVolume()
        || !areParallel(*pane->currentVolume(), *other->currentVolume())
        || offsetBetween(other, pane))
        return {};
    return missingLinkReason(*pane->currentVolume(), *other->currentVolume());
}

void PaneLinks::setCrosshairTool(bool on)
{
    for (ViewportWidget* pane : m_panes.all())
        pane->setCrosshairTool(on);
}

} // namespace foramen
