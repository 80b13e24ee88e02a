#include "core/report/csv/statistics_csv.h"

#include "core/base/text/csv.h"
#include "core/report/csv/csv_writer.h"
#include "core/report/csv/report_text_cell.h"
#include "tests/core/report/random_report.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

/// The cells of a row by the titles of their columns.
using Cells = std::map<std::string, std::string>;

} // namespace

/// The table for statistics.
class TestStatisticsCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_areOneForEachSiteOfEachStudy();
    void row_keepsModelAndReaderApart();
    void row_saysWhyThereIsNoGrade();
    void row_holdsTheMeasurementsOfItsLevel();
    void row_holdsTheMeasuresOfItsLevel();
    void row_namesDiscsAndSignature();
    void row_holdsNoPatient();
    void texts_areNoFormulas_data();
    void texts_areNoFormulas();
    void everyRow_hasAllColumns();
    void write_failsIntoAMissingFolder();

private:
    std::vector<Cells> written(const std::vector<Report>& reports);
    std::map<std::string, Cells> rowsOf(const Report& report);

    QTemporaryDir m_folder;
};

std::vector<Cells> TestStatisticsCsv::written(const std::vector<Report>& reports)
{
    const QString file = m_folder.filePath("sites.csv");
    if (!writeStatisticsCsv(file.toStdString(), reports))
        return {};
    const CsvRecords table = csvRecords(contentOf(file).toStdString());
    std::vector<Cells> rows;
    const std::vector<std::string>& titles = table.records.front().cells;
    for (std::size_t i = 1; i < table.records.size(); ++i) {
        const std::vector<std::string>& cells = table.records[i].cells;
        if (cells.size() != titles.size() || table.openQuote)
            return {};
        Cells& row = rows.emplace_back();
        for (std::size_t column = 0; column < titles.size(); ++column)
            row[titles[column]] = csvContent(cells[column]);
    }
    return rows;
}

std::map<std::string, Cells> TestStatisticsCsv::rowsOf(const Report& report)
{
    std::map<std::string, Cells> rows;
    for (const Cells& row : written({report}))
        rows[row.at("site")] = row;
    return rows;
}

void TestStatisticsCsv::rows_areOneForEachSiteOfEachStudy()
{
    Report second = sampleReport(sampleReadAssessment());
    second.studyId = "17";
    Report first = sampleReport(sampleAssessment());
    first.studyId = "16";
    const auto rows = written({second, first});
    QCOMPARE(rows.size(), 2 * kSiteCount);
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QCOMPARE(rows[kSiteCount + i].at("site"), keyOf(siteAt(i)));
    QCOMPARE(rows[kSiteCount].at("study_id"), std::string("17"));
    QCOMPARE(rows[0].at("study_instance_uid"), std::string("1.2.840.113619.7"));
    QCOMPARE(rows[0].at("side"), std::string());
    QCOMPARE(rows[5].at("side"), std::string("left"));
    QCOMPARE(rows[10].at("side"), std::string("right"));
}

void TestStatisticsCsv::row_keepsModelAndReaderApart()
{
    auto rows = rowsOf(sampleReport(sampleReadAssessment()));
    Cells& canal = rows["spinal_canal_stenosis_l4_l5"];
    QCOMPARE(canal["ai_grade"], std::string("Moderate"));
    QCOMPARE(canal["ai_moderate"], std::string("0.48"));
    QCOMPARE(canal["reader_grade"], std::string("Severe"));
    QCOMPARE(canal["state"], std::string("changed"));
    QCOMPARE(canal["reader"], std::string("Reader^Ann"));
    QCOMPARE(canal["comment"], std::string("roots \"crowded\", no fluid"));
    QCOMPARE(canal["x"], std::string("103.125"));
    QCOMPARE(canal["lps_y_mm"], std::string("-20"));
    QCOMPARE(canal["point_by"], std::string("model"));
    QCOMPARE(canal["model_name"], std::string("foramen-lumbar"));
    QCOMPARE(canal["model_sha256"], std::string(64, 'a'));
    QCOMPARE(rows["left_subarticular_stenosis_l4_l5"]["point_by"], std::string("reader"));
    QCOMPARE(rows["spinal_canal_stenosis_l1_l2"]["state"], std::string("ai_suggested"));
    QCOMPARE(rows["spinal_canal_stenosis_l1_l2"]["reader_grade"], std::string());
}

