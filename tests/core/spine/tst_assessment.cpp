#include "core/spine/assessment.h"

#include <QTest>

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
    void shiftLevels_refusesTheLevelThatComesIn();
    void shiftLevels_keepsWithholding();
};

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

QTEST_APPLESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
