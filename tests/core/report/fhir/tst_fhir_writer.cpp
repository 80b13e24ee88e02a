#include "core/report/fhir/fhir_writer.h"

#include "core/report/fhir/fhir_codes.h"
#include "tests/core/report/fhir/bundle_check.h"
#include "tests/core/report/random_report.h"
#include "tests/support/file_content.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

QJsonObject parsed(const Report& report, std::string_view pdf = {})
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(fhirBundle(report, pdf))).object();
}

bool contains(const Report& report, std::string_view words)
{
    return fhirBundle(report).find(words) != std::string::npos;
}

QList<QJsonObject> resourcesOf(const QJsonObject& bundle, const QString& type)
{
    QList<QJsonObject> found;
    for (const QJsonValue& entry : bundle["entry"].toArray())
        if (entry["resource"]["resourceType"] == QJsonValue(type))
            found << entry["resource"].toObject();
    return found;
}

QString narrativeOf(const QJsonObject& resource)
{
    return resource["text"]["div"].toString();
}

/// The Observation of a device or of persons whose narrative begins with these words.
const QJsonObject observation(const QJsonObject& bundle, const QString& words, bool byDevice)
{
    for (const QJsonObject& one : resourcesOf(bundle, "Observation"))
        if (one.contains("device") == byDevice && narrativeOf(one).contains('>' + words))
            return one;
    return {};
}

QStringList codesOf(const QJsonValue& coded)
{
    QStringList codes;
    for (const QJsonValue& coding : coded["coding"].toArray())
        codes << coding["code"].toString();
    return codes;
}

// Objects are const, because the operator of others gives references that cannot be looked into.
const QJsonObject component(const QJsonObject& observation, const QString& code)
{
    for (const QJsonValue& one : observation["component"].toArray())
        if (codesOf(one["code"]).contains(code))
            return one.toObject();
    return {};
}

} // namespace

/// The FHIR bundle.
class TestFhirWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bundle_followsR4_data();
    void bundle_followsR4();
    void randomBundles_followR4();
    void check_findsDamages_data();
    void check_findsDamages();
    void model_isADeviceWithPreliminaryGrades();
    void reader_isAPersonWithDecisions();
    void normalMild_isNeverNarrowed();
    void refusedSites_haveAReasonAndNoValue();
    void hiddenAndWithheldGrades_areNotGiven();
    void status_followsTheSignature();
    void measurements_haveUnits();
    void automaticMeasures_areTheDevices();
    void variant_namesTheDisc();
    void images_areReferredTo();
    void pages_arePresented();
    void patient_isAsInTheStudy();
    void sameReport_givesTheSameBytes();
    void privateSystem_isThatOfTheManual();
    void write_failsIntoAMissingFolder();
};

void TestFhirWriter::bundle_followsR4_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"graded", "read", "no model", "empty", "signed", "measured", "hidden"})
        QTest::newRow(kind) << kind;
}

void TestFhirWriter::bundle_followsR4()
{
    QFETCH(QString, kind);
    Report report = sampleReport(sampleReadAssessment());
    if (kind == "graded" || kind == "hidden")
        report = sampleReport(sampleAssessment());
    if (kind == "no model")
        report = sampleReport(Assessment{});
    const Report empty;
    if (kind == "empty")
        report = empty;
    if (kind == "signed")
        report = sampleSignedReport();
    if (kind == "measured")
        addMeasurements(report);
    if (kind == "hidden")
        report.assessment.setRevealMode(RevealMode::ReaderFirst);
    QCOMPARE(BundleCheck::problemsOf(parsed(report)).join('\n'), QString());
}

void TestFhirWriter::randomBundles_followR4()
{
    RandomReports reports(4);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(
            BundleCheck::problemsOf(parsed(reports.next(), i % 5 == 0 ? "%PDF" : "")).join('\n'),
            QString());
}

void TestFhirWriter::check_findsDamages_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* before, const char* after,
                        const char* problem) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString(problem);
    };
    row("status", "\"status\": \"preliminary\"", "\"status\": \"done\"", "unknown status");
    row("member", "\"bodySite\"", "\"bodyPart\"", "unknown member: bodyPart");
    row("missing", "\"subject\"", "\"_subject\"", "subject: is missing");
    row("system", "http://snomed.info/sct", "http://snomed.org", "unknown system");
    row("time", "2026-11-20T10:00:00+01:00", "2026-11-20T10:00:00", "is no dateTime");
    row("empty", "\"description\": \"MR lumbar spine\"", "\"description\": \" \"", "no text");
    row("narrative", "<div xmlns", "<div><p xmlns", "no div of XHTML");
    row("type", "\"type\": \"collection\"", "\"type\": \"bag\"", "no collection");
    row("person", "\"performer\"", "\"author\"", "either of a device or of a person");
    row("unit", "http://unitsofmeasure.org", "http://units.org", "unit of UCUM");
    row("list", "\"category\": [", "\"category\": [], \"more\": [", "empty list");
}

