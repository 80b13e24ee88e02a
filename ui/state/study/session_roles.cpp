#include "ui/state/study/session_private.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>
#include <vector>

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

void Session::Private::saveRole(std::size_t seriesIndex, std::optional<SeriesRole> role)
{
    const Series& series = study()->series[seriesIndex];
    QJsonObject record{
        {"series", QString::fromStdString(series.seriesInstanceUid)},
        {"id", QString::fromStdString(series.seriesId)},
        {"role", role ? QJsonValue(QString::fromStdString(nameOf(*role))) : QJsonValue()}};
    if (!seriesList.entries()[seriesIndex].byReader)
        record["automatic"] = true;
    save(reader.toStdString(),
         {QString::fromLatin1(kRoleAction),
          std::nullopt,
          {},
          QJsonDocument(record).toJson(QJsonDocument::Compact).toStdString()});
}

// The database holds who said so and when, and belongs to the readers who share it.
void Session::Private::restoreRoles(const std::vector<HistoryEntry>& history)
{
    rolesNewer = false;
    std::vector<std::pair<std::size_t, std::optional<SeriesRole>>> given; // the newest last
    for (const HistoryEntry& entry : history) {
        if (entry.action == "grading")
            rolesNewer = false;
        if (entry.action != kRoleAction)
            continue;
        rolesNewer = true;
        const QJsonObject record =
            QJsonDocument::fromJson(QByteArray::fromStdString(entry.after)).object();
        if (const auto index = seriesOf(*study(), record)) {
            std::erase_if(given, [&](const auto& one) { return one.first == *index; });
            if (!record["automatic"].toBool())
                given.emplace_back(*index, roleOf(record));
        }
    }
    const auto before = rolesOf(seriesList);
    for (const auto& [index, role] : given)
        seriesList.overrideRole(index, role);
    if (rolesOf(seriesList) != before)
        rolesChanged();
    else if (!given.empty())
        Q_EMIT q->seriesChanged(); // no pane loses its view
}

void Session::Private::roleWasGiven(std::size_t seriesIndex)
{
    saveRole(seriesIndex, seriesList.entries()[seriesIndex].role);
    rolesChanged();
    if (options.gradeAutomatically && rolesReady)
        startGrading(true);
}

void Session::Private::rolesChanged()
{
    dropExplanation();
    Q_EMIT q->seriesChanged();
    for (const SeriesRole changed : kRoles)
        Q_EMIT q->volumesChanged(changed);
}

void Session::overrideRole(std::size_t seriesIndex, std::optional<SeriesRole> role)
{
    Private& d = *m_d;
    if (!d.canEdit() || seriesIndex >= d.seriesList.entries().size()
        || (d.seriesList.entries()[seriesIndex].role == role
            && (!role || d.seriesList.entries()[seriesIndex].chosen)))
        return;
    d.seriesList.overrideRole(seriesIndex, role);
    d.roleWasGiven(seriesIndex);
}

void Session::resetRole(std::size_t seriesIndex)
{
    Private& d = *m_d;
    if (!d.canEdit() || seriesIndex >= d.seriesList.entries().size()
        || !d.seriesList.entries()[seriesIndex].byReader)
        return;
    d.seriesList.resetRole(seriesIndex);
    d.roleWasGiven(seriesIndex);
}

} // namespace foramen
