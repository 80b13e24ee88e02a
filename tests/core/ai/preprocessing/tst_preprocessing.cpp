#include "core/ai/preprocessing/preprocessing.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;

namespace {

constexpr double kToleranceMm = 1e-6;

/// A field that identifies a place: x, y and z have different weights.
double fieldAt(PatientPoint p)
{
    return 3000 + 10 * p.x + 5 * p.y - 3 * p.z;
}

/// The field sampled on 40 x 60 x 7 voxels along any axes.
VolumePtr volumeAlong(PatientVector rowDirection, PatientVector columnDirection,
                      PatientPoint origin)
{
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& g = volume->geometry;
    g.origin = origin;
    g.rowDirection = rowDirection;
    g.columnDirection = columnDirection;
    g.columnSpacing = 0.8;
    g.rowSpacing = 0.8;
    g.sliceSpacing = 4.5;
    g.columns = 60;
    g.rows = 60;
    g.slices = 7;
    for (int s = 0; s < g.slices; ++s) {
        volume->sources.push_back({.instanceNumber = s + 1});
        for (int r = 0; r < g.rows; ++r)
            for (int c = 0; c < g.columns; ++c)
                volume->voxels.push_back(static_cast<std::int16_t>(std::lround(
                    fieldAt(g.patientFromVoxel({static_cast<double>(c), static_cast<double>(r),
                                                static_cast<double>(s)})))));
    }
    return volume;
}

/// The same block of space, whichever corner and directions it was stored from.
VolumePtr sagittalAlong(PatientVector rowDirection, PatientVector columnDirection)
{
    const PatientVector normal = cross(rowDirection, columnDirection);
    const PatientPoint middle{0, 10, 20};
    return volumeAlong(rowDirection, columnDirection,
                       middle - rowDirection * (0.8 * 29.5) - columnDirection * (0.8 * 29.5)
                           - normal * (4.5 * 3));
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = a.size() == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, static_cast<double>(std::abs(a[i] - b[i])));
    return largest;
}

} // namespace

/// Canonical volumes, and the pictures and crops that networks get.
class TestPreprocessing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canonicalVolume_isTheSameHoweverSlicesAreStored_data();
    void canonicalVolume_isTheSameHoweverSlicesAreStored();
    void canonicalVolume_refusesOtherPlanesAndNoGeometry();
    void voxelFromCanonical_namesTheSamePlace();
    void unevenSlices_haveTheirOwnPlaces();
    void nearestSlice_passesOverMissingSlices();
    void localiserPicture_knowsWhereItsPixelsAre();
    void localiserPicture_followsTheAffine();
    void localiserPicture_isZeroOutsideAndBetweenZeroAndOne();
    void localiserPicture_averagesFinePixels();
    void graderCrop_mirroredAxialShowsTheOtherSideAlike();
    void graderCrop_mirroredSagittalReversesSlices();
    void graderCrop_repeatsSlicesAtTheEdge();
    void graderCrop_ofOneSliceRepeatsIt();
    void graderCrop_ignoresGainAndOffset();
};

void TestPreprocessing::canonicalVolume_isTheSameHoweverSlicesAreStored_data()
{
    QTest::addColumn<int>("way");
    for (int way = 0; way < 8; ++way)
        QTest::addRow("way %d", way) << way;
}

void TestPreprocessing::canonicalVolume_isTheSameHoweverSlicesAreStored()
{
    QFETCH(int, way);
    const PatientVector y{0, way & 1 ? -1.0 : 1.0, 0};
    const PatientVector z{0, 0, way & 2 ? -1.0 : 1.0};
    const auto volume = sagittalAlong(way & 4 ? y : z, way & 4 ? z : y);
    const auto canonical = CanonicalVolume::create(volume, PicturePlane::Sagittal);
    QVERIFY(canonical);
    QCOMPARE(canonical->alongColumns(), (PatientVector{0, 1, 0}));
    QCOMPARE(canonical->alongRows(), (PatientVector{0, 0, -1}));
    QCOMPARE(canonical->alongSlices(), (PatientVector{1, 0, 0}));
    for (const VoxelPoint at : {VoxelPoint{0, 0, 0}, VoxelPoint{59, 3, 6}, VoxelPoint{7, 59, 2}}) {
        const PatientPoint place = canonical->patientFromCanonical(at);
        QVERIFY(std::abs(canonical->value(static_cast<int>(at.column), static_cast<int>(at.row),
                                          static_cast<int>(at.slice))
                         - fieldAt(place))
                <= 0.5);
        QVERIFY(std::abs(canonical->canonicalFromPatient(place).row - at.row) < kToleranceMm);
    }
    const auto reference =
        CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Sagittal);
    const PatientPoint center{-2, 8, 15};
    QVERIFY(largestDifference(localiserPicture(*canonical, 2).values,
                              localiserPicture(*reference, 2).values)
            < 1e-4);
    QVERIFY(largestDifference(graderCrop(*canonical, center, CropSide::AsIs).values,
                              graderCrop(*reference, center, CropSide::AsIs).values)
            < 1e-4);
}