/// The check itself: each damage is found.
void TestFhirWriter::check_findsDamages()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, problem);
    QByteArray text = QByteArray::fromStdString(fhirBundle(sampleReport(sampleReadAssessment())));
    QVERIFY(text.contains(before));
    text.replace(before, after);
    const QStringList problems = BundleCheck::problemsOf(QJsonDocument::fromJson(text).object());
    QVERIFY2(!problems.filter(problem).isEmpty(), qPrintable(problems.join('\n').left(500)));
}

void TestFhirWriter::model_isADeviceWithPreliminaryGrades()
{
    const QJsonObject bundle = parsed(sampleSignedReport());
    const QJsonObject device = resourcesOf(bundle, "Device").value(0);
    QCOMPARE(device["deviceName"][0]["name"].toString(), QString("foramen-lumbar"));
    QCOMPARE(device["version"][0]["value"].toString(), QString("1.0"));
    QCOMPARE(device["property"][0]["valueCode"][0]["text"].toString(), QString(64, 'a'));
    QVERIFY(device["note"][0]["text"].toString().startsWith("Research use only"));
    int ofDevice = 0;
    for (const QJsonObject& one : resourcesOf(bundle, "Observation"))
        if (one.contains("device")) {
            ++ofDevice;
            QCOMPARE(one["status"].toString(), QString("preliminary"));
            QVERIFY(!one.contains("performer"));
            QVERIFY(!QJsonDocument(one).toJson().contains("Ann"));
        }
    QCOMPARE(ofDevice, static_cast<int>(kSiteCount));
    const QJsonObject canal = observation(bundle, "L4/L5 Spinal Canal Stenosis", true);
    QCOMPARE(canal["valueCodeableConcept"]["text"].toString(), QString("Moderate"));
    QCOMPARE(codesOf(canal["code"]), (QStringList{"18347007", "RDE2058"}));
    QCOMPARE(codesOf(canal["valueCodeableConcept"]),
             (QStringList{"6736007", "RID5672", "RDE2058.2"}));
    QCOMPARE(codesOf(canal["bodySite"]), (QStringList{"243923001", "RDE1514.4"}));
    QCOMPARE(component(canal, "PROBABILITY_MODERATE")["valueQuantity"]["value"].toDouble(), 0.48);
    QCOMPARE(component(canal, "POINT_COLUMN")["valueQuantity"]["value"].toDouble(), 103.125);
    QCOMPARE(component(canal, "POINT_LPS_Y")["valueQuantity"]["code"].toString(), QString("mm"));
    QVERIFY(component(canal, "272741003").isEmpty()); // the canal has no side
    QCOMPARE(canal["effectiveDateTime"].toString(), QString("2026-11-20T10:00:00+01:00"));
}

void TestFhirWriter::reader_isAPersonWithDecisions()
{
    const QJsonObject bundle = parsed(sampleSignedReport());
    const QJsonObject canal = observation(bundle, "L4/L5 Spinal Canal Stenosis", false);
    QCOMPARE(codesOf(canal["valueCodeableConcept"]),
             (QStringList{"24484000", "RID5673", "RDE2058.3"}));
    QCOMPARE(canal["status"].toString(), QString("final"));
    QCOMPARE(canal["performer"][0]["display"].toString(), QString("Reader, Ann"));
    QCOMPARE(canal["note"][0]["text"].toString(), QString("roots \"crowded\", no fluid"));
    QCOMPARE(codesOf(component(canal, "STATE")["valueCodeableConcept"]), QStringList{"changed"});
    QVERIFY(component(canal, "PROBABILITY_SEVERE").isEmpty());
    const QJsonObject accepted = observation(bundle, "L4/L5 Left Subarticular Stenosis", false);
    QCOMPARE(codesOf(accepted["code"]), (QStringList{"SUBARTICULAR_STENOSIS", "RDE2031"}));
    QCOMPARE(codesOf(component(accepted, "272741003")["valueCodeableConcept"]),
             (QStringList{"7771000", "RID5824"}));
    const QString source =
        "urn:uuid:" + observation(bundle, "L4/L5 Left Subarticular", true)["id"].toString();
    QVERIFY(QJsonDocument(accepted).toJson().contains(source.toLatin1()));
    const QJsonObject ungradable = observation(bundle, "L1/L2 Right Subarticular", false);
    QVERIFY(!ungradable.contains("valueCodeableConcept"));
    QCOMPARE(ungradable["dataAbsentReason"]["text"].toString(), QString("Not gradable"));
    QCOMPARE(resourcesOf(bundle, "Practitioner").size(), 2); // and the one of the addendum
    QVERIFY(observation(bundle, "L1/L2 Spinal Canal Stenosis", false).isEmpty()); // undecided
}