void TestStatisticsCsv::row_saysWhyThereIsNoGrade()
{
    Assessment assessment = sampleReadAssessment();
    assessment.setDecision(
        siteAt(1),
        ReaderDecision{.ungradable = UngradableReason{UngradableCause::Metal, "cage, L4"}});
    auto rows = rowsOf(sampleReport(assessment));
    Cells& refused = rows["left_neural_foraminal_narrowing_l5_s1"];
    QCOMPARE(refused["ai_refused"], std::string("No sagittal T1 slice through the left foramen"));
    QCOMPARE(refused["ai_normal_mild"], std::string());
    QCOMPARE(refused["reader_grade"], std::string("Moderate"));
    Cells& ungradable = rows["spinal_canal_stenosis_l2_l3"];
    QCOMPARE(ungradable["state"], std::string("ungradable"));
    QCOMPARE(ungradable["ungradable_cause"], std::string("metal"));
    QCOMPARE(ungradable["ungradable_text"], std::string("cage, L4"));
    QCOMPARE(ungradable["ai_grade"], std::string("Normal/Mild"));
}

void TestStatisticsCsv::row_holdsTheMeasurementsOfItsLevel()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    for (ReportMeasurement& one : report.measurements)
        one.level = DiscLevel::L4L5;
    ReportMeasurement narrower = report.measurements[1];
    narrower.length = 9.5;
    report.measurements.push_back(narrower);
    auto rows = rowsOf(report);
    QCOMPARE(rows["spinal_canal_stenosis_l4_l5"]["canal_diameter_mm"], std::string("9.5"));
    QCOMPARE(rows["left_subarticular_stenosis_l4_l5"]["canal_diameter_mm"], std::string());
    QCOMPARE(rows["left_subarticular_stenosis_l4_l5"]["measurements"],
             std::string("Length 34.25 mm; Canal AP diameter 12.3 mm; Angle 90 deg; Cobb angle "
                         "26.5 deg; Area, ellipse 312.4 mm2; Area, outline 64 mm2; Canal AP "
                         "diameter 9.5 mm"));
    QCOMPARE(rows["spinal_canal_stenosis_l3_l4"]["measurements"], std::string());
    for (ReportMeasurement& one : report.measurements)
        one.spacing = SpacingKind::Unknown;
    rows = rowsOf(report);
    QCOMPARE(rows["spinal_canal_stenosis_l4_l5"]["canal_diameter_mm"], std::string());
    QVERIFY(rows["spinal_canal_stenosis_l4_l5"]["measurements"].find("12.3 px")
            != std::string::npos);
}

void TestStatisticsCsv::row_holdsTheMeasuresOfItsLevel()
{
    Assessment assessment = sampleReadAssessment();
    const SpineMeasure canal = sampleMeasures().front();
    SpineMeasure foramen = canal;
    foramen.kind = MeasureKind::ForamenHeight;
    foramen.side = Side::Left;
    foramen.value = 14;
    assessment.setMeasures({canal, foramen});
    Report report = sampleReport(assessment);
    addSpineMeasurements(report);
    report.measurements = {report.measurements[2]};
    QVERIFY(report.measurements[0].annotation.kind == AnnotationKind::Slip);
    auto rows = rowsOf(report);
    Cells& row = rows["spinal_canal_stenosis_l4_l5"];
    QCOMPARE(row["canal_ap"], std::string("8.25"));
    QCOMPARE(row["canal_ap_deviation"], std::string("0.9"));
    QCOMPARE(row["canal_ap_by"], std::string("automatic"));
    QCOMPARE(row["slip"], std::string("-4"));
    QCOMPARE(row["slip_deviation"], std::string());
    QCOMPARE(row["slip_by"], std::string("reader"));
    QCOMPARE(row["foramen_height"], std::string());
    QCOMPARE(row["model_name"], std::string("foramen-lumbar"));
    QCOMPARE(rows["left_subarticular_stenosis_l4_l5"]["foramen_height"], std::string("14"));
    QCOMPARE(rows["right_subarticular_stenosis_l4_l5"]["foramen_height"], std::string());
    QCOMPARE(rows["spinal_canal_stenosis_l3_l4"]["canal_ap"], std::string());
}

