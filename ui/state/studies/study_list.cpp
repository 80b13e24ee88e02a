#include "ui/state/studies/study_list.h"

#include "core/base/clock.h"
#include "ui/state/language/reason_text.h"

#include <system_error>
#include <utility>

namespace foramen {

namespace {

/// What @p use returns for the catalog of a database.
template <class Use> auto with(const std::filesystem::path& database, const Use& use)
{
    using Answer = decltype(use(std::declval<StudyCatalog&>()));
    const auto catalog = StudyCatalog::open(database);
    return catalog ? use(**catalog) : Answer(tl::make_unexpected(catalog.error()));
}

} // namespace

StudyList::StudyList(std::filesystem::path database, QObject* parent)
    : QObject(parent)
    , m_database(std::move(database))
{
}

void StudyList::say(const Error& error)
{
    Q_EMIT failed(reasonSentence(error.reason));
}

void StudyList::read()
{
    m_readsAfterNote = m_noter.isRunning();
    if (m_readsAfterNote) {
        Q_EMIT changed();
        return;
    }
    m_reader.start(
        [database = m_database](const Task&) {
            return with(database, [&database](const StudyCatalog& catalog) -> Result<Read> {
                auto studies = catalog.studies();
                if (!studies)
                    return tl::make_unexpected(studies.error());
                std::error_code error;
                const std::uintmax_t size = std::filesystem::file_size(database, error);
                return Read{std::move(*studies), error ? 0 : size};
            });
        },
        [this](Result<Read> read) {
            if (read) {
                m_studies = std::move(read->studies);
                m_size = read->size;
            } else if (read.error().code == ErrorCode::NotFound) {
                m_studies.clear(); // nothing was saved yet
            } else {
                say(read.error());
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void StudyList::noteOpened(const StudyIdentity& study, const QStringList& paths)
{
    std::vector<std::string> places;
    for (const QString& path : paths)
        places.push_back(path.toStdString());
    m_noter.start(
        [database = m_database, study, places, time = timeNow()](const Task&) {
            return with(database, [&](StudyCatalog& catalog) {
                return catalog.noteOpened(study, places, time);
            });
        },
        [this](const Result<void>& noted) {
            if (!noted && noted.error().code != ErrorCode::NotFound)
                say(noted.error());
            if (m_readsAfterNote)
                read();
        });
}

void StudyList::deleteWork(const std::string& record)
{
    m_writer.start(
        [database = m_database, record](const Task&) {
            return with(database,
                        [&](StudyCatalog& catalog) { return catalog.deleteWork(record); });
        },
        [this](const Result<void>& deleted) {
            if (deleted)
                Q_EMIT done(tr("The work on the study was deleted."));
            else
                say(deleted.error());
            read();
        });
}

void StudyList::backUp(const QString& file)
{
    m_writer.start(
        [database = m_database, to = std::filesystem::path(file.toStdString())](const Task&) {
            return with(database,
                        [&](const StudyCatalog& catalog) { return catalog.backUpTo(to); });
        },
        [this, file](const Result<void>& written) {
            if (written)
                Q_EMIT done(tr("The database was backed up to %1.").arg(file));
            else
                say(written.error());
        });
}

void StudyList::restore(const QString& backup)
{
    m_writer.start(
        [database = m_database, from = std::filesystem::path(backup.toStdString())](const Task&) {
            return restoreDatabase(database, from);
        },
        [this](const Result<std::filesystem::path>& kept) {
            if (kept)
                Q_EMIT done(kept->empty()
                                ? tr("The backup was restored.")
                                : tr("The backup was restored. The database before is kept as %1.")
                                      .arg(QString::fromStdString(kept->string())));
            else
                say(kept.error());
            read();
        });
}

} // namespace foramen
