#include "ui/state/effort/effort_book.h"

#include "core/base/files/file_replacement.h"
#include "ui/state/language/reason_text.h"

#include <cmath>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

using Readings = EffortLog::Readings;

Result<Readings> readingsOf(const std::filesystem::path& database)
{
    std::error_code error;
    if (!std::filesystem::exists(database, error))
        return Readings(); // nothing was saved yet
    const auto log = EffortLog::open(database);
    return log ? (*log)->readings() : tl::make_unexpected(log.error());
}

/// "4:05 (n = 12)".
QString groupText(const EffortGroup& group)
{
    return EffortBook::tr("%1 (n = %2)").arg(durationText(group.seconds.median)).arg(group.studies);
}

} // namespace

EffortBook::EffortBook(std::filesystem::path database, QObject* parent)
    : QObject(parent)
    , m_database(std::move(database))
{
}

void EffortBook::say(const Error& error)
{
    Q_EMIT failed(reasonSentence(error.reason));
}

void EffortBook::read()
{
    m_reader.start([database = m_database](const Task&) { return readingsOf(database); },
                   [this](Result<Readings> read) {
                       if (read) {
                           m_readings = std::move(read->readings);
                           m_unreadable = read->unreadable;
                           m_summary = summaryOf(m_readings);
                       } else {
                           say(read.error());
                       }
                       Q_EMIT changed();
                   });
    Q_EMIT changed();
}

void EffortBook::exportTo(const QString& file)
{
    m_writer.start([readings = m_readings, to = std::filesystem::path(file.toStdString())](
                       const Task&) { return replaceFile(to, effortCsv(readings)); },
                   [this, file](const Result<void>& written) {
                       if (written)
                           Q_EMIT done(tr("The effort log was exported to %1.").arg(file));
                       else
                           say(written.error());
                   });
}

void EffortBook::deleteAll()
{
    m_writer.start(
        [database = m_database](const Task&) -> Result<void> {
            const auto log = EffortLog::open(database);
            return log ? (*log)->deleteAll() : tl::make_unexpected(log.error());
        },
        [this](const Result<void>& deleted) {
            if (deleted)
                Q_EMIT done(tr("The effort log was deleted."));
            else
                say(deleted.error());
            read();
        });
}

QString durationText(double seconds)
{
    const auto whole = static_cast<int>(std::lround(seconds));
    const QChar zero = QLatin1Char('0');
    const QString minutes = QStringLiteral("%1:%2")
                                .arg(whole / 60 % 60, whole >= 3600 ? 2 : 1, 10, zero)
                                .arg(whole % 60, 2, 10, zero);
    return whole >= 3600 ? QStringLiteral("%1:%2").arg(whole / 3600).arg(minutes) : minutes;
}

QString assistText(AssistUse use)
{
    switch (use) {
    case AssistUse::AtOnce:
        return EffortBook::tr("AI grades at once");
    case AssistUse::OnDemand:
        return EffortBook::tr("AI grades when asked for");
    case AssistUse::ReaderFirst:
        return EffortBook::tr("AI grades after the reader’s");
    case AssistUse::None:
        break;
    }
    return EffortBook::tr("No AI grades seen");
}

QString conclusionText(const EffortSummary& summary)
{
    const EffortGroup& without = summary.of(AssistUse::None);
    QStringList compared;
    for (const AssistUse use : kAssistUses)
        if (use != AssistUse::None && areComparable(summary.of(use), without))
            compared << EffortBook::tr("%1: %2").arg(assistText(use), groupText(summary.of(use)));
    if (compared.isEmpty())
        return EffortBook::tr("Too few studies to say whether the AI saves time: that takes %1 "
                              "read with it and %1 read without.")
            .arg(kLeastComparedStudies);
    return EffortBook::tr("Time a study, median. %1: %2. %3. Whether the AI is the reason this "
                          "cannot say: easier studies may have been read the one way, and readers "
                          "get faster.")
        .arg(assistText(AssistUse::None), groupText(without), compared.join(QStringLiteral(". ")));
}

} // namespace foramen
