#include "core/base/text/csv_text_cell.h"

#include "core/base/text/csv.h"

#include <QTest>

using namespace foramen;

/// Cells for texts that people wrote.
class TestCsvTextCell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formulas_becomeTexts_data();
    void formulas_becomeTexts();
};

void TestCsvTextCell::formulas_becomeTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray("narrow") << QByteArray("narrow");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("comma and quote") << QByteArray("a, \"b\"") << QByteArray("\"a, \"\"b\"\"\"");
    QTest::newRow("two lines") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("'=1+1");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("'+1");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("'-1");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
    QTest::newRow("behind blanks") << QByteArray("  =1") << QByteArray("'  =1");
    QTest::newRow("inside") << QByteArray("a=1") << QByteArray("a=1");
    QTest::newRow("with a comma") << QByteArray("=HYPERLINK(\"x\",1)")
                                  << QByteArray("\"'=HYPERLINK(\"\"x\"\",1)\"");
}

void TestCsvTextCell::formulas_becomeTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(QByteArray::fromStdString(csvTextCell(text.toStdString())), cell);
}

QTEST_APPLESS_MAIN(TestCsvTextCell)
#include "tst_csv_text_cell.moc"
