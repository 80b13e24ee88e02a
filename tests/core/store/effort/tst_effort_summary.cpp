#include "core/store/effort/effort_summary.h"

#include <QTest>

#include <string>
#include <vector>

using namespace foramen;

namespace {

LoggedReading visit(const std::string& record, AssistUse assist, double seconds,
                    int decidedBefore = 0, int decided = 25)
{
    static int number = 0;
    return {record,
            {.visit = std::to_string(++number),
             .begun = "2026-11-30T19:00:00+01:00",
             .assist = assist,
             .revealed = assist == AssistUse::None ? 0 : 25,
             .decidedBefore = decidedBefore,
             .decided = decided,
             .seconds = seconds,
             .levelSeconds = {seconds, 0, 0, 0, 0},
             .changes = {1, 0, 0, 0, 2}}};
}

} // namespace

/// What the effort log says about the assist.
class TestEffortSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void visits_ofOneStudyAddUp();
    void study_countsWhereMostWasSeen();
    void partialReadings_countNowhere();
    void looksAfterTheEnd_doNotCount();
    void figures_areMedianQuartilesAndMeans();
    void smallGroups_areNotCompared();
    void csv_numbersStudiesAndNamesNone();
};

void TestEffortSummary::visits_ofOneStudyAddUp()
{
    const auto summary =
        summaryOf({visit("a", AssistUse::AtOnce, 100, 0, 12), visit("b", AssistUse::AtOnce, 40),
                   visit("a", AssistUse::AtOnce, 20, 12)});
    const EffortGroup& group = summary.of(AssistUse::AtOnce);
    QCOMPARE(group.studies, std::size_t(2));
    QCOMPARE(group.seconds.median, 80.0); // of 40 and 120
    QCOMPARE(group.levelSeconds[0], 80.0);
    QCOMPARE(group.changes[0], 1.5); // 2 and 1
    QCOMPARE(group.changes[4], 3.0);
    QCOMPARE(summary.of(AssistUse::None).studies, std::size_t(0));
}

void TestEffortSummary::study_countsWhereMostWasSeen()
{
    const auto summary = summaryOf({visit("a", AssistUse::None, 100, 0, 12),
                                    visit("a", AssistUse::ReaderFirst, 20, 12, 20),
                                    visit("a", AssistUse::None, 20, 20)});
    QCOMPARE(summary.of(AssistUse::None).studies, std::size_t(0));
    QCOMPARE(summary.of(AssistUse::ReaderFirst).studies, std::size_t(1));
}

void TestEffortSummary::partialReadings_countNowhere()
{
    const auto summary = summaryOf({visit("not to the end", AssistUse::None, 10, 0, 24),
                                    visit("begun before the log", AssistUse::None, 10, 5),
                                    visit("whole", AssistUse::None, 10)});
    QCOMPARE(summary.of(AssistUse::None).studies, std::size_t(1));
    QCOMPARE(summary.partial, std::size_t(2));
}

void TestEffortSummary::looksAfterTheEnd_doNotCount()
{
    const auto summary =
        summaryOf({visit("a", AssistUse::None, 100), visit("a", AssistUse::AtOnce, 900, 25)});
    QCOMPARE(summary.of(AssistUse::None).studies, std::size_t(1));
    QCOMPARE(summary.of(AssistUse::None).seconds.median, 100.0);
}

void TestEffortSummary::figures_areMedianQuartilesAndMeans()
{
    std::vector<LoggedReading> readings;
    for (int i = 1; i <= 5; ++i)
        readings.push_back(visit(std::to_string(i), AssistUse::None, 100.0 * i));
    const EffortGroup group = summaryOf(readings).of(AssistUse::None);
    QCOMPARE(group.seconds.median, 300.0);
    QCOMPARE(group.seconds.lower, 200.0);
    QCOMPARE(group.seconds.upper, 400.0);
    QCOMPARE(group.changes[4], 2.0);
}

void TestEffortSummary::smallGroups_areNotCompared()
{
    std::vector<LoggedReading> readings;
    for (int i = 0; i < 10; ++i)
        readings.push_back(visit("none " + std::to_string(i), AssistUse::None, 100));
    for (int i = 0; i < 9; ++i)
        readings.push_back(visit("ai " + std::to_string(i), AssistUse::AtOnce, 50));
    const auto compared = [&readings] {
        const auto summary = summaryOf(readings);
        return areComparable(summary.of(AssistUse::AtOnce), summary.of(AssistUse::None));
    };
    QVERIFY(!compared());
    readings.push_back(visit("ai 9", AssistUse::AtOnce, 50));
    QVERIFY(compared());
}

void TestEffortSummary::csv_numbersStudiesAndNamesNone()
{
    const std::string csv = effortCsv({visit("1.2.840.77", AssistUse::AtOnce, 61.25, 0, 12),
                                       visit("1.2.840.88", AssistUse::None, 5, 3, 4),
                                       visit("1.2.840.77", AssistUse::AtOnce, 2, 12)});
    const QStringList lines = QString::fromStdString(csv).split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith("study,begun,ai_grades,"));
    QCOMPARE(lines[0].count(','), lines[1].count(','));
    QCOMPARE(lines[1],
             QStringLiteral("1,2026-11-30T19:00:00+01:00,at_once,25,0,12,61.2,61.2,0.0,0.0,0.0,0.0,"
                            "1,0,0,0,2"));
    QVERIFY(lines[2].startsWith("2,"));
    QVERIFY(lines[3].startsWith("1,"));
    QVERIFY(lines[4].isEmpty());
    QVERIFY(!QString::fromStdString(csv).contains("1.2.840"));
}

QTEST_APPLESS_MAIN(TestEffortSummary)
#include "tst_effort_summary.moc"
