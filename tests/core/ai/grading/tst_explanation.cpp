#include "core/ai/grading/explanation.h"

#include "tests/core/ai/levels/synthetic_spine.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <stop_token>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::size_t kPixels = std::size_t{kCropSize} * kCropSize;

/// The mean of the middle slice's pixels around a place.
double brightness(const std::vector<float>& crop, int middleRow, int middleColumn)
{
    double sum = 0;
    for (int row = middleRow - 4; row < middleRow + 4; ++row)
        for (int column = middleColumn - 4; column < middleColumn + 4; ++column)
            sum += crop[2 * kPixels + static_cast<std::size_t>(row * kCropSize + column)];
    return sum / 64;
}

/// Severe where it is bright around a place.
GradeCrops severeBy(int row, int column)
{
    return [=](const std::vector<std::vector<float>>& crops) -> Result<std::vector<Probabilities>> {
        std::vector<Probabilities> result;
        for (const auto& crop : crops) {
            const double severe = std::clamp(brightness(crop, row, column), 0.0, 1.0);
            result.push_back({1 - severe, 0, severe});
        }
        return result;
    };
}

} // namespace

/// Explanation of a grade by occlusion, and the crop that was graded.
class TestExplanation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void occlusion_findsThePlaceThatDecides_data();
    void occlusion_findsThePlaceThatDecides();
    void occlusion_ofNothingIsNothing();
    void occlusion_stopsAndFailsWithItsGrader();
    void cropOf_isTheCropThatWasGraded();
    void cropOf_refusesWhatWasNotGraded();
    void sample_followsThePatient();
};

void TestExplanation::occlusion_findsThePlaceThatDecides_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addRow("upper left") << 12 << 12;
    QTest::addRow("lower left") << 80 << 16;
    QTest::addRow("right") << 48 << 84;
}

void TestExplanation::occlusion_findsThePlaceThatDecides()
{
    QFETCH(int, row);
    QFETCH(int, column);
    const std::vector<float> crop(kCropSlices * kPixels, 1.0F);
    const auto map = occlusionMap(crop, Severity::Severe, severeBy(row, column));
    QVERIFY(map);
    QCOMPARE(map->size(), kPixels);
    const auto most = std::max_element(map->begin(), map->end());
    QCOMPARE(*most, 1.0F);
    QVERIFY((*map)[static_cast<std::size_t>(row * kCropSize + column)] > 0.8F);
    QVERIFY((*map)[static_cast<std::size_t>((95 - row) * kCropSize + 95 - column)] < 0.5F);
}

void TestExplanation::occlusion_ofNothingIsNothing()
{
    const std::vector<float> crop(kCropSlices * kPixels, 0.0F);
    const auto map = occlusionMap(crop, Severity::Severe, severeBy(12, 12));
    QVERIFY(map);
    QCOMPARE(*std::max_element(map->begin(), map->end()), 0.0F);
}

void TestExplanation::occlusion_stopsAndFailsWithItsGrader()
{
    const std::vector<float> crop(kCropSlices * kPixels, 1.0F);
    std::stop_source stop;
    stop.request_stop();
    Task task;
    task.stop = stop.get_token();
    QVERIFY(occlusionMap(crop, Severity::Severe, severeBy(1, 1), task).error().code
            == ErrorCode::Cancelled);
    const auto failing = [](const auto&) -> Result<std::vector<Probabilities>> {
        return failure(ErrorCode::DeviceFailed, "lost");
    };
    QVERIFY(occlusionMap(crop, Severity::Severe, failing).error().code == ErrorCode::DeviceFailed);
}

void TestExplanation::cropOf_isTheCropThatWasGraded()
{
    const PatientPoint middle{3, 5, 5};
    const auto volume = makeBlock({{1, 0, 0}, {0, 1, 0}}, middle, 96, 5, {}, "3");
    Finding finding{.site = {Condition::RightSubarticularStenosis, DiscLevel::L4L5}};
    SiteLocation location;
    location.sopInstanceUid = volume->sources[2].sopInstanceUid;
    location.patient = volume->geometry.patientFromVoxel({40, 50, 2});
    finding.location = location;
    const auto graded = cropOf(finding, {volume});
    QVERIFY(graded);
    const auto canonical = CanonicalVolume::create(volume, PicturePlane::Axial);
    const auto crop = graderCrop(*canonical, location.patient, CropSide::Mirrored);
    QCOMPARE(graded->crop.values, crop.values);
    QCOMPARE(graded->sopInstanceUid, location.sopInstanceUid);
    QCOMPARE(graded->seriesInstanceUid, volume->seriesInstanceUid);
    // Mirrored: its columns grow to the patient's right.
    QVERIFY(graded->crop.frame.columnStep.x < 0);
}

void TestExplanation::cropOf_refusesWhatWasNotGraded()
{
    const auto volume = makeBlock({{1, 0, 0}, {0, 1, 0}}, {3, 5, 5}, 96, 5, {}, "3");
    Finding finding{.site = {Condition::LeftSubarticularStenosis, DiscLevel::L4L5}};
    QVERIFY(cropOf(finding, {volume}).error().code == ErrorCode::NotFound);
    finding.location = SiteLocation{};
    finding.location->sopInstanceUid = "another";
    QVERIFY(cropOf(finding, {volume}).error().code == ErrorCode::NotFound);
    finding.location->sopInstanceUid = volume->sources[2].sopInstanceUid;
    QVERIFY(cropOf(finding, {volume}));
    finding.refused = ReasonCode::NotGradedYet;
    QVERIFY(cropOf(finding, {volume}).error().code == ErrorCode::NotFound);
}

void TestExplanation::sample_followsThePatient()
{
    Explanation map;
    map.size = 2;
    map.values = {0, 1, 0.5F, 1};
    map.frame = {{10, 20, 30}, {0, 2, 0}, {0, 0, -2}};
    QCOMPARE(map.sample({10, 20, 30}), 0.0);
    QCOMPARE(map.sample({10, 22, 30}), 1.0);
    QCOMPARE(map.sample({10, 21, 30}), 0.5);
    QCOMPARE(map.sample({10, 20, 28}), 0.5);
    QCOMPARE(map.sample({99, 20, 28}), 0.5); // projected along the normal
    QCOMPARE(map.sample({10, 26, 30}), 0.0); // outside
}

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
