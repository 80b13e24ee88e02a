// Which series hangs in which pane: by its role, in the place of a missing one, or because the
// reader wants to see it there. See pane_links.h.
#include "ui/panes/oblique_stack.h"
#include "ui/state/study/session.h"
#include "ui/widgets/pane/pane_links.h"
#include "ui/widgets/series/series_panel.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <vector>

namespace foramen {

bool PaneLinks::hasSeries(SeriesRole role) const
{
    const auto& entries = m_session->series();
    return std::any_of(entries.begin(), entries.end(), [role](const SeriesEntry& entry) {
        return entry.chosen && entry.role == role;
    });
}

bool PaneLinks::isComing(SeriesRole role) const
{
    return m_session->state() != StudyState::Shown && hasSeries(role)
        && m_session->volumesFor(role).empty();
}

std::vector<VolumePtr> PaneLinks::picturesFor(const ViewportWidget* pane) const
{
    if (pane == m_panes.sagittalT2)
        return m_session->volumesFor(SeriesRole::SagittalT2);
    if (pane == m_panes.axialT2) {
        const std::vector<VolumePtr> planes =
            isObliqueWanted() ? m_oblique->volumes() : std::vector<VolumePtr>();
        return planes.empty() ? m_session->volumesFor(SeriesRole::AxialT2) : planes;
    }
    std::vector<VolumePtr> t1 = m_session->volumesFor(SeriesRole::SagittalT1);
    const bool isForamen = pane != m_panes.sagittalT1;
    // Both sides of a level are compared on the T2 where there is no T1.
    if (t1.empty() && isForamen && !isComing(SeriesRole::SagittalT1))
        return m_session->volumesFor(SeriesRole::SagittalT2);
    return t1;
}

void PaneLinks::hangPictures()
{
    const QScopedValueRollback guard(m_moving, true);
    for (ViewportWidget* pane : m_panes.all()) {
        const std::vector<VolumePtr> pictures = picturesFor(pane);
        // Setting the same pictures again would throw away how the reader looks at them.
        if (!instead(pane) && pane->volumes() != pictures) {
            setPictures(pane, pictures);
            m_placed.erase(pane);
        }
    }
}

void PaneLinks::tellEmptyPanes()
{
    std::vector<const ViewportWidget*> empty;
    for (const ViewportWidget* pane : m_panes.all()) {
        // What could not be read is said where it would hang, and a plane is offered in its place.
        const bool hasToSay =
            hasSeries(roleOf(pane)) || (pane == m_panes.axialT2 && sagittalToResample() != nullptr);
        if (m_session->state() == StudyState::Shown && pane->volumes().empty() && !hasToSay)
            empty.push_back(pane);
    }
    m_area->setEmptyPanes(empty);
}

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
    if (pane == m_panes.axialT2 && m_obliqueWish == ObliqueWish::Shown)
        m_obliqueWish = ObliqueWish::Automatic;
    if (entry->chosen && entry->role == roleOf(pane)) {
        m_instead.erase(pane);
        takeVolumes();
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