void TestFhirWriter::normalMild_isNeverNarrowed()
{
    Report report = sampleReport(sampleAssessment());
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    report.assessment.setDecision(site, ReaderDecision{.severity = Severity::NormalMild});
    QJsonObject bundle = parsed(report);
    for (const bool byDevice : {true, false})
        QCOMPARE(codesOf(observation(bundle, "L1/L2 Spinal Canal Stenosis",
                                     byDevice)["valueCodeableConcept"]),
                 QStringList{"NORMAL_MILD"});
    report.assessment.setDecision(
        site, ReaderDecision{.severity = Severity::NormalMild, .refined = MildGrade::Mild});
    bundle = parsed(report);
    QCOMPARE(codesOf(observation(bundle, "L1/L2 Spinal", false)["valueCodeableConcept"]),
             (QStringList{"NORMAL_MILD", "255604002", "RID5671", "RDE2058.1"}));
    QCOMPARE(codesOf(observation(bundle, "L1/L2 Spinal", true)["valueCodeableConcept"]),
             QStringList{"NORMAL_MILD"}); // the model said no more than before
}

void TestFhirWriter::refusedSites_haveAReasonAndNoValue()
{
    const QJsonObject refused =
        observation(parsed(sampleReport(sampleAssessment())), "L5/S1 Left Neural", true);
    QVERIFY(!refused.contains("valueCodeableConcept"));
    QVERIFY(component(refused, "PROBABILITY_SEVERE").isEmpty());
    QCOMPARE(codesOf(refused["dataAbsentReason"]), QStringList{"not-performed"});
    QCOMPARE(refused["dataAbsentReason"]["text"].toString(),
             QString("No sagittal T1 slice through the left foramen"));
}

void TestFhirWriter::hiddenAndWithheldGrades_areNotGiven()
{
    Report report = sampleReport(sampleAssessment());
    report.assessment.setRevealMode(RevealMode::ReaderFirst);
    QVERIFY(!contains(report, "PROBABILITY"));
    report = sampleReport(sampleAssessment());
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        Finding finding = *report.assessment.cell(siteAt(i)).finding;
        finding.unreliable = Reason::ofText("Never tried on patients");
        report.assessment.setFinding(finding);
    }
    QVERIFY(!contains(report, "PROBABILITY"));
    report.assessment.setUnreliableGrades(UnreliableGrades::Shown);
    QVERIFY(contains(report, "PROBABILITY"));
    QVERIFY(contains(report, "Never tried on patients"));
}

void TestFhirWriter::status_followsTheSignature()
{
    const auto statusOf = [](const Report& report) {
        return resourcesOf(parsed(report), "DiagnosticReport").value(0)["status"].toString();
    };
    Report report = sampleSignedReport();
    QCOMPARE(statusOf(report), QString("amended")); // version 2
    report.signature->version = 1;
    QCOMPARE(statusOf(report), QString("appended"));
    report.signature->addenda.clear();
    QCOMPARE(statusOf(report), QString("final"));
    const QJsonObject made = resourcesOf(parsed(report), "DiagnosticReport").value(0);
    QCOMPARE(made["issued"].toString(), QString("2026-11-20T10:30:00+01:00"));
    QVERIFY(made["conclusion"].toString().contains("signed by Reader, Ann"));
    QVERIFY(made["conclusion"].toString().contains("Research use only"));
    report.final = false;
    QCOMPARE(statusOf(report), QString("preliminary"));
    for (const QJsonObject& one : resourcesOf(parsed(report), "Observation"))
        QCOMPARE(one["status"].toString(), QString("preliminary"));
    // A text that a reader wrote has no stated language.
    QCOMPARE(resourcesOf(parsed(report), "DiagnosticReport").value(0)["language"].toString(),
             QString("en"));
    report.text = "Befund";
    QVERIFY(!resourcesOf(parsed(report), "DiagnosticReport").value(0).contains("language"));
}

