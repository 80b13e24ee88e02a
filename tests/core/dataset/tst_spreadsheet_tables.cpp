#include "core/base/text/csv.h"
#include "core/dataset/tables/label_tables.h"
#include "core/dataset/tables/tolerant_tables.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace foramen;

/// The challenge's tables as spreadsheet programs save them.
class TestSpreadsheetTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tables_areReadInEveryDialect_data() { addDialects(); }
    void tables_areReadInEveryDialect();
    void submission_isReadInEveryDialect_data() { addDialects(); }
    void submission_isReadInEveryDialect();
    void labels_areExportedInTheirDialect_data() { addDialects(); }
    void labels_areExportedInTheirDialect();
    void refusal_namesWhatStandsThere_data();
    void refusal_namesWhatStandsThere();
    void roundedIds_areIssues();

private:
    /// How a program writes a table whose plain form has commas and LF.
    struct Dialect {
        char separator = ',';
        bool decimalCommas = false;
        const char* end = "\n";
        std::string mark; ///< before the table
        std::string tail; ///< behind each row
        std::string below; ///< below the table
        bool utf16 = false;
        bool bigEndian = false;
        bool titles = false; ///< "Study ID" instead of "study_id"
        bool idsAsNumbers = false; ///< 4003253001.0
    };
    static void addDialects();
    [[nodiscard]] static std::string written(const std::string& plain, const Dialect& dialect);
    std::filesystem::path fileWith(const std::string& bytes, const char* name = "train.csv")
    {
        const std::filesystem::path file = m_folder.path().toStdString() + "/" + name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    static std::string plainLabels()
    {
        std::string text = "study_id";
        std::string row = "\n4003253001";
        for (std::size_t site = 0; site < kSiteCount; ++site) {
            text += ',' + keyOf(siteAt(site));
            row += site == 1 ? "," : site % 2 == 0 ? ",Normal/Mild" : ",Severe";
        }
        return text + row + "\n";
    }
    static std::string plainPoints()
    {
        return "study_id,series_id,instance_number,condition,level,x,y\n"
               "4003253001,702860400,3,Spinal Canal Stenosis,L1/L2,20.25,10\n";
    }

    QTemporaryDir m_folder;
};

std::string TestSpreadsheetTables::written(const std::string& plain, const Dialect& dialect)
{
    std::string text = dialect.mark;
    bool isHeader = true;
    for (const CsvRecord& record : csvRecords(plain).records) {
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            std::string cell = record.cells[i];
            const bool isNumber = csvNumber(cell).has_value();
            if (isHeader && dialect.titles)
                for (char& c : cell)
                    c = c == '_' ? ' ' : static_cast<char>(std::toupper(c));
            if (isNumber && dialect.idsAsNumbers && cell.find('.') == std::string::npos)
                cell += ".0";
            if (isNumber && dialect.decimalCommas)
                std::replace(cell.begin(), cell.end(), '.', ',');
            text += (i > 0 ? std::string(1, dialect.separator) : std::string()) + cell;
        }
        text += dialect.tail + dialect.end;
        isHeader = false;
    }
    text += dialect.below;
    if (!dialect.utf16)
        return text;
    std::string bytes = dialect.bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : text) {
        bytes += dialect.bigEndian ? '\0' : c;
        bytes += dialect.bigEndian ? c : '\0';
    }
    return bytes;
}

void TestSpreadsheetTables::addDialects()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("plain") << Dialect{};
    QTest::newRow("semicolons, decimal commas, CRLF")
        << Dialect{.separator = ';', .decimalCommas = true, .end = "\r\n"};
    QTest::newRow("semicolons, decimal points") << Dialect{.separator = ';'};
    QTest::newRow("tabs, UTF-16") << Dialect{.separator = '\t', .end = "\r\n", .utf16 = true};
    QTest::newRow("tabs, UTF-16 big endian, decimal commas")
        << Dialect{.separator = '\t', .decimalCommas = true, .utf16 = true, .bigEndian = true};
    QTest::newRow("byte order mark, sep=, ids as numbers")
        << Dialect{.separator = ';', .mark = "\xEF\xBB\xBFsep=;\n", .idsAsNumbers = true};
    QTest::newRow("ids as numbers with decimal commas")
        << Dialect{.separator = ';', .decimalCommas = true, .idsAsNumbers = true};
    QTest::newRow("titles in capitals with blanks") << Dialect{.titles = true};
    QTest::newRow("empty columns and rows at the end")
        << Dialect{.tail = ",, ", .below = ",,,,,,,,,\n\n  \n"};
    QTest::newRow("CR") << Dialect{.separator = ';', .end = "\r"};
}

