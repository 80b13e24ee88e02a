#include "core/report_pdf/pdf_writer.h"

#include "tests/core/report/sample_measurements.h"
#include "tests/support/program_run.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

/// A bright disc on a dark gradient, on which the ring is visible.
EvidencePicture picture(Site site)
{
    EvidencePicture made{.site = site, .columns = 96, .rows = 96, .gray = {}, .point = {60, 40}};
    for (int row = 0; row < made.rows; ++row)
        for (int column = 0; column < made.columns; ++column)
            made.gray.push_back(static_cast<std::uint8_t>(
                std::hypot(column - 60, row - 40) < 14 ? 220 : 40 + column / 2 + row / 2));
    return made;
}

Report fullReport()
{
    Report report = sampleReport(sampleReadAssessment());
    for (std::size_t i = 0; i < kSiteCount; ++i)
        if (const auto severity = report.assessment.cell(siteAt(i)).severity();
            severity != Severity::NormalMild && severity)
            report.evidence.push_back(picture(siteAt(i)));
    addMeasurements(report);
    return report;
}

QString outputOf(const QString& program, const QStringList& arguments)
{
    return QString::fromUtf8(runProgram(program, arguments).out);
}

} // namespace

/// The PDF export, read back with pdftotext and pdftoppm.
class TestPdfWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void write_makesAPdf();
    void everyPage_saysWhatAndWho();
    void text_isAllThere();
    void longIdentity_isNotCutOff();
    void measurements_areATable();
    void measures_areATableOfTheLevels();
    void grid_hasThePatientsRightOnTheLeft();
    void variant_isNamedInTheGridAndBelow();
    void grid_saysNormalOrMild();
    void pages_areDrawn();
    void oddInput_isWritten();
    void write_failsIntoAMissingFolder();

private:
    QString text(const Report& report, const QStringList& options = {})
    {
        if (!writePdf(m_file.toStdString(), report))
            return {};
        return outputOf(m_pdftotext, QStringList(options) << m_file << "-");
    }

    QTemporaryDir m_folder;
    QString m_file;
    QString m_pdftotext;
};

void TestPdfWriter::initTestCase()
{
    m_file = m_folder.filePath(QString::fromUtf8("Bericht Ü.pdf"));
    m_pdftotext = QStandardPaths::findExecutable("pdftotext");
}

void TestPdfWriter::write_makesAPdf()
{
    QVERIFY(writePdf(m_file.toStdString(), fullReport()));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(!bytes.left(4000).contains("Phantom^"));
    if (const QByteArray kept = qgetenv("FORAMEN_TEST_OUTPUT"); !kept.isEmpty())
        file.copy(QString::fromLocal8Bit(kept) + "/report.pdf");
}

void TestPdfWriter::everyPage_saysWhatAndWho()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    const QStringList pages = text(fullReport()).split('\f', Qt::SkipEmptyParts);
    QVERIFY(pages.size() >= 2);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const QString& page = pages[i];
        QVERIFY(page.contains("Research use only. Not for diagnosis."));
        QVERIFY(page.contains(QString(64, 'a')));
        QVERIFY(page.contains("Device: CPU"));
        QVERIFY(page.contains("Sagittal T2/STIR 1.2.3.3"));
        QVERIFY(page.contains("4 of 25 by a reader (Reader, Ann)"));
        QVERIFY(page.contains(QString::fromUtf8("Phantom, Åsa")));
        QVERIFY(page.contains(QString("Page %1 of %2").arg(i + 1).arg(pages.size())));
    }
}

