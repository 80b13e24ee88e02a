#include "ui/panes/study/window_sharing.h"

#include "ui/panes/pane/pane.h"
#include "ui/render/display_window.h"

#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

const QString kInterpolationKey = QStringLiteral("panes/interpolation");

VolumePtr firstBlock(const Pane& pane)
{
    return pane.volumes().empty() ? nullptr : pane.volumes().front();
}

} // namespace

WindowSharing::WindowSharing(std::map<PaneKind, Pane*> panes,
                             std::function<VolumePtr(const VolumePtr& made)> resampledSeries)
    : m_panes(std::move(panes))
    , m_resampledSeries(std::move(resampledSeries))
{
    const int kind = QSettings().value(kInterpolationKey, 1).toInt();
    m_interpolation = static_cast<Interpolation>(std::clamp(kind, 0, 2));
}

VolumePtr WindowSharing::ownerOf(const Pane& pane) const
{
    if (!pane.isResampled())
        return firstBlock(pane);
    const VolumePtr series = m_resampledSeries(firstBlock(pane));
    for (const auto& [kind, other] : m_panes) {
        const auto& blocks = other->volumes();
        if (std::find(blocks.begin(), blocks.end(), series) != blocks.end())
            return blocks.front();
    }
    return series;
}

void WindowSharing::keep(PaneKind kind)
{
    const Pane& pane = *m_panes.at(kind);
    if (const VolumePtr before = firstBlock(pane); before && !pane.isResampled())
        m_seen[kind][before] = pane.viewed();
}

void WindowSharing::restore(PaneKind kind)
{
    const QScopedValueRollback guard(m_isSharing, true);
    Pane& pane = *m_panes.at(kind);
    const VolumePtr now = firstBlock(pane);
    if (!now)
        return;
    if (const auto seen = m_seen[kind].find(now); seen != m_seen[kind].end())
        pane.setViewed(seen->second);
    ViewState state = pane.viewState();
    state.interpolation = m_interpolation;
    if (const auto display = m_displays.find(ownerOf(pane)); display != m_displays.end()) {
        state.windowCenter = display->second.windowCenter;
        state.windowWidth = display->second.windowWidth;
        state.voiWindow = display->second.voiWindow;
        state.invert = display->second.invert;
    } else if (pane.isResampled()) {
        std::tie(state.windowCenter, state.windowWidth) = presetWindow(*m_resampledSeries(now), 1);
    }
    pane.setDisplay(state);
}

void WindowSharing::share(PaneKind kind)
{
    Pane& pane = *m_panes.at(kind);
    const VolumePtr series = ownerOf(pane);
    if (m_isSharing || !series)
        return;
    const QScopedValueRollback guard(m_isSharing, true);
    ViewState state = pane.viewState();
    if (state.interpolation != m_interpolation) { // reset with the rest of the view
        state.interpolation = m_interpolation;
        pane.setDisplay(state);
    }
    m_displays[series] = {state.windowCenter, state.windowWidth, state.voiWindow, state.invert};
    for (const auto& [otherKind, other] : m_panes) {
        if (otherKind != kind && ownerOf(*other) == series)
            other->setDisplay(state);
    }
    matchTwin(kind, series);
}

void WindowSharing::matchTwin(PaneKind kind, const VolumePtr& series)
{
    const auto side = foramenSideOf(kind);
    const auto twin =
        m_panes.find(side == Side::Right ? PaneKind::LeftForamen : PaneKind::RightForamen);
    if (!side || twin == m_panes.end() || firstBlock(*twin->second) != series
        || twin->second->scene().scale() <= 0)
        return;
    const double ratio = m_panes.at(kind)->scene().scale() / twin->second->scene().scale();
    if (std::abs(ratio - 1) > 1e-6)
        twin->second->zoomAtMiddle(ratio);
}

void WindowSharing::setInterpolation(Interpolation interpolation)
{
    m_interpolation = interpolation;
    QSettings().setValue(kInterpolationKey, static_cast<int>(interpolation));
    const QScopedValueRollback guard(m_isSharing, true);
    for (const auto& [kind, pane] : m_panes) {
        ViewState state = pane->viewState();
        state.interpolation = interpolation;
        pane->setDisplay(state);
    }
}

} // namespace foramen
