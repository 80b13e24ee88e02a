#include "ui/state/archive/archive_test.h"

#include <QTemporaryDir>

#include <optional>

namespace foramen {

namespace {

/// A UID that no study has: 2.25 with the smallest number.
constexpr const char* kNoStudy = "2.25.1";

enum class TestStep { Echo, Search, Retrieval };

struct TestOutcome {
    TestStep step = TestStep::Echo; ///< that failed
    std::optional<Error> error;
};

TestOutcome outcomeOf(const ArchiveClient& client, const Task& task)
{
    if (const auto answered = client.echo(task); !answered)
        return {TestStep::Echo, answered.error()};
    const auto found = client.findStudies(
        {.studyInstanceUid = kNoStudy}, [](const auto&) {}, task);
    if (!found)
        return {TestStep::Search, found.error()};
    const QTemporaryDir folder;
    const Transfer transfer =
        client.get({kNoStudy, {}}, std::filesystem::path(folder.path().toStdString()), task);
    // Archives say in different ways that they have no such study.
    if (!transfer.end && transfer.end.error().code == ErrorCode::Unsupported)
        return {TestStep::Retrieval, transfer.end.error()};
    return {};
}

QString sentenceOf(const TestOutcome& outcome)
{
    if (!outcome.error)
        return ArchiveTest::tr("The archive answers and can be searched.");
    QString why = archiveSentence(*outcome.error);
    switch (outcome.step) {
    case TestStep::Search:
        return ArchiveTest::tr("The archive answers but cannot be searched. %1").arg(why);
    case TestStep::Retrieval:
        return ArchiveTest::tr("The archive can be searched but gives no studies. %1").arg(why);
    case TestStep::Echo:
        break;
    }
    return why;
}

} // namespace

ArchiveTest::ArchiveTest(QObject* parent)
    : QObject(parent)
{
}

void ArchiveTest::start(const ArchiveClientPtr& client)
{
    m_runner.start([client](const Task& task) { return outcomeOf(*client, task); },
                   [this](const TestOutcome& outcome) {
                       Q_EMIT changed();
                       Q_EMIT ended(!outcome.error, sentenceOf(outcome));
                   });
    Q_EMIT changed();
}

void ArchiveTest::cancel()
{
    m_runner.cancel();
    Q_EMIT changed();
}

} // namespace foramen
