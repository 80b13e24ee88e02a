#include "core/spine/assessment.h"

#include <QTest>

#include <limits>

using namespace foramen;

namespace {

Finding finding(Site site, Probabilities probabilities)
{
    return {.site = site,
            .probabilities = probabilities,
            .location = std::nullopt,
            .refused = std::nullopt};
}

constexpr Site kCanalL4L5{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kCanalL5S1{Condition::SpinalCanalStenosis, DiscLevel::L5S1};

} // namespace

/// States of sites from findings and decisions.
class TestAssessment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void state_followsFindingAndDecision();
    void state_isNotAcceptedOnceTheFindingSaysSomethingElse();
    void setGrading_keepsReaderDecisions();
    void shiftLevels_movesEverythingOfALevel();
    void refusedFinding_hasNoSeverity();
    void unreliableFinding_isWithheldUntilAskedFor();
    void unreliableFinding_leavesTheReaderFree();
    void removedPoint_isNone();
    void removedPoint_goesAlongWithItsLevel();
    void variant_isReadersWorkThatGradingsAndShiftsKeep();
    void shiftLevels_refusesTheLevelThatComesIn();
    void shiftLevels_keepsWithholding();
    void hiddenFinding_isNowhereUntilRevealed();
    void hiddenFinding_staysHiddenThroughGradingAndShift();
    void setRevealMode_keepsWhatWasAccepted();
    void measures_waitForAllSitesOfTheirLevel();
    void measures_moveAndAreSound();
    void isDifferent_tellsOnlyWhatIsRevealed();
    void gradeAt_appliesCutOffs_data();
    void gradeAt_appliesCutOffs();
    void operatingPoints_changeTheSuggestionNotTheProbabilities();
    void accepted_staysAcceptedWhenTheCutOffChanges();
    void imported_isNobodysDecision();
    void imported_movesWithItsLevel();
};

void TestAssessment::hiddenFinding_isNowhereUntilRevealed()
{
    Assessment assessment;
    assessment.setRevealMode(RevealMode::OnDemand);
    Finding one = finding(kCanalL4L5, {0.1, 0.2, 0.7});
    one.location = SiteLocation{.seriesInstanceUid = "1.2", .sopInstanceUid = "1.2.3"};
    assessment.setFinding(one);
    Finding refused = finding(kCanalL5S1, {0.4, 0.3, 0.3});
    refused.refused = Reason(ReasonCode::NoSeries, ReasonCode::SeriesSagittalT2);
    assessment.setFinding(refused);

    const AssessmentCell& cell = assessment.cell(kCanalL4L5);
    QCOMPARE(cell.state(), CellState::Hidden);
    QVERIFY(!cell.finding && !cell.severity() && !cell.suggestion() && !cell.shownFinding());
    QVERIFY(cell.location()); // the place serves finding the site
    QCOMPARE(assessment.cell(kCanalL5S1).state(), CellState::Refused); // there is no grade to hide

    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    QCOMPARE(cell.state(), CellState::ReaderOnly);
    assessment.reveal(kCanalL4L5);
    QCOMPARE(cell.state(), CellState::Changed);
    QVERIFY(cell.finding && !cell.hidden);
    assessment.setDecision(kCanalL4L5, std::nullopt);
    QCOMPARE(cell.state(), CellState::AiSuggested);
}

void TestAssessment::hiddenFinding_staysHiddenThroughGradingAndShift()
{
    Assessment assessment;
    assessment.setRevealMode(RevealMode::ReaderFirst);
    Grading grading;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        grading.findings[index] = finding(siteAt(index), {0.8, 0.1, 0.1});
    assessment.setGrading(grading);
    assessment.reveal(kCanalL4L5);
    assessment.shiftLevels(1);
    QCOMPARE(assessment.cell(kCanalL5S1).state(), CellState::AiSuggested);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Hidden);
    QVERIFY(assessment.cell(kCanalL4L5).hidden->site == kCanalL4L5);
    Assessment before;
    before.setGrading(grading);
    before.setRevealedAs(assessment, 1);
    QCOMPARE(before.cell(kCanalL4L5).state(), CellState::AiSuggested);
    QCOMPARE(before.cell(kCanalL5S1).state(), CellState::Hidden);
    assessment.setRevealMode(RevealMode::AtOnce);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::AiSuggested);
}