void TestFhirWriter::automaticMeasures_areTheDevices()
{
    Assessment assessment = sampleReadAssessment();
    assessment.setMeasures(sampleMeasures());
    Report report = sampleReport(assessment);
    addSpineMeasurements(report);
    const QJsonObject bundle = parsed(report);
    const QJsonObject canal = observation(bundle, "L4/L5 Canal AP diameter", true);
    QCOMPARE(canal["valueQuantity"]["value"].toDouble(), 8.25);
    QCOMPARE(canal["valueQuantity"]["code"].toString(), QString("mm"));
    QVERIFY(canal.contains("device") && !canal.contains("performer"));
    QCOMPARE(component(canal, "371884006")["valueQuantity"]["value"].toDouble(), 0.9);
    QCOMPARE(codesOf(canal["bodySite"]).front(), QString("243923001"));
    const QJsonObject disc = observation(bundle, "L4/L5 Disc height", true);
    QCOMPARE(component(disc, "PERCENT_OF_REFERENCE")["valueQuantity"]["code"].toString(),
             QString("%"));
    const QJsonObject mine = observation(bundle, "Disc height", false);
    QVERIFY(mine.contains("performer") && !mine.contains("device"));
    QCOMPARE(mine["valueQuantity"]["value"].toDouble(), 7.0);
    const QJsonObject foramen = observation(bundle, "Foramen height", false);
    QCOMPARE(
        component(foramen, "272741003")["valueCodeableConcept"]["coding"][0]["display"].toString(),
        QString("Left"));
    // A reader who has not seen them exports none.
    assessment.setRevealMode(RevealMode::ReaderFirst);
    QVERIFY(
        observation(parsed(sampleReport(assessment)), "L4/L5 Canal AP diameter", true).isEmpty());
}

void TestFhirWriter::measurements_haveUnits()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    report.measurements[1].level = DiscLevel::L3L4;
    report.measurements[0].spacing = SpacingKind::Unknown;
    const QJsonObject bundle = parsed(report);
    const auto quantity = [&](const QString& words) -> QJsonValue {
        return observation(bundle, words, false)["valueQuantity"];
    };
    QCOMPARE(quantity("Canal AP diameter")["value"].toDouble(), 12.3);
    QCOMPARE(quantity("Canal AP diameter")["code"].toString(), QString("mm"));
    QCOMPARE(quantity("Length")["code"].toString(), QString("{pixels}"));
    QCOMPARE(quantity("Cobb angle")["code"].toString(), QString("deg"));
    const QJsonObject area = observation(bundle, "Area, ellipse", false);
    QCOMPARE(area["valueQuantity"]["code"].toString(), QString("mm2"));
    QCOMPARE(component(area, "373098007")["valueQuantity"]["value"].toDouble(), 412.0);
    const QJsonObject diameter = observation(bundle, "Canal AP diameter", false);
    QCOMPARE(codesOf(diameter["code"]), QStringList{"81827009"});
    QCOMPARE(codesOf(diameter["bodySite"]), (QStringList{"243922006", "RDE1514.3"}));
    QCOMPARE(diameter["performer"][0]["display"].toString(), QString("Reader, Ann"));
    QCOMPARE(observation(bundle, "Text", false)["valueString"].toString(), QString("S1 root"));
    QCOMPARE(resourcesOf(bundle, "Media").size(), 1);
}

void TestFhirWriter::variant_namesTheDisc()
{
    Report report = sampleReport(sampleReadAssessment());
    report.assessment.setVariant(
        {.vertebra = TransitionalVertebra::LumbarisedS1, .discs = NamedDiscs::L2L3ToL6S1});
    const QJsonObject bundle = parsed(report);
    const QJsonObject reader = observation(bundle, "L4/L5 (L5/L6) Spinal Canal", false);
    QCOMPARE(codesOf(reader["bodySite"]), QStringList{"LEVEL_L5_L6"});
    // The model speaks of the rows.
    QCOMPARE(codesOf(observation(bundle, "L4/L5 Spinal Canal", true)["bodySite"]),
             (QStringList{"243923001", "RDE1514.4"}));
    report.assessment.setVariant(
        {.vertebra = TransitionalVertebra::SacralisedL5, .discs = NamedDiscs::T12L1ToL4L5});
    QCOMPARE(codesOf(observation(parsed(report), "L4/L5 (L3/L4) Spinal Canal", false)["bodySite"]),
             (QStringList{"243922006", "RDE1514.3"}));
}

