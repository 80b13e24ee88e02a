#include "core/report/json/json_writer.h"

#include "core/spine/assessment_json.h"
#include "tests/core/report/sample_measurements.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

QJsonObject parsed(const Report& report)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(assessmentJson(report))).object();
}

} // namespace

/// The JSON export.
class TestJsonWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void json_followsTheContract();
    void json_namesSeriesModelAndWhoDecided();
    void json_statesTheSignature();
    void json_listsMeasurementsAndKeyImages();
    void json_canBeReadBackAsAnAssessment();
    void json_isUtf8ForAnyText();
    void write_savesTheSameText();
};

void TestJsonWriter::json_followsTheContract()
{
    const QJsonObject json = parsed(sampleReport(sampleReadAssessment()));
    QCOMPARE(json["format"].toString(), QString("foramen.assessment/1"));
    QCOMPARE(json["study"]["study_instance_uid"].toString(), QString("1.2.840.113619.7"));
    QCOMPARE(json["study"]["patient_id"].toString(), QString("P-7"));
    QCOMPARE(json["levels"].toArray().size(), 5);
    QCOMPARE(json["levels"][0]["level"].toString(), QString("L1/L2"));
    QCOMPARE(json["levels"][1]["disc_center_lps_mm"][2].toDouble(), -34.0);
    QCOMPARE(json["numbering"]["certain"].toBool(), true);
    QVERIFY(json["numbering"]["reason"].isNull());
    QCOMPARE(json["findings"].toArray().size(), 25);
    const QJsonValue canal = json["findings"][3];
    QCOMPARE(canal["condition"].toString(), QString("Spinal Canal Stenosis"));
    QCOMPARE(canal["level"].toString(), QString("L4/L5"));
    QCOMPARE(canal["probabilities"]["moderate"].toDouble(), 0.48);
    QCOMPARE(canal["location"]["instance_number"].toInt(), 5003);
    QCOMPARE(canal["location"]["x"].toDouble(), 103.125);
    QCOMPARE(canal["location"]["lps_mm"][1].toDouble(), -20.0);
    QVERIFY(canal["refused"].isNull());
    QCOMPARE(canal["reader"]["severity"].toString(), QString("Severe"));
    QCOMPARE(canal["reader"]["state"].toString(), QString("changed"));
    QCOMPARE(canal["reader"]["name"].toString(), QString("Reader^Ann"));
    const QJsonValue refused = json["findings"][9];
    QCOMPARE(refused["refused"].toString(),
             QString("No sagittal T1 slice through the left foramen"));
    QCOMPARE(refused["probabilities"]["normal_mild"].toDouble(), 0.7);
    QVERIFY(refused["location"].isNull());
}

void TestJsonWriter::json_namesSeriesModelAndWhoDecided()
{
    Report report = sampleReport(sampleReadAssessment());
    report.final = true;
    report.readerName = "Reader^Ann";
    const QJsonObject json = parsed(report);
    QCOMPARE(json["model"]["sha256"].toString(), QString(64, 'a'));
    QCOMPARE(json["model"]["device"].toString(), QString("CPU"));
    QCOMPARE(json["series"].toArray().size(), 4);
    QCOMPARE(json["series"][1]["role"].toString(), QString("Axial T2"));
    QVERIFY(json["series"][3]["role"].isNull());
    QCOMPARE(json["report"]["final"].toBool(), true);
    QCOMPARE(json["report"]["reader"].toString(), QString("Reader^Ann"));
    QCOMPARE(json["intended_use"].toString(), QString("Research use only. Not for diagnosis."));
}

void TestJsonWriter::json_statesTheSignature()
{
    const QJsonObject report = parsed(sampleSignedReport())["report"].toObject();
    QCOMPARE(report["final"].toBool(), true);
    QCOMPARE(report["version"].toInt(), 2);
    QCOMPARE(report["sha256"].toString(), QString(64, 'b'));
    QCOMPARE(report["correction_reason"].toString(), QString("wrong side"));
    QCOMPARE(report["previous_sha256"].toString(), QString(64, 'c'));
    const QJsonArray addenda = report["addenda"].toArray();
    QCOMPARE(addenda.size(), 1);
    QCOMPARE(addenda[0]["text"].toString(), QString("Seen with the surgeon."));
    QCOMPARE(addenda[0]["reader"].toString(), QString("Second^Bo"));
    QVERIFY(!parsed(sampleReport(sampleReadAssessment()))["report"].toObject().contains("version"));
}

void TestJsonWriter::json_listsMeasurementsAndKeyImages()
{
    Report report = sampleReport(sampleReadAssessment());
    QCOMPARE(parsed(report)["measurements"].toArray().size(), 0);
    addMeasurements(report);
    const QJsonObject json = parsed(report);
    QCOMPARE(json["measurements"].toArray().size(), 8);
    const QJsonValue length = json["measurements"][0];
    QCOMPARE(length["kind"].toString(), QString("length"));
    QCOMPARE(length["length"].toDouble(), 34.25);
    QVERIFY(length["area"].isNull());
    QCOMPARE(length["unit"].toString(), QString("mm"));
    QCOMPARE(length["points"][1]["x"].toDouble(), 40.0);
    QCOMPARE(length["sop_instance_uid"].toString(), QString("1.2.3.9.77"));
    QCOMPARE(length["instance_number"].toInt(), 5077);
    QCOMPARE(length["name"].toString(), QString("Reader^Ann"));
    QCOMPARE(json["key_images"].toArray().size(), 1);
    QCOMPARE(json["key_images"][0]["frame_number"].toInt(), 1);
}

void TestJsonWriter::json_canBeReadBackAsAnAssessment()
{
    const Report report = sampleReport(sampleReadAssessment());
    const auto assessment = assessmentFromJson(assessmentJson(report));
    QVERIFY(assessment.has_value());
    QCOMPARE(assessmentToJson(*assessment), assessmentToJson(report.assessment));
}

void TestJsonWriter::json_isUtf8ForAnyText()
{
    Report report = sampleReport(sampleAssessment());
    report.text = "broken \xff\xc3 text";
    report.series[0].seriesDescription.push_back(static_cast<char>(0x80));
    const std::string json = assessmentJson(report);
    QCOMPARE(
        QString::fromUtf8(json.data(), static_cast<qsizetype>(json.size())).toUtf8().toStdString(),
        json);
    QVERIFY(!parsed(report).isEmpty());
}

void TestJsonWriter::write_savesTheSameText()
{
    const QTemporaryDir folder;
    const Report report = sampleReport(sampleAssessment());
    QFile file(folder.filePath("assessment.json"));
    QVERIFY(writeAssessmentJson(file.fileName().toStdString(), report));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), assessmentJson(report));
}

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "tst_json_writer.moc"
