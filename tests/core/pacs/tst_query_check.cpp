#include "core/pacs/query_check.h"

#include <QTest>

using namespace foramen;

/// Queries in the form of DICOM.
class TestQueryCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dicomDates_takesDatesAndRanges_data();
    void dicomDates_takesDatesAndRanges();
    void checkedQuery_refusesWhatDicomUsesItself();
    void checkAeTitles_refusesWhatIsNone_data();
    void checkAeTitles_refusesWhatIsNone();
};

void TestQueryCheck::dicomDates_takesDatesAndRanges_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dates"); // empty: refused
    QTest::newRow("plain") << QByteArray("20260131") << QByteArray("20260131");
    QTest::newRow("with hyphens") << QByteArray("2026-01-31") << QByteArray("20260131");
    QTest::newRow("range") << QByteArray("20260101-20261231") << QByteArray("20260101-20261231");
    QTest::newRow("range with hyphens")
        << QByteArray("2026-01-01..2026-12-31") << QByteArray("20260101-20261231");
    QTest::newRow("from") << QByteArray("2026-01-01..") << QByteArray("20260101-");
    QTest::newRow("until") << QByteArray("-20261231") << QByteArray("-20261231");
    QTest::newRow("backwards") << QByteArray("20261231-20260101") << QByteArray();
    QTest::newRow("month 13") << QByteArray("20261301") << QByteArray();
    QTest::newRow("word") << QByteArray("today") << QByteArray();
    QTest::newRow("dots") << QByteArray("..") << QByteArray();
    QTest::newRow("hyphen") << QByteArray("-") << QByteArray();
    QTest::newRow("year") << QByteArray("2026") << QByteArray();
}

void TestQueryCheck::dicomDates_takesDatesAndRanges()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, dates);
    const auto found = dicomDates(text.toStdString());
    QCOMPARE(found.has_value(), !dates.isEmpty());
    if (found)
        QCOMPARE(QByteArray::fromStdString(*found), dates);
    else
        QCOMPARE(found.error().code, ErrorCode::InvalidArgument);
}

void TestQueryCheck::checkedQuery_refusesWhatDicomUsesItself()
{
    StudyQuery query;
    query.patientName = "M\xC3\xBCLLER^*";
    query.studyDate = "2026-01-31";
    const auto checked = checkedQuery(query);
    QVERIFY(checked);
    QCOMPARE(checked->patientName, query.patientName);
    QCOMPARE(checked->studyDate, std::string("20260131"));

    for (const char* text : {"A\\B", "A\nB", "A\x1b[2J", "\x7f"}) {
        StudyQuery odd;
        odd.studyDescription = text;
        QVERIFY2(!checkedQuery(odd), text);
    }
    for (const char* uid : {"1.2/../3", "*", "..", "1 2"}) {
        StudyQuery odd;
        odd.studyInstanceUid = uid;
        QVERIFY2(!checkedQuery(odd), uid);
        QVERIFY2(!checkedRequest({uid, {}}), uid);
        QVERIFY2(!checkedRequest({"1.2", uid}), uid);
    }
    QVERIFY(checkedRequest({"1.2", "1.2.3"}));
    QVERIFY(checkedRequest({"4003253", {}})); // malformed, but there are such
    QVERIFY(!checkedRequest({{}, {}}));
}

void TestQueryCheck::checkAeTitles_refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ordinary") << QByteArray("ARCHIVE_1") << true;
    QTest::newRow("16") << QByteArray(16, 'A') << true;
    QTest::newRow("17") << QByteArray(17, 'A') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("blanks") << QByteArray("  ") << false;
    QTest::newRow("backslash") << QByteArray("A\\B") << false;
    QTest::newRow("umlaut") << QByteArray("M\xC3\xBC") << false;
}

void TestQueryCheck::checkAeTitles_refusesWhatIsNone()
{
    QFETCH(QByteArray, title);
    QFETCH(bool, valid);
    PacsNode node;
    node.calledAeTitle = title.toStdString();
    node.callingAeTitle = "FORAMEN";
    QCOMPARE(checkAeTitles(node).has_value(), valid);
    std::swap(node.calledAeTitle, node.callingAeTitle);
    QCOMPARE(checkAeTitles(node).has_value(), valid);
}

QTEST_APPLESS_MAIN(TestQueryCheck)
#include "tst_query_check.moc"
