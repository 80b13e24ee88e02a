#include "core/base/text/text_file.h"
#include "core/report/build/export_formats.h"
#include "core/report/build/report_files.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

/// The formats that reports are exported in, and the files of an export.
class TestExportFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keys_areOfOneFormatEach();
    void named_refusesUnknownFormats();
    void named_saysWhyPdfIsUnavailable();
    void keyImages_areWrittenWhereThereAreSome();
    void files_areOfEachFormat();
    void measures_areATableOfTheirOwn();
    void bundle_holdsThePagesWhereTheyCanBeDrawn();
    void pdfObject_isNotWrittenWithoutPages();
    void files_goOnAfterOneThatFails();
    void folder_isMadeOrNamedAsTheReason();

private:
    QTemporaryDir m_folder;
};

namespace {

Result<void> writeNothing(const std::filesystem::path&, const Report&)
{
    return {};
}

QStringList namesOf(const ReportFiles& files)
{
    QStringList names;
    for (const auto& file : files.files)
        names << QString::fromStdString(file.filename().string());
    return names;
}

} // namespace

void TestExportFormats::keys_areOfOneFormatEach()
{
    QStringList keys;
    for (const ExportFormat& format : exportFormats(writeNothing)) {
        keys << QString::fromStdString(format.key);
        QVERIFY2(!format.name.empty() && format.write && format.unavailable.empty(),
                 format.key.c_str());
    }
    QCOMPARE(keys.removeDuplicates(), 0);
    QCOMPARE(keys,
             (QStringList{"pdf", "sr", "csv", "json", "fhir", "gsps", "kos", "epdf", "submission",
                          "statistics"}));
}

void TestExportFormats::named_refusesUnknownFormats()
{
    const auto formats = exportFormatsNamed({"json", "docx"}, writeNothing);
    QVERIFY(!formats);
    QVERIFY(formats.error().code == ErrorCode::InvalidArgument);
    QVERIFY(formats.error().message.find("docx") != std::string::npos);
}

void TestExportFormats::named_saysWhyPdfIsUnavailable()
{
    const auto formats = exportFormatsNamed({"json", "pdf"}, nullptr);
    QVERIFY(!formats);
    QVERIFY(formats.error().code == ErrorCode::Unsupported);
    QCOMPARE(formats.error().message, std::string("This program was built without PDF"));
    QVERIFY(!exportFormatsNamed({"epdf"}, nullptr));
    QVERIFY(exportFormatsNamed({"json", "sr", "gsps", "kos"}, nullptr));
}

void TestExportFormats::keyImages_areWrittenWhereThereAreSome()
{
    Report report = sampleReport(sampleReadAssessment());
    const auto kos = *exportFormatsNamed({"gsps", "kos"}, nullptr);
    const std::filesystem::path folder = m_folder.filePath("kos").toStdString();
    const auto none = writeReports(folder, {&report, 1}, kos);
    QVERIFY(none && none->failures.empty() && none->files.empty()); // nothing to show either
    addMeasurements(report);
    const auto one = writeReports(folder, {&report, 1}, kos);
    QVERIFY(one && one->failures.empty());
    QCOMPARE(namesOf(*one), QStringList{"report-kos.dcm"});
}

void TestExportFormats::measures_areATableOfTheirOwn()
{
    Assessment assessment = sampleReadAssessment();
    assessment.setMeasures({sampleMeasures().front()});
    Report report = sampleReport(assessment);
    addSpineMeasurements(report);
    const std::filesystem::path folder = m_folder.filePath("measures").toStdString();
    const auto written = writeReports(folder, {&report, 1}, *exportFormatsNamed({"csv"}, nullptr));
    QVERIFY(written && written->failures.empty());
    QCOMPARE(namesOf(*written), (QStringList{"grid.csv", "measures.csv"}));
    const QByteArray table = contentOf(m_folder.filePath("measures/measures.csv"));
    const QList<QByteArray> lines = table.trimmed().split('\n');
    QVERIFY2(lines.size() == 8, table.constData());
    QCOMPARE(lines[1],
             QByteArray("L4/L5,L4/L5,,canal_ap_diameter,8.25,mm,0.9,,automatic,,"
                        "narrow: under 10 mm,8.25,0.9,,1.2.3.3,1.2.3.9.77,5077,1,preliminary"));
    QVERIFY(lines[2].startsWith("L4/L5,L4/L5,,dural_sac_area,92.5,mm2,,,reader,"));
    QVERIFY(lines[5].startsWith("L4/L5,L4/L5,left,foramen_height,14,mm,,,reader,"));
    QVERIFY(lines[7].startsWith(",,,lordosis,48.5,deg,,,reader,"));
    QCOMPARE(lines[0].count(','), lines[1].count(','));
    QCOMPARE(lines[0].count(','), lines[2].count(','));
}

