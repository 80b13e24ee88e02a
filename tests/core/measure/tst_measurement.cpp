#include "core/measure/measurement.h"

#include <QTest>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

using namespace foramen;

namespace {

constexpr double kTolerance = 1e-9; // mm, degrees

/// Two slices of 40 x 30 pixels, 0.5 mm between columns, 2 mm between rows; value = column on slice
/// 0, 100 everywhere on slice 1; rescaled by 3 and -7.
Volume anisotropic()
{
    Volume volume;
    volume.seriesInstanceUid = "1.2.3";
    volume.geometry.columns = 40;
    volume.geometry.rows = 30;
    volume.geometry.slices = 2;
    volume.geometry.columnSpacing = 0.5;
    volume.geometry.rowSpacing = 2;
    volume.geometry.rowDirection = {0, 1, 0};
    volume.geometry.columnDirection = {0, 0, -1};
    volume.rescaleSlope = 3;
    volume.rescaleIntercept = -7;
    volume.sources.resize(2);
    volume.sources[0].sopInstanceUid = "1.2.3.1";
    volume.sources[1].sopInstanceUid = "1.2.3.2";
    volume.sources[1].frameNumber = 4;
    volume.voxels.resize(40 * 30 * 2, 100);
    for (std::size_t i = 0; i < 40 * 30; ++i)
        volume.voxels[i] = static_cast<std::int16_t>(i % 40);
    return volume;
}

Annotation of(AnnotationKind kind, std::vector<ImagePoint> points)
{
    return {.annotationUid = "a", .kind = kind, .picture = {}, .points = std::move(points)};
}

double cobb(std::vector<ImagePoint> points)
{
    Volume volume = anisotropic();
    volume.geometry.rowSpacing = volume.geometry.columnSpacing = 1;
    return *measure(of(AnnotationKind::CobbAngle, std::move(points)), volume, 0).angle;
}

/// Two end plates of a curve that turns by an angle in degrees, 40 pixels around its centre.
std::vector<ImagePoint> endPlates(double degrees, bool turnsSecond)
{
    std::vector<ImagePoint> points;
    for (const double side : {-0.5, 0.5}) {
        const double angle = side * degrees * std::numbers::pi / 180;
        for (const double radius : {30.0, 50.0})
            points.push_back({100 + radius * std::cos(angle), 100 + radius * std::sin(angle)});
    }
    if (turnsSecond)
        std::swap(points[2], points[3]);
    return points;
}

} // namespace

/// Values of measurements.
class TestMeasurement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void length_isInTrueMillimetres();
    void length_isInPixelsWithoutGeometry();
    void length_keepsTheShapeOfPixelsWithoutGeometry_data();
    void length_keepsTheShapeOfPixelsWithoutGeometry();
    void angle_isThatOfTheTissue();
    void cobb_isTheAngleOfEndPlates_data();
    void cobb_isTheAngleOfEndPlates();
    void cobb_ofLinesAlongTheWayIsTheSmaller();
    void area_isInTrueSquareMillimetres();
    void values_areRescaledAndOfTheSliceAlone();
    void values_ofNoPixelAreNone();
    void polygonThatCrossesItself_hasNoArea();
    void picture_isThatOfTheSlice();
};

void TestMeasurement::length_isInTrueMillimetres()
{
    const Volume volume = anisotropic();
    for (const auto kind : {AnnotationKind::Length, AnnotationKind::CanalDiameter}) {
        const Annotation line = of(kind, {{2, 3}, {8, 5}}); // 3 mm and 4 mm
        const Measurement measured = measure(line, volume, 0);
        QVERIFY(measured.isMillimetres());
        QVERIFY(std::abs(*measured.length - 5) < kTolerance);
        const double truth = distance(volume.geometry.patientFromVoxel({2, 3, 0}),
                                      volume.geometry.patientFromVoxel({8, 5, 0}));
        QVERIFY(std::abs(*measured.length - truth) < kTolerance);
        QVERIFY(!measured.area && !measured.angle && !measured.values);
    }
}

void TestMeasurement::length_isInPixelsWithoutGeometry()
{
    Volume volume = anisotropic();
    volume.hasGeometry = false;
    const Measurement measured = measure(of(AnnotationKind::Length, {{2, 3}, {5, 7}}), volume, 0);
    QVERIFY(!measured.isMillimetres());
    QVERIFY(std::abs(*measured.length - 5) < kTolerance);
}

void TestMeasurement::length_keepsTheShapeOfPixelsWithoutGeometry_data()
{
    QTest::addColumn<SpacingKind>("kind");
    QTest::addColumn<double>("length");
    QTest::addColumn<double>("area");
    // 8 columns of 0.5 and 3 rows of 2 are 4 and 6; in widths of a pixel 8 and 12.
    QTest::newRow("in the patient") << SpacingKind::Patient << std::hypot(4, 6) << 24.0;
    for (const SpacingKind kind :
         {SpacingKind::AspectRatio, SpacingKind::Detector, SpacingKind::Nominal})
        QTest::addRow("kind %d", static_cast<int>(kind)) << kind << std::hypot(8, 12) << 96.0;
}

