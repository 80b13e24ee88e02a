#include "core/metrics/predicted_truth.h"

#include <QTest>

using namespace foramen;

/// Truth without predictions is left out where that is asked for.
class TestPredictedTruth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sitesWithoutPrediction_areTakenOut();
    void everythingPredicted_staysWhole();
    void nothingPredicted_isEmpty();
};

void TestPredictedTruth::sitesWithoutPrediction_areTakenOut()
{
    LabelTable truth;
    truth["A"][0] = Severity::Severe;
    truth["A"][7] = Severity::NormalMild;
    truth["B"][3] = Severity::Moderate;
    const WithoutPrediction left =
        keepPredicted(truth, {{"A", siteAt(7), {1, 0, 0}}, {"C", siteAt(3), {1, 0, 0}}});
    QCOMPARE(left.sites, std::size_t{2});
    QCOMPARE(left.studies, std::size_t{1});
    QCOMPARE(truth.size(), std::size_t{1});
    QVERIFY(!truth["A"][0]);
    QVERIFY(truth["A"][7] == Severity::NormalMild);
}

void TestPredictedTruth::everythingPredicted_staysWhole()
{
    LabelTable truth;
    truth["A"][0] = Severity::Severe;
    const LabelTable before = truth;
    const WithoutPrediction left = keepPredicted(truth, {{"A", siteAt(0), {1, 0, 0}}});
    QCOMPARE(left.sites, std::size_t{0});
    QCOMPARE(left.studies, std::size_t{0});
    QVERIFY(truth == before);
}

void TestPredictedTruth::nothingPredicted_isEmpty()
{
    LabelTable truth;
    truth["A"][0] = Severity::Severe;
    QCOMPARE(keepPredicted(truth, {}).studies, std::size_t{1});
    QVERIFY(truth.empty());
}

QTEST_GUILESS_MAIN(TestPredictedTruth)
#include "tst_predicted_truth.moc"
