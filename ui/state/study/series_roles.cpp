#include "ui/state/study/series_roles.h"

#include "ui/state/study/current_study.h"
#include "ui/state/study/study_saving.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace foramen {

namespace {

constexpr std::array kRoles = {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2};

/// The series that a record speaks of: UIDs may be repeated within a study, its folder's name then
/// tells which.
std::optional<std::size_t> seriesOf(const Study& study, const QJsonObject& record)
{
    std::optional<std::size_t> byUid;
    for (std::size_t i = 0; i < study.series.size(); ++i) {
        const Series& series = study.series[i];
        if (QString::fromStdString(series.seriesInstanceUid) != record["series"].toString())
            continue;
        if (QString::fromStdString(series.seriesId) == record["id"].toString())
            return i;
        if (!byUid)
            byUid = i;
    }
    return byUid;
}

std::optional<SeriesRole> roleOf(const QJsonObject& record)
{
    for (const SeriesRole role : kRoles)
        if (record["role"].toString() == QString::fromStdString(nameOf(role)))
            return role;
    return std::nullopt;
}

/// Which series is used for what.
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
    if (!m_current.isOpen())
        return false;
    m_saving.load();
    return seriesIndex < m_current->series.entries().size();
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
    QJsonObject record{
        {"series", QString::fromStdString(series.seriesInstanceUid)},
        {"id", QString::fromStdString(series.seriesId)},
        {"role",
         entry.role ? QJsonValue(QString::fromStdString(nameOf(*entry.role))) : QJsonValue()}};
    if (!entry.byReader)
        record["automatic"] = true;
    m_saving.save({QString::fromLatin1(kRoleAction),
                   std::nullopt,
                   {},
                   QJsonDocument(record).toJson(QJsonDocument::Compact).toStdString()});
    tell();
    Q_EMIT given();
}

void SeriesRoles::restore(const std::vector<HistoryEntry>& history)
{
    bool& rolesAreNewer = m_current->saved.rolesAreNewer;
    rolesAreNewer = false;
    std::vector<std::pair<std::size_t, std::optional<SeriesRole>>> given; // the newest last
    for (const HistoryEntry& entry : history) {
        if (entry.action == "grading")
            rolesAreNewer = false;
        if (entry.action != kRoleAction)
            continue;
        rolesAreNewer = true;
        const QJsonObject record =
            QJsonDocument::fromJson(QByteArray::fromStdString(entry.after)).object();
        if (const auto index = seriesOf(*m_current->study(), record)) {
            std::erase_if(given, [&](const auto& one) { return one.first == *index; });
            if (!record["automatic"].toBool())
                given.emplace_back(*index, roleOf(record));
        }
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
