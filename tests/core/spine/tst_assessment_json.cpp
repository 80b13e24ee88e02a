#include "core/spine/assessment_json.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

SiteLocation location(double shift)
{
    return {.seriesInstanceUid = "1.2.3",
            .sopInstanceUid = "1.2.3.4",
            .instanceNumber = 5031,
            .image = {100.1 + shift, 1.0 / 3},
            .patient = {-12.345678901234567, shift, 3e-300}};
}

std::vector<SpineMeasure> measures()
{
    SpineMeasure canal{.kind = MeasureKind::CanalDiameter,
                       .level = DiscLevel::L4L5,
                       .side = std::nullopt,
                       .value = 8.2000000001,
                       .deviation = 0.9,
                       .seriesInstanceUid = "1.2.3",
                       .sopInstanceUid = "1.2.3.4",
                       .instanceNumber = 12,
                       .frameNumber = 3,
                       .points = {{1.0 / 3, 2}, {3, 4}}};
    SpineMeasure foramen = canal;
    foramen.kind = MeasureKind::ForamenArea;
    foramen.side = Side::Right;
    foramen.points.push_back({9, 9});
    SpineMeasure height = canal;
    height.kind = MeasureKind::DiscHeight;
    height.percent = 78.5;
    SpineMeasure lordosis = canal;
    lordosis.kind = MeasureKind::Lordosis;
    lordosis.level.reset();
    lordosis.points = {{1, 1}, {2, 2}, {3, 3}, {4, 4}};
    return {canal, foramen, height, lordosis};
}

/// All 25 sites in different states, every member set.
Assessment fullAssessment()
{
    Assessment assessment({.studyInstanceUid = "1.2.840.1",
                           .patientId = "P-7",
                           .patientName = "Müller^Jürgen \"Jo\"\n",
                           .patientBirthDate = "19600101",
                           .patientSex = "M",
                           .studyDate = "20261120",
                           .studyDescription = "MR LWS 脊柱",
                           .accessionNumber = "A1"});
    Grading grading;
    grading.model = {"foramen-lumbar",      "1.0", std::string(64, 'a'), "CPU", "LibTorch",
                     "2026-11-20T10:00:00Z"};
    for (std::size_t i = 0; i < kLevelCount; ++i)
        grading.levels[i] = {kLevels[i], PatientPoint{0.1, -30, 10.0 * static_cast<double>(i)},
                             0.98};
    grading.levels[0].discCenter.reset();
    grading.numbering = {false, ReasonCode::LumbosacralOutOfView};
    grading.problems = {Reason::ofText("One slice could not be read"),
                        Reason(ReasonCode::SliceMissing, 4, 6)};
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {
            siteAt(i), {0.1, 0.7, 0.2}, location(static_cast<double>(i)), std::nullopt};
    grading.findings[3].refused = Reason(ReasonCode::NoAxialSliceAtDisc, "L4/L5");
    grading.findings[3].location.reset();
    grading.findings[7].unreliable = Reason(ReasonCode::PatientsTooFew, 5, 10);
    grading.measures = measures();
    assessment.setGrading(grading);
    assessment.setDecision(
        siteAt(1), ReaderDecision{Severity::Moderate, true, "Dr. A", "2026-11-20T10:01:00Z"});
    assessment.setDecision(siteAt(2), ReaderDecision{Severity::Severe, false, ""});
    assessment.setComment(siteAt(2), CellComment{"root \\ displaced", "", ""});
    assessment.setDecision(siteAt(3), ReaderDecision{Severity::NormalMild, false, "Dr. A", ""});
    assessment.setDecision(siteAt(4), ReaderDecision{std::nullopt, false, "Dr. A", ""});
    assessment.setComment(siteAt(4), CellComment{"artefact", "Dr. B", "2026-11-21T08:00:00Z"});
    assessment.setComment(siteAt(7), CellComment{"alone", "Dr. B", "2026-11-21T08:00:00Z"});
    assessment.setReaderLocation(siteAt(5), location(0.25));
    assessment.setCell(siteAt(6), {});
    assessment.setImported(
        siteAt(20),
        ImportedLabel{Severity::Moderate, location(0.5), kChallengeTables, "2026-11-22T09:00:00Z"});
    assessment.setImported(siteAt(21), ImportedLabel{std::nullopt, location(0.75), "tables", ""});
    return assessment;
}

} // namespace

