#include "core/store/study_store.h"
#include "tests/core/store/sample_store.h"
#include "tests/support/faults/failing_files.h"
#include "tests/support/faults/shifted_clock.h"

#include <QElapsedTimer>
#include <QTest>

#include <cerrno>
#include <chrono>
#include <utility>
#include <variant>

using namespace foramen;
using namespace foramen::test;

/// The database on a full disk, and with a clock that was set.
class TestStoreFaults : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }

    void fullDisk_losesNothingAndSaysSo_data();
    void fullDisk_losesNothingAndSaysSo();
    void fullDisk_atTheFirstStart();
    void failingDisk_losesNothing();
    void hangingFolder_isGivenUpAndReadOnceItAnswers();
    void hangingFolder_keepsWhatIsWrittenLaterAndWritesItOnce();
    void hangingFolder_doesNotHoldUpTheEnd();
    void clockSetBack_keepsTheOrder();
    void clockSetForwards_keepsTheOrder();

private:
    static HistoryRecord now(Severity before, Severity after)
    {
        const auto decision = [](Severity severity) {
            return ReaderDecision{severity, false, "Dr. A", timeNow()};
        };
        return {timeNow(), "Dr. A", EditStep::Done,
                CellEdited{CellAction::Graded,
                           kSite,
                           {decision(before), std::nullopt, std::nullopt},
                           {decision(after), std::nullopt, std::nullopt}}};
    }
    /// What the database holds of the study, read anew.
    [[nodiscard]] Assessment saved() const { return **open()->assessment(kStudy); }
};

void TestStoreFaults::fullDisk_losesNothingAndSaysSo_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("after");
    QTest::newRow("nothing can be written") << int(FileCall::Write) << 0;
    QTest::newRow("the first page can") << int(FileCall::Write) << 1;
    QTest::newRow("some pages can") << int(FileCall::Write) << 3;
}

void TestStoreFaults::fullDisk_losesNothingAndSaysSo()
{
    QFETCH(int, call);
    QFETCH(int, after);
    StudyStore store(m_file.toStdString());
    QVERIFY(store.load(identity()).isRead);
    store.save(edited(Severity::Moderate, "before"), graded());
    QVERIFY(!store.trouble());
    FailingFiles faults;
    faults.fail(static_cast<FileCall>(call), ENOSPC, "foramen.sqlite", after);
    store.save(edited(Severity::Severe, "first"), graded());
    store.save(edited(Severity::NormalMild, "second"), graded());
    QVERIFY(store.trouble() && store.hasDue());
    QVERIFY(store.trouble()->code == ErrorCode::NotWritable);
    QVERIFY(store.trouble()->reason
            == Reason(ReasonCode::DatabaseUnusable, ReasonCode::SystemDiskFull));
    faults.release();
    QCOMPARE(saved().cell(kSite).comment->text, std::string("before")); // still whole
    store.retry();
    QVERIFY(!store.trouble() && !store.hasDue());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("second"));
    QCOMPARE(open()->history(kStudy)->size(), std::size_t{3});
}

void TestStoreFaults::fullDisk_atTheFirstStart()
{
    FailingFiles faults;
    faults.fail(FileCall::Write, ENOSPC, "foramen.sqlite");
    StudyStore store(m_file.toStdString());
    QVERIFY(!store.load(identity()).isRead);
    store.save(edited(Severity::Severe, "kept"), graded());
    QVERIFY(store.trouble() && store.trouble()->code == ErrorCode::NotWritable);
    faults.release();
    store.retry();
    QVERIFY(!store.trouble());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("kept"));
}

void TestStoreFaults::failingDisk_losesNothing()
{
    StudyStore store(m_file.toStdString());
    QVERIFY(store.load(identity()).isRead);
    store.save(edited(Severity::Moderate, "before"), graded());
    FailingFiles faults;
    faults.fail(FileCall::Sync, EIO, "foramen.sqlite");
    store.save(edited(Severity::Severe, "after"), graded());
    QVERIFY(store.trouble() && store.hasDue());
    faults.release();
    store.retry();
    QVERIFY(!store.hasDue());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("after"));
    QVERIFY(store.damagedFile().empty());
}

