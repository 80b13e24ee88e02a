#include "core/ai/limits/metal_voids.h"

#include "tests/core/ai/limits/phantom_levels.h"

#include <QTest>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

std::vector<CanonicalVolume> canonical(const PhantomSeries& series)
{
    std::vector<CanonicalVolume> volumes;
    for (const VolumePtr& block : series.blocks)
        volumes.push_back(*CanonicalVolume::create(block, PicturePlane::Sagittal));
    return volumes;
}

/// The voids in the pedicles of the two sagittal series.
std::vector<PedicleVoids> voidsOf(const PhantomRecipe& recipe)
{
    const auto study = makePhantomStudy(recipe);
    const DecodedLevels levels = levelsOf(study->truth);
    return {pedicleVoidsOf(canonical(study->series[0]), levels),
            pedicleVoidsOf(canonical(study->series[1]), levels)};
}

int levelsWith(const std::array<bool, kLevelCount>& near)
{
    return static_cast<int>(std::count(near.begin(), near.end(), true));
}

PedicleVoids oneVoid(std::size_t vertebra, double area)
{
    PedicleVoids voids;
    for (auto& both : voids)
        both = {PedicleVoid{}, PedicleVoid{}};
    voids[vertebra][1] = PedicleVoid{area};
    return voids;
}

} // namespace

/// Signal voids of pedicle screws in sagittal series.
class TestMetalVoids : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainSpines_haveNone_data();
    void plainSpines_haveNone();
    void screws_areSeenInTwoNeighbours_data();
    void screws_areSeenInTwoNeighbours();
    void bothSeriesHaveToAgree();
    void oneSeriesAloneNeedsALargerHole();
    void aPedicleBelongsToBothItsDiscs();
    void emptyPictures_tellNothing();
};

void TestMetalVoids::plainSpines_haveNone_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("severe");
    for (const int seed : {1, 2, 3})
        for (const bool severe : {false, true})
            QTest::addRow("seed %d, %s", seed, severe ? "all severe" : "drawn") << seed << severe;
}

void TestMetalVoids::plainSpines_haveNone()
{
    QFETCH(const int, seed);
    QFETCH(const bool, severe);
    PhantomRecipe recipe{.seed = static_cast<std::uint64_t>(seed),
                         .variety = PhantomVariety::Randomised};
    if (severe) {
        recipe.severities.emplace();
        recipe.severities->fill(Severity::Severe);
    }
    QCOMPARE(levelsWith(levelsNearMetal(voidsOf(recipe))), 0);
}

void TestMetalVoids::screws_areSeenInTwoNeighbours_data()
{
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3})
        QTest::addRow("seed %d", seed) << seed;
}

void TestMetalVoids::screws_areSeenInTwoNeighbours()
{
    QFETCH(const int, seed);
    const PhantomRecipe recipe{.seed = static_cast<std::uint64_t>(seed),
                               .pathologies = {Pathology::Screws}};
    const auto near = levelsNearMetal(voidsOf(recipe));
    // Two vertebrae adjoin three discs, fewer at the ends.
    QVERIFY(levelsWith(near) >= 2 && levelsWith(near) <= 3);
    const auto first = std::find(near.begin(), near.end(), true);
    const auto last = std::find(near.rbegin(), near.rend(), true).base();
    QCOMPARE(static_cast<int>(last - first), levelsWith(near)); // adjacent
}

void TestMetalVoids::bothSeriesHaveToAgree()
{
    QCOMPARE(levelsWith(levelsNearMetal({oneVoid(2, 90), oneVoid(2, 80)})), 2);
    QCOMPARE(levelsWith(levelsNearMetal({oneVoid(2, 90), oneVoid(2, 5)})), 0);
    QCOMPARE(levelsWith(levelsNearMetal({oneVoid(2, 90), oneVoid(3, 90)})), 0);
}

void TestMetalVoids::oneSeriesAloneNeedsALargerHole()
{
    PedicleVoids unseen;
    QCOMPARE(levelsWith(levelsNearMetal({unseen, oneVoid(2, 45)})), 0);
    QCOMPARE(levelsWith(levelsNearMetal({unseen, oneVoid(2, 75)})), 2);
    QCOMPARE(levelsWith(levelsNearMetal({oneVoid(2, 75)})), 2);
    QCOMPARE(levelsWith(levelsNearMetal({})), 0);
}

void TestMetalVoids::aPedicleBelongsToBothItsDiscs()
{
    const auto l1 = levelsNearMetal({oneVoid(0, 90)});
    QCOMPARE(l1, (std::array<bool, kLevelCount>{true, false, false, false, false}));
    const auto l4 = levelsNearMetal({oneVoid(3, 90)});
    QCOMPARE(l4, (std::array<bool, kLevelCount>{false, false, true, true, false}));
    const auto s1 = levelsNearMetal({oneVoid(5, 90)});
    QCOMPARE(s1, (std::array<bool, kLevelCount>{false, false, false, false, true}));
}

void TestMetalVoids::emptyPictures_tellNothing()
{
    const auto study = makePhantomStudy({.seed = 4});
    auto black = std::make_shared<Volume>(*study->series[0].blocks[0]);
    std::fill(black->voxels.begin(), black->voxels.end(), std::int16_t{0});
    const auto volume = CanonicalVolume::create(black, PicturePlane::Sagittal);
    QVERIFY(volume.has_value());
    for (const auto& both : pedicleVoidsOf({*volume}, levelsOf(study->truth)))
        QVERIFY(!both[0] && !both[1]);
    for (const auto& both : pedicleVoidsOf({}, levelsOf(study->truth)))
        QVERIFY(!both[0] && !both[1]);
    for (const auto& both : pedicleVoidsOf(canonical(study->series[0]), {}))
        QVERIFY(!both[0] && !both[1]);
}

QTEST_GUILESS_MAIN(TestMetalVoids)
#include "tst_metal_voids.moc"
