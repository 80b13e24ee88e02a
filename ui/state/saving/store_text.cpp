#include "ui/state/saving/store_text.h"

#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(StoreText)
};

QString notSavedSentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::DatabaseLocked:
        return Words::tr(
            "Not saved: another program holds the database. Your work is kept in memory.");
    case ErrorCode::DatabaseNewer:
        return Words::tr("Not saved: the database was written by a newer version of Foramen.");
    case ErrorCode::DatabaseDamaged:
        return Words::tr("Not saved: the database is damaged. Your work is kept in memory.");
    case ErrorCode::NotWritable:
        if (error.reason == Reason(ReasonCode::DatabaseUnusable, ReasonCode::SystemDiskFull))
            return Words::tr("Not saved: the disk is full. Your work is kept in memory and is "
                             "saved as soon as there is room.");
        return Words::tr("Not saved: the database cannot be written (disk full or no permission).");
    default:
        return Words::tr("Not saved: %1").arg(reasonText(error.reason));
    }
}

} // namespace

QString savedText(const StudyStore& store)
{
    if (store.isUnanswered())
        return Words::tr("Not saved: the folder of the database does not answer. Your work is kept "
                         "in memory and is saved as soon as it does.");
    if (store.trouble())
        return notSavedSentence(*store.trouble());
    if (!store.savedAt())
        return Words::tr("No changes yet");
    const auto since = store.savedAt()->time_since_epoch();
    const auto msecs = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    return Words::tr("Saved %1").arg(clockText(QDateTime::fromMSecsSinceEpoch(msecs).time()));
}

QString storeRemark(const StudyStore& store)
{
    if (const auto kept = store.damagedFile(); !kept.empty())
        return Words::tr("The database was damaged. It is kept as %1; a new one was started.")
            .arg(QString::fromStdString(kept.string()));
    return store.hasDamagedStudy()
        ? Words::tr("What was saved of this study is damaged and is kept aside.")
        : QString();
}

} // namespace foramen
