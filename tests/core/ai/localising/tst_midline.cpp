#include "core/ai/localising/midline.h"

#include "tests/core/ai/levels/synthetic_spine.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Five discs at these lateral positions; slices that run from right to left.
DecodedLevels levelsAt(const LateralCourse& lateral)
{
    DecodedLevels levels;
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const PatientPoint center{lateral[level], 0, -35.0 * static_cast<double>(level)};
        levels.frames[level] = DiscFrame{center, {0, 0, -1}, {0, 1, 0}, {1, 0, 0}};
        levels.levels[level] = {.level = kLevels[level], .discCenter = center};
    }
    return levels;
}

MiddleSource sourceAt(const LateralCourse& lateral, double deviation)
{
    MiddleSource source{.points = {}, .deviation = deviation};
    for (std::size_t level = 0; level < kLevelCount; ++level)
        source.points[level] = PatientPoint{lateral[level], 25, -35.0 * static_cast<double>(level)};
    return source;
}

bool isNear(const DecodedLevels& levels, const LateralCourse& lateral, double mm)
{
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (std::abs(levels.frames[level]->center.x - lateral[level]) > mm
            || levels.levels[level].discCenter->x != levels.frames[level]->center.x
            || levels.frames[level]->center.y != 0)
            return false;
    return true;
}

} // namespace

/// Lateral correction of disc centres from axial and sagittal slices.
class TestMidline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void centres_moveOntoTheSourcesSideways();
    void centres_followTheSurerSource();
    void shapeAloneCountsAfterMovement();
    void levelsWithoutDiscsStayEmpty();
    void nothingMovesWithoutSources();
    void axialMiddles_areTheSacAndMidwayBetweenRecesses();
    void sagittalMiddle_followsScoliosis();
};

void TestMidline::centres_moveOntoTheSourcesSideways()
{
    DecodedLevels levels = levelsAt({9, -3, 4, 4, 4});
    centreLaterally(levels, {sourceAt({2, 2, 2, 2, 2}, 1)});
    QVERIFY(isNear(levels, {2, 2, 2, 2, 2}, 0.01));
}

void TestMidline::centres_followTheSurerSource()
{
    DecodedLevels levels = levelsAt({0, 0, 0, 0, 0});
    centreLaterally(levels, {sourceAt({0, 3, 0, 3, 0}, 3), sourceAt({2, 2, 2, 2, 2}, 0.5)});
    QVERIFY(isNear(levels, {2, 2, 2, 2, 2}, 0.3));
}

void TestMidline::shapeAloneCountsAfterMovement()
{
    DecodedLevels levels = levelsAt({0, 0, 0, 0, 0});
    centreLaterally(levels, {sourceAt({0, 1, 2, 3, 4}, 1), sourceAt({20, 21, 22, 23, 24}, 0.5)});
    QVERIFY(isNear(levels, {0, 1, 2, 3, 4}, 0.2));
}

void TestMidline::levelsWithoutDiscsStayEmpty()
{
    DecodedLevels levels = levelsAt({0, 0, 0, 0, 0});
    levels.frames[0].reset();
    levels.levels[0].discCenter.reset();
    centreLaterally(levels, {sourceAt({3, 3, 3, 3, 3}, 1)});
    QVERIFY(!levels.frames[0]);
    QVERIFY(!levels.levels[0].discCenter);
    QVERIFY(std::abs(levels.frames[1]->center.x - 3) < 0.01);
}

void TestMidline::nothingMovesWithoutSources()
{
    DecodedLevels levels = levelsAt({1, 2, 3, 4, 5});
    centreLaterally(levels, {});
    QVERIFY(isNear(levels, {1, 2, 3, 4, 5}, 0));
    centreLaterally(levels, {MiddleSource{}});
    QVERIFY(isNear(levels, {1, 2, 3, 4, 5}, 0));
    DecodedLevels none;
    centreLaterally(none, {sourceAt({0, 0, 0, 0, 0}, 1)});
    QVERIFY(!none.anyInView());
}

void TestMidline::axialMiddles_areTheSacAndMidwayBetweenRecesses()
{
    std::vector<Recesses> recesses(kLevelCount);
    recesses[1] = {FoundSite{0, 0, {14, 20, 0}}, FoundSite{0, 0, {-4, 20, 0}},
                   PatientPoint{6, 25, 0}};
    recesses[2].left = FoundSite{0, 0, {14, 20, 0}};
    const auto [sac, between] = axialMiddles(recesses);
    QCOMPARE(sac.points[1]->x, 6.0);
    QCOMPARE(between.points[1]->x, 5.0);
    QVERIFY(!sac.points[0] && !between.points[0]);
    QVERIFY(!sac.points[2] && !between.points[2]);
}

void TestMidline::sagittalMiddle_followsScoliosis()
{
    const SyntheticSpine spine;
    std::vector<HeatMaps> slices;
    for (int i = -4; i <= 6; ++i) {
        const PictureFrame frame{{i * 4.5, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
        slices.emplace_back(spine.sagittalLogits(frame), kSagittalMapSize,
                            sagittal_map::kPointCount, frame);
    }
    const DecodedLevels levels = decodeLevels(slices);
    const MiddleSource source = sagittalMiddle(slices, levels.frames);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QVERIFY(std::abs(source.points[level]->x - spine.discs[level].x) < 2);
}

QTEST_APPLESS_MAIN(TestMidline)
#include "tst_midline.moc"
