#pragma once

#include "ui/state/archive/archive_access.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <vector>

namespace foramen {

/// How a search stands.
enum class SearchState { None, Running, Done, Cut, Cancelled, Failed };

/// Searches an archive for studies in the background and delivers them as they come, several at a
/// time. GUI thread.
class ArchiveSearch : public QObject {
    Q_OBJECT

public:
    /// No more are asked for: a list of more helps nobody.
    static constexpr std::size_t kMost = 5000;

    explicit ArchiveSearch(QObject* parent = nullptr);

    /// Begins a search in place of the one before.
    void start(const ArchiveClientPtr& client, const StudyQuery& query);
    /// What was found stays.
    void cancel();

    [[nodiscard]] SearchState state() const { return m_state; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Why it failed, as a sentence.
    [[nodiscard]] const QString& failure() const { return m_failure; }

Q_SIGNALS:
    void begun(); ///< what was found before is gone
    void found(const std::vector<foramen::StudyMatch>& studies);
    void changed(); ///< state(), count(), failure()

private:
    void take(const std::vector<StudyMatch>& studies);

    SearchState m_state = SearchState::None;
    std::size_t m_count = 0;
    QString m_failure;
    TaskRunner m_runner{TaskRunner::kReading};
};

} // namespace foramen
