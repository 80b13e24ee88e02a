#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include "core/spine/assessment_json.h"
#include "tests/core/report/random_report.h"
#include "tests/support/file_content.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Reading an assessment.json back.
class TestJsonReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_givesWhatTablesNeed();
    void read_givesStatusAndMeasurements();
    void read_givesWhatWasWritten();
    void read_givesNoHiddenGrade();
    void read_takesFilesOfOlderVersions();
    void read_refusesDamagedAndForeignFiles_data();
    void read_refusesDamagedAndForeignFiles();
    void read_saysThatThereIsNoFile();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath("assessment.json"); }

    QTemporaryDir m_folder;
};

void TestJsonReader::read_givesWhatTablesNeed()
{
    Report report = sampleReport(sampleAssessment());
    report.studyId = "4003253";
    report.series.front().seriesId = "702807833";
    QVERIFY(writeAssessmentJson(path().toStdString(), report));
    const Result<Report> read = readAssessmentJson(path().toStdString());
    QVERIFY(read);
    QCOMPARE(read->studyId, report.studyId);
    QCOMPARE(assessmentToJson(read->assessment), assessmentToJson(report.assessment));
    QCOMPARE(read->series.size(), report.series.size());
    for (std::size_t i = 0; i < report.series.size(); ++i) {
        QCOMPARE(read->series[i].role, report.series[i].role);
        QCOMPARE(read->series[i].seriesInstanceUid, report.series[i].seriesInstanceUid);
        QCOMPARE(read->series[i].seriesId, report.series[i].seriesId);
        QCOMPARE(read->series[i].imageCount, report.series[i].imageCount);
    }
}

void TestJsonReader::read_givesStatusAndMeasurements()
{
    Report report = sampleSignedReport();
    addMeasurements(report);
    QVERIFY(writeAssessmentJson(path().toStdString(), report));
    const Result<Report> read = readAssessmentJson(path().toStdString());
    QVERIFY(read);
    QVERIFY(read->final);
    QCOMPARE(read->readerName, report.readerName);
    QVERIFY(read->signature);
    QCOMPARE(read->signature->version, 2);
    QCOMPARE(read->signature->lastSha256(), report.signature->lastSha256());
    QCOMPARE(read->text, report.text);
    QCOMPARE(read->measurements.size(), report.measurements.size());
    QCOMPARE(read->measurements[1].annotation.kind, AnnotationKind::CanalDiameter);
    QCOMPARE(read->measurements[1].length, report.measurements[1].length);
    QVERIFY(read->measurements[1].isMillimetres());
    QCOMPARE(read->keyImages.size(), std::size_t{1});
    QCOMPARE(read->keyImages[0].annotation.picture.sopInstanceUid, std::string("1.2.3.9.77"));
}

/// Of thousands of reports, each read and written again.
void TestJsonReader::read_givesWhatWasWritten()
{
    constexpr int count = 2000;
    RandomReports reports(1);
    for (int i = 0; i < count; ++i) {
        const std::string written = assessmentJson(reports.next());
        writeText(std::filesystem::path(path().toStdString()), written);
        const Result<Report> read = readAssessmentJson(path().toStdString());
        QVERIFY2(read, qPrintable(QString::number(i)));
        if (assessmentJson(*read) != written) // shows the first line that differs
            QCOMPARE(QString::fromStdString(assessmentJson(*read)).split('\n'),
                     QString::fromStdString(written).split('\n'));
    }
}

void TestJsonReader::read_givesNoHiddenGrade()
{
    Report report = sampleReport(sampleAssessment());
    report.assessment.setRevealMode(RevealMode::ReaderFirst);
    QCOMPARE(report.assessment.cell(siteAt(0)).state(), CellState::Hidden);
    QVERIFY(writeAssessmentJson(path().toStdString(), report));
    const Result<Report> read = readAssessmentJson(path().toStdString());
    QVERIFY(read);
    QVERIFY(!read->assessment.cell(siteAt(0)).modelFinding());
    QCOMPARE(read->assessment.cell(siteAt(0)).state(), CellState::NotReviewed);
}

void TestJsonReader::read_takesFilesOfOlderVersions()
{
    QJsonObject json =
        QJsonDocument::fromJson(
            QByteArray::fromStdString(assessmentJson(sampleReport(sampleReadAssessment()))))
            .object();
    for (const char* member : {"links", "report", "measurements", "key_images", "intended_use"})
        json.remove(QLatin1String(member));
    writeText(path(), QJsonDocument(json).toJson());
    const Result<Report> read = readAssessmentJson(path().toStdString());
    QVERIFY(read);
    QCOMPARE(read->series.size(), std::size_t{4});
    QVERIFY(!read->final && read->measurements.empty());
}

void TestJsonReader::read_refusesDamagedAndForeignFiles_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("cut off") << QByteArray("cut");
    QTest::newRow("no study id") << QByteArray("\"study_id\"");
    QTest::newRow("no series") << QByteArray("\"series\"");
    QTest::newRow("no UID of a series") << QByteArray("\"series_instance_uid\"");
    QTest::newRow("unknown measurement") << QByteArray("\"canal_diameter\"");
    QTest::newRow("no status") << QByteArray("\"final\"");
    QTest::newRow("another format") << QByteArray("foramen.assessment/1");
}

void TestJsonReader::read_refusesDamagedAndForeignFiles()
{
    QFETCH(QByteArray, damage);
    Report report = sampleReport(sampleAssessment());
    addMeasurements(report);
    QByteArray text = QByteArray::fromStdString(assessmentJson(report));
    if (damage == "cut")
        text.chop(text.size() / 2);
    else
        text.replace(damage, "\"x\"");
    writeText(path(), text);
    const Result<Report> read = readAssessmentJson(path().toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

void TestJsonReader::read_saysThatThereIsNoFile()
{
    QCOMPARE(readAssessmentJson(m_folder.filePath("none").toStdString()).error().code,
             ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"