/// Assessments as JSON, read back.
class TestAssessmentJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toJson_roundTripsEverything();
    void toJson_roundTripsWhatIsHidden();
    void fromJson_tellsOldImportsFromDecisions();
    void toJson_roundTripsDetailsOfDecisions();
    void toJson_roundTripsARemovedPoint();
    void toJson_roundTripsTheVariant();
    void fromJson_takesOlderOnesForUsual();
    void toJson_exportsNoHiddenGrade();
    void toJson_exportsTheSiteCutOff();
    void toJson_keepsCodesOfSavedReasonsOnly();
    void fromJson_takesSentencesWithoutCodes();
    void toJson_roundTripsAnEmptyAssessment();
    void toJson_isValidUtf8ForAnyBytes();
    void toJson_writesNotANumberAsNull();
    void toJson_saysWhichGradesAreNotReliable();
    void fromJson_takesOlderGradesForUnreliable();
    void measures_areReadAgain();
    void measures_ofUnknownKindsArePassedOver();
    void measures_thatAreNoneAreRefused();
    void measures_thatAreHiddenAreSavedAndNotExported();
    void fromJson_refusesGarbage();
    void fromJson_survivesMutations();
};

void TestAssessmentJson::toJson_roundTripsEverything()
{
    const Assessment saved = fullAssessment();
    const std::string json = assessmentToJson(saved, AssessmentUse::Saving);
    const auto loaded = assessmentFromJson(json);
    QVERIFY(loaded.has_value());
    QCOMPARE(assessmentToJson(*loaded, AssessmentUse::Saving), json);
    QCOMPARE(assessmentToJson(*loaded), assessmentToJson(saved));
    QCOMPARE(loaded->study().patientName, saved.study().patientName);
    QVERIFY(!loaded->levels()[0].discCenter);
    QVERIFY(loaded->levels()[4].discCenter == saved.levels()[4].discCenter);
    QVERIFY(loaded->numbering().reason == saved.numbering().reason);
    QVERIFY(loaded->problems() == saved.problems());
    QVERIFY(loaded->cell(siteAt(3)).finding->refused == saved.cell(siteAt(3)).finding->refused);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& before = saved.cell(siteAt(i));
        const AssessmentCell& after = loaded->cell(siteAt(i));
        QCOMPARE(after.state(), before.state());
        QVERIFY(after.severity() == before.severity());
        QCOMPARE(after.location() == nullptr, before.location() == nullptr);
        if (before.location()) {
            QVERIFY(after.location()->patient == before.location()->patient);
            QVERIFY(after.location()->image == before.location()->image);
        }
    }
    QCOMPARE(loaded->cell(siteAt(2)).comment->text, std::string("root \\ displaced"));
    QCOMPARE(loaded->cell(siteAt(4)).comment->readerName, std::string("Dr. B"));
    QCOMPARE(loaded->cell(siteAt(4)).decision->readerName, std::string("Dr. A"));
    // A comment stands by itself: it decides nothing.
    QCOMPARE(loaded->cell(siteAt(7)).comment->text, std::string("alone"));
    QVERIFY(!loaded->cell(siteAt(7)).isReviewed());
    QVERIFY(loaded->cell(siteAt(7)).hasReaderWork());
    QVERIFY(!loaded->cell(siteAt(3)).comment);
    QVERIFY(loaded->cell(siteAt(1)).decision->acceptedFinding);
    QVERIFY(loaded->cell(siteAt(5)).readerLocation.has_value());
    QVERIFY(!loaded->cell(siteAt(6)).finding);
}

