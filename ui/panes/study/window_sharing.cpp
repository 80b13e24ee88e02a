#include "ui/panes/study/window_sharing.h"

#include "core/imaging/windows/automatic_window.h"
#include "ui/panes/pane/pane.h"

#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

const QString kInterpolationKey = QStringLiteral("panes/interpolation");

VolumePtr firstBlock(const Pane& pane)
{
    return pane.volumes().empty() ? nullptr : pane.volumes().front();
}

WindowRange windowOf(const ViewState& state)
{
    return {.center = state.windowCenter, .width = state.windowWidth};
}

void setWindow(ViewState& state, const WindowRange& window)
{
    state.windowCenter = window.center;
    state.windowWidth = window.width;
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
    VolumePtr series = m_resampledSeries(firstBlock(pane));
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
    const VolumePtr series = ownerOf(pane);
    const auto spine = m_spines.find(series);
    const auto known = spine == m_spines.end() ? std::nullopt : spine->second;
    pane.setSpineWindow(known);
    if (const auto display = m_displays.find(series); display != m_displays.end()) {
        setWindow(state, display->second.window);
        state.voiWindow = display->second.voiWindow;
        state.invert = display->second.invert;
    } else if (const auto automatic = m_automatic.find(series); automatic != m_automatic.end()) {
        setWindow(state, automatic->second);
    } else if (pane.isResampled()) {
        setWindow(state, automaticWindow(*series, known).range);
    }
    if (!m_displays.contains(series))
        m_automatic[series] = windowOf(state);
    pane.setDisplay(state);
}

void WindowSharing::useSpine(PaneKind kind, const SpineWindows& known)
{
    Pane& pane = *m_panes.at(kind);
    const VolumePtr series = ownerOf(pane);
    if (!series || pane.isResampled() || m_spines.contains(series))
        return;
    const auto found = known.find(series);
    if (found == known.end())
        return;
    m_spines[series] = found->second.spine;
    pane.setSpineWindow(found->second.spine);
    if (found->second.spine)
        showSpine(series, found->second.shown);
}

void WindowSharing::showSpine(const VolumePtr& series, const WindowRange& window)
{
    const QScopedValueRollback guard(m_isSharing, true);
    const auto display = m_displays.find(series);
    const bool isReaders = display != m_displays.end()
        && (display->second.window != m_automatic[series] || display->second.voiWindow != 0);
    if (!isReaders && display != m_displays.end())
        display->second.window = window;
    m_automatic[series] = window;
    for (const auto& [kind, pane] : m_panes) {
        if (ownerOf(*pane) != series)
            continue;
        pane->setSpineWindow(m_spines[series]);
        if (isReaders)
            continue;
        ViewState state = pane->viewState();
        setWindow(state, window);
        pane->setDisplay(state);
    }
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
    m_displays[series] = {windowOf(state), state.voiWindow, state.invert};
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
