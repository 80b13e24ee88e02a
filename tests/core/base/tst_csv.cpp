#include "core/base/text/csv.h"

#include <QTest>

#include <limits>
#include <optional>

using namespace foramen;

namespace {

std::string joined(const CsvRecords& records)
{
    std::string text = records.mark;
    for (const CsvRecord& record : records.records) {
        for (std::size_t i = 0; i < record.cells.size(); ++i)
            text += (i > 0 ? std::string(1, records.separator) : std::string()) + record.cells[i];
        text += record.end;
    }
    return text;
}

/// Characters of the basic plane as UTF-16.
std::string utf16(const std::u16string& text, bool bigEndian)
{
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

} // namespace

/// CSV text: records and cells, separators, encodings, and the values of cells.
class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void records_areTheTextAgain_data();
    void records_areTheTextAgain();
    void records_knowTheirLines();
    void content_isWithoutQuotes_data();
    void content_isWithoutQuotes();
    void cells_areReadAsTheyWereWritten();
    void numbers_areShort();
    void separators_areFound_data();
    void separators_areFound();
    void lines_mayEndWithCr();
    void utf16_becomesUtf8_data();
    void utf16_becomesUtf8();
    void otherText_isUnchanged();
    void titles_areComparedWithoutCaseAndBlanks();
    void values_mayHaveDecimalCommas();
    void ids_areDigitsAgain_data();
    void ids_areDigitsAgain();
};

void TestCsv::records_areTheTextAgain_data()
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

void TestCsv::records_areTheTextAgain()
{
    QFETCH(std::string, text);
    const CsvRecords records = csvRecords(text);
    QTEST(int(records.records.size()), "count");
    QCOMPARE(joined(records), text);
    QCOMPARE(records.openQuote, QTest::currentDataTag() == QByteArray("open quote"));
}

void TestCsv::records_knowTheirLines()
{
    const CsvRecords records = csvRecords("a\r\n\"b\n\nc\"\r\nd\n");
    QCOMPARE(int(records.records.size()), 3);
    QCOMPARE(records.records[0].line, 1);
    QCOMPARE(records.records[1].line, 2);
    QCOMPARE(records.records[2].line, 5);
}

void TestCsv::content_isWithoutQuotes_data()
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

void TestCsv::content_isWithoutQuotes()
{
    QFETCH(std::string, cell);
    QTEST(csvContent(cell), "content");
}

void TestCsv::cells_areReadAsTheyWereWritten()
{
    for (const std::string text :
         {"", "a", "a b", "a,b", "\"", "a\"\"b", "a\nb", "a\r\nb", ",", "\r"}) {
        const CsvRecords read = csvRecords(csvCell(text) + ',' + csvCell(text) + '\n');
        QCOMPARE(int(read.records.size()), 1);
        QCOMPARE(int(read.records[0].cells.size()), 2);
        QCOMPARE(csvContent(read.records[0].cells[1]), text);
    }
}

void TestCsv::numbers_areShort()
{
    QCOMPARE(csvCell(5.0), std::string("5"));
    QCOMPARE(csvCell(0.1), std::string("0.1"));
    QCOMPARE(csvCell(1.0 / 3), std::string("0.3333333333333333"));
    QCOMPARE(csvCell(std::numeric_limits<double>::quiet_NaN()), std::string());
}

void TestCsv::separators_areFound_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("separator");
    QTest::addColumn<int>("records");
    QTest::addColumn<int>("line"); // of the first record
    const auto row = [](const char* name, std::string text, char separator, int records, int line) {
        QTest::newRow(name) << std::move(text) << separator << records << line;
    };
    row("comma", "a,b,c\n1,2,3\n", ',', 2, 1);
    row("semicolon", "a;b;c\r\n1,5;2;3\r\n", ';', 2, 1);
    row("tab", "a\tb\n1,5\t2\n", '\t', 2, 1);
    row("one column", "a\n1;2\n", ',', 2, 1);
    row("semicolons inside quotes", "\"a;b;c\",d\n", ',', 1, 1);
    row("line break inside quotes", "\"a\nb\";c\n", ';', 1, 1);
    row("line sep=", "sep=;\r\na;b,c,d\r\n", ';', 1, 2);
    row("line sep=, other letters and quotes", "\"SEP=\t\"\na,b,c\td\n", '\t', 1, 2);
    row("line sep=, odd", "sep=|\na|b\n", '|', 1, 2);
    row("line sep= behind a byte order mark", "\xEF\xBB\xBFsep=,\na,b;c;d\n", ',', 1, 2);
    row("a column called sep=", "sep=x,b\n", ',', 1, 1);
}

void TestCsv::separators_areFound()
{
    QFETCH(std::string, text);
    const CsvRecords read = csvRecords(text);
    QTEST(read.separator, "separator");
    QTEST(int(read.records.size()), "records");
    QTEST(read.records.front().line, "line");
    QCOMPARE(joined(read), text);
    for (const CsvRecord& record : read.records)
        QCOMPARE(record.cells.size(), read.records.front().cells.size());
}