void TestAssessmentJson::toJson_roundTripsARemovedPoint()
{
    Assessment saved = fullAssessment();
    QVERIFY(saved.cell(siteAt(5)).location());
    saved.setReaderPart(siteAt(5), CellEdit{.isPointRemoved = true});
    for (const AssessmentUse use : {AssessmentUse::Saving, AssessmentUse::Export}) {
        const auto loaded = assessmentFromJson(assessmentToJson(saved, use));
        QVERIFY(loaded.has_value());
        QVERIFY(loaded->cell(siteAt(5)).isPointRemoved);
        QVERIFY(!loaded->cell(siteAt(5)).location());
        QVERIFY(!loaded->cell(siteAt(6)).isPointRemoved);
    }
}

void TestAssessmentJson::toJson_roundTripsTheVariant()
{
    for (Assessment saved : {Assessment(), fullAssessment()}) {
        saved.setVariant(SpineVariant{.vertebra = TransitionalVertebra::SacralisedL5,
                                      .discs = NamedDiscs::T12L1ToL4L5,
                                      .readerName = "Dr. A",
                                      .time = "2026-11-30T20:00:00Z"});
        for (const AssessmentUse use : {AssessmentUse::Saving, AssessmentUse::Export}) {
            const std::string json = assessmentToJson(saved, use);
            const auto loaded = assessmentFromJson(json);
            QVERIFY(loaded.has_value());
            QVERIFY(loaded->variant() == saved.variant());
            // Levels and findings keep the challenge's names, with the disc's own beside them.
            QVERIFY(json.find("\"level\": \"L5/S1\"") != std::string::npos);
            QVERIFY(json.find("\"named\": \"L4/L5\"") != std::string::npos);
            QVERIFY(json.find("\"transitional_vertebra\": \"sacralised_l5\"") != std::string::npos);
        }
    }
}

void TestAssessmentJson::fromJson_takesOlderOnesForUsual()
{
    const std::string json = assessmentToJson(fullAssessment(), AssessmentUse::Saving);
    QVERIFY(json.find("variant") == std::string::npos);
    QVERIFY(json.find("named") == std::string::npos);
    QVERIFY(assessmentFromJson(json)->variant().isUsual());
}

void TestAssessmentJson::toJson_roundTripsWhatIsHidden()
{
    Assessment saved = fullAssessment();
    saved.setRevealMode(RevealMode::OnDemand);
    saved.reveal(siteAt(8));
    const std::string json = assessmentToJson(saved, AssessmentUse::Saving);
    const auto loaded = assessmentFromJson(json);
    QVERIFY(loaded.has_value());
    QCOMPARE(assessmentToJson(*loaded, AssessmentUse::Saving), json);
    QVERIFY(loaded->revealMode() == RevealMode::OnDemand);
    QCOMPARE(loaded->cell(siteAt(8)).state(), CellState::AiSuggested);
    QCOMPARE(loaded->cell(siteAt(9)).state(), CellState::Hidden);
    QVERIFY(loaded->cell(siteAt(9)).hidden->probabilities
            == saved.cell(siteAt(9)).hidden->probabilities);
    QCOMPARE(loaded->cell(siteAt(1)).state(), CellState::Accepted);
}

void TestAssessmentJson::toJson_roundTripsDetailsOfDecisions()
{
    Assessment saved = fullAssessment();
    saved.setDecision(siteAt(8),
                      ReaderDecision{.severity = Severity::NormalMild,
                                     .readerName = "Dr. A",
                                     .refined = MildGrade::Mild});
    saved.setDecision(
        siteAt(9),
        ReaderDecision{.severity = std::nullopt,
                       .readerName = "Dr. A",
                       .ungradable = UngradableReason{UngradableCause::Metal, "cage"}});
    saved.setDecision(siteAt(10),
                      ReaderDecision{.severity = Severity::Severe,
                                     .acceptedFinding = true,
                                     .readerName = "Dr. A",
                                     .acceptedAt = {std::nullopt, 0.2}});
    for (const AssessmentUse use : {AssessmentUse::Saving, AssessmentUse::Export}) {
        const auto loaded = assessmentFromJson(assessmentToJson(saved, use));
        QVERIFY(loaded.has_value());
        QVERIFY(loaded->cell(siteAt(8)).decision->refined == MildGrade::Mild);
        QVERIFY(loaded->cell(siteAt(9)).decision->ungradable
                == saved.cell(siteAt(9)).decision->ungradable);
        QVERIFY(loaded->cell(siteAt(10)).decision->acceptedAt == (CutOff{std::nullopt, 0.2}));
        QCOMPARE(loaded->cell(siteAt(10)).state(), CellState::Accepted);
    }
}

