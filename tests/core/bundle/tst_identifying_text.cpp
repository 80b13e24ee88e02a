#include "core/bundle/identifying_text.h"

#include <QTest>

using namespace foramen;

/// Texts that name the patient.
class TestIdentifyingText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_areFound_data();
    void names_areFound();
    void otherTexts_stay_data();
    void otherTexts_stay();
    void dates_areFound_data();
    void dates_areFound();
    void lines_areReplaced();
    void readers_areNotThePatient();

private:
    static IdentifyingText words()
    {
        IdentifyingText made;
        made.addName("Größmann^Zoë^^Dr.");
        made.addName("Yamada^Tarou=山田^太郎=やまだ^たろう");
        made.addName("王^伟");
        made.addName("Иванова^Анна");
        made.addName("Li^Bo");
        made.addNumber("QZ05-4711");
        made.addNumber("P 007");
        made.addNumber("12");
        return made;
    }
};

void TestIdentifyingText::names_areFound_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"Größmann",
                             "seen with Mrs Größmann today",
                             "GRÖSSMANN",
                             "grossmann's disc",
                             "Groessmann, Zoe",
                             "Zoë",
                             "ZOE",
                             "Gro\u0308ßmann",
                             "GrößmannL4",
                             "Größ\u00ADmann",
                             "TAROU",
                             "患者は山田です",
                             "太郎",
                             "王伟",
                             "ИВАНОВА",
                             "анна",
                             "ivan (иванова)",
                             "Li, Bo",
                             "with LI.",
                             "ID qz05",
                             "number 4711.",
                             "case 007"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestIdentifyingText::names_areFound()
{
    QFETCH(QString, text);
    QVERIFY(words().isIn(text.toStdString()));
    QVERIFY(words().namesPatient(text.toStdString()));
}

void TestIdentifyingText::otherTexts_stay_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "Severe spinal canal stenosis at L4/L5.", "Disc 12 mm, canal 8.5 mm at L3/4",
          "L4-L5 and L5-S1", "T2 sag 3mm, TE 102 ms", "may be a cyst", "marked, march fracture",
          "Modic 2, Pfirrmann IV", "0.35 probability", "roots \"crowded\", no fluid",
          "größer als 2 cm²", "1/2 of the disc", "grade 2-3", "limbus", "boundary", "S1 root",
          "5 of 25 sites", "AP 9.5 x 12.25 mm"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestIdentifyingText::otherTexts_stay()
{
    QFETCH(QString, text);
    QVERIFY(!words().isIn(text.toStdString()));
    QCOMPARE(QString::fromStdString(words().cleaned(text.toStdString())), text);
}

void TestIdentifyingText::dates_areFound_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"12.11.2026",   "12. 11. 2026", "2026-11-12",   "2026/11/12",  "12/11/26",
          "1.2.26",       "20261112",     "born 1961",    "in 2019.",    "3 May",
          "May 3rd",      "3rd of May",   "12. Mai",      "12 MÄRZ",     "le 3 août",
          "5 de mayo",    "1234567",      "order 123456", "030 1234567", "+49 30 123 45 67",
          "2.25.1234567", "12 11 2026"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestIdentifyingText::dates_areFound()
{
    QFETCH(QString, text);
    QVERIFY(holdsDateOrNumber(text.toStdString()));
    QVERIFY(IdentifyingText().isIn(text.toStdString()));
    QVERIFY(!IdentifyingText().namesPatient(text.toStdString()));
}

void TestIdentifyingText::lines_areReplaced()
{
    const std::string text = "L4/L5: severe.\r\nMrs Größmann was told.\r\n\nborn 1961\nend";
    QCOMPARE(words().cleaned(text), std::string("L4/L5: severe.\r\nREMOVED\r\n\nREMOVED\nend"));
    QCOMPARE(words().cleaned("broken \xff\xc3"), std::string("broken \xff\xc3"));
    QCOMPARE(words().cleaned(std::string("zero\0byte", 9)), std::string("zero\0byte", 9));
}

void TestIdentifyingText::readers_areNotThePatient()
{
    QVERIFY(!words().namesPatient("Reader^Ann"));
    QVERIFY(!words().namesPatient("Reader 1961"));
    QVERIFY(words().namesPatient("Größmann^Karl"));
}

QTEST_APPLESS_MAIN(TestIdentifyingText)
#include "tst_identifying_text.moc"
