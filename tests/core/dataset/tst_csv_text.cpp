#include "core/dataset/tables/csv_text.h"

#include <QTest>

using namespace foramen;

class TestCsvText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendedRow_keepsTheEndOfTheText_data();
    void appendedRow_keepsTheEndOfTheText();
    void edits_keepTheDialect_data();
    void edits_keepTheDialect();
};

void TestCsvText::appendedRow_keepsTheEndOfTheText_data()
{
    QTest::addColumn<std::string>("end");
    QTest::addColumn<std::string>("after");
    QTest::newRow("LF") << std::string("\n") << std::string("a,b\nc,d\ne,\n");
    QTest::newRow("none") << std::string() << std::string("a,b\nc,d\ne,");
    QTest::newRow("CR") << std::string("\r") << std::string("a,b\nc,d\ne,\r");
}

void TestCsvText::appendedRow_keepsTheEndOfTheText()
{
    QFETCH(std::string, end);
    auto table = CsvText::parse("a,b\nc,d" + end);
    QVERIFY(table.has_value());
    table->append({{0, "e"}});
    QTEST(table->text(), "after");
}

void TestCsvText::edits_keepTheDialect_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    QTest::newRow("commas") << std::string("id,x,note\n5.0,1.5,\"a;b\"\n")
                            << std::string("id,x,note\n5.0,2.25,a;c\n6,0.5,\"d,e\"\n");
    QTest::newRow("semicolons, decimal commas")
        << std::string("id;x;note\r\n5,0;1,5;\"a;b\"\r\n")
        << std::string("id;x;note\r\n5,0;2,25;\"a;c\"\r\n6;0,5;d,e\r\n");
    QTest::newRow("semicolons, decimal points")
        << std::string("id;x;note\n5;1.5;\n")
        << std::string("id;x;note\n5;2.25;\"a;c\"\n6;0.5;d,e\n");
    QTest::newRow("tabs and a line sep=")
        << std::string("\xEF\xBB\xBFsep=\t\nid\tx\tnote\n5\t1.5\t\n")
        << std::string("\xEF\xBB\xBFsep=\t\nid\tx\tnote\n5\t2.25\ta;c\n6\t0.5\td,e\n");
}

void TestCsvText::edits_keepTheDialect()
{
    QFETCH(std::string, before);
    auto table = CsvText::parse(before);
    QVERIFY(table.has_value());
    QCOMPARE(table->text(), before);
    QCOMPARE(table->id(0, 0), std::string("5"));
    QCOMPARE(table->number(0, 1), std::optional(1.5));
    table->set(0, 1, table->numberText(2.25));
    table->set(0, 2, "a;c");
    table->append({{0, "6"}, {1, table->numberText(0.5)}, {2, "d,e"}});
    QTEST(table->text(), "after");
}

QTEST_APPLESS_MAIN(TestCsvText)
#include "tst_csv_text.moc"