void TestFhirWriter::images_areReferredTo()
{
    Report report = sampleReport(sampleAssessment());
    Finding finding = *report.assessment.cell(siteAt(1)).finding;
    finding.location->sopInstanceUid = "not a uid";
    report.assessment.setFinding(finding);
    const QJsonObject bundle = parsed(report);
    const QJsonObject study = resourcesOf(bundle, "ImagingStudy").value(0);
    QCOMPARE(study["identifier"][0]["value"].toString(), QString("urn:oid:1.2.840.113619.7"));
    QCOMPARE(study["series"].toArray().size(), 4);
    QCOMPARE(study["series"][2]["uid"].toString(), QString("1.2.3.3"));
    QCOMPARE(study["series"][2]["instance"].toArray().size(), 4); // one is not valid
    const QJsonObject canal = observation(bundle, "L1/L2 Spinal Canal", true);
    QCOMPARE(canal["derivedFrom"][1]["identifier"]["value"].toString(),
             QString("urn:oid:1.2.3.9.1"));
    const QJsonObject odd = observation(bundle, "L2/L3 Spinal Canal", true);
    QCOMPARE(odd["derivedFrom"].toArray().size(), 1);
    QVERIFY(odd["note"][0]["text"].toString().contains("not valid: not a uid"));
}

void TestFhirWriter::pages_arePresented()
{
    const Report report = sampleReport(sampleReadAssessment());
    for (const char* pages : {"%PDF-1.7", "%PDF-1.7 ", "%PDF-1.7  "}) { // one to three at the end
        const QJsonValue form =
            resourcesOf(parsed(report, pages), "DiagnosticReport").value(0)["presentedForm"][0];
        QCOMPARE(form["contentType"].toString(), QString("application/pdf"));
        QCOMPARE(QByteArray::fromBase64(form["data"].toString().toLatin1()), QByteArray(pages));
    }
    QVERIFY(!resourcesOf(parsed(report), "DiagnosticReport").value(0).contains("presentedForm"));
}

void TestFhirWriter::patient_isAsInTheStudy()
{
    Report report = sampleReport(sampleAssessment());
    QJsonObject patient = resourcesOf(parsed(report), "Patient").value(0);
    QCOMPARE(patient["identifier"][0]["value"].toString(), QString("P-7"));
    QCOMPARE(patient["name"][0]["family"].toString(), QString("Phantom"));
    QCOMPARE(patient["name"][0]["given"][0].toString(), QString::fromUtf8("Åsa"));
    QCOMPARE(patient["gender"].toString(), QString("female"));
    QCOMPARE(patient["birthDate"].toString(), QString("1960-01-01"));
    StudyIdentity study = report.assessment.study();
    study.patientSex = "X";
    study.patientBirthDate = "19600230";
    study.patientName = "";
    report.assessment.setStudy(study);
    patient = resourcesOf(parsed(report), "Patient").value(0);
    for (const char* member : {"gender", "birthDate", "name"})
        QVERIFY2(!patient.contains(QLatin1String(member)), member);
}

void TestFhirWriter::sameReport_givesTheSameBytes()
{
    Report report = sampleSignedReport();
    const std::string bytes = fhirBundle(report);
    QCOMPARE(fhirBundle(report), bytes);
    const QJsonObject before = parsed(report);
    report.assessment.setDecision(siteAt(0), ReaderDecision{.severity = Severity::Severe});
    const QJsonObject after = parsed(report);
    // The same things have the same identity in a changed report, and another study has others.
    for (const char* type : {"Patient", "Device", "ImagingStudy", "DiagnosticReport"})
        QCOMPARE(resourcesOf(after, type).value(0)["id"], resourcesOf(before, type).value(0)["id"]);
    StudyIdentity other = report.assessment.study();
    other.studyInstanceUid += ".1";
    report.assessment.setStudy(other);
    QVERIFY(resourcesOf(parsed(report), "Patient").value(0)["id"]
            != resourcesOf(before, "Patient").value(0)["id"]);
}

void TestFhirWriter::privateSystem_isThatOfTheManual()
{
    QCOMPARE(fhir::privateSystem(),
             std::string("urn:oid:2.25.218875836866114953197520265717822645691"));
}

void TestFhirWriter::write_failsIntoAMissingFolder()
{
    const QTemporaryDir folder;
    const Report report = sampleReport(sampleAssessment());
    const auto failed = writeFhirBundle(folder.filePath("no/such.json").toStdString(), report);
    QVERIFY(!failed);
    QVERIFY(failed.error().code == ErrorCode::NotWritable);
    const QString file = folder.filePath("report.fhir.json");
    QVERIFY(writeFhirBundle(file.toStdString(), report));
    QCOMPARE(contentOf(file).toStdString(), fhirBundle(report));
}

QTEST_APPLESS_MAIN(TestFhirWriter)
#include "tst_fhir_writer.moc"
