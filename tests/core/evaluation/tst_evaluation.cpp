#include "core/evaluation/evaluation.h"

#include "tests/core/evaluation/near.h"
#include "tests/core/evaluation/sample_evaluation.h"

#include <QTest>

#include <cmath>
#include <stop_token>

using namespace foramen;
using namespace foramen::test;

/// The evaluation as a whole: score, groups, intervals, baselines and errors.
class TestEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void score_isTheOfficialOne();
    void groups_holdEverySiteOnce();
    void intervals_encloseTheFiguresAndRepeat();
    void intervals_canBeLeftOut();
    void worstCases_costMost();
    void baselines_areScored();
    void localisation_isReportedWhereKnown();
    void missingConditionsAndLevels_haveNoFigures();
    void refusedSites_areCountedWhereTheyHaveATruth();
    void badInput_isRefused();
    void cancelled_stops();
};

void TestEvaluation::score_isTheOfficialOne()
{
    const EvaluationInput input = sampleEvaluationInput();
    const auto evaluation = evaluate(input);
    const auto official = officialScore(input.truth, input.predictions);
    QVERIFY(evaluation && official);
    QCOMPARE(evaluation->score.score, official->score);
    QCOMPARE(evaluation->studyCount, std::size_t{12});
    QVERIFY(near(*evaluation->conditions[0].logLoss.value, official->spinal));
}

void TestEvaluation::groups_holdEverySiteOnce()
{
    const auto evaluation = evaluate(sampleEvaluationInput());
    std::size_t byCondition = 0;
    std::size_t byLevel = 0;
    std::size_t bySite = 0;
    for (const AgreementFigures& figures : evaluation->conditions)
        byCondition += figures.count;
    for (const AgreementFigures& figures : evaluation->levels)
        byLevel += figures.count;
    for (const AgreementFigures& figures : evaluation->sites)
        bySite += figures.count;
    QCOMPARE(evaluation->all.count, std::size_t{300});
    QCOMPARE(byCondition, std::size_t{300});
    QCOMPARE(byLevel, std::size_t{300});
    QCOMPARE(bySite, std::size_t{300});
    QCOMPARE(evaluation->conditions[2].name, std::string("Right Neural Foraminal Narrowing"));
    QCOMPARE(evaluation->levels[3].name, std::string("L4/L5"));
    QVERIFY(*evaluation->all.kappa.value > 0.2);
    QVERIFY(*evaluation->all.rocSevere.value > 0.6);
    QCOMPARE(evaluation->calibration.size(), std::size_t{4});
    QCOMPARE(evaluation->calibration[0].figures.count, std::size_t{300});
}

void TestEvaluation::intervals_encloseTheFiguresAndRepeat()
{
    const auto first = evaluate(sampleEvaluationInput());
    const auto second = evaluate(sampleEvaluationInput());
    const Estimate& kappa = first->all.kappa;
    QVERIFY(kappa.interval);
    QVERIFY(kappa.interval->low < *kappa.value && *kappa.value < kappa.interval->high);
    QCOMPARE(kappa.interval->low, second->all.kappa.interval->low);
    QVERIFY(first->intervals.score->low < first->score.score);
    QVERIFY(first->intervals.score->high > first->score.score);
    QVERIFY(!first->sites[0].rocSevere.interval);
    QVERIFY(first->sites[0].kappa.interval);
}

void TestEvaluation::intervals_canBeLeftOut()
{
    const auto evaluation = evaluate(sampleEvaluationInput(), {.resamples = 0});
    QVERIFY(evaluation->all.kappa.value);
    QVERIFY(!evaluation->all.kappa.interval);
    QVERIFY(!evaluation->intervals.score);
}

void TestEvaluation::worstCases_costMost()
{
    EvaluationInput input = sampleEvaluationInput();
    input.truth["1003"][siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L2L3})] =
        Severity::Severe;
    for (SubmissionRow& row : input.predictions)
        if (row.studyId == "1003"
            && row.site == Site{Condition::LeftSubarticularStenosis, DiscLevel::L2L3})
            row.probabilities = {0.98, 0.01, 0.01};
    const auto evaluation = evaluate(input, {.resamples = 0, .worstCount = 3});
    QCOMPARE(evaluation->worst.size(), std::size_t{3});
    const WorstCase& worst = evaluation->worst[0];
    QCOMPARE(worst.studyId, std::string("1003"));
    QCOMPARE(worst.truth, Severity::Severe);
    QVERIFY(near(worst.loss, -std::log(0.01)));
    QVERIFY(near(worst.weightedLoss, -4 * std::log(0.01)));
    QVERIFY(evaluation->worst[1].weightedLoss >= evaluation->worst[2].weightedLoss);
}

