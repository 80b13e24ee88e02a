#include "core/dataset/tables/csv_syntax.h"
#include "core/dataset/tables/csv_text.h"

#include <QTest>

#include <limits>

using namespace foramen;

/// Splitting of CSV text into records and cells, and writing of cells.
class TestCsvSyntax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void records_areTheTextAgain_data();
    void records_areTheTextAgain();
    void records_knowTheirLines();
    void content_isWithoutQuotes_data();
    void content_isWithoutQuotes();
    void cells_areReadAsTheyWereWritten();
    void numbers_areShort();
    void appendedRow_keepsTheEndOfTheText_data();
    void appendedRow_keepsTheEndOfTheText();
};

void TestCsvSyntax::records_areTheTextAgain_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, std::string text, int count) {
        QTest::newRow(name) << std::move(text) << count;
    };
    row("nothing", "", 0);
    row("LF", "a,b\nc,d\n", 2);
    row("CRLF, byte order mark",
        "\xEF\xBB\xBF"
        "a,b\r\nc,d\r\n",
        2);
    row("no end", "a,b\nc,d", 2);
    row("CR at the end", "a,b\nc,d\r", 2);
    row("CR inside", "a\rb,c\n", 1);
    row("empty lines", "\n\na\n", 3);
    row("quotes", "\"a,\"\"\n\",b\n,\n", 2);
    row("open quote", "a,\"b\n", 1);
    row("quote inside", "5\" disc,b\n", 1);
}

void TestCsvSyntax::records_areTheTextAgain()
{
    QFETCH(std::string, text);
    const CsvRecords records = csvRecords(text);
    QTEST(int(records.records.size()), "count");
    std::string again = records.mark;
    for (const CsvRecord& record : records.records) {
        for (std::size_t i = 0; i < record.cells.size(); ++i)
            again += (i > 0 ? "," : "") + record.cells[i];
        again += record.end;
    }
    QCOMPARE(again, text);
    QCOMPARE(records.openQuote, QTest::currentDataTag() == QByteArray("open quote"));
}

void TestCsvSyntax::records_knowTheirLines()
{
    const CsvRecords records = csvRecords("a\r\n\"b\n\nc\"\r\nd\n");
    QCOMPARE(int(records.records.size()), 3);
    QCOMPARE(records.records[0].line, 1);
    QCOMPARE(records.records[1].line, 2);
    QCOMPARE(records.records[2].line, 5);
}

void TestCsvSyntax::content_isWithoutQuotes_data()
{
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<std::string>("content");
    const auto row = [](const char* name, const char* cell, const char* content) {
        QTest::newRow(name) << std::string(cell) << std::string(content);
    };
    row("plain", " a b ", " a b ");
    row("quoted", "\"a,b\"", "a,b");
    row("doubled", "\"say \"\"a\"\"\"", "say \"a\"");
    row("empty", "\"\"", "");
    row("after blanks", " \"a\" ", " a ");
    row("inside", "5\" disc", "5\" disc");
    row("behind the closing quote", "\"a\"b\"", "ab\"");
}

void TestCsvSyntax::content_isWithoutQuotes()
{
    QFETCH(std::string, cell);
    QTEST(csvContent(cell), "content");
}

void TestCsvSyntax::cells_areReadAsTheyWereWritten()
{
    for (const std::string text :
         {"", "a", "a b", "a,b", "\"", "a\"\"b", "a\nb", "a\r\nb", ",", "\r"}) {
        const CsvRecords read = csvRecords(csvCell(text) + ',' + csvCell(text) + '\n');
        QCOMPARE(int(read.records.size()), 1);
        QCOMPARE(int(read.records[0].cells.size()), 2);
        QCOMPARE(csvContent(read.records[0].cells[1]), text);
    }
}

void TestCsvSyntax::numbers_areShort()
{
    QCOMPARE(csvCell(5.0), std::string("5"));
    QCOMPARE(csvCell(0.1), std::string("0.1"));
    QCOMPARE(csvCell(1.0 / 3), std::string("0.3333333333333333"));
    QCOMPARE(csvCell(std::numeric_limits<double>::quiet_NaN()), std::string());
}

void TestCsvSyntax::appendedRow_keepsTheEndOfTheText_data()
{
    QTest::addColumn<std::string>("end");
    QTest::addColumn<std::string>("after");
    QTest::newRow("LF") << std::string("\n") << std::string("a,b\nc,d\ne,\n");
    QTest::newRow("none") << std::string() << std::string("a,b\nc,d\ne,");
    QTest::newRow("CR") << std::string("\r") << std::string("a,b\nc,d\ne,\r");
}

void TestCsvSyntax::appendedRow_keepsTheEndOfTheText()
{
    QFETCH(std::string, end);
    auto table = CsvText::parse("a,b\nc,d" + end);
    QVERIFY(table.has_value());
    table->append({{0, "e"}});
    QTEST(table->text(), "after");
}

QTEST_APPLESS_MAIN(TestCsvSyntax)
#include "tst_csv_syntax.moc"
