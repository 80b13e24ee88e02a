#include "ui/render/oblique_plane.h"

#include "tests/support/test_volumes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kToleranceMm = 1e-9;
constexpr double kToleranceDegrees = 1e-6;
constexpr double kRadian = std::numbers::pi / 180;

bool isNear(PatientVector a, PatientVector b)
{
    return length(a - b) < kToleranceMm;
}

/// A plane that runs to posterior, its posterior edge turned up by an angle.
PatientVector back(double degrees)
{
    return {0, std::cos(degrees * kRadian), std::sin(degrees * kRadian)};
}

} // namespace

/// Planes along the discs of a sagittal series.
class TestObliquePlane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leftOf_isThePatientsHoweverTheFileIsStored();
    void discDirections_liesAcrossAStraightSpine();
    void discDirections_bendsOnBeyondTheEnds();
    void discDirections_ofOneDiscIsLevel();
    void tiltOf_isPositiveWhereTheBackIsHigher_data();
    void tiltOf_isPositiveWhereTheBackIsHigher();
    void tilted_stopsWhereAPlaneIsNoAxialOne();
    void moved_goesAlongTheNormal();
    void obliqueStack_hasThePlaneInItsMiddle();
    void obliqueStack_runsFromHeadToFeet();
    void obliqueStack_isAsWideAsTheSeries();
};

void TestObliquePlane::leftOf_isThePatientsHoweverTheFileIsStored()
{
    for (const double sign : {1.0, -1.0}) {
        const auto volume = sampledBody({.row = kToBack * sign, .column = -kToHead});
        QVERIFY(isNear(leftOf(volume->geometry), kToLeft));
    }
}

void TestObliquePlane::discDirections_liesAcrossAStraightSpine()
{
    // A spine that leans by 15 degrees: each disc lies across it.
    std::vector<PatientPoint> centers;
    for (int i = 0; i < 5; ++i)
        centers.push_back(
            {0, 30.0 * i * std::sin(15 * kRadian), -30.0 * i * std::cos(15 * kRadian)});
    for (const PatientVector& direction : discDirections(centers, kToLeft))
        QVERIFY(isNear(direction, back(15)));
}

void TestObliquePlane::discDirections_bendsOnBeyondTheEnds()
{
    // On a circle, every disc but the first and the last points to the centre; those nearly do.
    std::vector<PatientPoint> centers;
    for (int i = 0; i < 5; ++i) {
        const double angle = (-24 + 12.0 * i) * kRadian;
        centers.push_back({0, -150 * std::cos(angle), -150 * std::sin(angle)});
    }
    const auto directions = discDirections(centers, kToLeft);
    for (int i = 0; i < 5; ++i) {
        const double expected = -24 + 12.0 * i;
        const double tilt = std::asin(directions[static_cast<std::size_t>(i)].z) / kRadian;
        QVERIFY2(std::abs(tilt - expected) < 1, qPrintable(QString::number(tilt)));
    }
}

void TestObliquePlane::discDirections_ofOneDiscIsLevel()
{
    QVERIFY(isNear(discDirections({{1, 2, 3}}, kToLeft).front(), kToBack));
    QVERIFY(discDirections({}, kToLeft).empty());
}

void TestObliquePlane::tiltOf_isPositiveWhereTheBackIsHigher_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {-40.0, -12.0, 0.0, 7.5, 45.0})
        QTest::addRow("%g", degrees) << degrees;
}

void TestObliquePlane::tiltOf_isPositiveWhereTheBackIsHigher()
{
    QFETCH(double, degrees);
    const ObliquePlane plane = obliquePlane(sagittalBody()->geometry, {1, 2, 3}, back(degrees));
    QVERIFY(std::abs(tiltOf(plane) - degrees) < kToleranceDegrees);
    QVERIFY(isNear(plane.towardsBack, back(degrees)));
    QVERIFY(std::abs(tiltOf(tilted(plane, 3)) - degrees - 3) < kToleranceDegrees);
    QCOMPARE(tilted(plane, 3).center, plane.center);
}

void TestObliquePlane::tilted_stopsWhereAPlaneIsNoAxialOne()
{
    const ObliquePlane plane = obliquePlane(sagittalBody()->geometry, {}, back(0));
    QVERIFY(std::abs(tiltOf(tilted(plane, 85)) - kMostObliqueTilt) < kToleranceDegrees);
    QVERIFY(std::abs(tiltOf(tilted(plane, -85)) + kMostObliqueTilt) < kToleranceDegrees);
}

void TestObliquePlane::moved_goesAlongTheNormal()
{
    const ObliquePlane plane = obliquePlane(sagittalBody()->geometry, {0, 0, 0}, back(30));
    const ObliquePlane up = moved(plane, 10);
    QVERIFY(up.center.z > 0);
    QVERIFY(std::abs(distance(up.center, plane.center) - 10) < kToleranceMm);
    QVERIFY(std::abs(dot(up.center - plane.center, plane.towardsBack)) < kToleranceMm);
}

void TestObliquePlane::obliqueStack_hasThePlaneInItsMiddle()
{
    const auto volume = sagittalBody();
    const ObliquePlane plane = obliquePlane(volume->geometry, {3, -7, 11}, back(20));
    const VolumeGeometry stack = obliqueStack(volume->geometry, plane);
    QCOMPARE(stack.slices, kObliqueSlices);
    const VoxelPoint center = stack.voxelFromPatient(plane.center);
    QVERIFY(std::abs(center.slice - (kObliqueSlices - 1) / 2.0) < 1e-9);
    // From the centre to the edges of the picture.
    QVERIFY(std::abs((stack.rows - 0.5 - center.row) * stack.rowSpacing - kObliqueFrontMm) < 1);
    QVERIFY(std::abs((center.row + 0.5) * stack.rowSpacing - kObliqueBackMm) < 1);
}

void TestObliquePlane::obliqueStack_runsFromHeadToFeet()
{
    const auto volume = sagittalBody();
    const VolumeGeometry stack =
        obliqueStack(volume->geometry, obliquePlane(volume->geometry, {}, back(20)));
    QVERIFY(stack.patientFromVoxel({0, 0, 0}).z > stack.patientFromVoxel({0, 0, 20}).z);
    QVERIFY(isNear(stack.rowDirection, kToLeft));
    QVERIFY(std::abs(length(stack.sliceNormal()) - 1) < kToleranceMm);
}

void TestObliquePlane::obliqueStack_isAsWideAsTheSeries()
{
    // 21 slices of 4 mm around the origin, wherever the plane's centre is.
    const auto volume = sagittalBody();
    const VolumeGeometry stack =
        obliqueStack(volume->geometry, obliquePlane(volume->geometry, {17, 0, 0}, back(0)));
    const double right = stack.patientFromVoxel({-0.5, 0, 0}).x;
    const double left = stack.patientFromVoxel({stack.columns - 0.5, 0, 0}).x;
    QVERIFY(std::abs(right + 42) < 1 && std::abs(left - 42) < 1);
}

QTEST_APPLESS_MAIN(TestObliquePlane)
#include "tst_oblique_plane.moc"