void TestSpreadsheetTables::tables_areReadInEveryDialect()
{
    QFETCH(Dialect, dialect);
    const auto labelFile = fileWith(written(plainLabels(), dialect));
    const auto labels = readLabels(labelFile);
    QVERIFY2(labels.has_value(), labels ? "" : labels.error().message.c_str());
    QCOMPARE(labels->size(), std::size_t{1});
    const SiteSeverities& grades = labels->at("4003253001");
    QVERIFY(grades[0] == Severity::NormalMild);
    QVERIFY(!grades[1]);
    QVERIFY(grades[3] == Severity::Severe);
    std::vector<DatasetIssue> issues;
    const auto rows = readLabelRows(labelFile, issues);
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), std::size_t{1});
    QCOMPARE(rows->front().studyId, std::string("4003253001"));
    QVERIFY(rows->front().severities == grades);

    const auto pointFile = fileWith(written(plainPoints(), dialect), "points.csv");
    const auto points = readCoordinates(pointFile);
    QVERIFY2(points.has_value(), points ? "" : points.error().message.c_str());
    const auto pointRows = readCoordinateRows(pointFile, issues);
    QVERIFY(pointRows.has_value());
    QCOMPARE(pointRows->size(), std::size_t{1});
    for (const LabelCoordinate& point : {points->at(0), pointRows->at(0).value}) {
        QCOMPARE(point.studyId, std::string("4003253001"));
        QCOMPARE(point.seriesId, std::string("702860400"));
        QCOMPARE(point.instanceNumber, 3);
        QCOMPARE(point.image.column, 20.25);
        QCOMPARE(point.image.row, 10.0);
    }
    QVERIFY(issues.empty());
}

void TestSpreadsheetTables::submission_isReadInEveryDialect()
{
    QFETCH(Dialect, dialect);
    const auto rows = readSubmission(
        fileWith(written("row_id,normal_mild,moderate,severe\n"
                         "4003253001_left_neural_foraminal_narrowing_l1_l2,0.5,0.375,0.125\n",
                         dialect)));
    QVERIFY2(rows.has_value(), rows ? "" : rows.error().message.c_str());
    QCOMPARE(rows->size(), std::size_t{1});
    QCOMPARE(rows->front().studyId, std::string("4003253001"));
    QCOMPARE(rows->front().probabilities[2], 0.125);
}