void TestAssessmentJson::toJson_exportsNoHiddenGrade()
{
    Assessment assessment;
    assessment.setFinding({.site = siteAt(0),
                           .probabilities = {0.125, 0.5, 0.375},
                           .location = location(1),
                           .refused = {}});
    QVERIFY(assessmentToJson(assessment).find("0.375") != std::string::npos);
    assessment.setRevealMode(RevealMode::ReaderFirst);
    const std::string json = assessmentToJson(assessment);
    QVERIFY(json.find("0.375") == std::string::npos);
    QVERIFY(json.find("not_revealed") != std::string::npos);
}

void TestAssessmentJson::toJson_exportsTheSiteCutOff()
{
    Assessment assessment;
    assessment.setFinding(
        {.site = siteAt(0), .probabilities = {0.5, 0.375, 0.125}, .location = {}, .refused = {}});
    OperatingPoints points;
    points[0].moderate = 0.25;
    assessment.setOperatingPoints(points);
    const std::string json = assessmentToJson(assessment);
    QVERIFY(json.find("\"site_cut_off\"") != std::string::npos);
    QVERIFY(json.find("\"grade\": \"Moderate\"") != std::string::npos);
    QVERIFY(json.find("0.375") != std::string::npos); // beside the probabilities
    QVERIFY(assessmentToJson(assessment, AssessmentUse::Saving).find("site_cut_off")
            == std::string::npos);
}

void TestAssessmentJson::toJson_keepsCodesOfSavedReasonsOnly()
{
    const QString exported = QString::fromStdString(assessmentToJson(fullAssessment()));
    QVERIFY(exported.contains("\"refused\": \"No axial slice passes through the disc L4/L5.\""));
    QVERIFY(!exported.contains("code") && !exported.contains("NoAxialSliceAtDisc"));
    const QString saved =
        QString::fromStdString(assessmentToJson(fullAssessment(), AssessmentUse::Saving));
    QVERIFY(saved.contains("\"refused\": \"No axial slice passes through the disc L4/L5.\""));
    QVERIFY(saved.contains("NoAxialSliceAtDisc"));
}

void TestAssessmentJson::fromJson_takesSentencesWithoutCodes()
{
    // Written by a version without codes, and by a newer one with an unknown code.
    QString newer =
        QString::fromStdString(assessmentToJson(fullAssessment(), AssessmentUse::Saving));
    newer.replace("NoAxialSliceAtDisc", "ReasonOfTomorrow");
    for (const std::string& json : {assessmentToJson(fullAssessment()), newer.toStdString()}) {
        const auto loaded = assessmentFromJson(json);
        QVERIFY(loaded.has_value());
        const Reason refused = loaded->cell(siteAt(3)).finding->refused.value_or(Reason());
        QVERIFY(refused == Reason::ofText("No axial slice passes through the disc L4/L5."));
        QCOMPARE(assessmentToJson(*loaded), assessmentToJson(fullAssessment()));
    }
}

void TestAssessmentJson::toJson_roundTripsAnEmptyAssessment()
{
    const auto loaded =
        assessmentFromJson(assessmentToJson(Assessment({.studyInstanceUid = "1.2"})));
    QVERIFY(loaded.has_value());
    QVERIFY(!loaded->model());
    QCOMPARE(loaded->study().studyInstanceUid, std::string("1.2"));
    QCOMPARE(loaded->cell(siteAt(0)).state(), CellState::NotReviewed);
}