void TestAssessment::measures_waitForAllSitesOfTheirLevel()
{
    Grading grading;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {.site = siteAt(i), .probabilities = {0.7, 0.2, 0.1}};
    // A refusal says nothing that would be hidden; its site is decided all the same.
    Finding& refused =
        grading.findings[siteIndex({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5})];
    refused.refused = Reason::ofText("no series");
    SpineMeasure canal{.level = DiscLevel::L4L5, .side = std::nullopt, .value = 9, .points = {}};
    canal.points = {{1, 1}, {2, 2}};
    SpineMeasure lordosis = canal;
    lordosis.kind = MeasureKind::Lordosis;
    lordosis.level.reset();
    lordosis.points = {{1, 1}, {2, 2}, {3, 3}, {4, 4}};
    grading.measures = {canal, lordosis};
    Assessment assessment;
    assessment.setGrading(grading);
    QCOMPARE(assessment.measures().size(), std::size_t{2});
    assessment.setRevealMode(RevealMode::ReaderFirst);
    QVERIFY(assessment.measures().empty());
    QCOMPARE(assessment.modelMeasures().size(), std::size_t{2});
    for (const Condition condition : kConditions) {
        QVERIFY(assessment.hidesMeasures(DiscLevel::L4L5));
        const Site site{condition, DiscLevel::L4L5};
        assessment.setDecision(site, ReaderDecision{.severity = Severity::NormalMild});
        if (!assessment.cell(site).finding) {
            QVERIFY(assessment.hidesMeasures(DiscLevel::L4L5));
            assessment.reveal(site);
        }
    }
    QVERIFY(!assessment.hidesMeasures(DiscLevel::L4L5));
    QVERIFY(assessment.hidesMeasures(std::nullopt));
    QVERIFY(measureOf(assessment.measures(), MeasureKind::CanalDiameter, DiscLevel::L4L5));
    QVERIFY(!measureOf(assessment.measures(), MeasureKind::Lordosis));
    // What was taken back hides them again.
    assessment.setDecision({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5},
                           std::nullopt);
    QVERIFY(assessment.measures().empty());
    assessment.setRevealMode(RevealMode::AtOnce);
    QCOMPARE(assessment.measures().size(), std::size_t{2});
}

void TestAssessment::measures_moveAndAreSound()
{
    SpineMeasure canal{.level = DiscLevel::L4L5, .side = std::nullopt, .value = 9, .points = {}};
    canal.points = {{1, 1}, {2, 2}};
    SpineMeasure second = canal;
    second.value = 8;
    SpineMeasure broken = canal;
    broken.level = DiscLevel::L1L2;
    broken.deviation = -1;
    Assessment assessment;
    assessment.setMeasures({canal, second, broken});
    QVERIFY(assessment.measures() == std::vector<SpineMeasure>{canal});
    assessment.shiftLevels(1);
    QVERIFY(assessment.measures().front().level == DiscLevel::L5S1);
    assessment.shiftLevels(1);
    QVERIFY(assessment.measures().empty() && assessment.modelMeasures().empty());
}

void TestAssessment::setRevealMode_keepsWhatWasAccepted()
{
    Assessment assessment;
    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.2, 0.7}));
    assessment.setDecision(kCanalL4L5,
                           ReaderDecision{.severity = Severity::Severe, .acceptedFinding = true});
    assessment.setRevealMode(RevealMode::ReaderFirst);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Accepted);
}

void TestAssessment::isDifferent_tellsOnlyWhatIsRevealed()
{
    Assessment assessment;
    assessment.setRevealMode(RevealMode::ReaderFirst);
    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.2, 0.7}));
    const AssessmentCell& cell = assessment.cell(kCanalL4L5);
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    QVERIFY(!cell.isDifferent());
    assessment.reveal(kCanalL4L5);
    QVERIFY(cell.isDifferent());
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Severe});
    QVERIFY(!cell.isDifferent());
    assessment.setDecision(kCanalL4L5, ReaderDecision{}); // ungradable, where the AI has a grade
    QVERIFY(cell.isDifferent());
}