void TestPreprocessing::canonicalVolume_refusesOtherPlanesAndNoGeometry()
{
    QVERIFY(!CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Axial));
    auto flat = std::make_shared<Volume>(*sagittalAlong({0, 1, 0}, {0, 0, -1}));
    flat->hasGeometry = false;
    QVERIFY(!CanonicalVolume::create(flat, PicturePlane::Sagittal));
    QVERIFY(!CanonicalVolume::create(nullptr, PicturePlane::Sagittal));
}

void TestPreprocessing::voxelFromCanonical_namesTheSamePlace()
{
    const auto volume = sagittalAlong({0, 0, 1}, {0, -1, 0});
    const auto canonical = CanonicalVolume::create(volume, PicturePlane::Sagittal);
    const VoxelPoint at{12.25, 40.5, 1};
    const PatientPoint there = volume->geometry.patientFromVoxel(canonical->voxelFromCanonical(at));
    QVERIFY(distance(there, canonical->patientFromCanonical(at)) < kToleranceMm);
}

void TestPreprocessing::unevenSlices_haveTheirOwnPlaces()
{
    // Slices that grow from left to right, so that the canonical order is the other way round.
    auto volume = std::make_shared<Volume>(*sagittalAlong({0, -1, 0}, {0, 0, -1}));
    VolumeGeometry& geometry = volume->geometry;
    for (int slice = 0; slice < geometry.slices; ++slice)
        geometry.sliceOffsets.push_back({slice == 2 ? 0.8 : 0, slice % 2 * 1.5, 0});
    const auto canonical = CanonicalVolume::create(volume, PicturePlane::Sagittal);
    for (const VoxelPoint at : {VoxelPoint{20, 30, 2}, VoxelPoint{20, 30, 3.4}}) {
        const PatientPoint place = canonical->patientFromCanonical(at);
        QVERIFY(distance(place, geometry.patientFromVoxel(canonical->voxelFromCanonical(at)))
                < kToleranceMm);
        const VoxelPoint back = canonical->canonicalFromPatient(place);
        QVERIFY(std::abs(back.column - at.column) + std::abs(back.row - at.row)
                    + std::abs(back.slice - at.slice)
                < 1e-9);
        const PatientPoint across = canonical->patientFromCanonical(canonical->acrossFrom(at, 4));
        QVERIFY(length(cross(across - place, canonical->alongSlices())) < 1e-9);
    }
}

void TestPreprocessing::nearestSlice_passesOverMissingSlices()
{
    auto volume = std::make_shared<Volume>(*sagittalAlong({0, 1, 0}, {0, 0, -1}));
    const PatientPoint middle{1, 10, 20};
    QCOMPARE(CanonicalVolume::create(volume, PicturePlane::Sagittal)->nearestSlice(middle), 3);
    volume->sources[3].missing = true;
    QCOMPARE(CanonicalVolume::create(volume, PicturePlane::Sagittal)->nearestSlice(middle), 4);
    QCOMPARE(CanonicalVolume::create(volume, PicturePlane::Sagittal)->nearestSlice({-500, 0, 0}),
             0);
}

void TestPreprocessing::localiserPicture_knowsWhereItsPixelsAre()
{
    const auto canonical =
        CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Sagittal);
    const auto picture = localiserPicture(*canonical, 3);
    QCOMPARE(picture.size, kSagittalPictureSize);
    const PatientPoint middle = picture.frame.patientFromPixel({95.5, 95.5});
    QVERIFY(distance(middle, {0, 10, 20}) < kToleranceMm);
    const ImagePoint pixel = picture.frame.pixelFromPatient({30, 10 + 15, 20 - 30});
    QVERIFY(std::abs(pixel.column - 105.5) < kToleranceMm);
    QVERIFY(std::abs(pixel.row - 115.5) < kToleranceMm);
}