void TestPdfWriter::text_isAllThere()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    Report report = fullReport();
    QString words = text(report).simplified();
    QVERIFY(words.contains("PRELIMINARY"));
    for (const char* heading :
         {"TECHNIQUE", "FINDINGS", "IMPRESSION", "NOT GRADED", "WHO GRADED", "EVIDENCE"})
        QVERIFY2(words.contains(heading), heading);
    QVERIFY(words.contains("Severe spinal canal stenosis at L4/L5."));
    report.final = true;
    report.readerName = "Reader^Ann";
    report.text = QString::fromUtf8("BEFUND\nWurzel verdrängt 脊柱\n").toStdString();
    words = text(report).simplified();
    QVERIFY(words.contains("FINAL"));
    QVERIFY(words.contains(QString::fromUtf8("Wurzel verdrängt")));
    QVERIFY(words.contains("signed by Reader, Ann"));
    report.signature = sampleSignedReport().signature;
    words = text(report).simplified();
    QVERIFY(words.contains("FINAL, VERSION 2"));
    QVERIFY(words.contains("Correction of version 1: wrong side"));
    QVERIFY(words.contains("ADDENDUM 1"));
    QVERIFY(words.contains("Seen with the surgeon."));
    QVERIFY(words.contains("Reason: discussion. Signed by Second, Bo, 2026-11-21 09:15"));
    QVERIFY(words.contains("Signed: Reader, Ann, 2026-11-20 10:30, version 2, SHA-256 "
                           + QString(16, 'b') + "; addenda: 1"));
}

/// 64 letters are the most that DICOM allows in a Patient ID (LO).
void TestPdfWriter::longIdentity_isNotCutOff()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    Report report = fullReport();
    StudyIdentity study = report.assessment.study();
    const QString first = "W123456789W123456789W123456789WW";
    const QString second = "M123456789M123456789M123456789MM";
    study.patientId = (first + second).toStdString();
    report.assessment.setStudy(study);
    const QString written = text(report);
    QVERIFY2(written.contains(first) && written.contains(second), qPrintable(written));
    QVERIFY(written.count(first + second) >= 1); // at the head of the second page
}

void TestPdfWriter::measures_areATableOfTheLevels()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    Assessment assessment = sampleReadAssessment();
    QVERIFY(!text(sampleReport(assessment), {"-layout"}).contains("MEASURES BY LEVEL"));
    assessment.setMeasures(sampleMeasures());
    Report report = sampleReport(assessment);
    addSpineMeasurements(report);
    const QString words = text(report, {"-layout"}).simplified();
    QVERIFY(words.contains("MEASURES BY LEVEL"));
    QVERIFY2(words.contains("L4/L5 8.3 (0.9) * 92.5 * 7.0 -4.0 * 14.0 * 88.0"),
             qPrintable(words.mid(words.indexOf("MEASURES BY LEVEL"))));
    QVERIFY(words.contains("112 (14.0)"));
    QVERIFY(words.contains("Lordosis L1 to S1, degrees: 48.5"));
    QVERIFY(words.contains("one standard deviation"));
}

void TestPdfWriter::measurements_areATable()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    const QString words = text(fullReport(), {"-layout"}).simplified();
    QVERIFY(words.contains("MEASUREMENTS BY A READER"));
    QVERIFY(words.contains("Measurement Value Level, series, image Reader"));
    QVERIFY(words.contains(
        "Canal AP diameter 12.3 mm Sagittal T2/STIR, 7 of 17 Reader, Ann, 2026-11-20"));
    QVERIFY(words.contains(QString::fromUtf8("312 mm², mean 412, SD 35.2")));
    QVERIFY(words.contains("KEY IMAGES"));
}

void TestPdfWriter::grid_hasThePatientsRightOnTheLeft()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    const QStringList lines = text(fullReport(), {"-layout", "-l", "1"}).split('\n');
    const auto line = [&](const char* word) {
        for (const QString& one : lines)
            if (one.contains(word))
                return one.simplified();
        return QString();
    };
    QCOMPARE(line("Foramen R"), QString("Foramen R Subarticular R Canal Subarticular L Foramen L"));
    QVERIFY(line("patient's right").startsWith("R "));
    QVERIFY(line("patient's right").endsWith(" L"));
    // Severe on the left only: the letters of a level come in that order.
    QVERIFY(lines.join('\n').simplified().contains("N N N S S"));
}

