#include "ui/panes/planes/reformat_geometry.h"

#include "ui/render/resampler.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace foramen;

namespace {

constexpr double kToleranceMm = 1e-6;

/// An axial stack of 40 x 30 x 20 voxels of 1 x 1 x 3 mm. The value of a voxel is its slice.
std::shared_ptr<Volume> axialStack()
{
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    geometry.origin = {-20, 10, 100};
    geometry.columns = 40;
    geometry.rows = 30;
    geometry.slices = 20;
    geometry.sliceSpacing = 3;
    volume->sources.resize(20);
    for (int slice = 0; slice < 20; ++slice)
        volume->voxels.insert(volume->voxels.end(), 40 * 30, static_cast<std::int16_t>(slice));
    return volume;
}

} // namespace

/// Standard planes of a volume.
class TestReformatGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plane_coversTheVolume_data();
    void plane_coversTheVolume();
    void tiltedVolume_isShownInThePatientsAxes();
    void picture_isThatOfTheVolume();
    void largeVolume_isMadeCoarser();
    void volumeWithoutPlace_hasNone();
};

void TestReformatGeometry::plane_coversTheVolume_data()
{
    QTest::addColumn<AnatomicalPlane>("plane");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("slices");
    QTest::newRow("sagittal") << AnatomicalPlane::Sagittal << 30 << 60 << 40;
    QTest::newRow("coronal") << AnatomicalPlane::Coronal << 40 << 60 << 30;
    QTest::newRow("axial") << AnatomicalPlane::Axial << 40 << 30 << 20;
}

void TestReformatGeometry::plane_coversTheVolume()
{
    QFETCH(AnatomicalPlane, plane);
    const auto volume = axialStack();
    const auto made = reformatGeometry(*volume, plane);
    QVERIFY(made);
    QTEST(made->columns, "columns");
    QTEST(made->rows, "rows");
    QTEST(made->slices, "slices");
    QCOMPARE(planeOf(*made), plane);
    const VolumeGeometry& from = volume->geometry;
    const PatientPoint middle = from.patientFromVoxel({19.5, 14.5, 9.5});
    const PatientPoint other = made->patientFromVoxel(
        {(made->columns - 1) / 2.0, (made->rows - 1) / 2.0, (made->slices - 1) / 2.0});
    QVERIFY(distance(middle, other) < kToleranceMm);
}

void TestReformatGeometry::tiltedVolume_isShownInThePatientsAxes()
{
    const auto volume = axialStack();
    const double angle = 0.3;
    volume->geometry.columnDirection = {0, std::cos(angle), std::sin(angle)};
    const auto made = reformatGeometry(*volume, AnatomicalPlane::Axial);
    QVERIFY(made);
    QCOMPARE(made->sliceNormal().z, 1.0);
    // Each corner of the volume lies within the new slices.
    for (const double column : {0.0, 39.0})
        for (const double row : {0.0, 29.0})
            for (const double slice : {0.0, 19.0})
                QVERIFY(made->contains(made->voxelFromPatient(
                    volume->geometry.patientFromVoxel({column, row, slice}))));
}

void TestReformatGeometry::picture_isThatOfTheVolume()
{
    const auto volume = axialStack();
    const auto made = resampled(*volume, *reformatGeometry(*volume, AnatomicalPlane::Coronal));
    QVERIFY(made);
    const Volume& coronal = **made;
    for (const double slice : {2.0, 9.0, 17.0}) {
        const VoxelPoint at =
            coronal.geometry.voxelFromPatient(volume->geometry.patientFromVoxel({20, 15, slice}));
        const auto index = (static_cast<std::size_t>(std::lround(at.slice)) * 60
                            + static_cast<std::size_t>(std::lround(at.row)))
                * 40
            + static_cast<std::size_t>(std::lround(at.column));
        QVERIFY(std::abs(coronal.voxels[index] - slice) <= 1);
    }
    QVERIFY(coronal.sources.front().sopInstanceUid.empty());
}

void TestReformatGeometry::largeVolume_isMadeCoarser()
{
    auto volume = std::make_shared<Volume>();
    volume->geometry.columns = volume->geometry.rows = 1024;
    volume->geometry.slices = 900;
    volume->geometry.columnSpacing = volume->geometry.rowSpacing = 0.4;
    volume->geometry.sliceSpacing = 0.5;
    for (const AnatomicalPlane plane : {AnatomicalPlane::Sagittal, AnatomicalPlane::Axial}) {
        const auto made = reformatGeometry(*volume, plane);
        QVERIFY(made);
        QVERIFY(static_cast<double>(made->columns) * made->rows * made->slices < 1.3e8);
        QVERIFY(std::abs(made->columns * made->columnSpacing - 409.6) < 1
                || std::abs(made->columns * made->columnSpacing - 450) < 1);
    }
}

void TestReformatGeometry::volumeWithoutPlace_hasNone()
{
    auto volume = axialStack();
    QVERIFY(!reformatGeometry(*volume, AnatomicalPlane::Oblique));
    volume->geometry.slices = 2;
    QVERIFY(!reformatGeometry(*volume, AnatomicalPlane::Coronal));
    volume->geometry.slices = 20;
    volume->hasGeometry = false;
    QVERIFY(!reformatGeometry(*volume, AnatomicalPlane::Coronal));
}

QTEST_MAIN(TestReformatGeometry)
#include "tst_reformat_geometry.moc"
