#include "core/ai/localising/site_decoder.h"

#include "tests/core/ai/levels/synthetic_spine.h"

#include <QTest>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kToleranceMm = 4;

std::vector<HeatMaps> sagittalStack(const SyntheticSpine& spine)
{
    std::vector<HeatMaps> slices;
    for (int i = -8; i <= 8; ++i) {
        const PictureFrame frame{{i * 4.5, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
        slices.emplace_back(spine.sagittalLogits(frame), kSagittalMapSize,
                            sagittal_map::kPointCount, frame);
        slices.back().slice = i + 8;
    }
    return slices;
}

HeatMaps axialMaps(const SyntheticSpine& spine, double z)
{
    const PictureFrame frame{{-95.25, -85.25, z}, {1.5, 0, 0}, {0, 1.5, 0}};
    return {spine.axialLogits(frame), kAxialMapSize, axial_map::kPointCount, frame};
}

CanonicalVolume axialVolume(double z, double tiltY)
{
    const PatientVector down = normalized(PatientVector{0, 1, tiltY});
    return *CanonicalVolume::create(makeBlock({{1, 0, 0}, down}, {0, 0, z}, 64, 5, {}, "1"),
                                    PicturePlane::Axial);
}

} // namespace

/// Points of the canal in sagittal slices and of the recesses in axial ones.
class TestSiteDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canal_isTheSacsMiddleBehindTheDisc();
    void canal_hiddenByStenosisIsPlacedAsAtOtherLevels();
    void canal_isBroughtNearerToTheAxialSac();
    void sacMiddle_isFoundBetweenSlices();
    void axialSlice_isTheNearestThroughTheDisc();
    void axialSlice_isNoneAwayFromTheDisc();
    void recesses_areLeftAndRightOfThePatient();
    void recesses_thatAreSwappedAreRefused();
    void recesses_outOfViewAreNone();
};

void TestSiteDecoder::canal_isTheSacsMiddleBehindTheDisc()
{
    const SyntheticSpine spine;
    const auto slices = sagittalStack(spine);
    const DecodedLevels levels = decodeLevels(slices);
    for (const DiscLevel level : kLevels) {
        const auto found = findCanal(slices, levels, level);
        QVERIFY(found);
        // In the middle of the sac, at the height at which the plane of the disc meets it.
        const PatientPoint line = spine.lineAt(found->point.z);
        QVERIFY(
            std::hypot(found->point.x - line.x, found->point.y - line.y - SyntheticSpine::kBehind)
            < kToleranceMm);
        const DiscFrame& disc = *levels.frames[static_cast<std::size_t>(level)];
        QVERIFY(std::abs(dot(found->point - disc.center, disc.toFeet)) < kToleranceMm);
        QVERIFY(std::abs(slices[static_cast<std::size_t>(found->slice)].offsetFrom(found->point))
                < 1e-6);
    }
}

