#include "core/report/dicom_values.h"

#include <QTest>

#include <set>

using namespace foramen;

/// UIDs, texts and times as DICOM takes them.
class TestDicomValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void derivedUid_isValidAndStable();
    void derivedUid_differsForEachText();
    void isValidUid_followsTheStandard_data();
    void isValidUid_followsTheStandard();
    void usableUid_keepsWhatOthersCanRead();
    void dicomText_cutsCharactersNotBytes();
    void dicomText_replacesWhatDicomReserves();
    void dicomTime_readsIsoTimes();
    void dicomTime_refusesOtherTexts();
    void dicomDate_isADayOfTheCalendar();
    void readable_isForPeople();
};

void TestDicomValues::derivedUid_isValidAndStable()
{
    // Fixed values: later versions must give the same tracking identifiers.
    QCOMPARE(derivedUid("site 1.2.3 spinal_canal_stenosis_l1_l2"),
             std::string("2.25.290419709757276593339629914983713363633"));
    for (const char* text : {"", "a", "a long text with ä"})
        QVERIFY(isValidUid(derivedUid(text)));
}

void TestDicomValues::derivedUid_differsForEachText()
{
    std::set<std::string> uids;
    for (int i = 0; i < 20000; ++i)
        uids.insert(derivedUid("site " + std::to_string(i)));
    QCOMPARE(uids.size(), std::size_t(20000));
}

void TestDicomValues::isValidUid_followsTheStandard_data()
{
    QTest::addColumn<QString>("uid");
    QTest::addColumn<bool>("valid");
    QTest::newRow("usual") << "1.2.840.10008.1.2" << true;
    QTest::newRow("two components") << "4003253.702807833" << true;
    QTest::newRow("zero component") << "1.0.3" << true;
    QTest::newRow("superfluous zero") << "1.02.3" << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("dot at the end") << "1.2." << false;
    QTest::newRow("dot at the beginning") << ".1.2" << false;
    QTest::newRow("two dots") << "1..2" << false;
    QTest::newRow("letters") << "1.2.a" << false;
    QTest::newRow("64 characters") << QString(64, '1') << true;
    QTest::newRow("65 characters") << QString(65, '1') << false;
}

void TestDicomValues::isValidUid_followsTheStandard()
{
    QFETCH(QString, uid);
    QFETCH(bool, valid);
    QCOMPARE(isValidUid(uid.toStdString()), valid);
}

void TestDicomValues::usableUid_keepsWhatOthersCanRead()
{
    QCOMPARE(usableUid("1.02.3"), std::string("1.02.3"));
    QVERIFY(isValidUid(usableUid("study one")));
    QVERIFY(isValidUid(usableUid("")));
    QVERIFY(usableUid("study one") != usableUid("study two"));
}

void TestDicomValues::dicomText_cutsCharactersNotBytes()
{
    QCOMPARE(dicomText("äöü脊柱", 4, LineBreaks::Replace), std::string("äöü脊"));
    QCOMPARE(dicomText("abc", 64, LineBreaks::Replace), std::string("abc"));
    QCOMPARE(dicomText("", 64, LineBreaks::Replace), std::string());
}

void TestDicomValues::dicomText_replacesWhatDicomReserves()
{
    QCOMPARE(dicomText("a\\b\nc\x01", 64, LineBreaks::Replace), std::string("a/b c "));
    QCOMPARE(dicomText("a\\b\nc\r\td", 64, LineBreaks::Keep), std::string("a\\b\nc  d"));
    QCOMPARE(dicomText("M\xfcller", 64, LineBreaks::Replace), std::string("M\uFFFDller"));
}

void TestDicomValues::dicomTime_readsIsoTimes()
{
    const auto time = dicomTime("2026-11-20T10:30:05+01:00");
    QVERIFY(time.has_value());
    QCOMPARE(time->date, std::string("20261120"));
    QCOMPARE(time->time, std::string("103005"));
    QCOMPARE(time->offset, std::string("+0100"));
    QCOMPARE(dicomTime("2026-11-20T10:30:05Z")->offset, std::string("+0000"));
    QCOMPARE(dicomTime("2026-11-20T10:30:05.123-0330")->offset, std::string("-0330"));
    QCOMPARE(dicomTime("2026-11-20T10:30:05+05")->offset, std::string("+0500"));
    QCOMPARE(dicomTime("2026-11-20T10:30:05")->offset, std::string());
}

void TestDicomValues::dicomTime_refusesOtherTexts()
{
    for (const char* text : {"", "soon", "2026-11-20", "20261120T103005", "2026-11-20T10:30",
                             "2026x11x20T10:30:05", "2026-02-30T10:30:05", "2026-13-01T10:30:05",
                             "0000-01-01T10:30:05", "2026-11-20T24:00:00", "2026-11-20T10:60:00"})
        QVERIFY2(!dicomTime(text), text);
}

void TestDicomValues::dicomDate_isADayOfTheCalendar()
{
    for (const char* day : {"20261120", "20240229", "19000101"})
        QVERIFY2(isDicomDate(day), day);
    // DCMTK refuses to write such days.
    for (const char* day : {"20261399", "20260229", "20260431", "00000000", "2026112", "2026112X"})
        QVERIFY2(!isDicomDate(day), day);
}

void TestDicomValues::readable_isForPeople()
{
    QCOMPARE(readableDate("20261120"), std::string("2026-11-20"));
    QCOMPARE(readableDate("1960"), std::string("1960"));
    QCOMPARE(readableName("Family^Given^Middle"), std::string("Family, Given Middle"));
    QCOMPARE(readableName("Ann"), std::string("Ann"));
}

QTEST_APPLESS_MAIN(TestDicomValues)
#include "tst_dicom_values.moc"
