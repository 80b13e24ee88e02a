#include "ui/state/settings/recent_studies.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace foramen {

namespace {

constexpr int kMost = 10;
/// More files than this are stored as their folder.
constexpr int kMostFiles = 50;
const QString kKey = QStringLiteral("recent/studies");
const QString kOldKey = QStringLiteral("recent/paths"); ///< one path each; read, never written

QStringList remembered(const QStringList& paths)
{
    QStringList absolute;
    for (const QString& path : paths)
        absolute << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    absolute.removeDuplicates();
    if (absolute.size() <= kMostFiles)
        return absolute;
    return {QFileInfo(absolute.front()).absolutePath()};
}

/// For each list of paths: whether one of them is missing. Not on the GUI thread.
QList<bool> missingOf(const QList<QStringList>& lists, const Task& task)
{
    QList<bool> missing;
    for (const QStringList& paths : lists)
        missing << (!task.cancelled()
                    && std::any_of(paths.begin(), paths.end(),
                                   [](const QString& path) { return !QFileInfo::exists(path); }));
    return missing;
}

} // namespace

QString RecentStudy::name() const
{
    const QFileInfo first(paths.value(0));
    const QString name = first.fileName().isEmpty() ? first.filePath() : first.fileName();
    return paths.size() > 1
        ? RecentStudies::tr("%1 and %n more", nullptr, static_cast<int>(paths.size()) - 1).arg(name)
        : name;
}

QString RecentStudy::place() const
{
    QString folder = QFileInfo(paths.value(0)).absolutePath();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + QLatin1Char('/')))
        folder.replace(0, home.size(), QStringLiteral("~"));
    return QDir::toNativeSeparators(folder);
}

QString RecentStudy::reason() const
{
    if (!isMissing)
        return {};
    return paths.size() > 1 ? RecentStudies::tr("Some of the files are no longer there")
                            : RecentStudies::tr("It is no longer there");
}

RecentStudies::RecentStudies(QObject* parent)
    : QObject(parent)
{
    const QSettings settings;
    for (const QVariant& entry : settings.value(kKey).toList())
        if (const QStringList paths = entry.toStringList(); !paths.isEmpty())
            m_studies << RecentStudy{paths};
    for (const QString& path : settings.value(kOldKey).toStringList())
        if (m_studies.size() < kMost && !m_studies.contains(RecentStudy{{path}}))
            m_studies << RecentStudy{{path}};
}

void RecentStudies::add(const QStringList& paths)
{
    const RecentStudy study{remembered(paths)};
    if (study.paths.isEmpty())
        return;
    m_studies.removeIf([&](const RecentStudy& known) { return known.paths == study.paths; });
    m_studies.prepend(study);
    m_studies.resize(std::min<qsizetype>(m_studies.size(), kMost));
    save();
    Q_EMIT changed();
}

void RecentStudies::clear()
{
    m_studies.clear();
    m_looker.cancel();
    save();
    Q_EMIT changed();
}

void RecentStudies::save() const
{
    QVariantList entries;
    for (const RecentStudy& study : m_studies)
        entries << QVariant(study.paths);
    QSettings settings;
    settings.setValue(kKey, entries);
    settings.remove(kOldKey);
}

void RecentStudies::look()
{
    QList<QStringList> lists;
    for (const RecentStudy& study : std::as_const(m_studies))
        lists << study.paths;
    m_looker.start([lists](const Task& task) { return missingOf(lists, task); },
                   [this, lists](const QList<bool>& missing) {
                       bool isNews = false;
                       for (RecentStudy& study : m_studies) {
                           const qsizetype asked = lists.indexOf(study.paths);
                           if (asked < 0 || study.isMissing == missing[asked])
                               continue;
                           study.isMissing = missing[asked];
                           isNews = true;
                       }
                       if (isNews)
                           Q_EMIT changed();
                   });
}

} // namespace foramen
