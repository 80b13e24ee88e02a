#pragma once

#include "ui/state/tasks/task_runner.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace foramen {

/// What was opened at once: a folder, an archive, or several files.
struct RecentStudy {
    QStringList paths; ///< absolute
    bool isMissing = false; ///< as far as the file system was asked

    /// The last part of the path, with the number of others.
    [[nodiscard]] QString name() const;
    /// The folder that it lies in, "~" for the home folder.
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString reason() const; ///< why it cannot be opened; empty when it can

    friend bool operator==(const RecentStudy&, const RecentStudy&) = default;
};

/// What was opened lately, newest first, remembered between two starts. Knows paths and no patient;
/// nothing of it is logged. GUI thread; the file system is asked in the background, because a
/// network drive can take long to answer.
class RecentStudies : public QObject {
    Q_OBJECT

public:
    explicit RecentStudies(QObject* parent = nullptr);

    [[nodiscard]] const QList<RecentStudy>& studies() const { return m_studies; }
    void add(const QStringList& paths);
    void clear();
    /// Asks which of them are still there; changed() follows if that is news.
    void look();

Q_SIGNALS:
    void changed();

private:
    void save() const;

    QList<RecentStudy> m_studies;
    TaskRunner m_looker;
};

} // namespace foramen
