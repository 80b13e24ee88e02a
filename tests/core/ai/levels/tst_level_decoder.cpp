#include "core/ai/levels/level_decoder.h"

#include "tests/core/ai/levels/synthetic_spine.h"

#include <QTest>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kInPlaneToleranceMm = 2;
constexpr double kLateralToleranceMm = 3;

/// Maps without error of parallel sagittal slices at the given x.
std::vector<HeatMaps> mapsAt(const SyntheticSpine& spine, const std::vector<double>& positions)
{
    std::vector<HeatMaps> slices;
    for (const double x : positions) {
        const PictureFrame frame{{x, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
        slices.emplace_back(spine.sagittalLogits(frame), kSagittalMapSize,
                            sagittal_map::kPointCount, frame);
        slices.back().slice = static_cast<int>(slices.size()) - 1;
    }
    return slices;
}

std::vector<HeatMaps> wholeStack(const SyntheticSpine& spine)
{
    std::vector<double> positions;
    for (int i = -7; i <= 7; ++i)
        positions.push_back(i * 4.5);
    return mapsAt(spine, positions);
}

} // namespace

/// Finding and numbering of discs in sagittal slices.
class TestLevelDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decode_findsAllDiscsInThreeDimensions();
    void decode_leavesLevelsOutOfViewEmpty();
    void decode_withoutSacrumIsNotCertain();
    void decode_withoutL5S1IsNotCertain();
    void decode_sacrumDecidesBetweenNumbers();
    void decode_ambiguousNumbersWithoutSacrumAreNotCertain();
    void decode_worksWithOneSlice();
    void decode_ofSlicesBesideTheSacStillNumbers();
    void decode_doesNotDependOnSliceOrder();
    void decode_ofNothingFindsNothing();
    void decode_ofFlatMapsFindsNothing();
    void frames_followTheLordosis();
    void sacMiddle_followsScoliosis();
    void lateralOutlier_isBroughtToItsNeighbours();
};

void TestLevelDecoder::decode_findsAllDiscsInThreeDimensions()
{
    const SyntheticSpine spine;
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(decoded.levels[level].level == kLevels[level]);
        QVERIFY(decoded.levels[level].discCenter);
        const PatientVector error = *decoded.levels[level].discCenter - spine.discs[level];
        QVERIFY(std::hypot(error.y, error.z) < kInPlaneToleranceMm);
        QVERIFY(std::abs(error.x) < kLateralToleranceMm);
        QVERIFY(decoded.levels[level].confidence > 0.9);
    }
    QVERIFY2(decoded.numbering.certain, english(decoded.numbering.reason).c_str());
}

void TestLevelDecoder::decode_leavesLevelsOutOfViewEmpty()
{
    SyntheticSpine spine;
    spine.absentLevels = {0, 1};
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    QVERIFY(!decoded.levels[0].discCenter);
    QVERIFY(!decoded.levels[1].discCenter);
    QVERIFY(!decoded.frames[1]);
    for (std::size_t level = 2; level < kLevelCount; ++level)
        QVERIFY(decoded.levels[level].discCenter);
    QVERIFY(decoded.numbering.certain);
}

void TestLevelDecoder::decode_withoutSacrumIsNotCertain()
{
    SyntheticSpine spine;
    spine.sacrum = false;
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    QVERIFY(decoded.anyInView());
    QVERIFY(!decoded.levels[4].discCenter); // nothing shows that it is L5/S1
    QVERIFY(!decoded.numbering.certain);
    QVERIFY(!decoded.numbering.reason.empty());
}

void TestLevelDecoder::decode_withoutL5S1IsNotCertain()
{
    SyntheticSpine spine;
    spine.absentLevels = {4};
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    QVERIFY(!decoded.levels[4].discCenter);
    QVERIFY(decoded.levels[3].discCenter);
    QVERIFY(!decoded.numbering.certain);
}

void TestLevelDecoder::decode_sacrumDecidesBetweenNumbers()
{
    SyntheticSpine spine;
    spine.shift = 0.5;
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(decoded.levels[level].discCenter);
        const PatientVector error = *decoded.levels[level].discCenter - spine.discs[level];
        QVERIFY(std::hypot(error.y, error.z) < kInPlaneToleranceMm);
    }
    QVERIFY(decoded.numbering.certain);
}

