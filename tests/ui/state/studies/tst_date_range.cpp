#include "ui/state/studies/date_range.h"

#include "ui/state/language/translation.h"

#include <QTest>

using namespace foramen;

/// What a reader may type for the ends of a range, and which studies lie in it.
class TestDateRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage(QStringLiteral("en")); }
    void typedDate_isADayAMonthOrAYear_data();
    void typedDate_isADayAMonthOrAYear();
    void typedDate_isAsTheLanguageWritesIt();
    void contains_bothEnds();
};

void TestDateRange::typedDate_isADayAMonthOrAYear_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    const QDate day(2026, 11, 30);
    QTest::newRow("ISO") << "2026-11-30" << day << day;
    QTest::newRow("blanks") << " 2026-11-30 " << day << day;
    QTest::newRow("DICOM") << "20261130" << day << day;
    QTest::newRow("points") << "30.11.2026" << day << day;
    QTest::newRow("short") << "2026-2-3" << QDate(2026, 2, 3) << QDate(2026, 2, 3);
    QTest::newRow("month") << "2026-11" << QDate(2026, 11, 1) << day;
    QTest::newRow("leap month") << "2024-02" << QDate(2024, 2, 1) << QDate(2024, 2, 29);
    QTest::newRow("month with a point") << "11.2026" << QDate(2026, 11, 1) << day;
    QTest::newRow("month with a slash") << "11/2026" << QDate(2026, 11, 1) << day;
    QTest::newRow("year") << "2026" << QDate(2026, 1, 1) << QDate(2026, 12, 31);
    for (const char* none : {"", "soon", "2026-13", "2026-11-31", "20261131", "202"})
        QTest::newRow(none) << none << QDate() << QDate();
}

void TestDateRange::typedDate_isADayAMonthOrAYear()
{
    QFETCH(QString, typed);
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    QCOMPARE(typedDate(typed, RangeEnd::From), from);
    QCOMPARE(typedDate(typed, RangeEnd::To), to);
}

void TestDateRange::typedDate_isAsTheLanguageWritesIt()
{
    const QDate day(2026, 11, 3);
    for (const Language& language : languages()) {
        setLanguage(language.code);
        QCOMPARE(typedDate(dateText(day), RangeEnd::From), day);
    }
}

void TestDateRange::contains_bothEnds()
{
    const DateRange range{QDate(2026, 1, 2), QDate(2026, 3, 4)};
    QVERIFY(range.contains("20260102"));
    QVERIFY(range.contains("20260304"));
    QVERIFY(!range.contains("20260101"));
    QVERIFY(!range.contains("20260305"));
    QVERIFY(!range.contains(""));
    QVERIFY((DateRange{QDate(2026, 1, 2), {}}).contains("20990101"));
    QVERIFY((DateRange{{}, QDate(2026, 1, 2)}).contains("19990101"));
    QVERIFY(DateRange().contains(""));
}

QTEST_MAIN(TestDateRange)
#include "tst_date_range.moc"
