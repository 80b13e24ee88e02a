#include "core/deidentify/date_shift.h"

#include <QTest>

#include <string>

using namespace foramen;

/// Dates that move into the past.
class TestDateShift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void earlierDates_keepTheDistance();
    void earlierDates_emptyWhatIsNoDate();
    void earlierDateTimes_keepTimeAndZone();
    void checkedTimes_emptyWhatIsNoTime();
};

void TestDateShift::earlierDates_keepTheDistance()
{
    QCOMPARE(earlierDates("20240301", 1), std::string("20240229"));
    QCOMPARE(earlierDates("20230101", 365), std::string("20220101"));
    QCOMPARE(earlierDates("20240301\\20240302 ", 60), std::string("20240101\\20240102"));
    QCOMPARE(earlierDates("2024.03.01", 1), std::string("20240229"));
}

void TestDateShift::earlierDates_emptyWhatIsNoDate()
{
    for (const char* text : {"", "2024", "20241301", "20240230", "MILLER", "20240101X", "00010101"})
        QCOMPARE(earlierDates(text, 400), std::string());
    QCOMPARE(earlierDates("20240301\\MILLER", 1), std::string("20240229\\"));
}

void TestDateShift::earlierDateTimes_keepTimeAndZone()
{
    QCOMPARE(earlierDateTimes("20240301101500.123456+0100", 1),
             std::string("20240229101500.123456+0100"));
    QCOMPARE(earlierDateTimes("20240301", 1), std::string("20240229"));
    QCOMPARE(earlierDateTimes("202403", 1), std::string());
    QCOMPARE(earlierDateTimes("20240301MILLER", 1), std::string());
}

void TestDateShift::checkedTimes_emptyWhatIsNoTime()
{
    QCOMPARE(checkedTimes("101500.250000"), std::string("101500.250000"));
    QCOMPARE(checkedTimes("10:15:00 "), std::string("10:15:00"));
    QCOMPARE(checkedTimes("MILLER"), std::string());
}

QTEST_APPLESS_MAIN(TestDateShift)
#include "tst_date_shift.moc"
