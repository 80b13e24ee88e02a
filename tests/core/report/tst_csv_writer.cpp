#include "core/report/csv/csv_writer.h"

#include "tests/core/report/sample_report.h"
#include "tests/support/file_content.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

QStringList linesOf(const QString& name)
{
    return QString::fromUtf8(contentOf(name)).split('\n', Qt::SkipEmptyParts);
}

} // namespace

/// CSV exports: submission, coordinates and grid.
class TestCsvWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void submission_isCompleteAndOrderedLikeTheSample();
    void submission_holdsThePriorForRefusedSites();
    void submission_isThatOfTheModelWhateverTheSiteChose();
    void grid_givesDetailsOfDecisions();
    void grid_givesNoHiddenGrade();
    void submission_isCompleteWithoutAModel();
    void coordinates_useFolderNamesAndReaderPoints();
    void grid_keepsModelAndReaderApart();
    void grid_saysThatAPointWasRemoved();
    void grid_namesTheDiscsOfAVariant();
    void grid_tellsFinalFromPreliminary();
    void write_failsIntoAMissingFolder();
    void write_takesNamesInAnyScript();

private:
    QTemporaryDir m_folder;
};

void TestCsvWriter::submission_isCompleteAndOrderedLikeTheSample()
{
    const Assessment assessment = sampleAssessment();
    const QString file = m_folder.filePath("submission.csv");
    QVERIFY(writeSubmissionCsv(file.toStdString(),
                               {{"99", &assessment, {}}, {"44036939", &assessment, {}}}));
    const QStringList lines = linesOf(file);
    QCOMPARE(lines.size(), 51);
    QCOMPARE(lines[0], QString("row_id,normal_mild,moderate,severe"));
    QCOMPARE(lines[1], QString("44036939_left_neural_foraminal_narrowing_l1_l2,0.05,0.15,0.8"));
    QVERIFY(lines[25].startsWith("44036939_spinal_canal_stenosis_l5_s1,"));
    QVERIFY(lines[26].startsWith("99_left_neural_foraminal_narrowing_l1_l2,"));
    QStringList ids;
    for (const QString& line : lines.mid(1))
        ids << line.section(',', 0, 0);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
}

void TestCsvWriter::submission_holdsThePriorForRefusedSites()
{
    const Assessment assessment = sampleReadAssessment();
    const QString file = m_folder.filePath("prior.csv");
    QVERIFY(writeSubmissionCsv(file.toStdString(), {{"1", &assessment, {}}}));
    QVERIFY(linesOf(file).contains("1_left_neural_foraminal_narrowing_l5_s1,0.7,0.2,0.1"));
}

void TestCsvWriter::submission_isThatOfTheModelWhateverTheSiteChose()
{
    Assessment assessment = sampleAssessment();
    const QString before = m_folder.filePath("before.csv");
    QVERIFY(writeSubmissionCsv(before.toStdString(), {{"1", &assessment, {}}}));
    OperatingPoints points;
    points.fill({0.01, 0.01});
    assessment.setOperatingPoints(points);
    assessment.setDecision(
        siteAt(0), ReaderDecision{.severity = Severity::NormalMild, .refined = MildGrade::Mild});
    const QString after = m_folder.filePath("after.csv");
    QVERIFY(writeSubmissionCsv(after.toStdString(), {{"1", &assessment, {}}}));
    QCOMPARE(linesOf(after), linesOf(before));
}

