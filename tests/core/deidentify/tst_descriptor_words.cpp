#include "core/deidentify/descriptor_words.h"

#include <QTest>

using namespace foramen;

/// Which descriptions have known words only.
class TestDescriptorWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void known_areOrdinaryDescriptions_data();
    void known_areOrdinaryDescriptions();
    void unknown_areNamesPlacesDatesAndNumbers_data();
    void unknown_areNamesPlacesDatesAndNumbers();
};

void TestDescriptorWords::known_areOrdinaryDescriptions_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "T1", "T2", "t2_tse_sag 3mm", "SAG T2 FSE", "Ax T2 L4/5, L5/S1", "T2* GRE AX",
          "MR LUMBAR SPINE W/O CONTRAST", "LWS t1_tse_sag", "Sag STIR 4 mm", "L1-S1", "LOCALIZER",
          "AX T2 L3-L4 L4-L5", "SAG T1 POST GAD"})
        QTest::newRow(text) << QByteArray(text);
}

void TestDescriptorWords::known_areOrdinaryDescriptions()
{
    QFETCH(QByteArray, text);
    QVERIFY(hasKnownWordsOnly(text.toStdString()));
}

void TestDescriptorWords::unknown_areNamesPlacesDatesAndNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"T2 sag Miller", "M\xc3\xbcller T2", "M\xfcller T2", "T2 2024", "T2 01.02.60", "MR 12 34",
          "4711", "C12D34", "St. Mary MRI", "L4/1960", "T2 20240102", "S1 47/11"})
        QTest::newRow(text) << QByteArray(text);
}

void TestDescriptorWords::unknown_areNamesPlacesDatesAndNumbers()
{
    QFETCH(QByteArray, text);
    QVERIFY(!hasKnownWordsOnly(text.toStdString()));
}

QTEST_APPLESS_MAIN(TestDescriptorWords)
#include "tst_descriptor_words.moc"
