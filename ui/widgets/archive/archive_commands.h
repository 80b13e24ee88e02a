#pragma once

#include "ui/state/archive/archive_nodes.h"
#include "ui/state/archive/archive_retrieval.h"
#include "ui/state/archive/archive_search.h"
#include "ui/state/archive/archive_secrets.h"
#include "ui/state/studies/study_link.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/archive/outbox_commands.h"
#include "ui/widgets/parts/open_dialog.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace foramen {

class Actions;
class ArchiveNodeDialog;
class ArchiveWindow;
class MessageBanner;
class Session;

/// What the window of the archive does: searches, retrieves a study, opens it when its first series
/// is there, takes in the others as they come, and sets up archives.
class ArchiveCommands : public QObject {
    Q_OBJECT

public:
    /// @param open  opens a retrieved study in the reading window, which owns this
    ArchiveCommands(Session* session, MessageBanner* banner, Actions* actions, TakePaths open,
                    QWidget* window);
    ~ArchiveCommands() override;

    /// The window, which need not be shown.
    [[nodiscard]] ArchiveWindow* archive();
    /// Retrieves and opens the study of a link from the archive that it names.
    void openLink(const StudyLink& link);
    /// Asks to which archive the report of the open study goes, and puts it into the outbox.
    void sendReport();
    /// Shows what waits to be sent.
    void showOutbox();
    [[nodiscard]] OutboxQueue& outbox() { return m_outbox->queue(); }
    /// The dialog that sets up archives, while it is shown; else null.
    [[nodiscard]] ArchiveNodeDialog* nodeDialog() const;
    [[nodiscard]] ArchiveSecrets& secrets() { return m_secrets; }
    [[nodiscard]] const ArchiveRetrieval& retrieval() const { return m_retrieval; }

private:
    using TakeClient = std::function<void(const ArchiveClientPtr& client)>;
    void connectWindow();
    void showNodes();
    /// Gives a client of an archive, once its password or token is known.
    void withClient(const QString& nodeId, TakeClient take);
    void askForSecret(const ArchiveNode& node, TakeClient take);
    void search();
    void searchEnded();
    void open(const QString& nodeId, const StudyMatch& study);
    void takeArrival();
    void scanWhenFree();
    void retrievalEnded(bool isComplete, const QString& sentence);
    void deleteRetrieved();
    void sendTo(const QString& nodeId, const Report& report);
    void trySending(const QString& jobId);
    void tell(const QString& sentence);

    Session* m_session;
    MessageBanner* m_banner;
    TakePaths m_open;
    QWidget* m_window;
    ArchiveNodes m_nodes;
    ArchiveSecrets m_secrets;
    ArchiveSearch m_search;
    ArchiveRetrieval m_retrieval;
    std::unique_ptr<OutboxCommands> m_outbox; ///< before what it sends with
    TaskRunner m_deleter{TaskRunner::kWriting};
    std::unique_ptr<ArchiveWindow> m_archive; ///< before what it shows
    QString m_searched; ///< the archive whose studies are listed
    QString m_retrieved; ///< the archive that is retrieved from
    QStringList m_before; ///< what was open when the retrieval was asked for
    bool m_isOpened = false; ///< the study that is retrieved
    bool m_isScanDue = false; ///< files came during a scan
};

} // namespace foramen