void TestPreprocessing::localiserPicture_followsTheAffine()
{
    const auto canonical =
        CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Sagittal);
    const auto affine = PictureAffine::similarity(0.3, 1.2, 4, -6);
    const auto picture = localiserPicture(*canonical, 3, affine);
    QVERIFY(distance(picture.frame.patientFromPixel({95.5, 95.5}), {0, 14, 26}) < kToleranceMm);
    const ImagePoint pixel{100, 90};
    const PatientPoint place = picture.frame.patientFromPixel(pixel);
    const ImagePoint back = picture.frame.pixelFromPatient(place);
    QVERIFY(std::abs(back.column - pixel.column) + std::abs(back.row - pixel.row) < 1e-9);
    // The field is linear, so the intensity must be linear in the field's value at the pixel's
    // place.
    const auto valueAt = [&](int column, int row) {
        return picture.values[static_cast<std::size_t>(row) * kSagittalPictureSize
                              + static_cast<std::size_t>(column)];
    };
    const auto placeField = [&](int column, int row) {
        return fieldAt(picture.frame.patientFromPixel(
            {static_cast<double>(column), static_cast<double>(row)}));
    };
    const double slope =
        (valueAt(102, 96) - valueAt(92, 96)) / (placeField(102, 96) - placeField(92, 96));
    const double predicted = valueAt(92, 96) + slope * (placeField(95, 103) - placeField(92, 96));
    QVERIFY(std::abs(predicted - valueAt(95, 103)) < 0.01);
}

void TestPreprocessing::localiserPicture_isZeroOutsideAndBetweenZeroAndOne()
{
    const auto canonical =
        CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Sagittal);
    const auto picture = localiserPicture(*canonical, 0);
    const auto pixels =
        static_cast<std::size_t>(picture.size) * static_cast<std::size_t>(picture.size);
    QCOMPARE(picture.values.size(), kPictureChannels * pixels);
    QCOMPARE(picture.values[0], 0.0F); // the slice covers only the 32 pixels about the middle
    QCOMPARE(picture.values[pixels], 0.0F);
    const auto [low, high] = std::minmax_element(
        picture.values.begin(), picture.values.begin() + static_cast<std::ptrdiff_t>(pixels));
    QCOMPARE(*low, 0.0F);
    QCOMPARE(*high, 1.0F);
    const auto [least, most] = std::minmax_element(
        picture.values.begin() + static_cast<std::ptrdiff_t>(pixels), picture.values.end());
    QVERIFY(*least >= -1 && *least < -0.3F);
    QVERIFY(*most <= 1 && *most > 0.2F);
}

void TestPreprocessing::localiserPicture_averagesFinePixels()
{
    // A chessboard of fine pixels must become grey, not moire.
    auto volume = std::make_shared<Volume>(*sagittalAlong({0, 1, 0}, {0, 0, -1}));
    volume->geometry.columnSpacing = 0.375;
    volume->geometry.rowSpacing = 0.375;
    for (std::size_t i = 0; i < volume->voxels.size(); ++i)
        volume->voxels[i] = static_cast<std::int16_t>((i % 60 + i / 60) % 2 * 1000);
    volume->voxels[0] = -1;
    const auto canonical = CanonicalVolume::create(volume, PicturePlane::Sagittal);
    const auto picture = localiserPicture(*canonical, 3);
    for (int row = 92; row < 99; ++row)
        for (int column = 92; column < 99; ++column) {
            const auto at = static_cast<std::size_t>(row) * kSagittalPictureSize
                + static_cast<std::size_t>(column);
            QVERIFY(std::abs(picture.values[at] - picture.values[at + 1]) < 0.05F);
        }
}