void TestAssessment::gradeAt_appliesCutOffs_data()
{
    QTest::addColumn<Probabilities>("probabilities");
    QTest::addColumn<CutOff>("cutOff");
    QTest::addColumn<Severity>("grade");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("none set") << Probabilities{0.4, 0.3, 0.3} << CutOff{} << Severity::NormalMild;
    QTest::newRow("moderate reached")
        << Probabilities{0.6, 0.3, 0.1} << CutOff{0.4, {}} << Severity::Moderate;
    QTest::newRow("moderate reached, severe likelier")
        << Probabilities{0.6, 0.1, 0.3} << CutOff{0.4, {}} << Severity::Severe;
    QTest::newRow("moderate not reached")
        << Probabilities{0.3, 0.4, 0.3} << CutOff{0.8, {}} << Severity::NormalMild;
    QTest::newRow("severe reached")
        << Probabilities{0.5, 0.3, 0.2} << CutOff{{}, 0.2} << Severity::Severe;
    QTest::newRow("severe not reached")
        << Probabilities{0.3, 0.1, 0.6} << CutOff{{}, 0.7} << Severity::Moderate;
    QTest::newRow("severe not reached, normal likeliest")
        << Probabilities{0.6, 0.3, 0.1} << CutOff{{}, 0.7} << Severity::NormalMild;
    QTest::newRow("both") << Probabilities{0.5, 0.3, 0.2} << CutOff{0.4, 0.3} << Severity::Moderate;
    QTest::newRow("not a number") << Probabilities{nan, nan, nan} << CutOff{0.1, 0.1}
                                  << Severity::NormalMild;
}

void TestAssessment::gradeAt_appliesCutOffs()
{
    QFETCH(const Probabilities, probabilities);
    QFETCH(const CutOff, cutOff);
    QFETCH(const Severity, grade);
    QVERIFY(gradeAt(probabilities, cutOff) == grade);
}

void TestAssessment::operatingPoints_changeTheSuggestionNotTheProbabilities()
{
    Assessment assessment;
    assessment.setFinding(finding(kCanalL4L5, {0.6, 0.3, 0.1}));
    OperatingPoints points;
    points[static_cast<std::size_t>(Condition::SpinalCanalStenosis)].moderate = 0.3;
    assessment.setOperatingPoints(points);
    assessment.setFinding(finding(kCanalL5S1, {0.6, 0.3, 0.1})); // one that comes later obeys, too
    const Site foramen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5};
    assessment.setFinding(finding(foramen, {0.6, 0.3, 0.1}));
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Moderate);
    QVERIFY(assessment.cell(kCanalL5S1).severity() == Severity::Moderate);
    QVERIFY(assessment.cell(foramen).severity() == Severity::NormalMild);
    QCOMPARE(assessment.cell(kCanalL4L5).finding->probabilities[0], 0.6);
    assessment.setOperatingPoints({});
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::NormalMild);
}

void TestAssessment::accepted_staysAcceptedWhenTheCutOffChanges()
{
    Assessment assessment;
    OperatingPoints points;
    points[0].moderate = 0.3;
    assessment.setOperatingPoints(points);
    assessment.setFinding(finding(kCanalL4L5, {0.6, 0.3, 0.1}));
    assessment.setDecision(kCanalL4L5,
                           ReaderDecision{.severity = Severity::Moderate,
                                          .acceptedFinding = true,
                                          .acceptedAt = assessment.cell(kCanalL4L5).cutOff});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Accepted);
    assessment.setOperatingPoints({});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Accepted);
}

void TestAssessment::state_followsFindingAndDecision()
{
    Assessment assessment;
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::NotReviewed);

    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::ReaderOnly);
    assessment.setDecision(kCanalL4L5, std::nullopt);

    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.2, 0.7}));
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::AiSuggested);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Severe);

    assessment.setDecision(kCanalL4L5,
                           ReaderDecision{.severity = Severity::Severe, .acceptedFinding = true});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Accepted);
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::NormalMild});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Changed);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::NormalMild);
    assessment.setDecision(kCanalL4L5, ReaderDecision{});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Ungradable);
    QVERIFY(!assessment.cell(kCanalL4L5).severity());
    QCOMPARE(assessment.reviewedCount(), 1);
}

void TestAssessment::state_isNotAcceptedOnceTheFindingSaysSomethingElse()
{
    Assessment assessment;
    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.7, 0.2}));
    assessment.setDecision(kCanalL4L5,
                           ReaderDecision{.severity = Severity::Moderate, .acceptedFinding = true});
    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.2, 0.7}));
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Changed);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Moderate);
    assessment.setFinding(finding(kCanalL4L5, {0.2, 0.5, 0.3}));
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Accepted);
}