void TestEvaluation::baselines_areScored()
{
    const auto evaluation = evaluate(sampleEvaluationInput(), {.resamples = 0});
    QCOMPARE(evaluation->baselines.size(), std::size_t{1});
    QCOMPARE(evaluation->baselines[0].key, std::string("best_constant"));
    QVERIFY(evaluation->baselines[0].score.score > 0.5);
}

void TestEvaluation::localisation_isReportedWhereKnown()
{
    EvaluationInput input = sampleEvaluationInput();
    const auto with = evaluate(input, {.resamples = 0});
    QVERIFY(with->localisation);
    QCOMPARE(with->localisation->all.count, std::size_t{60});
    QVERIFY(with->localisation->all.mean > 2 && with->localisation->all.mean < 4);
    input.localisation.reset();
    QVERIFY(!evaluate(input, {.resamples = 0})->localisation);
}

void TestEvaluation::missingConditionsAndLevels_haveNoFigures()
{
    EvaluationInput input = sampleEvaluationInput();
    for (auto& [studyId, severities] : input.truth)
        for (std::size_t index = 0; index < kSiteCount; ++index)
            if (siteAt(index).condition == Condition::RightSubarticularStenosis
                || siteAt(index).level == DiscLevel::L1L2)
                severities[index].reset();
    const auto evaluation = evaluate(input, {.resamples = 50});
    QVERIFY(evaluation);
    QCOMPARE(evaluation->conditions[4].count, std::size_t{0});
    QVERIFY(!evaluation->conditions[4].kappa.value);
    QVERIFY(!evaluation->conditions[4].accuracy);
    QVERIFY(!evaluation->levels[0].rocSevere.value);
}

void TestEvaluation::refusedSites_areCountedWhereTheyHaveATruth()
{
    EvaluationInput input = sampleEvaluationInput();
    const std::string study = input.truth.begin()->first;
    QVERIFY(!evaluate(input)->refused); // unknown is not none
    QVERIFY(!evaluate(input)->conditions[0].refused);
    constexpr std::size_t unlabelled = 24;
    input.truth.begin()->second[unlabelled] = std::nullopt;
    input.refused = {{study, siteAt(0), ReasonCode::NoPointGiven},
                     {study, siteAt(1), ReasonCode::GivenPointElsewhere},
                     {study, siteAt(7), ReasonCode::GivenPointElsewhere},
                     {study, siteAt(unlabelled), ReasonCode::NoPointGiven},
                     {"no such study", siteAt(0), ReasonCode::NoPointGiven}};
    const auto evaluation = evaluate(input);
    QVERIFY(evaluation);
    QCOMPARE(*evaluation->refused, std::size_t{3});
    QCOMPARE(*evaluation->all.refused, std::size_t{3});
    QCOMPARE(*evaluation->conditions[0].refused, std::size_t{2});
    QCOMPARE(*evaluation->conditions[1].refused, std::size_t{1});
    QCOMPARE(*evaluation->levels[4].refused, std::size_t{0});
    QCOMPARE(*evaluation->sites[7].refused, std::size_t{1});
    QCOMPARE(evaluation->refusals.size(), std::size_t{2});
    QCOMPARE(evaluation->refusals[0].reason, englishSentence(ReasonCode::GivenPointElsewhere));
    QCOMPARE(evaluation->refusals[0].count, std::size_t{2});
    QCOMPARE(evaluation->refusals[1].count, std::size_t{1});
}

void TestEvaluation::badInput_isRefused()
{
    EvaluationInput input = sampleEvaluationInput();
    input.predictions.pop_back();
    QCOMPARE(evaluate(input).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(evaluate({}).error().code, ErrorCode::InvalidArgument);
}

void TestEvaluation::cancelled_stops()
{
    std::stop_source stop;
    stop.request_stop();
    const auto evaluation = evaluate(sampleEvaluationInput(), {}, Task{stop.get_token(), {}});
    QVERIFY(!evaluation);
    QCOMPARE(evaluation.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
