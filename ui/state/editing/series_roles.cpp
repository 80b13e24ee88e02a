#include "ui/state/editing/series_roles.h"

#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <array>
#include <utility>

namespace foramen {

namespace {

constexpr std::array kRoles = {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2};

/// The series that a role was given to. Where UIDs are repeated within a study, the name of its
/// folder identifies it.
std::optional<std::size_t> seriesOf(const Study& study, const RoleGiven& given)
{
    std::optional<std::size_t> byUid;
    for (std::size_t i = 0; i < study.series.size(); ++i) {
        const Series& series = study.series[i];
        if (series.seriesInstanceUid != given.seriesInstanceUid)
            continue;
        if (series.seriesId == given.seriesId)
            return i;
        if (!byUid)
            byUid = i;
    }
    return byUid;
}

/// The series used for each role.
std::vector<std::optional<SeriesRole>> rolesOf(const SeriesList& series)
{
    std::vector<std::optional<SeriesRole>> roles;
    for (const SeriesEntry& entry : series.entries())
        roles.push_back(entry.chosen ? entry.role : std::nullopt);
    return roles;
}

} // namespace

SeriesRoles::SeriesRoles(CurrentStudy& current, StudySaving& saving, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
{
    connect(&saving, &StudySaving::loaded, this, &SeriesRoles::restore);
}

bool SeriesRoles::canGive(std::size_t seriesIndex)
{
    return m_saving.mayEdit() && seriesIndex < m_current->series.entries().size();
}

void SeriesRoles::give(std::size_t seriesIndex, std::optional<SeriesRole> role)
{
    if (!canGive(seriesIndex))
        return;
    const SeriesEntry& entry = m_current->series.entries()[seriesIndex];
    if (entry.role == role && (!role || entry.chosen))
        return;
    m_current->series.overrideRole(seriesIndex, role);
    save(seriesIndex);
}

void SeriesRoles::reset(std::size_t seriesIndex)
{
    if (!canGive(seriesIndex) || !m_current->series.entries()[seriesIndex].byReader)
        return;
    m_current->series.resetRole(seriesIndex);
    save(seriesIndex);
}

void SeriesRoles::save(std::size_t seriesIndex)
{
    const Series& series = m_current->study()->series[seriesIndex];
    const SeriesEntry& entry = m_current->series.entries()[seriesIndex];
    m_saving.save(
        RoleGiven{series.seriesInstanceUid, series.seriesId, entry.role, !entry.byReader});
    tell();
    Q_EMIT given();
}

void SeriesRoles::restore(const SavedStudy& saved)
{
    std::vector<std::pair<std::size_t, std::optional<SeriesRole>>> given; // the newest last
    for (const RoleGiven& role : saved.roles)
        if (const auto index = seriesOf(*m_current->study(), role)) {
            std::erase_if(given, [&](const auto& one) { return one.first == *index; });
            if (!role.isAutomatic)
                given.emplace_back(*index, role.role);
        }
    const auto before = rolesOf(m_current->series);
    for (const auto& [index, role] : given)
        m_current->series.overrideRole(index, role);
    if (rolesOf(m_current->series) != before)
        tell();
    else if (!given.empty())
        Q_EMIT m_current.seriesChanged(); // no pane loses its view
}

void SeriesRoles::tell()
{
    Q_EMIT changed();
    Q_EMIT m_current.seriesChanged();
    for (const SeriesRole role : kRoles)
        Q_EMIT m_current.volumesChanged(role);
}

} // namespace foramen