void TestAssessment::setGrading_keepsReaderDecisions()
{
    Assessment assessment;
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    Grading grading;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        grading.findings[index] = finding(siteAt(index), {0.8, 0.1, 0.1});
    assessment.setGrading(grading);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Changed);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Moderate);
    QVERIFY(assessment.cell(kCanalL5S1).severity() == Severity::NormalMild);
}

void TestAssessment::shiftLevels_movesEverythingOfALevel()
{
    Assessment assessment;
    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.2, 0.7}));
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    assessment.shiftLevels(1);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::NotReviewed);
    QCOMPARE(assessment.cell(kCanalL5S1).state(), CellState::Changed);
    QVERIFY(assessment.cell(kCanalL5S1).finding->site == kCanalL5S1);
    assessment.shiftLevels(-1);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Moderate);
}

void TestAssessment::removedPoint_isNone()
{
    Assessment assessment;
    Finding found = finding(kCanalL4L5, {0.1, 0.2, 0.7});
    found.location = SiteLocation{.seriesInstanceUid = "1.2", .sopInstanceUid = "1.2.3"};
    assessment.setFinding(found);
    const AssessmentCell& cell = assessment.cell(kCanalL4L5);
    QVERIFY(!cell.hasReaderPoint() && !cell.hasReaderWork());
    CellEdit part = editOf(cell);
    part.isPointRemoved = true;
    assessment.setReaderPart(kCanalL4L5, part);
    QVERIFY(!cell.location());
    QVERIFY(cell.finding->location); // the model's stays what it is
    QVERIFY(cell.hasReaderPoint() && cell.hasReaderWork());
    QVERIFY(editOf(cell).isPointRemoved);
    assessment.setReaderLocation(
        kCanalL4L5, SiteLocation{.seriesInstanceUid = "1.2", .sopInstanceUid = "1.2.4"});
    QCOMPARE(cell.location()->sopInstanceUid, std::string("1.2.4"));
}

void TestAssessment::removedPoint_goesAlongWithItsLevel()
{
    Assessment assessment;
    assessment.setReaderPart(kCanalL4L5, CellEdit{.isPointRemoved = true});
    assessment.shiftLevels(1);
    QVERIFY(!assessment.cell(kCanalL4L5).isPointRemoved);
    QVERIFY(assessment.cell(kCanalL5S1).isPointRemoved);
}

void TestAssessment::variant_isReadersWorkThatGradingsAndShiftsKeep()
{
    Assessment assessment;
    QVERIFY(assessment.variant().isUsual() && !assessment.hasReaderWork());
    const SpineVariant variant{.vertebra = TransitionalVertebra::LumbarisedS1,
                               .discs = NamedDiscs::L1L2ToL5S1,
                               .readerName = "Dr. A",
                               .time = "2026-11-30T20:00:00Z"};
    assessment.setVariant(variant);
    QVERIFY(assessment.hasReaderWork());
    assessment.setGrading({});
    assessment.shiftLevels(1);
    QVERIFY(assessment.variant() == variant);
}

void TestAssessment::refusedFinding_hasNoSeverity()
{
    Assessment assessment;
    Finding refused = finding(kCanalL4L5, {0.8, 0.1, 0.1});
    refused.refused = Reason(ReasonCode::NoSeries, ReasonCode::SeriesSagittalT2);
    assessment.setFinding(refused);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Refused);
    QVERIFY(!assessment.cell(kCanalL4L5).severity());
}

void TestAssessment::unreliableFinding_isWithheldUntilAskedFor()
{
    Assessment assessment;
    Finding one = finding(kCanalL4L5, {0.1, 0.2, 0.7});
    one.unreliable = ReasonCode::PatientsNotMeasured;
    assessment.setFinding(one);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Withheld);
    QVERIFY(!assessment.cell(kCanalL4L5).severity());
    QVERIFY(!assessment.cell(kCanalL4L5).shownFinding());
    QVERIFY(!assessment.cell(kCanalL4L5).isUnreliable());

    assessment.setUnreliableGrades(UnreliableGrades::Shown);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::AiSuggested);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Severe);
    QVERIFY(assessment.cell(kCanalL4L5).isUnreliable());

    assessment.setFinding(finding(kCanalL5S1, {0.1, 0.2, 0.7}));
    assessment.setUnreliableGrades(UnreliableGrades::Withheld);
    QCOMPARE(assessment.cell(kCanalL5S1).state(), CellState::AiSuggested);
}