void TestPreprocessing::graderCrop_mirroredAxialShowsTheOtherSideAlike()
{
    // A field that is symmetric about x = 0 looks the same from the left, and mirrored from the
    // right.
    auto volume =
        std::make_shared<Volume>(*volumeAlong({1, 0, 0}, {0, 1, 0}, {-0.8 * 29.5, -0.8 * 29.5, 0}));
    for (std::size_t i = 0; i < volume->voxels.size(); ++i) {
        const double x = (static_cast<double>(i % 60) - 29.5) * 0.8;
        volume->voxels[i] =
            static_cast<std::int16_t>(500 + 20 * std::abs(x) + static_cast<double>(i / 60 % 60));
    }
    const auto canonical = CanonicalVolume::create(volume, PicturePlane::Axial);
    QVERIFY(canonical);
    const auto left = graderCrop(*canonical, {8, 3, 13.5}, CropSide::AsIs);
    const auto right = graderCrop(*canonical, {-8, 3, 13.5}, CropSide::Mirrored);
    QVERIFY(largestDifference(left.values, right.values) < 1e-4);
    QVERIFY(left.frame.columnStep.x > 0);
    QVERIFY(right.frame.columnStep.x < 0);
    QVERIFY(distance(right.frame.patientFromPixel({47.5, 47.5}), {-8, 3, 13.5}) < kToleranceMm);
    QVERIFY(
        largestDifference(left.values, graderCrop(*canonical, {-8, 3, 13.5}, CropSide::AsIs).values)
        > 0.1);
}

void TestPreprocessing::graderCrop_mirroredSagittalReversesSlices()
{
    const auto canonical =
        CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Sagittal);
    const PatientPoint center{0, 10, 20};
    const auto asIs = graderCrop(*canonical, center, CropSide::AsIs);
    const auto mirrored = graderCrop(*canonical, center, CropSide::Mirrored);
    constexpr std::ptrdiff_t pixels = kCropSize * kCropSize;
    for (std::ptrdiff_t i = 0; i < kCropSlices; ++i) {
        const auto from = asIs.values.begin() + i * pixels;
        const auto to = mirrored.values.begin() + (kCropSlices - 1 - i) * pixels;
        QVERIFY(largestDifference({from, from + pixels}, {to, to + pixels}) < 1e-5);
    }
}

void TestPreprocessing::graderCrop_repeatsSlicesAtTheEdge()
{
    const auto canonical =
        CanonicalVolume::create(sagittalAlong({0, 1, 0}, {0, 0, -1}), PicturePlane::Sagittal);
    const auto crop = graderCrop(*canonical, {-100, 10, 20}, CropSide::AsIs);
    QCOMPARE(crop.slice, 0);
    constexpr std::ptrdiff_t pixels = kCropSize * kCropSize;
    QVERIFY(std::equal(crop.values.begin(), crop.values.begin() + pixels,
                       crop.values.begin() + pixels));
    QVERIFY(std::equal(crop.values.begin(), crop.values.begin() + pixels,
                       crop.values.begin() + 2 * pixels));
    QVERIFY(!std::equal(crop.values.begin(), crop.values.begin() + pixels,
                        crop.values.begin() + 3 * pixels));
}

void TestPreprocessing::graderCrop_ofOneSliceRepeatsIt()
{
    auto volume = std::make_shared<Volume>(*sagittalAlong({0, 1, 0}, {0, 0, -1}));
    volume->geometry.slices = 1;
    volume->voxels.resize(3600);
    volume->sources.resize(1);
    const auto crop = graderCrop(*CanonicalVolume::create(volume, PicturePlane::Sagittal),
                                 {0, 10, 20}, CropSide::AsIs);
    QCOMPARE(crop.values.size(), std::size_t{kCropSlices} * kCropSize * kCropSize);
    QVERIFY(std::equal(crop.values.begin(), crop.values.begin() + kCropSize * kCropSize,
                       crop.values.end() - kCropSize * kCropSize));
}

void TestPreprocessing::graderCrop_ignoresGainAndOffset()
{
    auto volume = std::make_shared<Volume>(*sagittalAlong({0, 1, 0}, {0, 0, -1}));
    const PatientPoint center{0, 10, 20};
    const auto plain = graderCrop(*CanonicalVolume::create(volume, PicturePlane::Sagittal), center,
                                  CropSide::AsIs);
    volume->rescaleSlope = 0.25;
    volume->rescaleIntercept = 32768;
    const auto scaled = graderCrop(*CanonicalVolume::create(volume, PicturePlane::Sagittal), center,
                                   CropSide::AsIs);
    QVERIFY(largestDifference(plain.values, scaled.values) < 1e-3);
}

QTEST_APPLESS_MAIN(TestPreprocessing)
#include "tst_preprocessing.moc"