void TestMeasurement::length_keepsTheShapeOfPixelsWithoutGeometry()
{
    QFETCH(SpacingKind, kind);
    QFETCH(double, length);
    QFETCH(double, area);
    Volume volume = anisotropic();
    volume.hasGeometry = false;
    volume.flatSpacing = {.row = 2, .column = 0.5, .kind = kind};
    const Measurement line = measure(of(AnnotationKind::Length, {{2, 3}, {10, 6}}), volume, 0);
    QCOMPARE(line.spacing, kind);
    QCOMPARE(line.isMillimetres(), kind == SpacingKind::Patient);
    QVERIFY(std::abs(*line.length - length) < kTolerance);
    const Measurement box =
        measure(of(AnnotationKind::Polygon, {{2, 3}, {10, 3}, {10, 6}, {2, 6}}), volume, 0);
    QVERIFY(std::abs(*box.area - area) < kTolerance);
    // 8 columns and 2 rows are equally long, whatever the unit.
    const Annotation angle = of(AnnotationKind::Angle, {{18, 10}, {10, 10}, {18, 12}});
    QVERIFY(std::abs(*measure(angle, volume, 0).angle - 45) < kTolerance);
}

void TestMeasurement::angle_isThatOfTheTissue()
{
    // 8 columns are 4 mm, 2 rows are 4 mm: 45 degrees though not in pixels.
    const Annotation angle = of(AnnotationKind::Angle, {{18, 10}, {10, 10}, {18, 12}});
    QVERIFY(std::abs(*measure(angle, anisotropic(), 0).angle - 45) < kTolerance);
    const Annotation wide = of(AnnotationKind::Angle, {{18, 10}, {10, 10}, {2, 12}});
    QVERIFY(std::abs(*measure(wide, anisotropic(), 0).angle - 135) < kTolerance);
}

void TestMeasurement::cobb_isTheAngleOfEndPlates_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {5.0, 47.0, 89.0, 105.0, 140.0})
        QTest::addRow("%g degrees", degrees) << degrees;
}

void TestMeasurement::cobb_isTheAngleOfEndPlates()
{
    QFETCH(double, degrees);
    for (const bool turned : {false, true})
        QVERIFY(std::abs(cobb(endPlates(degrees, turned)) - degrees) < 1e-6);
}

void TestMeasurement::cobb_ofLinesAlongTheWayIsTheSmaller()
{
    QVERIFY(std::abs(cobb({{0, 0}, {10, 0}, {40, 0}, {30, 1}})
                     - std::atan(0.1) * 180 / std::numbers::pi)
            < 1e-6);
    QCOMPARE(cobb({{0, 0}, {10, 0}, {30, 0}, {40, 0}}), 0.0);
}

void TestMeasurement::area_isInTrueSquareMillimetres()
{
    const Measurement box =
        measure(of(AnnotationKind::Polygon, {{2, 2}, {12, 2}, {12, 7}, {2, 7}}), anisotropic(), 0);
    QVERIFY(std::abs(*box.area - 5 * 10) < kTolerance);
    const Measurement ellipse =
        measure(of(AnnotationKind::Ellipse, {{2, 2}, {14, 8}}), anisotropic(), 0);
    QVERIFY(std::abs(*ellipse.area - std::numbers::pi * 3 * 6) < kTolerance);
}

void TestMeasurement::values_areRescaledAndOfTheSliceAlone()
{
    const Volume volume = anisotropic();
    const Annotation box =
        of(AnnotationKind::Polygon, {{9.5, 4.5}, {12.5, 4.5}, {12.5, 6.5}, {9.5, 6.5}});
    const RegionValues values = *measure(box, volume, 0).values; // columns 10, 11, 12, two rows
    QCOMPARE(values.pixels, 6);
    QVERIFY(std::abs(values.mean - (3 * 11 - 7)) < kTolerance);
    QVERIFY(std::abs(values.deviation - 3 * std::sqrt(4.0 / 5)) < kTolerance);
    QCOMPARE(values.least, 3.0 * 10 - 7);
    QCOMPARE(values.most, 3.0 * 12 - 7);
    const RegionValues other = *measure(box, volume, 1).values;
    QCOMPARE(other.mean, 3.0 * 100 - 7);
    QCOMPARE(other.deviation, 0.0);
}

void TestMeasurement::values_ofNoPixelAreNone()
{
    const Annotation tiny = of(AnnotationKind::Ellipse, {{3.1, 3.1}, {3.4, 3.4}});
    const Measurement measured = measure(tiny, anisotropic(), 0);
    QVERIFY(measured.area && !measured.values);
}

void TestMeasurement::polygonThatCrossesItself_hasNoArea()
{
    const Annotation bow = of(AnnotationKind::Polygon, {{0, 0}, {9, 9}, {9, 0}, {0, 9}});
    const Measurement measured = measure(bow, anisotropic(), 0);
    QVERIFY(measured.crossesItself);
    QVERIFY(!measured.area && !measured.values);
}

void TestMeasurement::picture_isThatOfTheSlice()
{
    Volume volume = anisotropic();
    QVERIFY((pictureOf(volume, 1) == PictureIdentity{"1.2.3", "1.2.3.2", 4}));
    QVERIFY(pictureOf(volume, 1).isKnown());
    QVERIFY(!pictureOf(volume, 2).isKnown());
    volume.sources[0].missing = true;
    QVERIFY(!pictureOf(volume, 0).isKnown());
}

QTEST_APPLESS_MAIN(TestMeasurement)
#include "tst_measurement.moc"