void TestCsvWriter::grid_givesDetailsOfDecisions()
{
    Assessment assessment = sampleAssessment();
    assessment.setDecision(
        siteAt(0), ReaderDecision{.severity = Severity::NormalMild, .refined = MildGrade::Mild});
    assessment.setDecision(
        siteAt(1),
        ReaderDecision{.ungradable = UngradableReason{UngradableCause::Metal, "cage, L4"}});
    OperatingPoints points;
    points[0].moderate = 0.01;
    assessment.setOperatingPoints(points);
    const QString file = m_folder.filePath("details.csv");
    QVERIFY(writeGridCsv(file.toStdString(), sampleReport(assessment)));
    const QStringList lines = linesOf(file);
    QVERIFY(lines[0].contains(
        ",reader_refined,ungradable_reason,site_cut_off,ai_grade_at_cut_off,imported_grade"));
    QVERIFY2(lines[1].contains(",Mild,,moderate or worse from 0.01,"), qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(",\"Metal artefact: cage, L4\","), qPrintable(lines[2]));
    QVERIFY(!lines[6].contains("from 0.01")); // a foramen has no cut-off here
}

void TestCsvWriter::grid_givesNoHiddenGrade()
{
    Assessment assessment = sampleAssessment();
    assessment.setRevealMode(RevealMode::ReaderFirst);
    const QString file = m_folder.filePath("hidden.csv");
    QVERIFY(writeGridCsv(file.toStdString(), sampleReport(assessment)));
    const QStringList lines = linesOf(file);
    QVERIFY2(lines[1].startsWith("Spinal Canal Stenosis,L1/L2,,,,,"), qPrintable(lines[1]));
    QVERIFY(lines[1].contains(",not_revealed,"));
}

void TestCsvWriter::submission_isCompleteWithoutAModel()
{
    const Assessment assessment;
    const QString file = m_folder.filePath("empty.csv");
    QVERIFY(writeSubmissionCsv(file.toStdString(), {{"1", &assessment, {}}}));
    QCOMPARE(linesOf(file).size(), 26);
    QVERIFY(linesOf(file)[7].endsWith(",0.3333333333333333,0.3333333333333333,0.3333333333333333"));
}

void TestCsvWriter::coordinates_useFolderNamesAndReaderPoints()
{
    const Assessment assessment = sampleReadAssessment();
    const QString file = m_folder.filePath("coordinates.csv");
    QVERIFY(
        writeCoordinatesCsv(file.toStdString(), {{"7", &assessment, {{"1.2.3.2", "4294540297"}}}}));
    const QStringList lines = linesOf(file);
    QCOMPARE(lines.size(), 25);
    QCOMPARE(lines[0], QString("study_id,series_id,instance_number,condition,level,x,y"));
    QCOMPARE(lines[1], QString("7,1.2.3.3,5000,Spinal Canal Stenosis,L1/L2,100.125,200.5"));
    QVERIFY(lines.contains("7,4294540297,5018,Left Subarticular Stenosis,L4/L5,301.25,199.75"));
}

void TestCsvWriter::grid_keepsModelAndReaderApart()
{
    const QString file = m_folder.filePath("grid.csv");
    QVERIFY(writeGridCsv(file.toStdString(), sampleReport(sampleReadAssessment())));
    const QStringList lines = linesOf(file);
    QCOMPARE(lines.size(), 26);
    QVERIFY(lines[4].startsWith(
        "Spinal Canal Stenosis,L4/L5,Moderate,0.07,0.48,0.45,,Severe,changed,Reader^Ann,"));
    QVERIFY(lines[4].contains("\"roots \"\"crowded\"\", no fluid\",model,1.2.3.3,"));
    QVERIFY(lines[10].startsWith(
        "Left Neural Foraminal Narrowing,L5/S1,,,,,No sagittal T1 slice through the left foramen,"
        "Moderate,reader_only,"));
    QCOMPARE(lines[10].count(','), lines[0].count(','));
    QVERIFY(lines[19].contains(",reader,1.2.3.2,"));
}