void TestCsv::lines_mayEndWithCr()
{
    const std::string text = "a;b\r\"c\rd\";2\r3;4\r";
    const CsvRecords read = csvRecords(text);
    QCOMPARE(int(read.records.size()), 3);
    QCOMPARE(csvContent(read.records[1].cells[0]), std::string("c\rd"));
    QCOMPARE(read.records[1].line, 2);
    QCOMPARE(read.records[2].line, 4);
    QCOMPARE(joined(read), text);
}

void TestCsv::utf16_becomesUtf8_data()
{
    QTest::addColumn<bool>("bigEndian");
    QTest::addColumn<bool>("marked");
    for (const bool bigEndian : {false, true})
        for (const bool marked : {false, true})
            QTest::addRow("big endian %d, mark %d", bigEndian, marked) << bigEndian << marked;
}

void TestCsv::utf16_becomesUtf8()
{
    QFETCH(bool, bigEndian);
    QFETCH(bool, marked);
    const std::u16string text = u"study_id\tR\u00FCcken\r\n1\t\u2264\U0001F9B4\r\n";
    const std::string expected = "\xEF\xBB\xBFstudy_id\tR\xC3\xBC"
                                 "cken\r\n1\t\xE2\x89\xA4\xF0\x9F\xA6\xB4\r\n";
    const std::string bytes = utf16(marked ? u"\uFEFF" + text : text, bigEndian);
    QCOMPARE(csvUtf8(bytes), expected);
    QCOMPARE(csvUtf8(bytes + '\0'), expected); // half a character at the end
    // Halves of a pair alone are no characters.
    QCOMPARE(csvUtf8(utf16({u'a', 0xD83E, u'b', 0xDDB4}, bigEndian)),
             std::string("\xEF\xBB\xBF"
                         "a\xEF\xBF\xBD"
                         "b\xEF\xBF\xBD"));
}

void TestCsv::otherText_isUnchanged()
{
    for (const std::string text : {"", "a", "a,b\n",
                                   "\xEF\xBB\xBF"
                                   "a,b\n",
                                   "\xE4;b\n"})
        QCOMPARE(csvUtf8(text), text);
    const std::string utf32("\xFF\xFE\0\0a\0\0\0", 8);
    QCOMPARE(csvUtf8(utf32), utf32);
}

void TestCsv::titles_areComparedWithoutCaseAndBlanks()
{
    for (const char* title : {"study_id", "Study ID", " STUDY-ID\t", "study_ID"})
        QCOMPARE(csvTitle(title), std::string("study_id"));
    QCOMPARE(csvTitle("Spinal Canal Stenosis L1/L2"), std::string("spinal_canal_stenosis_l1_l2"));
}

void TestCsv::values_mayHaveDecimalCommas()
{
    QCOMPARE(csvNumber(" 20,50 ", true), std::optional(20.5));
    QCOMPARE(csvNumber("-0,25", true), std::optional(-0.25));
    QCOMPARE(csvNumber("20.5", true), std::optional(20.5));
    QCOMPARE(csvNumber("1,5E+01", true), std::optional(15.0));
    for (const char* text : {"20,5", "", "nan", "inf", "5 mm"})
        QVERIFY2(!csvNumber(text), text);
    for (const char* text : {"1.234,5", "1,234,5", ",", "x"})
        QVERIFY2(!csvNumber(text, true), text);
    QCOMPARE(csvInteger("7,0", true), std::optional(7));
    QVERIFY(!csvInteger("7,5", true));
    QVERIFY(!csvInteger("3e9"));
}

void TestCsv::ids_areDigitsAgain_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("decimalComma");
    QTest::addColumn<std::string>("id"); // empty: none
    const auto row = [](const char* text, bool decimalComma, const char* id) {
        QTest::addRow("%s %d", text, decimalComma)
            << std::string(text) << decimalComma << std::string(id);
    };
    for (const bool comma : {false, true}) {
        row("4003253", comma, "4003253");
        row(" 4003253001 ", comma, "4003253001");
        row("007", comma, "007");
        row("1.0", comma, "1");
        row("4003253001.000", comma, "4003253001");
        row("4.003253e+06", comma, "4003253");
        row("4.003253001E+09", comma, "4003253001");
        row("4.0032530E+06", comma, "4003253");
        row("4.00325E+09", comma, ""); // digits were lost
        row("4E+09", comma, "");
        row("4.0032535E+06", comma, "");
        row("4.0E+99999999999999999999", comma, "4.0E+99999999999999999999");
        row("", comma, "");
        row("1.2.840.1", comma, "1.2.840.1");
        row("2.25", comma, "2.25");
        row("12e4", comma, "12e4");
        row("study 5", comma, "study 5");
        row("1.", comma, "1.");
    }
    row("1,0", true, "1");
    row("4,003253E+06", true, "4003253");
    row("1,0", false, "1,0");
}

void TestCsv::ids_areDigitsAgain()
{
    QFETCH(std::string, text);
    QFETCH(bool, decimalComma);
    QFETCH(std::string, id);
    QCOMPARE(csvId(text, decimalComma), id.empty() ? std::nullopt : std::optional(id));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
