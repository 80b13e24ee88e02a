#include "core/base/text/ascii.h"

#include <QTest>

using namespace foramen;

class TestAscii : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowered_changesLettersOfAsciiAlone();
};

void TestAscii::lowered_changesLettersOfAsciiAlone()
{
    QCOMPARE(lowered("Sagittal T2/STIR @[`{ 09"), std::string("sagittal t2/stir @[`{ 09"));
    QCOMPARE(lowered("R\xC3\x9C"
                     "CKEN \xC4"),
             std::string("r\xC3\x9C"
                         "cken \xC4"));
    QCOMPARE(lowered('Z'), 'z');
    QCOMPARE(lowered('\xC4'), '\xC4');
    QCOMPARE(lowered(std::string_view()), std::string());
}

QTEST_APPLESS_MAIN(TestAscii)
#include "tst_ascii.moc"