void TestCsvWriter::grid_saysThatAPointWasRemoved()
{
    Assessment assessment = sampleReadAssessment();
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    CellEdit part = editOf(assessment.cell(site));
    part.isPointRemoved = true;
    assessment.setReaderPart(site, part);
    const QString grid = m_folder.filePath("removed.csv");
    QVERIFY(writeGridCsv(grid.toStdString(), sampleReport(assessment)));
    const QStringList lines = linesOf(grid);
    QVERIFY2(lines[4].contains("no fluid\",removed,,,,,,,,,"), qPrintable(lines[4]));
    QCOMPARE(lines[4].count(','), lines[0].count(',') + 1); // one is in the comment
    const QString coordinates = m_folder.filePath("removed_coordinates.csv");
    QVERIFY(writeCoordinatesCsv(coordinates.toStdString(), {{"7", &assessment, {}}}));
    QCOMPARE(linesOf(coordinates).filter("Spinal Canal Stenosis,L4/L5").size(), 0);
}

void TestCsvWriter::grid_namesTheDiscsOfAVariant()
{
    Assessment assessment = sampleReadAssessment();
    const QString usual = m_folder.filePath("usual.csv");
    QVERIFY(writeGridCsv(usual.toStdString(), sampleReport(assessment)));
    QVERIFY(linesOf(usual)[4].contains(",L4/L5,,preliminary,"));
    const QString before = m_folder.filePath("before.csv");
    QVERIFY(writeCoordinatesCsv(before.toStdString(), {{"7", &assessment, {}}}));

    assessment.setVariant(
        {.vertebra = TransitionalVertebra::LumbarisedS1, .discs = NamedDiscs::L2L3ToL6S1});
    const QString named = m_folder.filePath("named.csv");
    QVERIFY(writeGridCsv(named.toStdString(), sampleReport(assessment)));
    const QStringList lines = linesOf(named);
    QVERIFY(lines[0].contains(",named_level,transitional_vertebra,report_status,"));
    QVERIFY(lines[4].startsWith("Spinal Canal Stenosis,L4/L5,")); // the row keeps its name
    QVERIFY2(lines[4].contains(",L5/L6,lumbarised_s1,preliminary,"), qPrintable(lines[4]));
    // The challenge's tables know nothing of it.
    const QString after = m_folder.filePath("after.csv");
    QVERIFY(writeCoordinatesCsv(after.toStdString(), {{"7", &assessment, {}}}));
    QCOMPARE(linesOf(after), linesOf(before));
}

void TestCsvWriter::grid_tellsFinalFromPreliminary()
{
    const QString file = m_folder.filePath("signed.csv");
    QVERIFY(writeGridCsv(file.toStdString(), sampleReport(sampleReadAssessment())));
    for (const QString& line : linesOf(file).mid(1))
        QVERIFY2(line.endsWith(",preliminary,,,,,"), qPrintable(line));
    QVERIFY(writeGridCsv(file.toStdString(), sampleSignedReport()));
    const QStringList lines = linesOf(file);
    QVERIFY(lines[0].endsWith(
        ",report_status,report_version,signed_by,signed_at,signed_sha256,addenda"));
    const QString end = ",final,2,Reader^Ann,2026-11-20T10:30:00+01:00," + QString(64, 'b') + ",1";
    for (const QString& line : lines.mid(1))
        QVERIFY2(line.endsWith(end), qPrintable(line));
    QCOMPARE(lines[10].count(','), lines[0].count(','));
}

void TestCsvWriter::write_failsIntoAMissingFolder()
{
    const Assessment assessment;
    const auto written = writeSubmissionCsv(m_folder.filePath("no/such.csv").toStdString(),
                                            {{"1", &assessment, {}}});
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::NotWritable);
}

void TestCsvWriter::write_takesNamesInAnyScript()
{
    const Assessment assessment;
    const QString file = m_folder.filePath(QString::fromUtf8("Ergebnis Ü 結果.csv"));
    QVERIFY(writeSubmissionCsv(file.toStdString(), {{"1", &assessment, {}}}));
    QVERIFY(QFile::exists(file));
}

QTEST_APPLESS_MAIN(TestCsvWriter)
#include "tst_csv_writer.moc"
