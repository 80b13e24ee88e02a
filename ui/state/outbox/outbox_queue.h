#pragma once

#include "core/pacs/outbox/outbox.h"
#include "ui/state/archive/archive_access.h"
#include "ui/state/archive/archive_nodes.h"
#include "ui/state/archive/archive_secrets.h"
#include "ui/state/tasks/task_runner.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace foramen {

/// Why a job that waits is not sent, beside its own reason.
enum class OutboxHold {
    None,
    NoArchive, ///< its archive is no longer set up
    OtherPlace, ///< the archive has another address than when the user agreed
    NoSecret, ///< a password or token must be typed
};

/// Sends the jobs of the outbox in the background, one after the other, each when it is due, until
/// it is destroyed: then the attempt that runs is ended, and the rest waits for the next start.
/// GUI thread.
class OutboxQueue : public QObject {
    Q_OBJECT

public:
    /// What it sends with; nodes and secrets outlive it.
    struct Parts {
        const ArchiveNodes& nodes;
        ArchiveSecrets& secrets;
        ArchiveClientFactory client;
    };
    OutboxQueue(std::filesystem::path folder, Parts parts, QObject* parent = nullptr);
    ~OutboxQueue() override;

    [[nodiscard]] const Outbox& outbox() const { return m_outbox; }
    /// Reads the outbox again and sends what is due; at first all that waits.
    void look();
    /// Makes a job due at once, at the address that its archive has now.
    void tryNow(const QString& id);
    /// Gives up a job; one that is finished goes from the list. One that is being sent is stopped.
    void remove(const QString& id);

    /// As they were read last, oldest first.
    [[nodiscard]] const std::vector<OutboxJob>& jobs() const { return m_jobs; }
    /// Null for none.
    [[nodiscard]] const OutboxJob* find(const QString& id) const;
    [[nodiscard]] int unreadable() const { return m_unreadable; }
    [[nodiscard]] OutboxHold holdOf(const OutboxJob& job) const;
    /// Whether this window sends it now.
    [[nodiscard]] bool isSending(const OutboxJob& job) const { return job.id == m_current; }
    /// How many jobs are neither sent nor given up.
    [[nodiscard]] int openCount() const;
    /// How many of these need the user: refused, or held.
    [[nodiscard]] int stuckCount() const;

Q_SIGNALS:
    void changed(); ///< jobs(), isSending(), holdOf()
    void sent(const foramen::OutboxJob& job);
    /// An attempt failed for the first time, or was refused.
    void notSent(const foramen::OutboxJob& job);
    void told(const QString& sentence); ///< why the outbox itself could not be read or written

private:
    void take(const Result<OutboxListing>& listing);
    [[nodiscard]] bool isDue(const OutboxJob& job, TimePoint now) const;
    void sendNext();
    void askForSecret(const std::string& id, const ArchiveNode& node);
    void send(const std::string& id, const ArchiveNode& node, const QString& secret);
    void attemptEnded(const std::string& id, const QString& nodeId,
                      const Result<std::optional<OutboxJob>>& outcome);
    void edit(std::function<Result<bool>()> change);
    void editNext();
    void setTimer();

    Outbox m_outbox;
    Parts m_parts;
    std::vector<OutboxJob> m_jobs;
    int m_unreadable = 0;
    std::string m_current; ///< the job that is being sent; empty for none
    std::string m_removed; ///< the job that is being stopped to be removed
    QSet<QString> m_tried; ///< jobs of which there was an attempt since the start
    QHash<QString, TimePoint> m_notBefore; ///< jobs that another window has
    QSet<QString> m_withoutSecret; ///< archives
    bool m_isAsking = false; ///< the keyring
    bool m_isSwept = false;
    bool m_isLookDue = false; ///< something changed during a look
    QString m_told; ///< that was told last, so that it is not repeated
    std::stop_source m_stop; ///< of the attempt
    QTimer m_timer;
    std::vector<std::function<Result<bool>()>> m_edits; ///< that wait for the one before
    TaskRunner m_reader{TaskRunner::kReading};
    TaskRunner m_sender{TaskRunner::kReading};
    TaskRunner m_editor{TaskRunner::kWriting};
};

} // namespace foramen
