#include "ui/state/archive/archive_retrieval.h"

#include "ui/state/archive/retrieval_order.h"
#include "ui/state/language/reason_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// How far a retrieval is.
struct Arrival {
    int seriesDone = 0;
    int seriesCount = 0;
    bool isNew = false; ///< the folder has more files than were told before
};

struct RetrievalOutcome {
    int images = 0; ///< that are in the folder now
    int missing = 0; ///< instances that the archive did not give
    Reason why; ///< of the first of them
    std::optional<Error> error; ///< why it ended too early
};

/// Retrieves one study, on a worker thread.
class RetrievalRun {
public:
    RetrievalRun(const ArchiveClient& client, const ArchiveCache& cache, const StudyMatch& study,
                 std::function<void(Arrival)> tell)
        : m_client(client)
        , m_cache(cache)
        , m_uid(study.studyInstanceUid)
        , m_imagesOfStudy(study.instanceCount)
        , m_tell(std::move(tell))
    {
    }

    RetrievalOutcome run(const Task& task)
    {
        if (const auto prepared = m_cache.prepare(m_uid); !prepared) {
            m_outcome.error = prepared.error();
            return m_outcome;
        }
        std::vector<SeriesMatch> series;
        const auto listed = m_client.findSeries(
            {m_uid, {}}, [&series](const SeriesMatch& match) { series.push_back(match); }, task);
        // An archive without this search may give the study nevertheless.
        const bool isUsable = listed && !series.empty()
            && std::none_of(series.begin(), series.end(),
                            [](const SeriesMatch& one) { return one.seriesInstanceUid.empty(); });
        if (isUsable)
            getSeries(retrievalOrder(std::move(series)), task);
        else if (!task.cancelled())
            getAll(task);
        m_outcome.images = m_cache.imagesOf(m_uid);
        return m_outcome;
    }

private:
    void getAll(const Task& task)
    {
        if (const auto failed = get({m_uid, {}, std::max(0, m_imagesOfStudy)}, task))
            m_outcome.error = failed;
        tell({0, 0, false});
    }

    void getSeries(const std::vector<SeriesMatch>& series, const Task& task)
    {
        double total = 0;
        for (const SeriesMatch& one : series)
            total += weightOf(one);
        const int count = static_cast<int>(series.size());
        double done = 0;
        bool hasFailed = false; // the series before
        for (int i = 0; i < count && !task.cancelled(); ++i) {
            const SeriesMatch& one = series[static_cast<std::size_t>(i)];
            const double after = done + weightOf(one);
            const int present = m_cache.imagesOf(m_uid, one.seriesInstanceUid);
            m_isNew = m_isNew || (present > 0 && !m_wasTold);
            if (one.instanceCount <= 0 || present < one.instanceCount) {
                const auto failed =
                    get({m_uid, one.seriesInstanceUid, std::max(0, one.instanceCount)},
                        task.part(done / total, after / total));
                if (failed)
                    m_outcome.error = failed;
                // One series that the archive cannot give does not hold back the others.
                if (failed && (hasFailed || failed->code == ErrorCode::NotWritable))
                    return;
                hasFailed = failed.has_value();
            }
            done = after;
            task.report(done / total);
            tell({i + 1, count, false});
        }
    }

    static double weightOf(const SeriesMatch& series) { return std::max(1, series.instanceCount); }

    /// @return why it ended too early.
    std::optional<Error> get(const RetrieveRequest& request, const Task& task)
    {
        const Transfer transfer =
            m_client.get(request, m_cache.arrivalFolder(m_uid, request.seriesInstanceUid), task);
        for (const TransferProblem& problem : transfer.problems)
            if (!problem.isWarning && m_outcome.missing++ == 0)
                m_outcome.why = problem.reason;
        const auto added = m_cache.takeIn(m_uid, request.seriesInstanceUid);
        if (!added)
            return added.error();
        m_isNew = m_isNew || *added > 0;
        if (!transfer.end)
            return transfer.end.error();
        return std::nullopt;
    }

    void tell(Arrival arrival)
    {
        arrival.isNew = std::exchange(m_isNew, false);
        m_wasTold = m_wasTold || arrival.isNew;
        m_tell(arrival);
    }

    const ArchiveClient& m_client;
    const ArchiveCache& m_cache;
    std::string m_uid;
    int m_imagesOfStudy;
    std::function<void(Arrival)> m_tell;
    RetrievalOutcome m_outcome;
    bool m_isNew = false; ///< files came since the last tell()
    bool m_wasTold = false; ///< that there are files at all
};

bool isComplete(const RetrievalOutcome& outcome)
{
    return !outcome.error && outcome.missing == 0 && outcome.images > 0;
}

QString sentenceOf(const RetrievalOutcome& outcome)
{
    const QString kept = outcome.images == 0 ? QString()
                                             : QLatin1Char(' ')
            + ArchiveRetrieval::tr("%n images are here and stay; Open adds the rest.", nullptr,
                                   outcome.images);
    if (outcome.error)
        return archiveSentence(*outcome.error) + kept;
    if (outcome.missing > 0)
        return ArchiveRetrieval::tr("%n images were not retrieved: %1.", nullptr, outcome.missing)
                   .arg(reasonText(outcome.why))
            + kept;
    return outcome.images == 0
        ? ArchiveRetrieval::tr("The archive has nothing of this study, or may not give it to us.")
        : ArchiveRetrieval::tr("The study is here: %n images.", nullptr, outcome.images);
}

} // namespace

ArchiveRetrieval::ArchiveRetrieval(ArchiveCache cache, QObject* parent)
    : QObject(parent)
    , m_cache(std::move(cache))
{
    connect(&m_runner, &TaskRunner::progressed, this, [this](double fraction) {
        m_fraction = fraction;
        Q_EMIT changed();
    });
}

QString ArchiveRetrieval::folder() const
{
    return QString::fromStdString(m_cache.studyFolder(m_study.studyInstanceUid).string());
}

void ArchiveRetrieval::start(const ArchiveClientPtr& client, const StudyMatch& study)
{
    m_study = study;
    m_fraction = 0;
    m_seriesDone = 0;
    m_seriesCount = 0;
    m_runner.start(
        [this, client, study, cache = m_cache, mailbox = m_runner.mailbox()](const Task& task) {
            const auto tell = [this, mailbox, stop = task.stop](Arrival arrival) {
                mailbox.post([this, stop, arrival] {
                    if (stop.stop_requested())
                        return;
                    m_seriesDone = arrival.seriesDone;
                    m_seriesCount = arrival.seriesCount;
                    Q_EMIT changed();
                    if (arrival.isNew)
                        Q_EMIT arrived();
                });
            };
            return RetrievalRun(*client, cache, study, tell).run(task);
        },
        [this](const RetrievalOutcome& outcome) {
            Q_EMIT changed();
            Q_EMIT ended(isComplete(outcome), sentenceOf(outcome));
        });
    Q_EMIT changed();
}

void ArchiveRetrieval::cancel()
{
    if (!isRunning())
        return;
    m_runner.cancel();
    Q_EMIT changed();
    Q_EMIT ended(false, tr("Cancelled. What arrived stays; Open adds the rest."));
}

} // namespace foramen
