#include "ui/state/study/folder_watch.h"

#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

#include <chrono>
#include <filesystem>
#include <utility>

namespace foramen {

namespace {

using namespace std::chrono_literals;

/// The folders of all files that the scan found, and those above up to what was opened.
QSet<QString> foldersOf(const ScannedStudies& scanned, const QStringList& opened)
{
    constexpr int most = 2000; // the system has a limit for all programs
    QSet<QString> folders;
    for (const QString& path : opened) {
        const QFileInfo info(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
        folders.insert(info.isDir() ? info.filePath() : info.path());
    }
    const QSet<QString> roots = folders;
    const auto add = [&](QString folder) {
        QStringList above;
        for (; folder != QLatin1String("/") && !folders.contains(folder);
             folder = QFileInfo(folder).path())
            above << folder;
        if (folder != QLatin1String("/") || roots.contains(folder))
            for (const QString& one : above)
                folders.insert(one);
    };
    std::filesystem::path last;
    for (const Study& study : scanned.studies)
        for (const Series& series : study.series)
            for (const Instance& instance : series.instances)
                if (std::filesystem::path folder = instance.path.parent_path();
                    folder != last && folders.size() < most) {
                    add(QString::fromStdString(folder.string()));
                    last = std::move(folder);
                }
    return folders;
}

} // namespace

FolderWatch::FolderWatch(const CurrentStudy& current, StudyOpening& opening, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_opening(opening)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(500ms);
    m_asking.setInterval(10s);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_settling.isActive()) // files that come without end must not delay it for ever
            m_settling.start();
    });
    connect(&m_settling, &QTimer::timeout, this, &FolderWatch::scan);
    connect(&m_asking, &QTimer::timeout, this, &FolderWatch::scan);
    connect(&current, &CurrentStudy::replaced, this, [this] { setOn(false); });
    connect(&opening, &StudyOpening::failed, this, [this] { setOn(false); });
    connect(&opening, &StudyOpening::changed, this, &FolderWatch::watchFolders);
}

void FolderWatch::setOn(bool isOn)
{
    if (isOn == m_isOn)
        return;
    m_isOn = isOn;
    if (isOn) {
        watchFolders();
        m_asking.start();
        scan(); // what came since the study was opened
    } else {
        m_settling.stop();
        m_asking.stop();
        if (!m_watcher.directories().isEmpty())
            m_watcher.removePaths(m_watcher.directories());
    }
    Q_EMIT changed();
}

/// Adds the folders that are new.
void FolderWatch::watchFolders()
{
    if (!m_isOn)
        return;
    QSet<QString> folders = foldersOf(*m_current->scanned, m_opening.paths());
    const QStringList watched = m_watcher.directories();
    folders.subtract(QSet<QString>(watched.begin(), watched.end()));
    if (!folders.isEmpty()) // one that cannot be watched is scanned from time to time
        (void)m_watcher.addPaths(folders.values());
}

void FolderWatch::scan()
{
    if (m_opening.isScanning())
        m_settling.start(); // after that scan
    else
        m_opening.scanAgain();
}

} // namespace foramen