void TestStatisticsCsv::row_namesDiscsAndSignature()
{
    Report report = sampleSignedReport();
    report.assessment.setVariant(
        {.vertebra = TransitionalVertebra::LumbarisedS1, .discs = NamedDiscs::L2L3ToL6S1});
    auto rows = rowsOf(report);
    Cells& row = rows["spinal_canal_stenosis_l5_s1"];
    QCOMPARE(row["level"], std::string("L5/S1"));
    QCOMPARE(row["named_level"], std::string("L6/S1"));
    QCOMPARE(row["transitional_vertebra"], std::string("lumbarised_s1"));
    QCOMPARE(row["report_status"], std::string("final"));
    QCOMPARE(row["report_version"], std::string("2"));
    QCOMPARE(row["signed_by"], std::string("Reader^Ann"));
    QCOMPARE(row["addenda"], std::string("1"));
}

void TestStatisticsCsv::row_holdsNoPatient()
{
    const QString file = m_folder.filePath("nobody.csv");
    const std::vector<Report> reports{sampleSignedReport()};
    QVERIFY(writeStatisticsCsv(file.toStdString(), reports));
    for (const char* patient : {"Phantom", "P-7", "19600101", "A-1"})
        QVERIFY2(!contentOf(file).contains(patient), patient);
}

void TestStatisticsCsv::texts_areNoFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("words") << "no change"
                           << "no change";
    QTest::newRow("equals") << "=1+1"
                            << "'=1+1";
    QTest::newRow("plus") << "+1"
                          << "'+1";
    QTest::newRow("minus") << "-1"
                           << "'-1";
    QTest::newRow("at") << "@SUM(A1)"
                        << "'@SUM(A1)";
    QTest::newRow("behind blanks") << " \t=1"
                                   << "'  =1";
    QTest::newRow("quoted") << "=\"a\",b"
                            << "\"'=\"\"a\"\",b\"";
    QTest::newRow("inside") << "a = b"
                            << "a = b";
}

void TestStatisticsCsv::texts_areNoFormulas()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(QString::fromStdString(reportTextCell(text.toStdString())), cell);
    Report report = sampleReport(sampleAssessment());
    report.assessment.setComment(siteAt(0), CellComment{text.toStdString(), "", ""});
    const QString grid = m_folder.filePath("grid.csv");
    QVERIFY(writeGridCsv(grid.toStdString(), report));
    QVERIFY(contentOf(grid).contains(',' + cell.toUtf8() + ','));
    QVERIFY(rowsOf(report)["spinal_canal_stenosis_l1_l2"]["comment"]
            == csvContent(cell.toStdString()));
}

void TestStatisticsCsv::everyRow_hasAllColumns()
{
    RandomReports random(3);
    std::vector<Report> reports;
    for (int i = 0; i < 100; ++i)
        reports.push_back(random.next());
    const auto rows = written(reports); // none where a row has another number of cells
    QCOMPARE(rows.size(), 100 * kSiteCount);
    for (const Cells& row : rows)
        QVERIFY(siteFromKey(row.at("site")));
}

void TestStatisticsCsv::write_failsIntoAMissingFolder()
{
    const auto result = writeStatisticsCsv(m_folder.filePath("no/such.csv").toStdString(), {});
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::NotWritable);
}

QTEST_APPLESS_MAIN(TestStatisticsCsv)
#include "tst_statistics_csv.moc"
