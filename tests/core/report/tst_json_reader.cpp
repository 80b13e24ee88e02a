#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include "core/spine/assessment_json.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Reading an assessment.json back.
class TestJsonReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_givesWhatTablesNeed();
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

void TestJsonReader::read_refusesDamagedAndForeignFiles_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("cut off") << QByteArray("cut");
    QTest::newRow("no study id") << QByteArray("\"study_id\"");
    QTest::newRow("no series") << QByteArray("\"series\"");
    QTest::newRow("no UID of a series") << QByteArray("\"series_instance_uid\"");
    QTest::newRow("another format") << QByteArray("foramen.assessment/1");
}

void TestJsonReader::read_refusesDamagedAndForeignFiles()
{
    QFETCH(QByteArray, damage);
    QByteArray text = QByteArray::fromStdString(assessmentJson(sampleReport(sampleAssessment())));
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
