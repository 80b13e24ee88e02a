#pragma once

#include "ui/state/tasks/task_runner.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace foramen {

/// Paths that were opened together: a folder, an archive, or several files.
struct RecentStudy {
    QStringList paths; ///< absolute
    bool isMissing = false; ///< by the last check of the file system

    /// The last part of the path, with the number of others.
    [[nodiscard]] QString name() const;
    /// The folder that it lies in, "~" for the home folder.
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString reason() const; ///< why it cannot be opened; empty when it can

    friend bool operator==(const RecentStudy&, const RecentStudy&) = default;
};

/// The list of recently opened paths, newest first, kept in QSettings. It holds no patient data and
/// is never logged. GUI thread; the file system is checked in the background, because a network
/// drive can take long to answer.
class RecentStudies : public QObject {
    Q_OBJECT

public:
    explicit RecentStudies(QObject* parent = nullptr);

    [[nodiscard]] const QList<RecentStudy>& studies() const { return m_studies; }
    void add(const QStringList& paths);
    void clear();
    /// Checks which of them still exist; changed() follows if that has changed.
    void look();

Q_SIGNALS:
    void changed();

private:
    void save() const;

    QList<RecentStudy> m_studies;
    TaskRunner m_looker{TaskRunner::kReading};
};

} // namespace foramen
