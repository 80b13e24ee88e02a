#include "ui/render/resampler.h"

#include "core/imaging/spaces/patient_spaces.h"
#include "tests/ui/render/test_pictures.h"
#include "ui/render/oblique_plane.h"
#include "ui/render/overlays.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Values of a body of about 1000, sampled every 2 and 4 mm and interpolated: inside its slopes and
/// soft edges.
constexpr double kMeanTolerance = 8;
constexpr double kFarTolerance = 170;

ObliquePlane planeAt(const Volume& volume, PatientPoint center, double degrees)
{
    const ObliquePlane level = obliquePlane(volume.geometry, center, kToBack);
    return tilted(level, degrees);
}

VolumePtr planesOf(const Volume& volume, double degrees)
{
    const auto made =
        resampled(volume, obliqueStack(volume.geometry, planeAt(volume, {}, degrees)));
    return made.value_or(nullptr);
}

} // namespace

/// Resampling of a series on another stack.
class TestResampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resampled_hasTheValuesOfItsPlaces_data();
    void resampled_hasTheValuesOfItsPlaces();
    void resampled_findsUnevenSlicesWhereTheyLie();
    void resampled_ontoItselfChangesNothing();
    void resampled_takesColorsAlong();
    void resampled_keepsFrameSeriesAndValueScale();
    void resampled_isNoPictureOfAFile();
    void resampled_isDarkOutside();
    void resampled_hangsAsAnAxialSlice();
    void resampled_crossesItsSeriesInALine();
    void resampled_refusesWhatItCannotDo();
    void resampled_stopsWhenAsked();
};

void TestResampler::resampled_hasTheValuesOfItsPlaces_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("sign");
    for (const double degrees : {-35.0, 0.0, 20.0})
        for (const double sign : {1.0, -1.0})
            QTest::addRow("%g degrees, stored %g", degrees, sign) << degrees << sign;
}

void TestResampler::resampled_hasTheValuesOfItsPlaces()
{
    QFETCH(double, degrees);
    QFETCH(double, sign);
    const auto volume = sampledBody({.row = kToBack * sign, .column = -kToHead});
    const VolumePtr planes = planesOf(*volume, degrees);
    QVERIFY(planes);
    const VolumeGeometry& geometry = planes->geometry;
    double sum = 0;
    double worst = 0;
    int count = 0;
    for (int slice = 0; slice < geometry.slices; ++slice)
        for (int row = 0; row < geometry.rows; ++row)
            for (int column = 0; column < geometry.columns; ++column) {
                const PatientPoint at =
                    geometry.patientFromVoxel({column * 1.0, row * 1.0, slice * 1.0});
                const VoxelPoint from = volume->geometry.voxelFromPatient(at);
                if (from.column < 0 || from.column > 49 || from.row < 0 || from.row > 49
                    || from.slice < 0 || from.slice > 20)
                    continue;
                const double far = std::abs(planes->slice(slice)[row * geometry.columns + column]
                                            - asymmetricBody(at));
                sum += far;
                worst = std::max(worst, far);
                ++count;
            }
    QVERIFY(count > 10000);
    QVERIFY2(sum / count < kMeanTolerance, qPrintable(QString::number(sum / count)));
    QVERIFY2(worst < kFarTolerance, qPrintable(QString::number(worst)));
}

void TestResampler::resampled_findsUnevenSlicesWhereTheyLie()
{
    const auto even = sampledBody({.row = kToBack, .column = -kToHead});
    const auto volume = std::make_shared<Volume>(*even);
    VolumeGeometry& geometry = volume->geometry;
    for (int slice = 0; slice < geometry.slices; ++slice)
        geometry.sliceOffsets.push_back(kToBack * (slice % 2 * 24.0 - 12)
                                        + kToHead * (slice % 3 * 4.0));
    volume->voxels.clear();
    for (int slice = 0; slice < geometry.slices; ++slice)
        for (int row = 0; row < geometry.rows; ++row)
            for (int column = 0; column < geometry.columns; ++column)
                volume->voxels.push_back(static_cast<std::int16_t>(std::lround(asymmetricBody(
                    geometry.patientFromVoxel({column * 1.0, row * 1.0, slice * 1.0})))));
    const auto differenceTo = [&](const Volume& other) { // where no slice has been moved away
        constexpr int margin = 14;
        const auto made = resampled(other, even->geometry);
        double sum = 0;
        int count = 0;
        for (int slice = 0; made && slice < geometry.slices; ++slice)
            for (int row = margin; row < geometry.rows - margin; ++row)
                for (int column = margin; column < geometry.columns - margin; ++column) {
                    const int at = row * geometry.columns + column;
                    sum += std::abs((*made)->slice(slice)[at] - even->slice(slice)[at]);
                    ++count;
                }
        return count > 0 ? sum / count : 1e9;
    };
    Volume unaware = *volume;
    unaware.geometry.sliceOffsets.clear();
    QVERIFY2(differenceTo(*volume) < kMeanTolerance,
             qPrintable(QString::number(differenceTo(*volume))));
    const double without = differenceTo(unaware);
    QVERIFY2(without > 2 * differenceTo(*volume), qPrintable(QString::number(without)));
}

