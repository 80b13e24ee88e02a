#include "core/spine/assessment_merging.h"

#include <QTest>

using namespace foramen;

namespace {

constexpr Site kWorkSite{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

CellEdit work()
{
    return {.decision = ReaderDecision{Severity::Severe, false, "Dr. A", "2026-11-22T20:00:00Z"},
            .readerLocation = std::nullopt,
            .comment = CellComment{"see prior", "Dr. A", "2026-11-22T20:00:00Z"}};
}

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

Assessment assessmentOf(const std::string& uid)
{
    return Assessment({.studyInstanceUid = uid});
}

ReaderDecision decisionOf(Severity severity)
{
    return {.severity = severity,
            .acceptedFinding = false,
            .readerName = "Dr Test",
            .time = "2026-11-22T20:00:00Z"};
}

Grading gradingOf(const std::string& model)
{
    Grading grading;
    grading.model.name = model;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {siteAt(i), {0.8, 0.1, 0.1}, std::nullopt, std::nullopt};
    return grading;
}

} // namespace

/// Saved assessments, decisions of readers and findings of models are merged.
class TestAssessmentMerging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPart_isCompared();
    void takenOver_leavesTheFindings();
    void merged_prefersMine();
    void merged_takesPointsAndTheirRemoval();
    void merged_takesTheVariant();
    void regraded_keepsDecisionsAndShifts();
    void isFullyGraded_knowsGaps();
};

void TestAssessmentMerging::merged_prefersMine()
{
    Assessment saved = assessmentOf("1.2");
    saved.setGrading(gradingOf("old"));
    saved.setDecision(kCanal, decisionOf(Severity::Severe));
    saved.setDecision(kLeft, decisionOf(Severity::Severe));
    Assessment mine = assessmentOf("1.2");
    mine.setDecision(kLeft, decisionOf(Severity::Moderate));
    Assessment both = merged(mine, saved);
    QVERIFY(both.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(both.cell(kLeft).severity() == Severity::Moderate);
    QCOMPARE(both.model()->name, std::string("old"));

    mine.setGrading(gradingOf("new"));
    both = merged(mine, saved);
    QVERIFY(both.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(both.cell(kLeft).severity() == Severity::Moderate);
    QCOMPARE(both.model()->name, std::string("new"));
}

void TestAssessmentMerging::merged_takesPointsAndTheirRemoval()
{
    Assessment saved = assessmentOf("1.2");
    saved.setReaderPart(kCanal, CellEdit{.isPointRemoved = true});
    saved.setReaderPart(kLeft, CellEdit{.isPointRemoved = true});
    Assessment mine = assessmentOf("1.2");
    mine.setReaderLocation(kLeft, SiteLocation{.seriesInstanceUid = "1.2.3"});
    for (const bool isGraded : {false, true}) {
        if (isGraded)
            mine.setGrading(gradingOf("new"));
        const Assessment both = merged(mine, saved);
        QVERIFY(both.cell(kCanal).isPointRemoved);
        QVERIFY(!both.cell(kLeft).isPointRemoved);
        QCOMPARE(both.cell(kLeft).location()->seriesInstanceUid, std::string("1.2.3"));
    }
    QVERIFY(regraded(saved, gradingOf("new"), 0).cell(kCanal).isPointRemoved);
}

void TestAssessmentMerging::merged_takesTheVariant()
{
    Assessment saved = assessmentOf("1.2");
    saved.setVariant({.vertebra = TransitionalVertebra::SacralisedL5});
    Assessment mine = assessmentOf("1.2");
    QVERIFY(merged(mine, saved).variant() == saved.variant());
    mine.setGrading(gradingOf("new"));
    QVERIFY(merged(mine, saved).variant() == saved.variant());
    mine.setVariant({.vertebra = TransitionalVertebra::LumbarisedS1});
    QVERIFY(merged(mine, saved).variant() == mine.variant());
    QVERIFY(regraded(saved, gradingOf("new"), 1).variant() == saved.variant());
}

void TestAssessmentMerging::regraded_keepsDecisionsAndShifts()
{
    Assessment reader = assessmentOf("1.2");
    reader.setDecision(kCanal, decisionOf(Severity::Severe));
    const Assessment result = regraded(reader, gradingOf("new"), 1);
    QVERIFY(result.cell(kCanal).severity() == Severity::Severe);
    QCOMPARE(result.cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2}).state(),
             CellState::Refused);
    QVERIFY(result.cell(kCanal).finding->site == kCanal);
}

void TestAssessmentMerging::isFullyGraded_knowsGaps()
{
    Assessment assessment = assessmentOf("1.2");
    QVERIFY(!isFullyGraded(assessment));
    const Grading grading = gradingOf("fake");
    assessment.setModel(grading.model);
    assessment.setFinding(grading.findings[0]);
    QVERIFY(!isFullyGraded(assessment));
    assessment.setGrading(grading);
    QVERIFY(isFullyGraded(assessment));
    assessment.shiftLevels(2);
    QVERIFY(isFullyGraded(assessment));
}

void TestAssessmentMerging::eachPart_isCompared()
{
    QVERIFY(sameReaderPart({}, {}) && sameReaderPart(work(), work()));
    CellEdit other = work();
    other.decision->time = "2026-11-22T20:00:01Z";
    QVERIFY(!sameDecision(work(), other) && !sameReaderPart(work(), other));
    QVERIFY(sameComment(work(), other) && samePoint(work(), other));
    other = work();
    other.comment.reset();
    QVERIFY(!sameComment(work(), other) && !sameReaderPart(work(), other));
    other = work();
    other.isPointRemoved = true;
    QVERIFY(!samePoint(work(), other) && !sameReaderPart(work(), other));
}

void TestAssessmentMerging::takenOver_leavesTheFindings()
{
    Assessment from;
    from.setReaderPart(kWorkSite, work());
    from.setVariant({.vertebra = TransitionalVertebra::SacralisedL5});
    Assessment to;
    to.setFinding({kWorkSite, {0.8, 0.1, 0.1}, std::nullopt, std::nullopt});
    takeReaderParts(from, to);
    QVERIFY(sameReaderPart(editOf(to.cell(kWorkSite)), work()));
    QVERIFY(to.cell(kWorkSite).modelFinding());
    QVERIFY(to.variant().vertebra == TransitionalVertebra::SacralisedL5);
}

QTEST_APPLESS_MAIN(TestAssessmentMerging)
#include "tst_assessment_merging.moc"
