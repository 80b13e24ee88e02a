#include "ui/widgets/archive/outbox_commands.h"

#include "ui/state/outbox/outbox_texts.h"
#include "ui/widgets/archive/outbox_notice.h"
#include "ui/widgets/parts/message_banner.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

namespace foramen {

namespace {

QString archiveOf(const OutboxJob& job)
{
    return QString::fromStdString(job.draft.target.name);
}

} // namespace

OutboxCommands::OutboxCommands(std::filesystem::path folder, OutboxQueue::Parts parts,
                               MessageBanner* banner, QWidget* window)
    : m_queue(std::move(folder), std::move(parts))
    , m_banner(banner)
{
    window->installEventFilter(this);
    connect(&m_sending, &ReportSending::added, this, [this](const OutboxJob& job) {
        m_banner->showDone(tr("The report is being sent to %1…").arg(archiveOf(job)));
        m_queue.look();
    });
    connect(&m_sending, &ReportSending::failed, banner, &MessageBanner::showMessage);
    connect(&m_queue, &OutboxQueue::told, banner, &MessageBanner::showMessage);
    connect(&m_queue, &OutboxQueue::sent, this, [this](const OutboxJob& job) {
        m_banner->showDone(tr("The report was sent to %1 (%2): %n DICOM objects.", nullptr,
                              static_cast<int>(job.objects.size()))
                               .arg(archiveOf(job), outboxStudyText(job)));
    });
    connect(&m_queue, &OutboxQueue::notSent, this, [this](const OutboxJob& job) {
        const QString why = outboxReasonText(m_queue, job);
        m_banner->showMessage(
            job.state == JobState::Refused
                ? tr("The report was not sent to %1 (%2): %3. It stays in the outbox.")
                      .arg(archiveOf(job), outboxStudyText(job), why)
                : tr("The report is not at %1 yet (%2): %3. It stays in the outbox and is sent "
                     "later.")
                      .arg(archiveOf(job), outboxStudyText(job), why));
    });
    // Behind the first pictures.
    QTimer::singleShot(0, &m_queue, &OutboxQueue::look);
}

void OutboxCommands::add(const ArchiveNode& node, const Report& report)
{
    m_sending.start(m_queue.outbox(), {node.id.toStdString(), node.pacs.name, placeOf(node.pacs)},
                    report);
}

bool OutboxCommands::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Close && m_queue.openCount() > 0)
        (new OutboxNotice(m_queue.openCount()))->show(); // deletes itself
    return QObject::eventFilter(watched, event);
}

} // namespace foramen