void TestResampler::resampled_ontoItselfChangesNothing()
{
    const auto volume = sagittalBody();
    const auto made = resampled(*volume, volume->geometry);
    QVERIFY(made);
    QCOMPARE((*made)->voxels, volume->voxels);
}

void TestResampler::resampled_takesColorsAlong()
{
    const auto volume = sampledBody({});
    for (const std::int16_t voxel : volume->voxels)
        volume->colors.insert(volume->colors.end(),
                              {static_cast<std::uint8_t>(std::clamp(voxel / 4, 0, 255)), 7, 200});
    const VolumePtr planes = planesOf(*volume, 20);
    QVERIFY(planes);
    QCOMPARE(planes->colors.size(), 3 * planes->voxels.size());
    const std::size_t middle =
        planes->voxels.size() / 2 + static_cast<std::size_t>(planes->geometry.columns) / 2;
    QVERIFY(std::abs(planes->colors[3 * middle] - planes->voxels[middle] / 4) <= 1);
    QCOMPARE(int(planes->colors[3 * middle + 1]), 7);
    QCOMPARE(int(planes->colors[3 * middle + 2]), 200);
}

void TestResampler::resampled_keepsFrameSeriesAndValueScale()
{
    auto volume = sagittalBody();
    volume->rescaleSlope = 2;
    volume->rescaleIntercept = -7;
    volume->windowCenter = 400;
    volume->windowWidth = 900;
    const VolumePtr planes = planesOf(*volume, 10);
    QCOMPARE(planes->frameOfReferenceUid, volume->frameOfReferenceUid);
    QCOMPARE(planes->seriesInstanceUid, volume->seriesInstanceUid);
    QCOMPARE(planes->rescaleSlope, 2.0);
    QCOMPARE(planes->rescaleIntercept, -7.0);
    QCOMPARE(planes->windowCenter, volume->windowCenter);
    QCOMPARE(planes->windowWidth, volume->windowWidth);
    QVERIFY(PatientSpaces().missingLinkReason(*planes, *volume).empty());
}

void TestResampler::resampled_isNoPictureOfAFile()
{
    auto volume = sagittalBody();
    for (SliceSource& source : volume->sources)
        source.sopInstanceUid = "1.2.3";
    const VolumePtr planes = planesOf(*volume, 10);
    QCOMPARE(static_cast<int>(planes->sources.size()), kObliqueSlices);
    for (const SliceSource& source : planes->sources)
        QVERIFY(source.sopInstanceUid.empty());
}

void TestResampler::resampled_isDarkOutside()
{
    const auto volume = sagittalBody(); // 100 mm from front to back: less than the plane
    const std::int16_t lowest = *std::min_element(volume->voxels.begin(), volume->voxels.end());
    const VolumePtr planes = planesOf(*volume, 0);
    QCOMPARE(planes->slice(10)[0], lowest); // 72 mm behind
}

void TestResampler::resampled_hangsAsAnAxialSlice()
{
    SliceScene scene;
    prepare(scene, planesOf(*sagittalBody(), 25));
    QCOMPARE(letters(scene.screenRight()), QString("L"));
    QCOMPARE(letters(scene.screenDown()), QString("PH"));
    // The small ball on the patient's left, {-28, 14, 0} being the one on the right.
    const DisplayPoint right = scene.displayFromPatient({-28, 14, 0});
    const DisplayPoint mirrored = scene.displayFromPatient({28, 14, 0});
    QVERIFY(right.x < mirrored.x);
    const QImage image = pictureOf(scene);
    const auto grey = [&image](DisplayPoint at) {
        return greyAt(image, static_cast<int>(at.x), static_cast<int>(at.y));
    };
    QVERIFY(grey(right) > grey(mirrored) + 40);
}

void TestResampler::resampled_crossesItsSeriesInALine()
{
    const auto volume = sagittalBody();
    SliceScene scene;
    prepare(scene, volume, 200, 200);
    const VolumePtr planes = planesOf(*volume, 20);
    const auto line = referenceLine(scene, *planes, 10);
    QVERIFY(line);
    const double dx = std::abs(line->second.x - line->first.x);
    const double dy = std::abs(line->second.y - line->first.y);
    QVERIFY(std::abs(std::atan2(dy, dx) * 180 / 3.14159265358979 - 20) < 0.01);
}

void TestResampler::resampled_refusesWhatItCannotDo()
{
    auto volume = sagittalBody();
    const VolumeGeometry stack = obliqueStack(volume->geometry, planeAt(*volume, {}, 0));
    VolumeGeometry far = stack;
    far.origin = {500, 500, 500};
    QCOMPARE(resampled(*volume, far).error().code, ErrorCode::NotFound);
    volume->hasGeometry = false;
    QCOMPARE(resampled(*volume, stack).error().code, ErrorCode::NoGeometry);
    const auto few = sampledBody({.row = kToBack, .column = -kToHead, .slices = 2});
    QCOMPARE(resampled(*few, stack).error().code, ErrorCode::Unsupported);
}

void TestResampler::resampled_stopsWhenAsked()
{
    const auto volume = sagittalBody();
    std::stop_source stop;
    stop.request_stop();
    const auto made = resampled(*volume, volume->geometry, Task{stop.get_token(), {}});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestResampler)
#include "tst_resampler.moc"
