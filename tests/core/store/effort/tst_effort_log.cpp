#include "core/store/effort/effort_log.h"

#include "core/store/listing/study_catalog.h"
#include "tests/core/store/sample_store.h"

#include <QTest>

#include <string>

using namespace foramen;
using namespace foramen::test;

namespace {

ReadingEffort effort(const std::string& visit, double seconds = 61.25)
{
    return {.visit = visit,
            .begun = "2026-11-30T19:00:00+01:00",
            .assist = AssistUse::OnDemand,
            .revealed = 3,
            .decidedBefore = 2,
            .decided = 25,
            .seconds = seconds,
            .levelSeconds = {1.5, 2, 3, 4, 50.75},
            .changes = {1, 0, 2, 0, 3}};
}

} // namespace

/// The effort log in the database.
class TestEffortLog : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void written_isReadUnchanged();
    void sameVisit_isReplaced();
    void damagedRows_areCounted();
    void deleteAll_leavesTheWork();
    void deletedWork_takesItsEffortAlong();
    void database_namesNoPatient();

private:
    [[nodiscard]] std::unique_ptr<EffortLog> log() const
    {
        auto opened = EffortLog::open(m_file.toStdString());
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] EffortLog::Readings readings() const
    {
        return log()->readings().value_or(EffortLog::Readings());
    }
};

void TestEffortLog::written_isReadUnchanged()
{
    QVERIFY(log()->write(identity(), effort("a")));
    QVERIFY(log()->write(identity("1.2.840.2"), effort("b", 7200)));
    const auto read = readings();
    QCOMPARE(read.unreadable, 0);
    QCOMPARE(read.readings.size(), std::size_t(2));
    QCOMPARE(read.readings[0].record, std::string(kStudy));
    const ReadingEffort& first = read.readings[0].effort;
    QCOMPARE(first.visit, std::string("a"));
    QCOMPARE(first.begun, std::string("2026-11-30T19:00:00+01:00"));
    QVERIFY(first.assist == AssistUse::OnDemand);
    QCOMPARE(first.revealed, 3);
    QCOMPARE(first.decidedBefore, 2);
    QCOMPARE(first.decided, 25);
    QCOMPARE(first.seconds, 61.25);
    QVERIFY(first.levelSeconds == effort("a").levelSeconds);
    QVERIFY(first.changes == effort("a").changes);
    QCOMPARE(read.readings[1].effort.seconds, 7200.0);
}

void TestEffortLog::sameVisit_isReplaced()
{
    QVERIFY(log()->write(identity(), effort("a", 10)));
    QVERIFY(log()->write(identity("1.2.840.2"), effort("b", 20)));
    QVERIFY(log()->write(identity(), effort("a", 30)));
    const auto read = readings();
    QCOMPARE(read.readings.size(), std::size_t(2));
    QCOMPARE(read.readings[0].effort.visit, std::string("a")); // it keeps its place
    QCOMPARE(read.readings[0].effort.seconds, 30.0);
}

void TestEffortLog::damagedRows_areCounted()
{
    for (const char* visit : {"a", "b", "c", "d"})
        QVERIFY(log()->write(identity(), effort(visit)));
    QCOMPARE(runSql(m_file,
                    "UPDATE reading_effort SET levels = '{' WHERE visit = 'a';"
                    "UPDATE reading_effort SET assist = 'telepathy' WHERE visit = 'b';"
                    "UPDATE reading_effort SET decided = 'x' WHERE visit = 'c';"),
             SQLITE_OK);
    const auto read = readings();
    QCOMPARE(read.unreadable, 3);
    QCOMPARE(read.readings.size(), std::size_t(1));
    QCOMPARE(read.readings[0].effort.visit, std::string("d"));
}

void TestEffortLog::deleteAll_leavesTheWork()
{
    QVERIFY(open()->write(edited(Severity::Severe, "so"), graded()));
    QVERIFY(log()->write(identity(), effort("a")));
    QVERIFY(log()->deleteAll());
    QVERIFY(readings().readings.empty());
    QVERIFY(open()->assessment(kStudy)->has_value());
}

void TestEffortLog::deletedWork_takesItsEffortAlong()
{
    QVERIFY(open()->write(edited(Severity::Severe, "so"), graded()));
    QVERIFY(log()->write(identity(), effort("a")));
    QVERIFY(log()->write(identity("1.2.840.2"), effort("b")));
    QVERIFY((*StudyCatalog::open(m_file.toStdString()))->deleteWork(kStudy));
    const auto read = readings();
    QCOMPARE(read.readings.size(), std::size_t(1));
    QCOMPARE(read.readings[0].effort.visit, std::string("b"));
}

void TestEffortLog::database_namesNoPatient()
{
    StudyIdentity study = identity();
    study.patientName = "Zaphod^Beeblebrox";
    study.patientId = "ZB42";
    QVERIFY(log()->write(study, effort("a")));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("on_demand")); // what is written is in this file
    QVERIFY(!bytes.contains("Zaphod"));
    QVERIFY(!bytes.contains("ZB42"));
}

QTEST_APPLESS_MAIN(TestEffortLog)
#include "tst_effort_log.moc"