void TestExportFormats::files_areOfEachFormat()
{
    const std::vector<Report> reports = {sampleReport(sampleReadAssessment()),
                                         sampleReport(sampleAssessment())};
    const std::filesystem::path folder = m_folder.filePath("each").toStdString();
    const auto one = writeReports(folder / "one", {reports.data(), 1},
                                  *exportFormatsNamed({"json", "csv", "sr", "fhir"}, nullptr));
    QVERIFY(one && one->failures.empty());
    QCOMPARE(namesOf(*one),
             (QStringList{"report-ai.dcm", "report.dcm", "grid.csv", "assessment.json",
                          "report.fhir.json"}));
    // The second study has no reader: it has the AI's result only.
    const auto unread =
        writeReports(folder / "unread", {&reports[1], 1}, *exportFormatsNamed({"sr"}, nullptr));
    QVERIFY(unread && unread->failures.empty());
    QCOMPARE(namesOf(*unread), QStringList{"report-ai.dcm"});
    const auto all =
        writeReports(folder, reports, *exportFormatsNamed({"submission", "statistics"}, nullptr));
    QVERIFY(all && all->failures.empty());
    QFile table(m_folder.filePath("each/submission.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll().count('\n'), 51);
    QFile sites(m_folder.filePath("each/sites.csv"));
    QVERIFY(sites.open(QIODevice::ReadOnly));
    QVERIFY(sites.readAll().count('\n') >= 51); // texts may have several lines
}

namespace {

Result<void> writePage(const std::filesystem::path& file, const Report&)
{
    return writeTextFile(file, "%PDF page");
}

Result<void> failToDraw(const std::filesystem::path&, const Report&)
{
    return failure(ErrorCode::Internal, "no paper");
}

} // namespace

void TestExportFormats::bundle_holdsThePagesWhereTheyCanBeDrawn()
{
    const Report report = sampleReport(sampleReadAssessment());
    const QString folder = m_folder.filePath("bundles");
    const auto exported = [&](PdfWriter pdf) {
        return writeReports(folder.toStdString(), {&report, 1}, *exportFormatsNamed({"fhir"}, pdf),
                            "spine-");
    };
    const QByteArray pages = QByteArray("%PDF page").toBase64();
    QVERIFY(exported(writePage)->failures.empty());
    QVERIFY(contentOf(folder + "/spine-report.fhir.json").contains(pages));
    QVERIFY(exported(nullptr)->failures.empty());
    QVERIFY(!contentOf(folder + "/spine-report.fhir.json").contains("presentedForm"));
    const auto failed = exported(failToDraw);
    QCOMPARE(failed->failures.size(), std::size_t{1});
    QCOMPARE(failed->failures.front().error.message, std::string("no paper"));
    // Nothing is left of the pages.
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{"spine-report.fhir.json"});
}

void TestExportFormats::pdfObject_isNotWrittenWithoutPages()
{
    const Report report = sampleReport(sampleReadAssessment());
    const QString folder = m_folder.filePath("objects");
    const auto failed =
        writeReports(folder.toStdString(), {&report, 1}, *exportFormatsNamed({"epdf"}, failToDraw));
    QCOMPARE(failed->failures.size(), std::size_t{1});
    QCOMPARE(failed->failures.front().error.message, std::string("no paper"));
    QVERIFY(QDir(folder).entryList(QDir::Files).isEmpty());
}

void TestExportFormats::files_goOnAfterOneThatFails()
{
    const Report report = sampleReport(sampleReadAssessment());
    QVERIFY(QDir(m_folder.path()).mkpath("partly/grid.csv")); // a folder in place of the file
    const auto files = writeReports(m_folder.filePath("partly").toStdString(), {&report, 1},
                                    *exportFormatsNamed({"json", "csv"}, nullptr));
    QVERIFY(files);
    QCOMPARE(namesOf(*files), QStringList{"assessment.json"});
    QCOMPARE(files->failures.size(), std::size_t{1});
    QCOMPARE(files->failures.front().format.key, std::string("csv"));
    QVERIFY(files->failures.front().error.code == ErrorCode::NotWritable);
    QCOMPARE(QDir(m_folder.filePath("partly")).entryList(QDir::Files),
             QStringList{"assessment.json"}); // no half file
}

void TestExportFormats::folder_isMadeOrNamedAsTheReason()
{
    QFile obstacle(m_folder.filePath("obstacle"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    const Report report = sampleReport(sampleAssessment());
    const auto files = writeReports((obstacle.fileName() + "/below").toStdString(), {&report, 1},
                                    *exportFormatsNamed({"json"}, nullptr));
    QVERIFY(!files);
    QVERIFY(files.error().reason
            == Reason(ReasonCode::ExportFolderNotMade, ReasonCode::SystemNoFolder));
}

QTEST_APPLESS_MAIN(TestExportFormats)
#include "tst_export_formats.moc"