void TestSiteDecoder::canal_hiddenByStenosisIsPlacedAsAtOtherLevels()
{
    const SyntheticSpine spine;
    std::vector<HeatMaps> slices;
    const PatientPoint stenosis =
        spine.sitePoint({Condition::SpinalCanalStenosis, DiscLevel::L3L4});
    for (int i = -2; i <= 4; ++i) {
        const PictureFrame frame{{i * 4.5, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
        auto logits = spine.sagittalLogits(frame);
        for (int row = 0; row < kSagittalMapSize; ++row)
            for (int column = 0; column < kSagittalMapSize; ++column) {
                const PatientPoint p = frame.patientFromPixel(
                    pictureFromMap({static_cast<double>(column), static_cast<double>(row)}));
                if (std::abs(p.z - stenosis.z) < 8)
                    logits[(sagittal_map::kSac * kSagittalMapSize + static_cast<std::size_t>(row))
                               * kSagittalMapSize
                           + static_cast<std::size_t>(column)] = -6;
            }
        slices.emplace_back(logits, kSagittalMapSize, sagittal_map::kPointCount, frame);
    }
    const auto found = findCanal(slices, decodeLevels(slices), DiscLevel::L3L4);
    QVERIFY(found);
    QVERIFY(std::hypot(found->point.y - stenosis.y, found->point.z - stenosis.z) < kToleranceMm);
}

void TestSiteDecoder::canal_isBroughtNearerToTheAxialSac()
{
    const SyntheticSpine spine;
    const auto slices = sagittalStack(spine);
    const DecodedLevels levels = decodeLevels(slices);
    const DiscFrame& disc = *levels.frames[2];
    const PatientPoint alone = findCanal(slices, levels, DiscLevel::L3L4)->point;
    const auto with = [&](double further, double aside) {
        return findCanal(slices, levels, DiscLevel::L3L4,
                         alone + disc.posterior * further + disc.left * aside + disc.toFeet * 2)
                   ->point
            - alone;
    };
    QVERIFY(length(with(3, 0) - disc.posterior * 1.8) < 1e-6);
    QVERIFY(length(with(3, 4) - disc.posterior * 1.8) < 1e-6); // stays on its slice and level
    QVERIFY(length(with(9, 0)) < 1e-6); // too far away to be the same site
}

void TestSiteDecoder::sacMiddle_isFoundBetweenSlices()
{
    const SyntheticSpine spine;
    const auto slices = sagittalStack(spine);
    const DecodedLevels levels = decodeLevels(slices);
    for (const auto& disc : levels.frames) {
        const auto middle = sacMiddleBehind(slices, *disc);
        QVERIFY(middle);
        const PatientPoint line = spine.lineAt(middle->z);
        QVERIFY(std::abs(middle->x - line.x) < 1.5);
        QVERIFY(std::abs(middle->y - line.y - SyntheticSpine::kBehind) < 2);
    }
    DiscFrame elsewhere = *levels.frames[2];
    elsewhere.center.z += 400;
    QVERIFY(!sacMiddleBehind(slices, elsewhere));
}

void TestSiteDecoder::axialSlice_isTheNearestThroughTheDisc()
{
    const DiscFrame disc{{0, 0, 2}, {0, 0, -1}, {0, 1, 0}, {1, 0, 0}};
    const std::vector<CanonicalVolume> volumes = {axialVolume(40, 0), axialVolume(0, 0),
                                                  axialVolume(-40, 0)};
    const auto slice = axialSliceFor(volumes, disc);
    QVERIFY(slice);
    QCOMPARE(slice->volume, std::size_t{1});
    QCOMPARE(slice->slice, 2); // at z = 0; the next one up is at 4.5

    // Of two blocks with a slice through the disc, the one along the disc is taken.
    const std::vector<CanonicalVolume> crossing = {axialVolume(2, 0.6), axialVolume(2, 0)};
    QCOMPARE(axialSliceFor(crossing, disc)->volume, std::size_t{1});
}

void TestSiteDecoder::axialSlice_isNoneAwayFromTheDisc()
{
    const std::vector<CanonicalVolume> volumes = {axialVolume(0, 0)};
    QVERIFY(!axialSliceFor(volumes, {{0, 0, 18}, {0, 0, -1}, {0, 1, 0}, {1, 0, 0}}));
    QVERIFY(!axialSliceFor(volumes, {{0, 300, 0}, {0, 0, -1}, {0, 1, 0}, {1, 0, 0}}));
    QVERIFY(!axialSliceFor({}, {{0, 0, 0}, {0, 0, -1}, {0, 1, 0}, {1, 0, 0}}));
}

void TestSiteDecoder::recesses_areLeftAndRightOfThePatient()
{
    const SyntheticSpine spine;
    const Recesses recesses = findRecesses(axialMaps(spine, spine.discs[3].z));
    QVERIFY(recesses.left && recesses.right);
    QVERIFY(distance(recesses.left->point,
                     spine.sitePoint({Condition::LeftSubarticularStenosis, DiscLevel::L4L5}))
            < 2);
    QVERIFY(distance(recesses.right->point,
                     spine.sitePoint({Condition::RightSubarticularStenosis, DiscLevel::L4L5}))
            < 2);
    QVERIFY(recesses.sac);
    QVERIFY(std::abs(recesses.sac->x - spine.discs[3].x) < 1);
}

void TestSiteDecoder::recesses_thatAreSwappedAreRefused()
{
    const SyntheticSpine spine;
    const PictureFrame frame{{-95.25, -85.25, spine.discs[3].z}, {1.5, 0, 0}, {0, 1.5, 0}};
    auto logits = spine.axialLogits(frame);
    constexpr std::ptrdiff_t pixels = kAxialMapSize * kAxialMapSize;
    std::swap_ranges(logits.begin(), logits.begin() + pixels, logits.begin() + pixels);
    const Recesses recesses = findRecesses({logits, kAxialMapSize, axial_map::kPointCount, frame});
    QVERIFY(!recesses.left);
    QVERIFY(!recesses.right);
}

void TestSiteDecoder::recesses_outOfViewAreNone()
{
    const SyntheticSpine spine;
    const Recesses recesses = findRecesses(axialMaps(spine, 500));
    QVERIFY(!recesses.left);
    QVERIFY(!recesses.right);
}

QTEST_APPLESS_MAIN(TestSiteDecoder)
#include "tst_site_decoder.moc"