void TestAssessment::unreliableFinding_leavesTheReaderFree()
{
    Assessment assessment;
    Finding one = finding(kCanalL4L5, {0.1, 0.2, 0.7});
    one.unreliable = ReasonCode::PatientsNotMeasured;
    assessment.setFinding(one);
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::ReaderOnly);
    QVERIFY(assessment.cell(kCanalL4L5).severity() == Severity::Moderate);

    assessment.setUnreliableGrades(UnreliableGrades::Shown);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Changed);
    QVERIFY(!assessment.cell(kCanalL4L5).isUnreliable()); // it rests on the reader now

    // What was accepted while it was shown stays accepted.
    assessment.setDecision(kCanalL4L5,
                           ReaderDecision{.severity = Severity::Severe, .acceptedFinding = true});
    assessment.setUnreliableGrades(UnreliableGrades::Withheld);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Accepted);
}

void TestAssessment::shiftLevels_refusesTheLevelThatComesIn()
{
    Assessment empty;
    empty.shiftLevels(1);
    QCOMPARE(empty.cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2}).state(),
             CellState::NotReviewed);

    Assessment assessment;
    assessment.setFinding(finding(kCanalL4L5, {0.1, 0.2, 0.7}));
    assessment.shiftLevels(-1);
    for (const Condition condition : kConditions) {
        const AssessmentCell& cell = assessment.cell({condition, DiscLevel::L5S1});
        QCOMPARE(cell.state(), CellState::Refused);
        QVERIFY(cell.finding->refused == Reason(ReasonCode::LevelsRenumbered));
        QVERIFY((cell.finding->site == Site{condition, DiscLevel::L5S1}));
    }
    assessment.shiftLevels(-1); // it goes along with the others
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Refused);
}

void TestAssessment::shiftLevels_keepsWithholding()
{
    Assessment assessment;
    Finding one = finding(kCanalL4L5, {0.1, 0.2, 0.7});
    one.unreliable = ReasonCode::PatientsNotMeasured;
    assessment.setUnreliableGrades(UnreliableGrades::Shown);
    assessment.setFinding(one);
    assessment.shiftLevels(1);
    QCOMPARE(assessment.cell(kCanalL5S1).state(), CellState::AiSuggested);
    assessment.setFinding(one); // into a cell that the shift has emptied
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::AiSuggested);
    assessment.setUnreliableGrades(UnreliableGrades::Withheld);
    assessment.shiftLevels(-1);
    QCOMPARE(assessment.cell(kCanalL4L5).state(), CellState::Withheld);
}

void TestAssessment::imported_isNobodysDecision()
{
    Assessment assessment;
    assessment.setFinding(finding(kCanalL4L5, {0.9, 0.07, 0.03}));
    assessment.setImported(kCanalL4L5,
                           ImportedLabel{.severity = Severity::Severe,
                                         .location = SiteLocation{.sopInstanceUid = "1.2.9"},
                                         .source = kChallengeTables});
    const AssessmentCell& cell = assessment.cell(kCanalL4L5);
    QCOMPARE(cell.state(), CellState::Imported);
    QVERIFY(!cell.isReviewed() && !cell.hasReaderWork() && !assessment.hasReaderWork());
    QVERIFY(cell.shownSeverity() == Severity::Severe);
    QVERIFY(cell.severity() == Severity::NormalMild); // what reports give
    QCOMPARE(cell.location()->sopInstanceUid, std::string("1.2.9"));
    assessment.setDecision(kCanalL4L5, ReaderDecision{.severity = Severity::Moderate});
    QCOMPARE(cell.state(), CellState::Changed);
    QVERIFY(!cell.unconfirmed());
    QVERIFY(cell.shownSeverity() == Severity::Moderate);
    assessment.setDecision(kCanalL4L5, ReaderDecision{}); // ungradable
    QVERIFY(!cell.shownSeverity());
    assessment.setDecision(kCanalL4L5, std::nullopt);
    QCOMPARE(cell.state(), CellState::Imported); // the label is still there
}

void TestAssessment::imported_movesWithItsLevel()
{
    Assessment assessment;
    assessment.setImported(kCanalL4L5, ImportedLabel{.severity = Severity::Severe});
    assessment.shiftLevels(1);
    QVERIFY(!assessment.cell(kCanalL4L5).imported);
    QVERIFY(assessment.cell(kCanalL5S1).unconfirmed() == Severity::Severe);
}

QTEST_APPLESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
