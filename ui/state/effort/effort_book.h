#pragma once

#include "core/store/effort/effort_summary.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace foramen {

/// The effort log of a database, read in the background, and what is done with it as a whole. GUI
/// thread.
class EffortBook : public QObject {
    Q_OBJECT

public:
    explicit EffortBook(std::filesystem::path database, QObject* parent = nullptr);

    [[nodiscard]] const EffortSummary& summary() const { return m_summary; }
    /// How many openings of studies are in it.
    [[nodiscard]] std::size_t visits() const { return m_readings.size(); }
    /// Rows that this version cannot read.
    [[nodiscard]] int unreadable() const { return m_unreadable; }
    [[nodiscard]] bool isReading() const { return m_reader.isRunning(); }

    /// Reads the log; changed() or failed() follows.
    void read();
    /// Writes it as CSV; done() or failed() follows.
    void exportTo(const QString& file);
    /// Deletes it; done() or failed() follows, and changed().
    void deleteAll();

Q_SIGNALS:
    void changed();
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    void say(const Error& error);

    std::filesystem::path m_database;
    std::vector<LoggedReading> m_readings;
    EffortSummary m_summary = summaryOf({});
    int m_unreadable = 0;
    TaskRunner m_reader{TaskRunner::kReading};
    TaskRunner m_writer{TaskRunner::kWriting};
};

/// "4:05", "1:02:30": a time as minutes and seconds, with hours where there are some.
[[nodiscard]] QString durationText(double seconds);
/// "AI grades at once".
[[nodiscard]] QString assistText(AssistUse use);
/// What the log says of the assist, as sentences: how long with and without, or that there are too
/// few studies to say so.
[[nodiscard]] QString conclusionText(const EffortSummary& summary);

} // namespace foramen