void TestPdfWriter::variant_isNamedInTheGridAndBelow()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    Report report = fullReport();
    QVERIFY(!text(report).contains("Numbering by"));
    report.assessment.setVariant({.vertebra = TransitionalVertebra::LumbarisedS1,
                                  .discs = NamedDiscs::L2L3ToL6S1,
                                  .readerName = "Dr. A",
                                  .time = {}});
    const QString words = text(report, {"-layout"}).simplified();
    QVERIFY(words.contains("Numbering by Dr. A: S1 is lumbarised. Six lumbar vertebrae: the discs "
                           "stand in brackets."));
    for (const char* disc : {"(L2/L3)", "(L3/L4)", "(L4/L5)", "(L5/L6)", "(L6/S1)"})
        QVERIFY2(words.contains(disc), disc);
    QVERIFY(words.contains("L4/L5 (L5/L6) canal: Severe")); // below its picture
}

void TestPdfWriter::grid_saysNormalOrMild()
{
    if (m_pdftotext.isEmpty())
        QSKIP("pdftotext is not installed");
    Report report = fullReport();
    report.text.clear(); // which says it, too
    const auto called = [&](Condition condition, MildGrade refined) {
        report.assessment.setDecision({condition, DiscLevel::L2L3},
                                      ReaderDecision{.severity = Severity::NormalMild,
                                                     .readerName = "Reader^Ann",
                                                     .time = report.time,
                                                     .refined = refined});
    };
    QVERIFY(!text(report, {"-layout", "-l", "1"}).simplified().contains("N N Mild"));
    called(Condition::RightNeuralForaminalNarrowing, MildGrade::Normal);
    called(Condition::SpinalCanalStenosis, MildGrade::Mild);
    const QString words = text(report, {"-layout", "-l", "1"}).simplified();
    QVERIFY2(words.contains("N Normal N N Mild S S"), qPrintable(words));
}

void TestPdfWriter::pages_areDrawn()
{
    const QString program = QStandardPaths::findExecutable("pdftoppm");
    if (program.isEmpty())
        QSKIP("pdftoppm is not installed");
    QVERIFY(writePdf(m_file.toStdString(), fullReport()));
    outputOf(program, {"-r", "50", "-png", "-singlefile", m_file, m_folder.filePath("page")});
    const QImage page(m_folder.filePath("page.png"));
    QCOMPARE(page.size(), QSize(414, 585));
    int dark = 0;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x)
            dark += qGray(page.pixel(x, y)) < 128 ? 1 : 0;
    QVERIFY(dark > 500);
}

void TestPdfWriter::oddInput_isWritten()
{
    QVERIFY(writePdf(m_file.toStdString(), sampleReport(Assessment())));
    Report report = fullReport();
    report.text = std::string(20000, 'x') + "\xff\xfe\n" + std::string(300, 'X') + "\n\n\n";
    report.evidence[0].gray.clear();
    report.evidence[1].columns = -1;
    report.evidence[2].point = {std::nan(""), 1e300};
    report.series[0].seriesInstanceUid = std::string(500, '1');
    report.time = "soon";
    report.measurements[0].annotation.text = std::string(20000, 'w');
    report.measurements[1].place.series = std::string(500, 's');
    report.keyImages[0].marks[0].points = {{std::nan(""), 1e300}, {1, 1}};
    report.keyImages[0].marks[3].points.clear();
    report.keyImages.resize(8);
    QVERIFY(writePdf(m_file.toStdString(), report));
    QVERIFY(QFileInfo(m_file).size() > 10000);
}

void TestPdfWriter::write_failsIntoAMissingFolder()
{
    const auto written = writePdf(m_folder.filePath("no/such.pdf").toStdString(), fullReport());
    QVERIFY(!written && written.error().code == ErrorCode::NotWritable);
}

QTEST_MAIN(TestPdfWriter)
#include "tst_pdf_writer.moc"
