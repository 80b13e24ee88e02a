#include "core/base/text/dicom_date.h"

#include <QTest>

using namespace foramen;

/// DICOM's dates.
class TestDicomDate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void days_areRead();
    void whatIsNoDay_isNone_data();
    void whatIsNoDay_isNone();
};

void TestDicomDate::days_areRead()
{
    namespace chrono = std::chrono;
    QVERIFY(dicomDate("20260228") == chrono::year(2026) / 2 / 28);
    QVERIFY(dicomDate("20240229") == chrono::year(2024) / 2 / 29); // a leap year
    QVERIFY(dicomDate("00010101") == chrono::year(1) / 1 / 1);
}

void TestDicomDate::whatIsNoDay_isNone_data()
{
    QTest::addColumn<QByteArray>("date");
    for (const char* date :
         {"", "2026", "202601011", "2026-1-1", " 2026010", "20260229", "20260431", "20261301",
          "20260001", "20260100", "00000101", "2026010a"})
        QTest::addRow("'%s'", date) << QByteArray(date);
}

void TestDicomDate::whatIsNoDay_isNone()
{
    QFETCH(QByteArray, date);
    QVERIFY(!dicomDate(date.toStdString()));
}

QTEST_APPLESS_MAIN(TestDicomDate)
#include "tst_dicom_date.moc"
