#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace foramen {

class CurrentStudy;
class StudyOpening;

/// Watches the folders of the open study and has them scanned again when files come or go. Network
/// folders report no changes, so that it also scans from time to time. Ends with the study. GUI
/// thread.
class FolderWatch : public QObject {
    Q_OBJECT

public:
    FolderWatch(const CurrentStudy& current, StudyOpening& opening, QObject* parent = nullptr);

    void setOn(bool isOn);
    [[nodiscard]] bool isOn() const { return m_isOn; }

Q_SIGNALS:
    void changed(); ///< isOn()

private:
    void watchFolders();
    void scan();

    const CurrentStudy& m_current;
    StudyOpening& m_opening;
    QFileSystemWatcher m_watcher;
    QTimer m_settling; ///< files mostly come several at a time
    QTimer m_asking;
    bool m_isOn = false;
};

} // namespace foramen
