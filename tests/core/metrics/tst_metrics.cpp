#include "core/metrics/metrics.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

using namespace foramen;

namespace {

constexpr double kTolerance = 5e-7; ///< six digits

constexpr Site kCanalL3L4{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
constexpr Site kCanalL4L5{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeftForamenL5S1{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1};

/// Truth and predictions of the studies.
struct Case {
    LabelTable truth;
    std::vector<SubmissionRow> predictions;

    SubmissionRow& row(const std::string& studyId, Site site)
    {
        const std::size_t study = studyId == "A" ? 0 : 1;
        return predictions[study * kSiteCount + siteIndex(site)];
    }
};

/// Two studies: A all Normal/Mild; B with a moderate and a severe canal and a moderate foramen.
Case handMadeCase()
{
    Case value;
    for (const char* studyId : {"A", "B"}) {
        value.truth[studyId].fill(Severity::NormalMild);
        for (std::size_t index = 0; index < kSiteCount; ++index)
            value.predictions.push_back({studyId, siteAt(index), {0.7, 0.2, 0.1}});
    }
    value.truth["B"][siteIndex(kCanalL3L4)] = Severity::Moderate;
    value.truth["B"][siteIndex(kCanalL4L5)] = Severity::Severe;
    value.truth["B"][siteIndex(kLeftForamenL5S1)] = Severity::Moderate;
    value.row("B", kCanalL3L4).probabilities = {0.3, 0.5, 0.2};
    value.row("B", kCanalL4L5).probabilities = {0.1, 0.3, 0.6};
    return value;
}

bool near(double a, double b)
{
    return std::abs(a - b) < kTolerance;
}

ErrorCode errorOf(const Case& value)
{
    const auto score = officialScore(value.truth, value.predictions);
    return score ? ErrorCode::Internal : score.error().code;
}

} // namespace

/// The score of the challenge and the prior of its training set.
class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void officialScore_ofTheHandMadeCase();
    void officialScore_takesAnySevereFromRawValues();
    void officialScore_ofThirdsIsLogThree();
    void officialScore_dropsRowsWithoutTruth();
    void officialScore_staysFiniteForCertainMistakes();
    void officialScore_doesNotDependOnOrder();
    void officialScore_refusesBadPredictions();
    void officialScore_refusesEmptyTruth();
    void priorPredictions_areWeightedFrequencies();
    void officialScore_ofConstantsOnTheChallengesStudies();
    void priorPredictions_ofTheChallengesGradeCounts();
};

void TestMetrics::officialScore_ofTheHandMadeCase()
{
    const Case value = handMadeCase();
    const auto score = officialScore(value.truth, value.predictions);
    QVERIFY(score);
    QVERIFY(near(score->spinal, 0.448785));
    QVERIFY(near(score->foraminal, 0.475986));
    QVERIFY(near(score->subarticular, 0.356675));
    QVERIFY(near(score->anySevere, 0.429733));
    QVERIFY(near(score->score, 0.427795));
    QCOMPARE(score->rowCount, 2 * kSiteCount);
}

void TestMetrics::officialScore_takesAnySevereFromRawValues()
{
    Case value = handMadeCase();
    value.row("B", kCanalL4L5).probabilities = {0.1, 0.3, 0.75};
    const auto score = officialScore(value.truth, value.predictions);
    QVERIFY(score);
    QVERIFY(near(score->spinal, 0.424962));
    QVERIFY(near(score->anySevere, 0.251218));
    QVERIFY(near(score->score, 0.377210));
}

void TestMetrics::officialScore_ofThirdsIsLogThree()
{
    Case value = handMadeCase();
    for (SubmissionRow& row : value.predictions)
        row.probabilities = {0.333, 0.333, 0.333};
    const auto score = officialScore(value.truth, value.predictions);
    QVERIFY(score);
    QVERIFY(near(score->spinal, std::log(3)));
    QVERIFY(near(score->foraminal, std::log(3)));
    QVERIFY(near(score->subarticular, std::log(3)));
}

void TestMetrics::officialScore_dropsRowsWithoutTruth()
{
    Case value = handMadeCase();
    const auto before = officialScore(value.truth, value.predictions);
    value.truth["C"] = {};
    value.predictions.push_back({"D", kCanalL4L5, {0, 0, 1}});
    QVERIFY(near(officialScore(value.truth, value.predictions)->score, before->score));

    value.truth["B"][siteIndex(kCanalL4L5)] = std::nullopt;
    const auto after = officialScore(value.truth, value.predictions);
    QCOMPARE(after->rowCount, 2 * kSiteCount - 1);
    QVERIFY(after->spinal < before->spinal);
}

void TestMetrics::officialScore_staysFiniteForCertainMistakes()
{
    Case value = handMadeCase();
    value.row("B", kCanalL4L5).probabilities = {1, 0, 0};
    value.row("A", kCanalL4L5).probabilities = {0, 0, 1};
    const auto score = officialScore(value.truth, value.predictions);
    QVERIFY(score);
    QVERIFY(std::isfinite(score->score));
    QVERIFY(score->score > 2);
}

void TestMetrics::officialScore_doesNotDependOnOrder()
{
    Case value = handMadeCase();
    std::reverse(value.predictions.begin(), value.predictions.end());
    QVERIFY(near(officialScore(value.truth, value.predictions)->score, 0.427795));
}

void TestMetrics::officialScore_refusesBadPredictions()
{
    Case negative = handMadeCase();
    negative.row("A", kCanalL4L5).probabilities[1] = -0.1;
    QCOMPARE(errorOf(negative), ErrorCode::InvalidArgument);
    Case notFinite = handMadeCase();
    notFinite.row("A", kCanalL4L5).probabilities[1] = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(errorOf(notFinite), ErrorCode::InvalidArgument);
    Case missing = handMadeCase();
    missing.predictions.pop_back();
    QCOMPARE(errorOf(missing), ErrorCode::InvalidArgument);
    Case twice = handMadeCase();
    twice.predictions.push_back(twice.predictions.back());
    QCOMPARE(errorOf(twice), ErrorCode::InvalidArgument);
}

void TestMetrics::officialScore_refusesEmptyTruth()
{
    Case value = handMadeCase();
    value.truth = {{"A", {}}};
    QCOMPARE(errorOf(value), ErrorCode::InvalidArgument);
    value.truth.clear();
    QCOMPARE(errorOf(value), ErrorCode::InvalidArgument);
    value = handMadeCase();
    for (auto& [studyId, severities] : value.truth)
        for (std::size_t index = kLevelCount; index < kSiteCount; ++index)
            severities[index] = std::nullopt;
    QCOMPARE(errorOf(value), ErrorCode::InvalidArgument);
}

void TestMetrics::priorPredictions_areWeightedFrequencies()
{
    Case value = handMadeCase();
    value.truth["A"][siteIndex(kLeftForamenL5S1)] = std::nullopt;
    value.truth["B"][siteIndex(kLeftForamenL5S1)] = std::nullopt;
    const auto rows = priorPredictions(value.truth);
    QCOMPARE(rows.size(), 2 * kSiteCount);
    const auto& canal =
        rows[siteIndex(kCanalL4L5)].probabilities; // one Normal/Mild, one Severe: 1 against 4
    QVERIFY(near(canal[0], 0.2));
    QVERIFY(near(canal[1], 0.0));
    QVERIFY(near(canal[2], 0.8));
    QVERIFY(near(rows[siteIndex(kLeftForamenL5S1)].probabilities[2], 1.0 / 3));
    QVERIFY(officialScore(value.truth, rows));
}

void TestMetrics::officialScore_ofConstantsOnTheChallengesStudies()
{
    // The challenge's training set has 1,975 studies, 365 with a severe canal. A prediction of
    // thirds scores 0.701803 there, so 345 of the others have a moderate canal as their worst.
    constexpr int studies = 1975;
    constexpr int severe = 365;
    constexpr int moderate = 345;
    Case value;
    for (int i = 0; i < studies; ++i) {
        const std::string studyId = std::to_string(i);
        auto& severities = value.truth[studyId];
        severities.fill(Severity::NormalMild);
        severities[siteIndex(kCanalL4L5)] = i < severe ? Severity::Severe
            : i < severe + moderate                    ? Severity::Moderate
                                                       : Severity::NormalMild;
        for (std::size_t index = 0; index < kSiteCount; ++index)
            value.predictions.push_back({studyId, siteAt(index), {1.0 / 3, 1.0 / 3, 1.0 / 3}});
    }
    const auto thirds = officialScore(value.truth, value.predictions);
    QVERIFY(thirds);
    QVERIFY(near(thirds->spinal, 1.098612));
    QVERIFY(near(thirds->foraminal, 1.098612));
    QVERIFY(near(thirds->subarticular, 1.098612));
    QVERIFY(near(thirds->anySevere, 0.701803));
    QVERIFY(near(thirds->score, 0.999410));

    // The best constant for "any severe" is the weighted prevalence; its loss is the entropy.
    constexpr double prevalence = 4.0 * severe / (4.0 * severe + studies - severe + moderate);
    QVERIFY(std::abs(prevalence - 0.4274) < 2e-4);
    for (SubmissionRow& row : value.predictions)
        row.probabilities = {0.5, 0.5 - prevalence, prevalence};
    const auto best = officialScore(value.truth, value.predictions);
    QVERIFY(std::abs(best->anySevere - 0.6826) < 5e-5);
}

void TestMetrics::priorPredictions_ofTheChallengesGradeCounts()
{
    // All 48,803 labels of the challenge's training set as if they were one site: the published
    // global vector is 0.5718, 0.2411, 0.1871.
    constexpr std::array<int, 3> counts = {37754, 7960, 3089};
    LabelTable truth;
    int study = 0;
    for (const Severity severity : kSeverities)
        for (int i = 0; i < counts[static_cast<std::size_t>(severity)]; ++i)
            truth[std::to_string(study++)][siteIndex(kCanalL4L5)] = severity;
    const auto prior = priorPredictions(truth)[siteIndex(kCanalL4L5)].probabilities;
    constexpr double fourDigits = 5e-5;
    QVERIFY(std::abs(prior[0] - 0.5718) < fourDigits);
    QVERIFY(std::abs(prior[1] - 0.2411) < fourDigits);
    QVERIFY(std::abs(prior[2] - 0.1871) < fourDigits);
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
