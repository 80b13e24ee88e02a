#include "ui/panes/study/hanging.h"

#include "core/imaging/volume_geometry.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/study/reading_order.h"

#include <algorithm>

namespace foramen {

namespace {

/// Whether there are slices of the patient to scroll through.
bool isStack(const std::vector<VolumePtr>& volumes)
{
    return std::any_of(volumes.begin(), volumes.end(), [](const VolumePtr& block) {
        return block->hasGeometry && block->geometry.slices > 1;
    });
}

} // namespace

Hanging::Hanging(const PaneSource& source)
    : m_source(source)
{
}

bool Hanging::isComing(SeriesRole role) const
{
    return m_source.stage() == PaneSource::Stage::Reading && m_source.hasSeries(role)
        && m_source.volumesFor(role).empty();
}

std::vector<VolumePtr> Hanging::volumesFor(PaneKind kind) const
{
    if (otherSeries(kind))
        return m_choices.at(kind).volumes;
    if (foramenSideOf(kind) && m_source.showsOtherBodyPart())
        return {};
    std::vector<VolumePtr> volumes = m_source.volumesFor(roleOf(kind));
    // Both sides of a level are compared on the T2 where there is no T1.
    if (volumes.empty() && foramenSideOf(kind) && !isComing(SeriesRole::SagittalT1))
        return m_source.volumesFor(SeriesRole::SagittalT2);
    return volumes;
}

const SeriesEntry* Hanging::otherSeries(PaneKind kind) const
{
    const auto found = m_choices.find(kind);
    return found == m_choices.end() ? nullptr : m_source.entryAt(found->second.seriesIndex);
}

void Hanging::show(PaneKind kind, std::size_t seriesIndex)
{
    const SeriesEntry* entry = m_source.entryAt(seriesIndex);
    if (!entry)
        return;
    if (entry->chosen && entry->role == roleOf(kind))
        showRole(kind);
    else
        choose(kind, seriesIndex, true);
}

void Hanging::showRole(PaneKind kind)
{
    m_choices.erase(kind);
}

void Hanging::showRoles()
{
    m_choices.clear();
}

void Hanging::choose(PaneKind kind, std::size_t seriesIndex, bool byReader)
{
    const SeriesEntry* entry = m_source.entryAt(seriesIndex);
    if (!entry || entry->volumes.empty())
        return;
    // In the order in which they hang when the series has its role.
    m_choices[kind] = {seriesIndex,
                       entry->chosen && entry->role ? m_source.volumesFor(*entry->role)
                                                    : entry->volumes,
                       byReader};
}

const SeriesEntry* Hanging::firstUnhung(bool areStacks, bool isAxial) const
{
    for (const SeriesEntry& entry : m_source.series()) {
        const bool hangs = std::any_of(m_choices.begin(), m_choices.end(), [&](const auto& choice) {
            return choice.second.seriesIndex == entry.seriesIndex;
        });
        if (entry.volumes.empty() || entry.chosen || hangs)
            continue;
        if (isStack(entry.volumes) == areStacks
            && (planeOf(entry.volumes.front()->geometry) == AnatomicalPlane::Axial) == isAxial)
            return &entry;
    }
    return nullptr;
}

void Hanging::fillWithOtherSeries()
{
    const auto& entries = m_source.series();
    const bool hasRoles = std::any_of(entries.begin(), entries.end(),
                                      [](const SeriesEntry& entry) { return entry.chosen; });
    if (m_source.stage() != PaneSource::Stage::Read || (hasRoles && !m_source.showsOtherBodyPart()))
        return;
    // Single pictures hang only until there is a stack: series are read one after the other.
    const bool areStacks = firstUnhung(true, true) || firstUnhung(true, false)
        || std::any_of(m_choices.begin(), m_choices.end(),
                       [](const auto& choice) { return isStack(choice.second.volumes); });
    if (areStacks)
        std::erase_if(m_choices, [](const auto& choice) {
            return !choice.second.byReader && !isStack(choice.second.volumes);
        });
    for (const PaneKind kind : {PaneKind::AxialT2, PaneKind::SagittalT2}) {
        if (m_choices.contains(kind) || m_source.hasSeries(roleOf(kind)))
            continue;
        const bool isAxial = kind == PaneKind::AxialT2;
        const SeriesEntry* entry = firstUnhung(areStacks, isAxial);
        if (!entry && isAxial && m_source.hasSeries(SeriesRole::SagittalT2))
            entry = firstUnhung(areStacks, false);
        if (entry)
            choose(kind, entry->seriesIndex, false);
    }
}

std::optional<std::size_t> Hanging::neighbour(PaneKind kind, int by) const
{
    std::vector<const SeriesEntry*> order = readingOrder(m_source.series());
    std::erase_if(order, [](const SeriesEntry* entry) { return entry->volumes.empty(); });
    if (order.empty())
        return std::nullopt;
    const SeriesEntry* shown = otherSeries(kind);
    const auto now = std::find_if(order.begin(), order.end(), [&](const SeriesEntry* entry) {
        return shown ? entry == shown : entry->chosen && entry->role == roleOf(kind);
    });
    const auto count = static_cast<int>(order.size());
    const int from = now == order.end() ? (by > 0 ? -1 : 0) : static_cast<int>(now - order.begin());
    return order[static_cast<std::size_t>((from + by + count) % count)]->seriesIndex;
}

} // namespace foramen
