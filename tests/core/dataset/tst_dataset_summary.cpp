#include "core/dataset/summary/dataset_summary.h"
#include "core/dataset/summary/summary_page.h"

#include <QTest>

#include <cmath>

using namespace foramen;

/// Counts and spreads of a data set, and their page.
class TestDatasetSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spreadOf_describesValues();
    void spreadOf_ofNothingIsZero();
    void summarise_countsGradesGapsAndPairs();
    void summarise_takesTheFirstOfTwoRows();
    void summaryPage_saysWhatIsMissing();
};

void TestDatasetSummary::spreadOf_describesValues()
{
    const Spread spread = spreadOf({4, 1, 3, 2});
    QCOMPARE(spread.count, std::size_t{4});
    QCOMPARE(spread.mean, 2.5);
    QCOMPARE(spread.median, 2.5);
    QCOMPARE(spread.least, 1.0);
    QCOMPARE(spread.most, 4.0);
    QVERIFY(std::abs(spread.deviation - std::sqrt(1.25)) < 1e-12);
}

void TestDatasetSummary::spreadOf_ofNothingIsZero()
{
    QCOMPARE(spreadOf({}).count, std::size_t{0});
    QCOMPARE(spreadOf({}).mean, 0.0);
}

void TestDatasetSummary::summarise_countsGradesGapsAndPairs()
{
    RsnaDataset dataset;
    LabelRow row{{"train.csv", 2}, "7", {}};
    row.severities.fill(Severity::NormalMild);
    const std::size_t canal = siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    const std::size_t recess = siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L4L5});
    row.severities[canal] = Severity::Severe;
    row.severities[recess] = Severity::Moderate;
    row.severities[recess + 1].reset();
    dataset.labels = {row};
    const DatasetSummary summary = summarise(dataset);
    QCOMPARE(summary.labelledStudies, 1);
    QCOMPARE(summary.studiesWithGaps, 1);
    QCOMPARE(summary.studiesWithSevere[0], 1);
    QCOMPARE(summary.all().labelled(), 24);
    QCOMPARE(summary.condition(Condition::LeftSubarticularStenosis).missing, 1);
    QCOMPARE(summary.sites[canal].share(Severity::Severe), 1.0);
    QCOMPARE(summary.together[0][3], 1);
    QCOMPARE(summary.together[3][0], 1);
    QCOMPARE(summary.together[0][4], 0);
    QVERIFY(!summary.hasImages && !summary.hasPoints);
}

void TestDatasetSummary::summarise_takesTheFirstOfTwoRows()
{
    RsnaDataset dataset;
    LabelRow first{{"train.csv", 2}, "7", {}};
    first.severities[0] = Severity::Moderate;
    LabelRow second{{"train.csv", 3}, "7", {}};
    second.severities[0] = Severity::Severe;
    dataset.labels = {first, second};
    const DatasetSummary summary = summarise(dataset);
    QCOMPARE(summary.labelledStudies, 1);
    QCOMPARE(summary.sites[0].grades[1], 1);
    QCOMPARE(summary.sites[0].grades[2], 0);
}

void TestDatasetSummary::summaryPage_saysWhatIsMissing()
{
    DatasetSummary summary;
    summary.missing = {"There is no train.csv: no <grades>."};
    const std::string page = summaryPage(summary);
    QVERIFY(page.find("There is no train.csv: no &lt;grades&gt;.") != std::string::npos);
    QVERIFY(page.find("<svg") == std::string::npos);
}

QTEST_APPLESS_MAIN(TestDatasetSummary)
#include "tst_dataset_summary.moc"