void TestSpreadsheetTables::labels_areExportedInTheirDialect()
{
    QFETCH(Dialect, dialect);
    TableTexts imported{{kLabelsFile, csvUtf8(written(plainLabels(), dialect))},
                        {kCoordinatesFile, csvUtf8(written(plainPoints(), dialect))},
                        {kStudiesNote, "study_id,study_instance_uid\n4003253001,1.2.3\n"},
                        {kSeriesNote,
                         "study_id,series_id,series_instance_uid\n"
                         "4003253001,702860400,1.2.3.4\n"}};
    const Site canal{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    Assessment saved;
    for (std::size_t site = 0; site < kSiteCount; ++site)
        if (site != 1)
            saved.setDecision(siteAt(site),
                              ReaderDecision{.severity = site % 2 == 0 ? Severity::NormalMild
                                                                       : Severity::Severe});
    SiteLocation place{.seriesInstanceUid = "1.2.3.4", .instanceNumber = 3, .image = {20.25, 10}};
    saved.setReaderLocation(canal, place);
    auto exported = exportedTables(imported, {{"1.2.3", saved}});
    QVERIFY(exported.has_value());
    // Nothing differs: every character stays.
    QCOMPARE(exported->at(kLabelsFile), imported.at(kLabelsFile));
    QCOMPARE(exported->at(kCoordinatesFile), imported.at(kCoordinatesFile));
    place.image.column = 21.5;
    saved.setReaderLocation(canal, place);
    exported = exportedTables(imported, {{"1.2.3", saved}});
    const auto moved = readCoordinates(fileWith(exported->at(kCoordinatesFile), "points.csv"));
    QVERIFY(moved.has_value());
    QCOMPARE(moved->front().image.column, 21.5);
    QCOMPARE(moved->front().image.row, 10.0);
    QCOMPARE(exported->at(kCoordinatesFile).find("21,5") != std::string::npos,
             dialect.decimalCommas);
}

void TestSpreadsheetTables::refusal_namesWhatStandsThere_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, std::string text, const char* message) {
        QTest::newRow(name) << std::move(text) << QString(message);
    };
    const std::string header = "study_id;series_id;instance_number;condition;level;x;y\n";
    row("rounded id", header + "4,00325E+09;7;3;Spinal Canal Stenosis;L1/L2;1;1\n",
        "line 2, column \"study_id\": \"4,00325E+09\" is no id: a spreadsheet rounded it");
    row("rounded series id below sep=",
        "sep=;\n" + header + "4;7E+08;3;Spinal Canal Stenosis;L1/L2;1;1\n",
        "line 3, column \"series_id\": \"7E+08\" is no id: a spreadsheet rounded it");
    row("thousands", header + "4;7;3;Spinal Canal Stenosis;L1/L2;1.020,5;1\n",
        "line 2, column \"x\": \"1.020,5\" is no number");
    row("decimal comma between commas",
        "study_id,series_id,instance_number,condition,level,x,y\n"
        "4,7,3,Spinal Canal Stenosis,L1/L2,\"20,5\",1\n",
        "line 2, column \"x\": \"20,5\" is no number");
    row("no column", "sep=;\nstudy_id;series_id;instance_number;condition;level;x\n",
        "line 2: there is no column \"y\"");
    row("a cell too many", header + "4;7;3;Spinal Canal Stenosis;L1/L2;1;1;note\n",
        "line 2: 8 cells where the header has 7");
    row("open quote", header + "4;7;3;\"Spinal Canal Stenosis;L1/L2;1;1\n",
        "ends inside a quoted cell that begins in line 2");
    row("workbook", "PK\x03\x04 and more",
        "is a workbook of a spreadsheet program; save it as CSV");
    row("zero bytes", header + std::string("4\0;", 3),
        "is no text: there is a zero byte in line 2");
}

void TestSpreadsheetTables::refusal_namesWhatStandsThere()
{
    QFETCH(std::string, text);
    QFETCH(QString, message);
    const auto rows = readCoordinates(fileWith(text));
    QVERIFY(!rows.has_value());
    const QString said = QString::fromStdString(rows.error().message);
    QVERIFY2(said.startsWith("train.csv") && said.contains(message), qPrintable(said));
    QCOMPARE(rows.error().code, ErrorCode::Corrupt);
}

void TestSpreadsheetTables::roundedIds_areIssues()
{
    std::vector<DatasetIssue> issues;
    const auto rows =
        readCoordinateRows(fileWith("study_id,series_id,instance_number,condition,level,x,y\n"
                                    "4.00325E+09,7,3,Spinal Canal Stenosis,L1/L2,1,1\n"
                                    "4003253001,7,3,Spinal Canal Stenosis,L1/L2,1,1\n"),
                           issues);
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), std::size_t{1});
    QCOMPARE(issues.size(), std::size_t{1});
    QCOMPARE(issues[0].line, 2);
    QCOMPARE(issues[0].message,
             std::string("Column \"study_id\": \"4.00325E+09\" is no study id: a spreadsheet "
                         "rounded it."));
}

QTEST_GUILESS_MAIN(TestSpreadsheetTables)
#include "tst_spreadsheet_tables.moc"
