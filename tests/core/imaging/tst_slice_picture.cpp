#include "core/imaging/slice_picture.h"

#include <QTest>

#include <cstdint>
#include <cstdlib>

using namespace foramen;

namespace {

/// 8 x 8 x 1, bright where @p bright says, spacing 1 mm.
template <class Bright> Volume volumeWith(PatientVector row, PatientVector column, Bright bright)
{
    Volume volume;
    volume.geometry.rowDirection = row;
    volume.geometry.columnDirection = column;
    volume.geometry.columns = volume.geometry.rows = 8;
    volume.geometry.slices = 1;
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x)
            volume.voxels.push_back(bright(x, y) ? 1000 : (x + y) % 2 + 1);
    volume.voxels[0] = 0; // background
    return volume;
}

constexpr PatientVector kLeft{1, 0, 0};
constexpr PatientVector kBack{0, 1, 0};
constexpr PatientVector kHead{0, 0, 1};

} // namespace

/// Slices as 8-bit pictures.
class TestSlicePicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sagittal_hangsAnteriorLeftHeadUp_data();
    void sagittal_hangsAnteriorLeftHeadUp();
    void axial_hangsPatientsRightOnTheLeft();
    void outside_isBlack();
    void cut_isCentredOnThePoint();
    void withoutGeometry_pixelsKeepTheirShape();
    void window_isTheBodysOrTheOneGiven();
    void colors_areCutLikeTheirGrey();
};

void TestSlicePicture::colors_areCutLikeTheirGrey()
{
    Volume volume = volumeWith(kLeft, kBack, [](int, int) { return false; });
    volume.hasGeometry = false;
    volume.flatSpacing = {1, 1, SpacingKind::Patient};
    for (std::uint8_t i = 0; i < 64; ++i)
        volume.colors.insert(volume.colors.end(), {i, std::uint8_t{100}, std::uint8_t(255 - i)});
    const GrayPicture picture = slicePicture(volume, 0, 8);
    QCOMPARE(picture.colors, volume.colors);
    QCOMPARE(int(picture.gray[9]), 1); // its voxel, in the range of colours
    const GrayPicture grey =
        slicePicture(volumeWith(kLeft, kBack, [](int, int) { return false; }), 0, 8);
    QVERIFY(grey.colors.empty());
}

void TestSlicePicture::sagittal_hangsAnteriorLeftHeadUp_data()
{
    QTest::addColumn<int>("rowSign");
    QTest::addColumn<int>("columnSign");
    QTest::addColumn<bool>("turned");
    for (const int row : {1, -1})
        for (const int column : {1, -1})
            for (const bool turned : {false, true})
                QTest::addRow("%d %d %d", row, column, turned) << row << column << turned;
}

void TestSlicePicture::sagittal_hangsAnteriorLeftHeadUp()
{
    QFETCH(int, rowSign);
    QFETCH(int, columnSign);
    QFETCH(bool, turned);
    const PatientVector row = (turned ? kHead : kBack) * rowSign;
    const PatientVector column = (turned ? kBack : kHead) * columnSign;
    // Bright where it is anterior and superior to the middle.
    const Volume volume = volumeWith(row, column, [&](int x, int y) {
        const PatientVector place = row * (x - 3.5) + column * (y - 3.5);
        return place.y < 0 && place.z > 0;
    });
    const GrayPicture picture = slicePicture(volume, 0, 8);
    QCOMPARE(picture.columns, 8);
    QCOMPARE(picture.rows, 8);
    QVERIFY(picture.gray[1 * 8 + 1] > 200); // upper left
    QVERIFY(picture.gray[1 * 8 + 6] < 50);
    QVERIFY(picture.gray[6 * 8 + 1] < 50);
}

void TestSlicePicture::axial_hangsPatientsRightOnTheLeft()
{
    const Volume volume =
        volumeWith(-kLeft, kBack, [](int x, int) { return x >= 4; }); // the patient's right
    const GrayPicture picture = slicePicture(volume, 0, 8);
    QVERIFY(picture.gray[4 * 8 + 1] > 200);
    QVERIFY(picture.gray[4 * 8 + 6] < 50);
}

void TestSlicePicture::outside_isBlack()
{
    const Volume volume = volumeWith(kLeft, kBack, [](int x, int y) { return x + y >= 4; });
    const GrayPicture picture = cutPicture(
        volume,
        {.slice = 0, .center = {0, 0}, .widthMm = 8, .heightMm = 8, .columns = 8, .rows = 8});
    QCOMPARE(static_cast<int>(picture.gray[0]), 0);
    QVERIFY(picture.gray[7 * 8 + 7] > 200);
}

void TestSlicePicture::withoutGeometry_pixelsKeepTheirShape()
{
    Volume volume = volumeWith(kBack, kHead, [](int, int y) { return y < 4; });
    volume.hasGeometry = false;
    QCOMPARE(slicePicture(volume, 0, 32).columns, 32);
    QCOMPARE(slicePicture(volume, 0, 32).rows, 32);
    volume.flatSpacing = {.row = 2, .column = 1, .kind = SpacingKind::AspectRatio};
    const GrayPicture picture = slicePicture(volume, 0, 32);
    QCOMPARE(picture.columns, 16);
    QCOMPARE(picture.rows, 32);
    QCOMPARE(int(picture.gray[8 * 16 + 8]), 255); // the upper half of the rows
    QVERIFY(picture.gray[24 * 16 + 8] < 10);
}

void TestSlicePicture::cut_isCentredOnThePoint()
{
    const Volume volume = volumeWith(
        kLeft, kBack, [](int x, int y) { return std::abs(x - 5) + std::abs(y - 2) <= 1; });
    const GrayPicture picture = cutPicture(
        volume,
        {.slice = 0, .center = {5, 2}, .widthMm = 5, .heightMm = 5, .columns = 5, .rows = 5});
    QVERIFY(picture.gray[12] > 200);
    QVERIFY(picture.gray[0] < 50);
    QVERIFY(picture.gray[24] < 50);
}

void TestSlicePicture::window_isTheBodysOrTheOneGiven()
{
    // 1 to 64, and a background of 0: the percentiles of 63 values.
    Volume volume = volumeWith(kLeft, kBack, [](int, int) { return false; });
    for (std::size_t i = 0; i < volume.voxels.size(); ++i)
        volume.voxels[i] = static_cast<std::int16_t>(i);
    const GrayWindow body = bodyWindow(volume, 0);
    QCOMPARE(body.low, 1.0);
    QCOMPARE(body.high, 62.0);
    PictureRequest whole = wholeSlice(volume, 0, 8);
    QCOMPARE(int(cutPicture(volume, whole).gray[62]), 255);
    whole.window = GrayWindow{0, 510};
    const GrayPicture picture = cutPicture(volume, whole);
    QCOMPARE(int(picture.gray[2]), 1);
    QCOMPARE(int(picture.gray[3]), 2); // 1.5
    QCOMPARE(int(picture.gray[62]), 31);
    QCOMPARE(int(GrayWindow{}.grayOf(-1)), 0);
    QCOMPARE(int(GrayWindow{}.grayOf(2)), 255);
    QCOMPARE(int((GrayWindow{5, 5}.grayOf(6))), 255); // no width
}

QTEST_APPLESS_MAIN(TestSlicePicture)
#include "tst_slice_picture.moc"