void TestLevelDecoder::decode_ambiguousNumbersWithoutSacrumAreNotCertain()
{
    SyntheticSpine spine;
    spine.shift = 0.5;
    spine.sacrum = false;
    QVERIFY(!decodeLevels(wholeStack(spine)).numbering.certain);
}

void TestLevelDecoder::decode_worksWithOneSlice()
{
    const SyntheticSpine spine;
    const DecodedLevels decoded = decodeLevels(mapsAt(spine, {4}));
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(decoded.levels[level].discCenter);
        QCOMPARE(decoded.levels[level].discCenter->x, 4.0);
    }
}

void TestLevelDecoder::decode_ofSlicesBesideTheSacStillNumbers()
{
    const SyntheticSpine spine;
    const DecodedLevels decoded = decodeLevels(mapsAt(spine, {18, 22.5}));
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QVERIFY(decoded.levels[level].discCenter);
}

void TestLevelDecoder::decode_doesNotDependOnSliceOrder()
{
    const SyntheticSpine spine;
    auto slices = wholeStack(spine);
    const DecodedLevels forward = decodeLevels(slices);
    std::reverse(slices.begin(), slices.end());
    const DecodedLevels backward = decodeLevels(slices);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QVERIFY(distance(*forward.levels[level].discCenter, *backward.levels[level].discCenter)
                < 1e-3);
}

void TestLevelDecoder::decode_ofNothingFindsNothing()
{
    QVERIFY(!decodeLevels({}).anyInView());
    SyntheticSpine nowhere;
    for (PatientPoint& disc : nowhere.discs)
        disc.y += 5000;
    const DecodedLevels decoded = decodeLevels(wholeStack(nowhere));
    QVERIFY(!decoded.anyInView());
    QVERIFY(!decoded.numbering.certain);
    QCOMPARE(englishSentence(decoded.numbering.reason),
             std::string("No lumbar disc was recognised."));
}

void TestLevelDecoder::decode_ofFlatMapsFindsNothing()
{
    // An untrained network: all places are equally likely.
    const PictureFrame frame{{0, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
    std::vector<float> logits(sagittal_map::kCount * kSagittalMapSize * kSagittalMapSize, 0.1F);
    for (std::size_t i = 0; i < logits.size(); i += 97)
        logits[i] += 0.01F * static_cast<float>(i % 13);
    std::vector<HeatMaps> slices;
    slices.emplace_back(logits, kSagittalMapSize, sagittal_map::kPointCount, frame);
    QVERIFY(!decodeLevels(slices).anyInView());
}

void TestLevelDecoder::frames_followTheLordosis()
{
    const SyntheticSpine spine;
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    for (const auto& frame : decoded.frames) {
        QVERIFY(frame->toFeet.z < -0.8);
        QVERIFY(frame->posterior.y > 0.8);
        QVERIFY(frame->left.x > 0.99);
        QVERIFY(std::abs(dot(frame->toFeet, frame->posterior)) < 1e-9);
    }
    QVERIFY(decoded.frames[4]->toFeet.y > decoded.frames[0]->toFeet.y);
}

void TestLevelDecoder::sacMiddle_followsScoliosis()
{
    const SyntheticSpine spine;
    const auto slices = wholeStack(spine);
    for (const PatientPoint& disc : spine.discs) {
        const auto left = sacMiddleLeftOf(slices, {0, disc.y, disc.z});
        QVERIFY(left);
        QVERIFY(std::abs(*left - disc.x) < kLateralToleranceMm);
    }
    QVERIFY(!sacMiddleLeftOf(slices, {0, 0, 400}));
}

void TestLevelDecoder::lateralOutlier_isBroughtToItsNeighbours()
{
    SyntheticSpine spine;
    spine.discs[4].x = 30; // the effect of a false patch on a distant slice
    const DecodedLevels decoded = decodeLevels(wholeStack(spine));
    QVERIFY(decoded.levels[4].discCenter);
    QVERIFY(decoded.levels[4].discCenter->x < 15);
    QVERIFY(std::abs(decoded.levels[1].discCenter->x - spine.discs[1].x) < kLateralToleranceMm);
}

QTEST_APPLESS_MAIN(TestLevelDecoder)
#include "tst_level_decoder.moc"
