#include "ui/state/outbox/outbox_texts.h"

#include "ui/state/language/person_name.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

/// Texts of a free function, in the context of the table that shows them.
class OutboxTexts {
    Q_DECLARE_TR_FUNCTIONS(OutboxTexts)
};

QString plain(const std::string& text)
{
    return QString::fromStdString(text).simplified();
}

QDateTime localTimeOf(TimePoint time)
{
    return QDateTime::fromSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count());
}

QString kindOf(std::string_view sopClass)
{
    constexpr auto kinds = std::to_array<std::pair<std::string_view, const char*>>({
        {"1.2.840.10008.5.1.4.1.1.88.22", "SR"},
        {"1.2.840.10008.5.1.4.1.1.88.33", "SR"},
        {"1.2.840.10008.5.1.4.1.1.88.34", "SR"},
        {"1.2.840.10008.5.1.4.1.1.88.59", "KOS"},
        {"1.2.840.10008.5.1.4.1.1.11.1", "GSPS"},
        {"1.2.840.10008.5.1.4.1.1.104.1", "PDF"},
        {"1.2.840.10008.5.1.4.1.1.66.4", "SEG"},
    });
    for (const auto& [uid, name] : kinds)
        if (sopClass == uid)
            return QLatin1String(name);
    return OutboxTexts::tr("picture");
}

QString stateText(const OutboxQueue& queue, const OutboxJob& job)
{
    if (queue.isSending(job))
        return OutboxTexts::tr("is being sent");
    switch (job.state) {
    case JobState::Sent:
        return OutboxTexts::tr("sent");
    case JobState::GivenUp:
        return OutboxTexts::tr("given up");
    case JobState::Refused:
        return OutboxTexts::tr("refused");
    case JobState::Sending:
    case JobState::Waiting:
        break;
    }
    if (queue.holdOf(job) != OutboxHold::None)
        return OutboxTexts::tr("waits for you");
    if (job.state == JobState::Sending)
        return OutboxTexts::tr("another window sends it, or it broke off");
    return job.attempts == 0
        ? OutboxTexts::tr("waits")
        : OutboxTexts::tr("waits, next attempt %1")
              .arg(QLocale().toString(localTimeOf(job.nextTry).time(), QLocale::ShortFormat));
}

} // namespace

QString outboxStudyText(const OutboxJob& job)
{
    QStringList parts{personNameText(job.draft.patientName)};
    if (parts.front().isEmpty())
        parts.front() = plain(job.draft.patientId);
    parts << dicomDateText(job.draft.studyDate);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString outboxContentText(const OutboxJob& job)
{
    std::map<QString, int> counts;
    for (const OutboxObject& object : job.objects)
        ++counts[kindOf(object.sopClassUid)];
    QStringList parts;
    for (const auto& [kind, count] : counts)
        parts << QStringLiteral("%1 %2").arg(count).arg(kind);
    return parts.join(QStringLiteral(", "));
}

QString outboxStateText(const OutboxQueue& queue, const OutboxJob& job)
{
    QString state = stateText(queue, job);
    const auto sent = job.sentCount();
    if (job.state == JobState::Sent || sent == 0)
        return state;
    return OutboxTexts::tr("%1 of %2 sent, %3").arg(sent).arg(job.objects.size()).arg(state);
}

QString outboxReasonText(const OutboxQueue& queue, const OutboxJob& job)
{
    switch (queue.holdOf(job)) {
    case OutboxHold::NoArchive:
        return OutboxTexts::tr("This archive is no longer set up.");
    case OutboxHold::OtherPlace:
        return OutboxTexts::tr("The archive has another address than when you agreed to send (%1). "
                               "Try now sends to the new one.")
            .arg(plain(job.draft.target.place));
    case OutboxHold::NoSecret:
        return OutboxTexts::tr("The archive needs a password or token: Try now asks for it.");
    case OutboxHold::None:
        break;
    }
    return plain(job.reason);
}

QString outboxTimeText(const OutboxJob& job)
{
    return QLocale().toString(localTimeOf(job.changed), QLocale::ShortFormat);
}

} // namespace foramen
