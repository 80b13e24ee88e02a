#include "core/training/data/folds.h"
#include "core/training/data/train_options.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <vector>

using namespace foramen;

namespace {

/// Studies in no order: few have a severe canal, some have other severe sites, most have none.
std::vector<SiteSeverities> mixedStudies(std::size_t count)
{
    std::vector<SiteSeverities> studies(count);
    for (std::size_t i = 0; i < count; ++i) {
        studies[i].fill(Severity::NormalMild);
        if (i % 7 == 3)
            studies[i][siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L4L5})] =
                Severity::Severe;
        if (i % 3 == 1)
            studies[i][siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L4L5})] =
                Severity::Severe;
    }
    return studies;
}

bool hasSevere(const SiteSeverities& study, Condition condition)
{
    return study[siteIndex({condition, DiscLevel::L4L5})] == Severity::Severe;
}

} // namespace

/// Division of studies into folds.
class TestFolds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStudyHasATurnOfItsOwn();
    void foldsHoldAlikeShares();
    void eachStudyIsHeldOutOnce();
    void withoutTurns_studiesAreTakenAsTheyCome();
    void unknownGradesCountForNothing();
    void seed_dealsOutStudiesOfTheSameGradesAnew();
};

void TestFolds::eachStudyHasATurnOfItsOwn()
{
    const auto turns = stratifiedTurns(mixedStudies(53));
    QCOMPARE(std::set<std::size_t>(turns.begin(), turns.end()).size(), std::size_t{53});
    QCOMPARE(*std::max_element(turns.begin(), turns.end()), std::size_t{52});
}

void TestFolds::foldsHoldAlikeShares()
{
    constexpr std::size_t count = 140; // 20 severe canals, 46 or 47 severe recesses
    TrainingSet set;
    set.severities = mixedStudies(count);
    set.turns = stratifiedTurns(set.severities);
    for (int fold = 0; fold < 5; ++fold) {
        TrainOptions options;
        options.folds = 5;
        options.fold = fold;
        int canals = 0;
        int recesses = 0;
        int studies = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (!isHeldOut(i, set, options))
                continue;
            ++studies;
            canals += hasSevere(set.severities[i], Condition::SpinalCanalStenosis) ? 1 : 0;
            recesses += hasSevere(set.severities[i], Condition::LeftSubarticularStenosis) ? 1 : 0;
        }
        QCOMPARE(studies, 28);
        QCOMPARE(canals, 4);
        QVERIFY(recesses >= 8 && recesses <= 11);
    }
}

void TestFolds::eachStudyIsHeldOutOnce()
{
    TrainingSet set;
    set.severities = mixedStudies(31);
    set.turns = stratifiedTurns(set.severities);
    for (std::size_t i = 0; i < 31; ++i) {
        int times = 0;
        for (int fold = 0; fold < 4; ++fold) {
            TrainOptions options;
            options.folds = 4;
            options.fold = fold;
            times += isHeldOut(i, set, options) ? 1 : 0;
        }
        QCOMPARE(times, 1);
    }
}

void TestFolds::withoutTurns_studiesAreTakenAsTheyCome()
{
    TrainOptions options;
    options.folds = 10;
    options.fold = 3;
    QVERIFY(isHeldOut(13, {}, options));
    QVERIFY(!isHeldOut(14, {}, options));
    options.folds = 1;
    QVERIFY(!isHeldOut(13, {}, options));
}

void TestFolds::unknownGradesCountForNothing()
{
    std::vector<SiteSeverities> studies(3);
    studies[1][0] = Severity::Severe;
    const auto turns = stratifiedTurns(studies);
    QCOMPARE(turns, (std::vector<std::size_t>{1, 0, 2}));
}

void TestFolds::seed_dealsOutStudiesOfTheSameGradesAnew()
{
    const auto studies = mixedStudies(53);
    const auto one = stratifiedTurns(studies, 1);
    QCOMPARE(one, stratifiedTurns(studies, 1));
    QVERIFY(one != stratifiedTurns(studies, 2));
    QCOMPARE(std::set<std::size_t>(one.begin(), one.end()).size(), std::size_t{53});
    // The severe canals come first all the same.
    for (std::size_t i = 0; i < studies.size(); ++i)
        QCOMPARE(hasSevere(studies[i], Condition::SpinalCanalStenosis), one[i] < 8);
}

QTEST_GUILESS_MAIN(TestFolds)
#include "tst_folds.moc"