void TestStoreFaults::hangingFolder_isGivenUpAndReadOnceItAnswers()
{
    StudyStore(m_file.toStdString()).save(edited(Severity::Moderate, "before"), graded());
    FailingFiles faults;
    faults.hang(FileCall::Create, "foramen.sqlite");
    StudyStore store(m_file.toStdString());
    QVERIFY(!store.load(identity()).isRead);
    QVERIFY(store.isUnanswered());
    QVERIFY(FailingFiles::hanging() > 0);
    QElapsedTimer watch;
    watch.start();
    QVERIFY(!store.load(identity()).isRead); // at once
    QVERIFY(!store.annotations(identity()));
    store.save(edited(Severity::Severe, "later"), graded());
    QVERIFY(std::chrono::milliseconds(watch.elapsed()) < StudyStore::kPatience / 2);
    QVERIFY(store.isUnanswered() && store.hasDue());
    faults.release();
    QTRY_VERIFY((store.retry(), !store.hasDue()));
    QVERIFY(!store.trouble());
    QVERIFY(store.load(identity()).isRead);
    QCOMPARE(open()->history(kStudy)->size(), std::size_t{2});
}

void TestStoreFaults::hangingFolder_keepsWhatIsWrittenLaterAndWritesItOnce()
{
    StudyStore store(m_file.toStdString());
    QVERIFY(store.load(identity()).isRead);
    FailingFiles faults;
    faults.hang(FileCall::Write, "foramen.sqlite");
    store.save(edited(Severity::Moderate, "first"), graded());
    QVERIFY(store.isUnanswered() && store.hasDue());
    store.save(edited(Severity::Severe, "second"), graded());
    store.retry();
    QVERIFY(store.hasDue());
    faults.release();
    QTRY_VERIFY((store.retry(), !store.hasDue()));
    QVERIFY(!store.trouble());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("second"));
    QCOMPARE(open()->history(kStudy)->size(), std::size_t{2}); // neither lost nor written twice
}

void TestStoreFaults::hangingFolder_doesNotHoldUpTheEnd()
{
    FailingFiles faults;
    {
        StudyStore store(m_file.toStdString());
        QVERIFY(store.load(identity()).isRead);
        faults.hang(FileCall::Write, "foramen.sqlite");
        store.save(edited(Severity::Moderate, "lost"), graded());
        QVERIFY(store.hasDue());
    }
    QVERIFY(DatabaseWorker::hasAbandoned());
    faults.release();
    QTRY_VERIFY(!DatabaseWorker::hasAbandoned());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("lost")); // it went on
}

void TestStoreFaults::clockSetBack_keepsTheOrder()
{
    StudyStore store(m_file.toStdString());
    QVERIFY(store.load(identity()).isRead);
    store.save(edited(Severity::Moderate, "first"), now(Severity::NormalMild, Severity::Moderate));
    constexpr std::chrono::hours year{365 * 24};
    {
        const ShiftedClock clock(-year);
        QVERIFY(timeNow() < open()->history(kStudy)->front().time);
        store.save(edited(Severity::Severe, "second"), now(Severity::Moderate, Severity::Severe));
    }
    store.save(edited(Severity::NormalMild, "third"), now(Severity::Severe, Severity::NormalMild));
    QVERIFY(!store.trouble());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("third"));
    const auto history = open()->history(kStudy);
    QCOMPARE(history->size(), std::size_t{3});
    for (const auto& [index, before] :
         {std::pair{0, Severity::NormalMild}, std::pair{1, Severity::Moderate},
          std::pair{2, Severity::Severe}}) {
        const auto& edit = std::get<CellEdited>((*history)[static_cast<std::size_t>(index)].event);
        QVERIFY(edit.before.decision->severity == before);
    }
    QVERIFY((*history)[1].time < (*history)[0].time); // as the clock said it
}

void TestStoreFaults::clockSetForwards_keepsTheOrder()
{
    StudyStore store(m_file.toStdString());
    QVERIFY(store.load(identity()).isRead);
    {
        const ShiftedClock clock(std::chrono::hours(365 * 24));
        store.save(edited(Severity::Moderate, "in a year"), graded());
    }
    store.save(edited(Severity::Severe, "now"), graded());
    // Another program starts with the right time.
    StudyStore next(m_file.toStdString());
    const SavedStudy read = next.load(identity());
    QVERIFY(read.isRead);
    QCOMPARE(read.assessment->cell(kSite).comment->text, std::string("now"));
    next.save(edited(Severity::Moderate, "next"), graded());
    QCOMPARE(saved().cell(kSite).comment->text, std::string("next"));
}

QTEST_APPLESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
