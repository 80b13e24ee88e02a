#include "core/evaluation/agreement.h"

#include "tests/core/evaluation/near.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Rows of one study each, by true grade and probabilities.
struct Rows {
    std::vector<ScoredRow> rows;

    void add(Severity truth, Probabilities probabilities)
    {
        rows.push_back({rows.size(), {}, truth, probabilities});
    }
    [[nodiscard]] RowGroup group() const
    {
        RowGroup group;
        for (const ScoredRow& row : rows)
            group.push_back(&row);
        return group;
    }
    [[nodiscard]] StudyWeights once() const { return StudyWeights(rows.size(), 1.0); }
};

Rows fourSites()
{
    Rows rows; // true 0 0 1 2, predicted 0 1 1 1
    rows.add(Severity::NormalMild, {0.8, 0.1, 0.1});
    rows.add(Severity::NormalMild, {0.3, 0.5, 0.2});
    rows.add(Severity::Moderate, {0.2, 0.6, 0.2});
    rows.add(Severity::Severe, {0.1, 0.6, 0.3});
    return rows;
}

} // namespace

/// Confusion, kappa, log loss and ROC area.
class TestAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void confusionOf_countsByTruthAndLikeliest();
    void quadraticKappa_byHand();
    void quadraticKappa_ofPerfectOppositeAndConstant();
    void weightedLogLoss_weighsBySeverity();
    void rocArea_byHand();
    void rocArea_countsTiesHalf();
    void rocArea_isUndefinedForOneClass();
    void weights_actLikeRepeatedStudies();
};

void TestAgreement::confusionOf_countsByTruthAndLikeliest()
{
    const Rows rows = fourSites();
    const ConfusionTable table = confusionOf(rows.group(), rows.once());
    QCOMPARE(table[0][0], 1.0);
    QCOMPARE(table[0][1], 1.0);
    QCOMPARE(table[1][1], 1.0);
    QCOMPARE(table[2][1], 1.0);
    QCOMPARE(table[2][2], 0.0);
}

void TestAgreement::quadraticKappa_byHand()
{
    // Predicted counts 1, 3, 0. Expected disagreement: true 0 (2 of 4): 2 * 3 * 1; true 1: 1 * 1 *
    // 1; true 2: 1 * 1 * 4 + 1 * 3 * 1; in all 14 / 4 = 3.5. Observed 2. Kappa 1 - 2 / 3.5.
    const Rows rows = fourSites();
    QVERIFY(near(quadraticKappa(confusionOf(rows.group(), rows.once())), 1 - 2 / 3.5));
}

void TestAgreement::quadraticKappa_ofPerfectOppositeAndConstant()
{
    QVERIFY(near(quadraticKappa({{{5, 0, 0}, {0, 3, 0}, {0, 0, 2}}}), 1));
    QVERIFY(near(quadraticKappa({{{0, 0, 4}, {0, 0, 0}, {4, 0, 0}}}), -1));
    QVERIFY(near(quadraticKappa({{{5, 0, 0}, {3, 0, 0}, {2, 0, 0}}}), 0));
    QVERIFY(!quadraticKappa({{{5, 0, 0}, {0, 0, 0}, {0, 0, 0}}}));
    QVERIFY(!quadraticKappa({}));
}

void TestAgreement::weightedLogLoss_weighsBySeverity()
{
    const Rows rows = fourSites();
    const double expected =
        (-std::log(0.8) - std::log(0.3) - 2 * std::log(0.6) - 4 * std::log(0.3)) / 8;
    QVERIFY(near(WeightedLogLoss(rows.group(), 4)(rows.once()), expected));
    QVERIFY(!WeightedLogLoss({}, 4)(rows.once()));
}

void TestAgreement::rocArea_byHand()
{
    // Probability of Severe: 0.1, 0.2, 0.2 | 0.3: the severe site scores above all others.
    const Rows rows = fourSites();
    QVERIFY(near(oneVersusRest(rows.group(), Severity::Severe).value(rows.once()), 1));
    QVERIFY(near(atLeast(rows.group(), Severity::Severe).value(rows.once()), 1));
    // Moderate: positives 0.6; negatives 0.1, 0.5, 0.6: two won, one tied.
    QVERIFY(near(oneVersusRest(rows.group(), Severity::Moderate).value(rows.once()), 2.5 / 3));
    // Moderate or worse: positives 0.8, 0.9; negatives 0.2, 0.7.
    QVERIFY(near(atLeast(rows.group(), Severity::Moderate).value(rows.once()), 1));
    // The same question, asked the other way round.
    QVERIFY(near(oneVersusRest(rows.group(), Severity::NormalMild).value(rows.once()), 1));
}

void TestAgreement::rocArea_countsTiesHalf()
{
    Rows rows;
    for (const Severity truth :
         {Severity::NormalMild, Severity::Severe, Severity::NormalMild, Severity::Severe})
        rows.add(truth, {0.4, 0.3, 0.3});
    QVERIFY(near(oneVersusRest(rows.group(), Severity::Severe).value(rows.once()), 0.5));
}

void TestAgreement::rocArea_isUndefinedForOneClass()
{
    Rows rows;
    rows.add(Severity::NormalMild, {0.9, 0.05, 0.05});
    QVERIFY(!oneVersusRest(rows.group(), Severity::Severe).value(rows.once()));
    QVERIFY(!oneVersusRest(rows.group(), Severity::NormalMild).value(rows.once()));
    QVERIFY(!oneVersusRest({}, Severity::Severe).value({}));
}

void TestAgreement::weights_actLikeRepeatedStudies()
{
    Rows repeated = fourSites();
    const ScoredRow second = repeated.rows[1];
    repeated.rows.insert(repeated.rows.end(), 2,
                         {4, second.site, second.truth, second.probabilities});
    repeated.rows.back().study = 5;
    const Rows rows = fourSites();
    const StudyWeights thrice = {1, 3, 1, 1};
    const StudyWeights once(6, 1.0);
    QVERIFY(near(quadraticKappa(confusionOf(rows.group(), thrice)),
                 *quadraticKappa(confusionOf(repeated.group(), once))));
    QVERIFY(near(WeightedLogLoss(rows.group(), 4)(thrice),
                 *WeightedLogLoss(repeated.group(), 6)(once)));
    QVERIFY(near(oneVersusRest(rows.group(), Severity::Moderate).value(thrice),
                 *oneVersusRest(repeated.group(), Severity::Moderate).value(once)));
}

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
