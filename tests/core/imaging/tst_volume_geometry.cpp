#include "core/imaging/volume_geometry.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace foramen;

/// Mapping between voxels and patient space.
class TestVolumeGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patientFromVoxel_roundTripsForObliqueStack();
    void patientFromVoxel_followsDicom();
    void contains_reachesHalfAVoxelBeyondTheCentres();
    void planeOf_namesTheNearestAxis_data();
    void planeOf_namesTheNearestAxis();
    void orientationLetters_areThePatients_data();
    void orientationLetters_areThePatients();
};

namespace {

VolumeGeometry oblique()
{
    VolumeGeometry geometry;
    geometry.origin = {12, -34, 56};
    const double angle = 20 * std::numbers::pi / 180;
    geometry.rowDirection = {1, 0, 0};
    geometry.columnDirection = {0, std::cos(angle), -std::sin(angle)};
    geometry.columnSpacing = 0.5;
    geometry.rowSpacing = 0.75;
    geometry.sliceSpacing = 4.4;
    geometry.columns = 100;
    geometry.rows = 80;
    geometry.slices = 5;
    return geometry;
}

} // namespace

void TestVolumeGeometry::patientFromVoxel_roundTripsForObliqueStack()
{
    const VolumeGeometry geometry = oblique();
    constexpr double tolerance = 1e-9; // voxels
    for (const VoxelPoint voxel : {VoxelPoint{0, 0, 0}, {99, 79, 4}, {12.25, -3.5, 7.75}}) {
        const VoxelPoint back = geometry.voxelFromPatient(geometry.patientFromVoxel(voxel));
        QVERIFY(std::abs(back.column - voxel.column) < tolerance);
        QVERIFY(std::abs(back.row - voxel.row) < tolerance);
        QVERIFY(std::abs(back.slice - voxel.slice) < tolerance);
    }
}

void TestVolumeGeometry::patientFromVoxel_followsDicom()
{
    VolumeGeometry geometry; // sagittal: columns grow to posterior, rows to the feet
    geometry.origin = {10, -100, 200};
    geometry.rowDirection = {0, 1, 0};
    geometry.columnDirection = {0, 0, -1};
    geometry.columnSpacing = 2;
    geometry.rowSpacing = 3;
    geometry.sliceSpacing = 4;
    QVERIFY((geometry.patientFromVoxel({5, 7, 1})
             == PatientPoint{6, -90, 179})); // normal is to the right
    QCOMPARE(geometry.slicePosition({2, 0, 0}), 8.0);
}

void TestVolumeGeometry::contains_reachesHalfAVoxelBeyondTheCentres()
{
    const VolumeGeometry geometry = oblique();
    QVERIFY(geometry.contains({-0.5, 0, 0}));
    QVERIFY(geometry.contains({99.5, 79.5, 4.5}));
    QVERIFY(!geometry.contains({-0.51, 0, 0}));
    QVERIFY(!geometry.contains({0, 0, 4.51}));
}

void TestVolumeGeometry::planeOf_namesTheNearestAxis_data()
{
    QTest::addColumn<double>("degrees"); // of an axial plane turned about the left-right axis
    QTest::addColumn<int>("plane");
    QTest::newRow("axial") << 0.0 << static_cast<int>(AnatomicalPlane::Axial);
    QTest::newRow("angled axial") << 35.0 << static_cast<int>(AnatomicalPlane::Axial);
    QTest::newRow("between") << 45.0 << static_cast<int>(AnatomicalPlane::Oblique);
    QTest::newRow("coronal") << 80.0 << static_cast<int>(AnatomicalPlane::Coronal);
}

void TestVolumeGeometry::planeOf_namesTheNearestAxis()
{
    QFETCH(double, degrees);
    QFETCH(int, plane);
    VolumeGeometry geometry;
    const double angle = degrees * std::numbers::pi / 180;
    geometry.columnDirection = {0, std::cos(angle), std::sin(angle)};
    QCOMPARE(static_cast<int>(planeOf(geometry)), plane);
}

void TestVolumeGeometry::orientationLetters_areThePatients_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("z");
    QTest::addColumn<QString>("letters");
    QTest::newRow("left") << 1.0 << 0.0 << 0.0 << "L";
    QTest::newRow("right") << -1.0 << 0.0 << 0.0 << "R";
    QTest::newRow("posterior") << 0.0 << 1.0 << 0.0 << "P";
    QTest::newRow("feet") << 0.0 << 0.1 << -0.99 << "F";
    QTest::newRow("left and posterior") << 0.8 << 0.6 << 0.0 << "LP";
    QTest::newRow("all three") << -0.5 << -0.6 << 0.62 << "HAR";
}

void TestVolumeGeometry::orientationLetters_areThePatients()
{
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, z);
    QFETCH(QString, letters);
    QCOMPARE(QString::fromLatin1(orientationLetters({x, y, z}).c_str()), letters);
}

QTEST_APPLESS_MAIN(TestVolumeGeometry)
#include "tst_volume_geometry.moc"
