#include "core/ai/levels/level_chain.h"

#include <QTest>

using namespace foramen;

namespace {

/// Discs in a straight row, 34 mm apart; each has this share of the mass of its own level.
ChainInput straightRow(std::size_t count, double mass)
{
    ChainInput input;
    for (std::size_t i = 0; i < count; ++i) {
        ChainCandidate candidate{.posterior = 0, .down = 34.0 * static_cast<double>(i)};
        if (i < kLevelCount)
            candidate.mass[i] = mass;
        input.candidates.push_back(candidate);
    }
    return input;
}

} // namespace

/// The choice of one disc for each level from candidates.
class TestLevelChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chain_ofAPerfectRow();
    void chain_passesOverAnOutlier();
    void chain_bridgesAWeakMap();
    void chain_leavesOnlyEndsEmpty();
    void chain_refusesImpossibleSpacing();
    void chain_ofNothing();
    void margin_isSmallWhenNumbersAreInDoubt();
};

void TestLevelChain::chain_ofAPerfectRow()
{
    const Chain chain = bestChain(straightRow(5, 1));
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QCOMPARE(*chain.candidates[level], level);
    QVERIFY(chain.score > -0.1);
    QVERIFY(chain.margin > 4);
}

void TestLevelChain::chain_passesOverAnOutlier()
{
    // L3/L4's map points mostly at a place off the row.
    ChainInput input = straightRow(5, 1);
    input.candidates[2].mass[2] = 0.3;
    ChainCandidate outlier{.posterior = 70, .down = 60};
    outlier.mass[2] = 0.7;
    input.candidates.push_back(outlier);
    QCOMPARE(*bestChain(input).candidates[2], std::size_t{2});
}

void TestLevelChain::chain_bridgesAWeakMap()
{
    ChainInput input = straightRow(5, 1);
    input.candidates[2].mass[2] = 0;
    const Chain chain = bestChain(input);
    QCOMPARE(*chain.candidates[2], std::size_t{2});
}

void TestLevelChain::chain_leavesOnlyEndsEmpty()
{
    ChainInput input = straightRow(5, 1);
    input.candidates[0].mass[0] = 0;
    input.candidates[4].mass[4] = 0;
    input.absent = {1, 0, 0, 0, 1};
    const Chain chain = bestChain(input);
    QVERIFY(!chain.candidates[0]);
    QVERIFY(!chain.candidates[4]);
    for (std::size_t level = 1; level < 4; ++level)
        QCOMPARE(*chain.candidates[level], level);
}

void TestLevelChain::chain_refusesImpossibleSpacing()
{
    ChainInput input = straightRow(5, 1);
    for (std::size_t i = 3; i < 5; ++i)
        input.candidates[i].down += 60; // two neighbours 94 mm apart
    input.absent = {0.1, 0.1, 0.1, 0.1, 0.1};
    const Chain chain = bestChain(input);
    QVERIFY(!(chain.candidates[2] && chain.candidates[3]));
}

void TestLevelChain::chain_ofNothing()
{
    ChainInput input;
    input.absent.fill(1);
    const Chain chain = bestChain(input);
    for (const auto& candidate : chain.candidates)
        QVERIFY(!candidate);
}

void TestLevelChain::margin_isSmallWhenNumbersAreInDoubt()
{
    ChainInput input = straightRow(6, 0.5);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        input.candidates[level + 1].mass[level] = 0.5;
    const Chain chain = bestChain(input);
    QVERIFY(chain.margin < 0.1);
}

QTEST_APPLESS_MAIN(TestLevelChain)
#include "tst_level_chain.moc"
