#include "core/base/clock.h"

#include <QDateTime>
#include <QTest>

#include <cstdlib>
#include <ctime>

using namespace foramen;

/// Local time and UTC as text.
class TestClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void localTime_statesTheOffset_data();
    void localTime_statesTheOffset();
    void utc_isTheSameInEveryZone();
    void now_isNow();

private:
    QByteArray m_zone;
};

namespace {

const TimePoint kTime = std::chrono::system_clock::from_time_t(1795973615); // 17:33:35 UTC

void setZone(const QByteArray& zone)
{
    if (zone.isEmpty())
        qunsetenv("TZ");
    else
        qputenv("TZ", zone);
    tzset();
}

} // namespace

void TestClock::init()
{
    m_zone = qgetenv("TZ");
}

void TestClock::cleanup()
{
    setZone(m_zone);
}

void TestClock::localTime_statesTheOffset_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<std::string>("text");
    QTest::newRow("UTC") << QByteArray("UTC0") << std::string("2026-11-29T17:33:35+00:00");
    QTest::newRow("east") << QByteArray("CET-1") << std::string("2026-11-29T18:33:35+01:00");
    QTest::newRow("west") << QByteArray("NST3:30") << std::string("2026-11-29T14:03:35-03:30");
    QTest::newRow("a quarter of an hour")
        << QByteArray("NPT-5:45") << std::string("2026-11-29T23:18:35+05:45");
}

void TestClock::localTime_statesTheOffset()
{
    QFETCH(QByteArray, zone);
    setZone(zone);
    QTEST(localTime(kTime), "text");
    const QDateTime read =
        QDateTime::fromString(QString::fromStdString(localTime(kTime)), Qt::ISODate);
    QCOMPARE(read.toSecsSinceEpoch(), std::chrono::system_clock::to_time_t(kTime));
}

void TestClock::utc_isTheSameInEveryZone()
{
    setZone("CET-1");
    QCOMPARE(utcTime(kTime), std::string("2026-11-29T17:33:35Z"));
    QCOMPARE(utcStamp(kTime), std::string("20261129T173335Z"));
    QCOMPARE(utcDate(kTime), std::string("2026-11-29"));
}

void TestClock::now_isNow()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const QDateTime now = QDateTime::fromString(QString::fromStdString(timeNow()), Qt::ISODate);
    QVERIFY(before.addSecs(-1) <= now);
    QVERIFY(now <= QDateTime::currentDateTimeUtc());
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
