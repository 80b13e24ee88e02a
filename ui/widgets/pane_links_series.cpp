// Series that have no role, or are looked at in another pane than their role's. See pane_links.h.
#include "ui/state/session.h"
#include "ui/widgets/pane_links.h"
#include "ui/widgets/series_panel.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <vector>

namespace foramen {

const SeriesEntry* PaneLinks::entryAt(std::size_t seriesIndex) const
{
    const auto& entries = m_session->series();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.seriesIndex == seriesIndex;
    });
    return found == entries.end() ? nullptr : &*found;
}

const SeriesEntry* PaneLinks::instead(const ViewportWidget* pane) const
{
    const auto found = m_instead.find(pane);
    return found == m_instead.end() ? nullptr : entryAt(found->second);
}

SeriesRole PaneLinks::roleOf(const ViewportWidget* pane) const
{
    if (pane == m_panes.sagittalT2)
        return SeriesRole::SagittalT2;
    if (pane == m_panes.axialT2)
        return SeriesRole::AxialT2;
    return SeriesRole::SagittalT1;
}

void PaneLinks::showInstead(ViewportWidget* pane, std::size_t seriesIndex)
{
    const SeriesEntry* entry = entryAt(seriesIndex);
    if (!entry || entry->volumes.empty())
        return;
    const QScopedValueRollback guard(m_moving, true);
    m_instead[pane] = seriesIndex;
    // In the order in which they hang when the series has its role.
    setPictures(
        pane, entry->chosen && entry->role ? m_session->volumesFor(*entry->role) : entry->volumes);
}

void PaneLinks::showSeries(std::size_t seriesIndex)
{
    ViewportWidget* pane = m_area->activePane();
    const SeriesEntry* entry = entryAt(seriesIndex);
    if (!pane || !entry)
        return;
    if (entry->chosen && entry->role == roleOf(pane)) {
        m_instead.erase(pane);
        takeVolumes(*entry->role);
    } else {
        showInstead(pane, seriesIndex);
    }
    takeMessages();
    refreshEvidence();
}

void PaneLinks::stepSeries(int by)
{
    ViewportWidget* pane = m_area->activePane();
    std::vector<const SeriesEntry*> order = readingOrder(m_session->series());
    std::erase_if(order, [](const SeriesEntry* entry) { return entry->volumes.empty(); });
    if (order.empty())
        return;
    const SeriesEntry* shown = instead(pane);
    const auto now = std::find_if(order.begin(), order.end(), [&](const SeriesEntry* entry) {
        return shown ? entry == shown : entry->chosen && entry->role == roleOf(pane);
    });
    const auto count = static_cast<int>(order.size());
    const int from = now == order.end() ? (by > 0 ? -1 : 0) : static_cast<int>(now - order.begin());
    showSeries(order[static_cast<std::size_t>((from + by + count) % count)]->seriesIndex);
}

void PaneLinks::showSomethingAtLeast()
{
    const auto& entries = m_session->series();
    const bool anyRole = std::any_of(entries.begin(), entries.end(),
                                     [](const SeriesEntry& entry) { return entry.chosen; });
    if (anyRole || m_session->state() != StudyState::Shown || !m_instead.empty())
        return;
    for (const SeriesEntry& entry : entries) {
        if (entry.volumes.empty())
            continue;
        const bool axial = planeOf(entry.volumes.front()->geometry) == AnatomicalPlane::Axial;
        ViewportWidget* pane = axial ? m_panes.axialT2 : m_panes.sagittalT2;
        if (!m_instead.contains(pane))
            showInstead(pane, entry.seriesIndex);
    }
    takeMessages();
    refreshEvidence();
}

} // namespace foramen
