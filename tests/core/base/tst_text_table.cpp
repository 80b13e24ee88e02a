#include "core/base/text/text_table.h"

#include <QTest>

#include <string>

using namespace foramen;

/// Tables for the terminal.
class TestTextTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columns_areAligned();
    void letters_areCountedNotBytes();
};

void TestTextTable::columns_areAligned()
{
    TextTable table({"", "sites", "loss"});
    table.add({"canal", "10", "0.5"});
    table.add({"a"});
    QCOMPARE(table.text(), std::string("         sites  loss\n  canal     10   0.5\n  a\n"));
}

void TestTextTable::letters_areCountedNotBytes()
{
    TextTable table({"x", "R²"});
    table.add({"y", "–"});
    QCOMPARE(table.text(), std::string("  x  R²\n  y   –\n"));
}

QTEST_APPLESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