void TestAssessmentJson::toJson_isValidUtf8ForAnyBytes()
{
    const std::string json = assessmentToJson(Assessment({.patientName = "M\xfcller^\xff\xc3"}));
    const QString text = QString::fromUtf8(json.data(), static_cast<qsizetype>(json.size()));
    QCOMPARE(text.toUtf8().toStdString(), json);
    QVERIFY(assessmentFromJson(json).has_value());
}

void TestAssessmentJson::toJson_writesNotANumberAsNull()
{
    Assessment assessment;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    assessment.setFinding({siteAt(0), {nan, 0.5, 0.5}, std::nullopt, std::nullopt});
    const auto loaded = assessmentFromJson(assessmentToJson(assessment));
    QVERIFY(loaded.has_value());
    QVERIFY(std::isnan(loaded->cell(siteAt(0)).finding->probabilities[0]));
}

void TestAssessmentJson::toJson_saysWhichGradesAreNotReliable()
{
    const std::string json = assessmentToJson(fullAssessment());
    QVERIFY(json.find("\"not_reliable\": \"Not reliable on patients: measured on 5 sites only")
            != std::string::npos);
    QVERIFY(json.find("\"state\": \"withheld\"") != std::string::npos);
    const auto read = assessmentFromJson(assessmentToJson(fullAssessment(), AssessmentUse::Saving));
    QVERIFY(read);
    QVERIFY(read->cell(siteAt(7)).finding->unreliable == Reason(ReasonCode::PatientsTooFew, 5, 10));
    QVERIFY(!read->cell(siteAt(8)).finding->unreliable);
}

void TestAssessmentJson::fromJson_takesOlderGradesForUnreliable()
{
    std::string json = assessmentToJson(fullAssessment(), AssessmentUse::Saving);
    const std::string key = "\"not_reliable\"";
    for (std::size_t at = json.find(key); at != std::string::npos; at = json.find(key, at))
        json.replace(at, key.size(), "\"something_else\"");
    const auto read = assessmentFromJson(json);
    QVERIFY(read);
    QCOMPARE(read->cell(siteAt(8)).finding->unreliable.value_or(Reason()).code,
             ReasonCode::PatientsNotRecorded);
}

void TestAssessmentJson::measures_areReadAgain()
{
    for (const AssessmentUse use : {AssessmentUse::Saving, AssessmentUse::Export}) {
        const auto read = assessmentFromJson(assessmentToJson(fullAssessment(), use));
        QVERIFY(read);
        QVERIFY(read->measures() == measures());
    }
    // Files of older versions have none.
    Assessment old = fullAssessment();
    old.setMeasures({});
    const std::string json = assessmentToJson(old, AssessmentUse::Saving);
    QVERIFY(json.find("\"measures\"") == std::string::npos);
    QVERIFY(assessmentFromJson(json)->measures().empty());
}

void TestAssessmentJson::measures_ofUnknownKindsArePassedOver()
{
    std::string json = assessmentToJson(fullAssessment(), AssessmentUse::Saving);
    const std::string key = "\"disc_height\"";
    json.replace(json.find(key), key.size(), "\"a_kind_of_later\"");
    const auto read = assessmentFromJson(json);
    QVERIFY(read);
    QCOMPARE(read->measures().size(), measures().size() - 1);
    QVERIFY(!measureOf(read->measures(), MeasureKind::DiscHeight, DiscLevel::L4L5));
}

