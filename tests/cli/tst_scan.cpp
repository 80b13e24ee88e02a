#include "tests/cli/cli_run.h"
#include "tests/support/sample_image.h"
#include "tests/support/sample_object.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

using namespace foramen::test;

/// The subcommand scan: table, JSON and exit status.
class TestScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scan_printsTable();
    void scan_printsJson();
    void scan_saysWhatPicturesWithoutAPlaceState();
    void scan_namesObjectsWithoutImages();
    void scan_exitsWithOneOnProblems();
    void scan_exitsWithOneWhenNothingIsFound();
    void scan_exitsWithTwoOnWrongUsage();

private:
    QTemporaryDir m_folder;
};

void TestScan::initTestCase()
{
    SampleImage image;
    image.description = "Ax T2 TSE";
    writeStack(m_folder.filePath("good").toStdString(), image, 6);
    writeStack(m_folder.filePath("damaged").toStdString(), image, 6);
    truncateFile(m_folder.filePath("damaged/IM4").toStdString(), 12);
}

void TestScan::scan_printsTable()
{
    const ProgramRun run = runCli({"scan", m_folder.filePath("good")});
    QCOMPARE(run.status, 0);
    QVERIFY(run.error.isEmpty());
    for (const char* text : {"Ax T2 TSE", "Axial T2: axial by orientation; T2 by description",
                             "6 slices", "every 4.00 mm", "1 study, 6 files"})
        QVERIFY2(run.out.contains(text), text);
}

void TestScan::scan_printsJson()
{
    const ProgramRun run = runCli({"scan", "--json", m_folder.filePath("good")});
    QCOMPARE(run.status, 0);
    const QJsonObject root = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(root["files"].toInt(), 6);
    QVERIFY(root["problems"].toArray().isEmpty());
    const QJsonObject series = root["studies"][0]["series"][0].toObject();
    QCOMPARE(series["role"].toString(), QString("Axial T2"));
    QVERIFY(series["chosen"].toBool());
    const QJsonObject block = series["blocks"].toArray().at(0).toObject();
    QCOMPARE(block["plane"].toString(), QString("axial"));
    QCOMPARE(block["slices"].toInt(), 6);
    QCOMPARE(block["columns"].toInt(), 6);
    QCOMPARE(block["slice_spacing_mm"].toDouble(), 4.0);
}

void TestScan::scan_saysWhatPicturesWithoutAPlaceState()
{
    const auto scanned = [](const DcmTagKey& tag, const char* value) {
        QTemporaryDir folder;
        SampleImage image;
        image.placed = false;
        image.change = [&](DcmDataset& data) {
            if (value)
                data.putAndInsertString(tag, value);
        };
        writeStack(folder.path().toStdString(), image, 3);
        return runCli({"scan", folder.path()}).out;
    };
    const auto says = [](const QByteArray& out, const QByteArray& text) {
        return out.contains(text + ", place in the patient unknown");
    };
    QVERIFY(says(scanned(DCM_PixelAspectRatio, "2\\1"), "pixels 1 to 2 (Pixel Aspect Ratio)"));
    QVERIFY(says(scanned(DCM_PixelSpacing, "0.4\\0.3"), "0.3 x 0.4 mm"));
    QVERIFY(says(scanned(DCM_ImagerPixelSpacing, "0.2\\0.2"), "0.2 x 0.2 mm at the detector"));
    QVERIFY(says(scanned(DCM_PixelAspectRatio, nullptr), "no spacing"));
}

void TestScan::scan_namesObjectsWithoutImages()
{
    QTemporaryDir folder;
    writeReport(folder.filePath("report").toStdString(), sampleReport());
    SampleObject state;
    state.sopClassUid = "1.2.840.10008.5.1.4.1.1.11.1";
    state.modality = "PR";
    state.seriesUid += "1";
    writeObject(folder.filePath("state").toStdString(), state);
    const ProgramRun table = runCli({"scan", folder.path()});
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.contains("SR  structured report"), table.out.constData());
    QVERIFY2(table.out.contains("PR  presentation state"), table.out.constData());
    const ProgramRun json = runCli({"scan", "--json", folder.path()});
    const QJsonArray series =
        QJsonDocument::fromJson(json.out).object()["studies"][0]["series"].toArray();
    QCOMPARE(series.size(), 2);
    QCOMPARE(series[0]["object"].toString(), QString("structured report"));
    QCOMPARE(series[1]["object"].toString(), QString("presentation state"));
}

void TestScan::scan_exitsWithOneOnProblems()
{
    const ProgramRun run = runCli({"scan", "--json", m_folder.filePath("damaged")});
    QCOMPARE(run.status, 1);
    const QJsonArray problems = QJsonDocument::fromJson(run.out).object()["problems"].toArray();
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.at(0)["path"].toString().endsWith("IM4"));
    QCOMPARE(problems.at(0)["reason"].toString(),
             QString("The pixel data are missing or cut off."));
}

void TestScan::scan_exitsWithOneWhenNothingIsFound()
{
    for (const char* name : {"absent", "."}) {
        QTemporaryDir empty;
        const ProgramRun run = runCli({"scan", empty.filePath(name)});
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.error.count('\n'), 1);
    }
}

void TestScan::scan_exitsWithTwoOnWrongUsage()
{
    QCOMPARE(runCli({"scan"}).status, 2);
    const ProgramRun help = runCli({"scan", "--help"});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("Example:"));
}

QTEST_APPLESS_MAIN(TestScan)
#include "tst_scan.moc"
