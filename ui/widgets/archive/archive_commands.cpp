#include "ui/widgets/archive/archive_commands.h"

#include "ui/state/language/person_name.h"
#include "ui/state/session/session.h"
#include "ui/widgets/archive/archive_node_dialog.h"
#include "ui/widgets/archive/archive_search_fields.h"
#include "ui/widgets/archive/archive_send_dialog.h"
#include "ui/widgets/archive/archive_sign_in.h"
#include "ui/widgets/archive/archive_window.h"
#include "ui/widgets/archive/outbox_page.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/parts/message_banner.h"

#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

namespace foramen {

ArchiveCommands::ArchiveCommands(Session* session, MessageBanner* banner, Actions* actions,
                                 TakePaths open, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_banner(banner)
    , m_open(std::move(open))
    , m_window(window)
    , m_secrets(desktopKeyring())
    , m_retrieval(ArchiveCache(ArchiveCache::defaultRoot()))
    , m_outbox(std::make_unique<OutboxCommands>(
          outboxFolderBeside(session->saving()->place().toStdString()),
          OutboxQueue::Parts{m_nodes, m_secrets, makeArchiveClient}, banner, window))
{
    actions->on(ActionId::SearchArchive, this, [this] { archive()->present(); });
    connect(&m_search, &ArchiveSearch::changed, this, &ArchiveCommands::searchEnded);
    connect(&m_retrieval, &ArchiveRetrieval::arrived, this, &ArchiveCommands::takeArrival);
    connect(&m_retrieval, &ArchiveRetrieval::ended, this, &ArchiveCommands::retrievalEnded);
    connect(session->opening(), &StudyOpening::changed, this, [this] {
        if (m_isScanDue) // after the others who hear of the scan
            QTimer::singleShot(0, this, &ArchiveCommands::scanWhenFree);
    });
}

ArchiveCommands::~ArchiveCommands() = default;

ArchiveWindow* ArchiveCommands::archive()
{
    if (!m_archive) {
        m_archive = std::make_unique<ArchiveWindow>(
            ArchiveParts{m_nodes, m_search, m_retrieval, m_outbox->queue()}, m_window);
        connectWindow();
    }
    return m_archive.get();
}

void ArchiveCommands::connectWindow()
{
    const ArchiveWindow* archive = m_archive.get();
    connect(archive, &ArchiveWindow::nodesRequested, this, &ArchiveCommands::showNodes);
    connect(archive, &ArchiveWindow::searchRequested, this, &ArchiveCommands::search);
    connect(archive, &ArchiveWindow::searchCancelled, &m_search, &ArchiveSearch::cancel);
    connect(archive, &ArchiveWindow::openRequested, this,
            [this](const StudyMatch& study) { open(m_searched, study); });
    connect(archive, &ArchiveWindow::retrievalCancelled, &m_retrieval, &ArchiveRetrieval::cancel);
    connect(archive, &ArchiveWindow::deletionRequested, this, &ArchiveCommands::deleteRetrieved);
    connect(archive->outbox(), &OutboxPage::tryRequested, this, &ArchiveCommands::trySending);
    connect(archive->outbox(), &OutboxPage::removeRequested, &m_outbox->queue(),
            &OutboxQueue::remove);
}

ArchiveNodeDialog* ArchiveCommands::nodeDialog() const
{
    return m_archive ? m_archive->findChild<ArchiveNodeDialog*>() : nullptr;
}

void ArchiveCommands::showNodes()
{
    auto* dialog = new ArchiveNodeDialog(m_nodes, m_secrets, makeArchiveClient, archive());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ArchiveCommands::tell(const QString& sentence)
{
    if (m_archive && m_archive->isVisible())
        m_archive->say(sentence);
    else
        m_banner->showMessage(sentence);
}

void ArchiveCommands::withClient(const QString& nodeId, TakeClient take)
{
    const ArchiveNode* node = m_nodes.find(nodeId);
    if (!node) {
        tell(tr("This archive is no longer set up."));
        return;
    }
    if (node->signIn == SignIn::None) {
        take(makeArchiveClient(node->pacs));
        return;
    }
    m_secrets.find(nodeId, [this, one = *node, take = std::move(take)](const QString& secret) {
        if (secret.isEmpty())
            askForSecret(one, take);
        else
            take(makeArchiveClient(withSecret(one, secret)));
    });
}

void ArchiveCommands::askForSecret(const ArchiveNode& node, TakeClient take)
{
    QWidget* asking = m_archive && m_archive->isVisible() ? m_archive.get() : m_window;
    auto* dialog = new ArchiveSignIn(node, m_secrets, asking);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, node, take = std::move(take)] {
        m_secrets.keep(node.id, dialog->secret(), dialog->isKeyringWanted());
        take(makeArchiveClient(withSecret(node, dialog->secret())));
    });
    dialog->open();
}

void ArchiveCommands::search()
{
    ArchiveWindow* window = archive();
    if (m_search.state() == SearchState::Running || window->node().isEmpty())
        return;
    window->say(window->fields()->fault());
    if (!window->fields()->fault().isEmpty())
        return;
    const QString node = window->node();
    withClient(node,
               [this, node, query = window->fields()->query()](const ArchiveClientPtr& client) {
                   m_searched = node;
                   m_nodes.setLast(node);
                   m_search.start(client, query);
               });
}

void ArchiveCommands::searchEnded()
{
    if (m_search.state() == SearchState::Failed) {
        m_secrets.doubt(m_searched);
        tell(m_search.failure());
    } else if (m_search.state() == SearchState::Done || m_search.count() > 0) {
        m_secrets.prove(m_searched);
    }
}

void ArchiveCommands::openLink(const StudyLink& link)
{
    const std::vector<ArchiveNode>& nodes = m_nodes.all();
    const auto node = std::find_if(nodes.begin(), nodes.end(), [&](const ArchiveNode& one) {
        return one.pacs.name == link.node.toStdString();
    });
    if (link.node.isEmpty()) {
        tell(tr("The study of the link is not in the list of studies, and the link names no "
                "archive: %1")
                 .arg(link.studyInstanceUid));
    } else if (node == nodes.end()) {
        tell(tr("The link names an archive that is not set up: %1").arg(link.node));
    } else {
        m_banner->showDone(tr("The study of the link is retrieved from %1…").arg(link.node));
        StudyMatch study;
        study.studyInstanceUid = link.studyInstanceUid.toStdString();
        open(node->id, study);
    }
}

void ArchiveCommands::open(const QString& nodeId, const StudyMatch& study)
{
    if (m_retrieval.isRunning() && m_retrieval.study().studyInstanceUid == study.studyInstanceUid) {
        m_before = m_session->opening()->paths(); // the reader wants it in place of what is open
        if (m_retrieval.seriesDone() > 0)
            takeArrival();
        return;
    }
    if (m_archive)
        m_archive->say({});
    withClient(nodeId, [this, nodeId, study](const ArchiveClientPtr& client) {
        m_retrieved = nodeId;
        m_before = m_session->opening()->paths();
        m_isOpened = false;
        m_isScanDue = false;
        m_retrieval.start(client, study);
    });
}

/// The first series opens the study, unless the reader opened another one meanwhile.
void ArchiveCommands::takeArrival()
{
    const QStringList folder{m_retrieval.folder()};
    const QStringList shown = m_session->opening()->paths();
    if (m_session->current().isOpen() && shown == folder) {
        m_isOpened = true;
        scanWhenFree();
    } else if (!m_isOpened && shown == m_before) {
        m_isOpened = true;
        m_open(folder);
        if (m_archive && m_archive->isVisible()) {
            m_archive->close(); // it would lie over the pictures
            m_window->activateWindow();
        }
    } else if (m_isOpened && shown == folder) {
        m_isScanDue = true; // the first scan still goes on
    }
}

void ArchiveCommands::scanWhenFree()
{
    const bool isShown = m_session->current().isOpen()
        && m_session->opening()->paths() == QStringList{m_retrieval.folder()};
    m_isScanDue = isShown && m_session->opening()->isScanning();
    if (isShown && !m_isScanDue)
        m_session->opening()->scanAgain();
}

void ArchiveCommands::retrievalEnded(bool isComplete, const QString& sentence)
{
    if (isComplete)
        m_secrets.prove(m_retrieved);
    else
        m_secrets.doubt(m_retrieved);
    if (m_isOpened && isComplete)
        return; // it is on the screen
    const QString name = personNameText(m_retrieval.study().patientName);
    const QString text = isComplete ? tr("%1 Open shows it.").arg(sentence) : sentence;
    tell(name.isEmpty() ? text : QStringLiteral("%1: %2").arg(name, text));
}

void ArchiveCommands::sendReport()
{
    if (!m_session->current().isOpen())
        return;
    if (m_outbox->isAdding()) {
        m_banner->showMessage(tr("A report is being put into the outbox already."));
        return;
    }
    if (m_nodes.all().empty()) {
        archive()->present();
        tell(tr("Set up the archive first that gets the report."));
        return;
    }
    auto* dialog = new ArchiveSendDialog(m_nodes, ReportSending::kinds(),
                                         m_session->signing()->isFinal(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, report = m_session->exporter()->report()] {
                sendTo(dialog->node(), report);
            });
    dialog->open();
}

void ArchiveCommands::sendTo(const QString& nodeId, const Report& report)
{
    // A password is asked for now, while somebody is here.
    withClient(nodeId, [this, nodeId, report](const ArchiveClientPtr&) {
        if (const ArchiveNode* node = m_nodes.find(nodeId))
            m_outbox->add(*node, report);
    });
}

void ArchiveCommands::trySending(const QString& jobId)
{
    const OutboxJob* job = m_outbox->queue().find(jobId);
    if (!job)
        return;
    withClient(QString::fromStdString(job->draft.target.nodeId),
               [this, jobId](const ArchiveClientPtr&) { m_outbox->queue().tryNow(jobId); });
}

void ArchiveCommands::showOutbox()
{
    archive()->showOutbox();
    archive()->present();
}

void ArchiveCommands::deleteRetrieved()
{
    std::vector<std::filesystem::path> kept;
    for (const QString& path : m_session->opening()->paths())
        kept.emplace_back(path.toStdString());
    if (m_retrieval.isRunning())
        kept.emplace_back(m_retrieval.folder().toStdString());
    m_deleter.start([cache = m_retrieval.cache(),
                     kept](const Task&) -> Result<void> { return cache.clear(kept); },
                    [this](const Result<void>& deleted) {
                        tell(deleted ? tr("The retrieved studies were deleted.")
                                     : archiveSentence(deleted.error()));
                    });
}

} // namespace foramen
