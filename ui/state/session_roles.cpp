#include "ui/state/session_private.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace foramen {

namespace {

const QString kRoleAction = QStringLiteral("series role");
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

} // namespace

void Session::Private::saveRole(std::size_t seriesIndex, std::optional<SeriesRole> role)
{
    const Series& series = study()->series[seriesIndex];
    const QJsonObject record{
        {"series", QString::fromStdString(series.seriesInstanceUid)},
        {"id", QString::fromStdString(series.seriesId)},
        {"role", role ? QJsonValue(QString::fromStdString(nameOf(*role))) : QJsonValue()}};
    save(reader.toStdString(),
         {kRoleAction,
          std::nullopt,
          {},
          QJsonDocument(record).toJson(QJsonDocument::Compact).toStdString()});
}

// The settings remember roles too, for the first picture (SeriesList); the database goes before
// them: it holds who said so and when, and belongs to the readers who share it.
void Session::Private::restoreRoles(const std::vector<HistoryEntry>& history)
{
    rolesNewer = false;
    std::vector<std::pair<std::size_t, std::optional<SeriesRole>>> given; // the newest last
    for (const HistoryEntry& entry : history) {
        if (entry.action == "grading")
            rolesNewer = false;
        if (entry.action != kRoleAction.toStdString())
            continue;
        rolesNewer = true;
        const QJsonObject record =
            QJsonDocument::fromJson(QByteArray::fromStdString(entry.after)).object();
        if (const auto index = seriesOf(*study(), record)) {
            std::erase_if(given, [&](const auto& one) { return one.first == *index; });
            given.emplace_back(*index, roleOf(record));
        }
    }
    const auto stands = [this](const auto& one) {
        return seriesList.entries()[one.first].role == one.second;
    };
    if (std::all_of(given.begin(), given.end(), stands)) // so that no pane loses its view
        return;
    for (const auto& [index, role] : given)
        seriesList.overrideRole(index, role);
    rolesChanged();
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
        || d.seriesList.entries()[seriesIndex].role == role)
        return;
    d.seriesList.overrideRole(seriesIndex, role);
    d.saveRole(seriesIndex, role);
    d.rolesChanged();
    if (d.options.gradeAutomatically && d.rolesReady)
        d.startGrading(true);
}

} // namespace foramen
