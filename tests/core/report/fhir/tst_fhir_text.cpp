#include "core/report/fhir/fhir_text.h"

#include <QTest>

#include <string>

using namespace foramen::fhir;

/// Texts, dates and times as FHIR allows them.
class TestFhirText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strings_haveNoControlsAndNoOuterBlanks();
    void xhtml_isEscaped();
    void dates_areDaysThatExist_data();
    void dates_areDaysThatExist();
    void times_haveAZone_data();
    void times_haveAZone();
};

void TestFhirText::strings_haveNoControlsAndNoOuterBlanks()
{
    QCOMPARE(stringOf(" a\\b \n"), std::string("a\\b"));
    QCOMPARE(stringOf("two\nlines"), std::string("two\nlines"));
    QCOMPARE(stringOf("a\x01"
                      "b\tc\rd"),
             std::string("a b c d"));
    QCOMPARE(stringOf("\xff"
                      "x"),
             std::string("\xEF\xBF\xBDx"));
    QCOMPARE(stringOf("x\xEF\xBF\xBE"), std::string("x\xEF\xBF\xBD"));
    QCOMPARE(stringOf("脊柱"), std::string("脊柱"));
    QCOMPARE(stringOf(" \n\t "), std::string());
    QCOMPARE(stringOf(""), std::string());
}

void TestFhirText::xhtml_isEscaped()
{
    QCOMPARE(xhtmlOf("<b>&\"\nx"), std::string("&lt;b&gt;&amp;\"<br/>x"));
}

void TestFhirText::dates_areDaysThatExist_data()
{
    QTest::addColumn<QString>("dicom");
    QTest::addColumn<QString>("date");
    QTest::newRow("day") << "20261120"
                         << "2026-11-20";
    QTest::newRow("leap day") << "20240229"
                              << "2024-02-29";
    QTest::newRow("no leap day") << "20260229"
                                 << "";
    QTest::newRow("month 13") << "20261301"
                              << "";
    QTest::newRow("year 0") << "00000101"
                            << "";
    QTest::newRow("words") << "2026XX01"
                           << "";
    QTest::newRow("short") << "202611"
                           << "";
    QTest::newRow("none") << ""
                          << "";
}

void TestFhirText::dates_areDaysThatExist()
{
    QFETCH(QString, dicom);
    QTEST(QString::fromStdString(dateOf(dicom.toStdString())), "date");
}

void TestFhirText::times_haveAZone_data()
{
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("dateTime");
    const QString zoned = "2026-11-20T10:30:00+01:00";
    QTest::newRow("zone") << zoned << zoned << zoned;
    QTest::newRow("UTC") << "2026-11-20T10:30:00Z"
                         << "2026-11-20T10:30:00+00:00"
                         << "2026-11-20T10:30:00+00:00";
    QTest::newRow("no zone") << "2026-11-20T10:30:00"
                             << ""
                             << "2026-11-20";
    QTest::newRow("no such zone") << "2026-11-20T10:30:00+77:00"
                                  << ""
                                  << "2026-11-20";
    QTest::newRow("no such hour") << "2026-11-20T24:30:00Z"
                                  << ""
                                  << "";
    QTest::newRow("no such day") << "2026-02-30T10:30:00Z"
                                 << ""
                                 << "";
    QTest::newRow("words") << "yesterday"
                           << ""
                           << "";
    QTest::newRow("none") << ""
                          << ""
                          << "";
}

void TestFhirText::times_haveAZone()
{
    QFETCH(QString, iso);
    QTEST(QString::fromStdString(instantOf(iso.toStdString())), "instant");
    QTEST(QString::fromStdString(dateTimeOf(iso.toStdString())), "dateTime");
}

QTEST_APPLESS_MAIN(TestFhirText)
#include "tst_fhir_text.moc"