void TestAssessmentJson::measures_thatAreNoneAreRefused()
{
    const std::string whole = assessmentToJson(fullAssessment(), AssessmentUse::Saving);
    const std::pair<const char*, const char*> changes[] = {
        {"\"deviation\": 0.9", "\"deviation\": -0.9"},
        {"\"deviation\": 0.9", "\"deviation\": null"},
        {"\"value\": 8.2000000001", "\"value\": null"},
        {"\"value\": 8.2000000001", "\"value\": \"8.2\""},
        {"\"side\": \"right\"", "\"side\": \"middle\""},
        {"\"side\": \"right\"", "\"side\": null"},
        {"\"side\": null", "\"side\": \"left\""},
        {"\"frame_number\": 3", "\"frame_number\": 0"},
        {"\"kind\": \"canal_ap_diameter\",\n      \"level\": \"L4/L5\"",
         "\"kind\": \"canal_ap_diameter\",\n      \"level\": null"},
        {"\"kind\": \"disc_height\"", "\"kind\": \"canal_ap_diameter\""}, // twice
        {"\"kind\": \"canal_ap_diameter\"", "\"kind\": \"lordosis\""}};
    for (const auto& [from, to] : changes) {
        std::string json = whole;
        const std::size_t begin = json.find("\"measures\"");
        const std::size_t at = json.find(from, begin);
        QVERIFY2(at != std::string::npos, from);
        json.replace(at, std::string(from).size(), to);
        QVERIFY2(!assessmentFromJson(json), to);
    }
}

void TestAssessmentJson::measures_thatAreHiddenAreSavedAndNotExported()
{
    Assessment hidden = fullAssessment();
    hidden.setRevealMode(RevealMode::ReaderFirst);
    QVERIFY(hidden.measures().empty());
    QVERIFY(assessmentToJson(hidden).find("\"measures\"") == std::string::npos);
    const auto read = assessmentFromJson(assessmentToJson(hidden, AssessmentUse::Saving));
    QVERIFY(read);
    QVERIFY(read->measures().empty());
    QVERIFY(read->modelMeasures() == measures());
}

void TestAssessmentJson::fromJson_refusesGarbage()
{
    const std::string whole = assessmentToJson(fullAssessment(), AssessmentUse::Saving);
    for (const std::string& json :
         {std::string(), std::string("null"), std::string("[]"), std::string("{}"),
          std::string("{\"format\": \"foramen.assessment/2\"}"), std::string(200000, '['),
          std::string("\0\xff\xfe", 3), whole.substr(0, whole.size() / 2)}) {
        const auto loaded = assessmentFromJson(json);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().code == ErrorCode::Corrupt);
    }
}

void TestAssessmentJson::fromJson_survivesMutations()
{
    const std::string whole = assessmentToJson(fullAssessment(), AssessmentUse::Saving);
    std::mt19937 random(20261122);
    std::uniform_int_distribution<std::size_t> position(0, whole.size() - 1);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int round = 0; round < 2000; ++round) {
        std::string json = whole;
        for (int change = 0; change < 1 + round % 4; ++change)
            json[position(random)] = static_cast<char>(byte(random));
        if (round % 3 == 0)
            json.erase(position(random) / 2, position(random) % 200);
        const auto loaded = assessmentFromJson(json);
        if (!loaded)
            QVERIFY(loaded.error().code == ErrorCode::Corrupt);
    }
}

/// Older versions kept an imported grade as a decision of "RSNA tables".
void TestAssessmentJson::fromJson_tellsOldImportsFromDecisions()
{
    Assessment old = fullAssessment();
    old.setDecision(siteAt(5),
                    ReaderDecision{.severity = Severity::Severe,
                                   .readerName = "RSNA tables",
                                   .time = "2026-11-22T09:00:00Z"});
    const auto read = assessmentFromJson(assessmentToJson(old, AssessmentUse::Saving));
    QVERIFY(read);
    const AssessmentCell& cell = read->cell(siteAt(5));
    QVERIFY(!cell.decision);
    QVERIFY(cell.unconfirmed() == Severity::Severe);
    QCOMPARE(cell.imported->time, std::string("2026-11-22T09:00:00Z"));
    QCOMPARE(read->reviewedCount(), fullAssessment().reviewedCount());
}

QTEST_APPLESS_MAIN(TestAssessmentJson)
#include "tst_assessment_json.moc"
