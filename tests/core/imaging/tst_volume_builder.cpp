#include "core/base/voi_curve.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/volume_builder.h"
#include "tests/support/encodings/encoded_picture.h"
#include "tests/support/real_data.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QMap>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

using namespace foramen;
using namespace foramen::test;

/// Volumes with geometry from series.
class TestVolumeBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary.renew(); }

    void buildVolumes_sortsByGeometryNotByName();
    void buildVolumes_sortsAlongTheRightHandedNormal();
    void buildVolumes_splitsAngledBlocks();
    void buildVolumes_splitsParallelBlocksAtJumps();
    void buildVolumes_keepsJumpBeforeABlockOutOfIt();
    void buildVolumes_marksTruncatedSlice();
    void buildVolumes_namesDoubtfulPictures();
    void windowOfAnotherDepth_isNotTaken_data();
    void windowOfAnotherDepth_isNotTaken();
    void buildVolumes_marksAbsentFrames();
    void buildVolumes_marksAbsentFile();
    void buildVolumes_failsWhenNothingDecodes();
    void buildVolumes_splitsMixedSizesSpacingsAndFrames();
    void buildVolumes_joinImagesThatNameAFrameEach();
    void buildVolumes_giveDuplicatesABlock();
    void buildVolumes_readsImagesWithoutGeometry();
    void buildVolumes_keepsTheShapeOfPixels_data();
    void buildVolumes_keepsTheShapeOfPixels();
    void buildVolumes_splitsUnplacedImagesByTheirSpacing();
    void buildVolumes_splitsShiftedSlices();
    void buildVolumes_unifiesDifferentRescales();
    void buildVolumes_keepsColors();
    void buildVolumes_givesGreySlicesAmongColorsTheirGrey();
    void buildVolumes_takesWindowOfMiddleSlice();
    void buildVolumes_turnsWindowOfMonochrome1();
    void buildVolumes_keepsTheVoiLut();
    void buildVolumes_offersTheWindowsOfTheMiddleSlice();
    void buildVolumes_refusesSeriesWithoutImages();
    void buildVolumes_stopsWhenAsked();
    void buildVolumes_buildsRealPatientPositions();
    void buildVolumes_buildsRealEnhancedImages();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }
    [[nodiscard]] Series scanned() const
    {
        return scanStudies({folder()})->studies.front().series.front();
    }
    [[nodiscard]] VolumeSet built() const { return buildVolumes(scanned()).value(); }
    static double valueAt(const Volume& volume, int slice, int index)
    {
        return volume.rescaleSlope * volume.slice(slice)[index] + volume.rescaleIntercept;
    }

    TestFolder m_temporary;
};

namespace {

void removeTag(DcmDataset& data, const DcmTagKey& tag)
{
    data.findAndDeleteElement(tag);
}

/// Writes one slice with its instance number as pixel values.
void writeSlice(const std::filesystem::path& path, SampleImage image, int number,
                std::array<double, 3> position)
{
    image.instanceNumber = number;
    image.position = position;
    image.pixels.assign(static_cast<std::size_t>(image.rows * image.columns),
                        static_cast<std::uint16_t>(number));
    writeSample(path, image);
}

} // namespace

void TestVolumeBuilder::buildVolumes_sortsByGeometryNotByName()
{
    const std::array<double, 5> places = {8, 0, 16, 4, 12};
    for (int i = 0; i < 5; ++i)
        writeSlice(folder() / std::to_string(i), {}, i + 1,
                   {0, 0, places[static_cast<std::size_t>(i)]});
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    QVERIFY(set.problems.empty());
    const Volume& volume = *set.volumes.front();
    QCOMPARE(volume.geometry.slices, 5);
    QCOMPARE(volume.geometry.sliceSpacing, 4.0);
    std::vector<int> numbers;
    for (int i = 0; i < 5; ++i) {
        numbers.push_back(volume.sources[static_cast<std::size_t>(i)].instanceNumber);
        QCOMPARE(valueAt(volume, i, 0), static_cast<double>(numbers.back()));
    }
    QVERIFY((numbers == std::vector<int>{2, 4, 1, 5, 3}));
}

void TestVolumeBuilder::buildVolumes_sortsAlongTheRightHandedNormal()
{
    SampleImage image;
    image.orientation = {0, 1, 0, 0, 0, -1}; // sagittal: the normal points to the patient's right
    for (int i = 0; i < 3; ++i)
        writeSlice(folder() / std::to_string(i), image, i + 1, {5.0 * i, 0, 0});
    const VolumeGeometry geometry = built().volumes.front()->geometry;
    QVERIFY((geometry.origin == PatientPoint{10, 0, 0}));
    QVERIFY((geometry.sliceNormal() == PatientVector{-1, 0, 0}));
    QVERIFY(planeOf(geometry) == AnatomicalPlane::Sagittal);
}

void TestVolumeBuilder::buildVolumes_splitsAngledBlocks()
{
    int number = 0;
    for (int block = 0; block < 5; ++block) {
        const double angle = (block - 2) * 8 * std::numbers::pi / 180;
        SampleImage image;
        image.orientation = {1, 0, 0, 0, std::cos(angle), std::sin(angle)};
        for (int i = 0; i < 5; ++i) {
            ++number;
            writeSlice(folder() / std::to_string(number), image, number,
                       {0, -std::sin(angle) * 4 * i, -35.0 * block + std::cos(angle) * 4 * i});
        }
    }
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{5});
    double last = -1000;
    for (const VolumePtr& volume : set.volumes) {
        QCOMPARE(volume->geometry.slices, 5);
        QVERIFY(std::abs(volume->geometry.sliceSpacing - 4) < 1e-6);
        QVERIFY(volume->geometry.origin.z > last); // ordered towards the head
        last = volume->geometry.origin.z;
    }
}

void TestVolumeBuilder::buildVolumes_splitsParallelBlocksAtJumps()
{
    SampleImage image;
    writeStack(folder(), image, 5);
    image.instanceNumber = 6;
    writeStack(folder(), image, 5,
               40); // a jump of 24 mm, numbers go on: two blocks, not five missing files
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{2});
    QCOMPARE(set.volumes[0]->geometry.slices, 5);
    QCOMPARE(set.volumes[1]->geometry.slices, 5);
    QVERIFY(set.problems.empty());
}

void TestVolumeBuilder::buildVolumes_keepsJumpBeforeABlockOutOfIt()
{
    SampleImage image;
    writeStack(folder(), image, 1);
    image.instanceNumber = 2;
    writeStack(folder(), image, 4, 26);
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{2});
    QCOMPARE(set.volumes[0]->geometry.slices, 1);
    QCOMPARE(set.volumes[0]->geometry.sliceSpacing, 4.0); // its thickness
    QCOMPARE(set.volumes[1]->geometry.slices, 4);
}

void TestVolumeBuilder::buildVolumes_marksTruncatedSlice()
{
    writeStack(folder(), {}, 5);
    truncateFile(folder() / "IM3", 20);
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    const Volume& volume = *set.volumes.front();
    QCOMPARE(volume.geometry.slices, 5);
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(volume.sources[i].missing, i == 2);
    QCOMPARE(volume.sources[2].instanceNumber, 3);
    const std::int16_t lowest = *std::min_element(volume.voxels.begin(), volume.voxels.end());
    QVERIFY(
        std::all_of(volume.slice(2), volume.slice(3), [&](std::int16_t v) { return v == lowest; }));
    QCOMPARE(lowest, volume.slice(0)[0]);
    QCOMPARE(set.problems.size(), std::size_t{1});
    QCOMPARE(set.problems.front().path, folder() / "IM3");
}

void TestVolumeBuilder::buildVolumes_namesDoubtfulPictures()
{
    constexpr auto extended = "1.2.840.10008.1.2.4.51";
    const Picture picture = testPicture({});
    ByteVector stream = *encoded(picture, extended);
    stream.resize(stream.size() - 40);
    stream.insert(stream.end(), {0xFF, 0xD9});
    writeBytes(folder() / "IM1", bytesOf(encapsulated(picture, extended, {stream})));
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    QVERIFY(!set.volumes.front()->sources[0].missing);
    QCOMPARE(set.problems.size(), std::size_t{1});
    QCOMPARE(set.problems.front().path, folder() / "IM1");
}

void TestVolumeBuilder::windowOfAnotherDepth_isNotTaken_data()
{
    QTest::addColumn<int>("stated");
    QTest::addColumn<int>("ofStream");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("12 bits, the stream has 8") << 12 << 8 << false;
    QTest::newRow("8 bits, the stream has 12") << 8 << 12 << false;
    QTest::newRow("12 bits") << 12 << 12 << true;
    QTest::newRow("16 bits, the stream has 12") << 16 << 12 << true;
}

void TestVolumeBuilder::windowOfAnotherDepth_isNotTaken()
{
    QFETCH(int, stated);
    QFETCH(int, ofStream);
    QFETCH(bool, isTaken);
    constexpr auto jpegLs = "1.2.840.10008.1.2.4.80";
    Picture description;
    description.bitsAllocated = ofStream > 8 ? 16 : 8;
    description.bitsStored = ofStream;
    const Picture picture = testPicture(description);
    Picture header = picture;
    header.bitsAllocated = 16;
    header.bitsStored = stated;
    PixelFile file = encapsulated(header, jpegLs, {*encoded(picture, jpegLs)});
    file.elements = {0x28, 0, 0x50, 0x10, 'D', 'S', 4, 0, '2', '0', '0', '0',
                     0x28, 0, 0x51, 0x10, 'D', 'S', 4, 0, '4', '0', '0', '0'};
    writeBytes(folder() / "IM1", bytesOf(file));
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    QCOMPARE(set.volumes.front()->windowCenter.has_value(), isTaken);
    QCOMPARE(set.volumes.front()->voiWindows.empty(), !isTaken);
}

void TestVolumeBuilder::buildVolumes_marksAbsentFrames()
{
    SampleImage image;
    image.placed = false;
    image.pixels.assign(static_cast<std::size_t>(2 * image.rows * image.columns), 7);
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_NumberOfFrames, "3");
    };
    writeSample(folder() / "IM1", image);
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    const Volume& volume = *set.volumes.front();
    QCOMPARE(volume.geometry.slices, 3);
    QVERIFY(!volume.sources[0].missing && !volume.sources[1].missing && volume.sources[2].missing);
    QCOMPARE(set.problems.size(), std::size_t{1});
    QCOMPARE(set.problems.front().path, folder() / "IM1");
}

void TestVolumeBuilder::buildVolumes_marksAbsentFile()
{
    writeStack(folder(), {}, 7);
    std::filesystem::remove(folder() / "IM4");
    std::filesystem::remove(folder() / "IM5");
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    const Volume& volume = *set.volumes.front();
    QCOMPARE(volume.geometry.slices, 7);
    QCOMPARE(volume.geometry.sliceSpacing, 4.0);
    QVERIFY(volume.sources[3].missing && volume.sources[4].missing && !volume.sources[5].missing);
    QCOMPARE(valueAt(volume, 5, 0), 600.0);
    QCOMPARE(set.problems.size(), std::size_t{1});
    QCOMPARE(englishSentence(set.problems.front().reason),
             std::string("2 slices are missing between images 3 and 6."));
}

void TestVolumeBuilder::buildVolumes_failsWhenNothingDecodes()
{
    writeStack(folder(), {}, 2);
    const Series series = scanned();
    truncateFile(folder() / "IM1", 20);
    truncateFile(folder() / "IM2", 20);
    const Result<VolumeSet> set = buildVolumes(series);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Corrupt);
}

void TestVolumeBuilder::buildVolumes_splitsMixedSizesSpacingsAndFrames()
{
    SampleImage image;
    writeStack(folder() / "plain", image, 3);
    image.rows = 8;
    writeStack(folder() / "size", image, 3);
    image.rows = 4;
    image.spacing = {0.6, 0.6};
    writeStack(folder() / "spacing", image, 3);
    image.spacing = {0.5, 0.5};
    image.frameOfReferenceUid = "1.2.826.0.1.3680043.9.3";
    writeStack(folder() / "frame", image, 3);
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{4});
    for (const VolumePtr& volume : set.volumes)
        QCOMPARE(volume->geometry.slices, 3);
}

/// As some anonymisers leave it: it says nothing of the patient space.
void TestVolumeBuilder::buildVolumes_joinImagesThatNameAFrameEach()
{
    SampleImage image;
    for (int i = 0; i < 4; ++i) {
        image.frameOfReferenceUid = "1.2.826.0.1.3680043.9." + std::to_string(10 + i);
        writeSlice(folder() / std::to_string(i), image, i + 1, {0, 0, 4.0 * i});
    }
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    QCOMPARE(set.volumes.front()->geometry.slices, 4);
    QVERIFY(set.volumes.front()->frameOfReferenceUid.empty());
}

void TestVolumeBuilder::buildVolumes_giveDuplicatesABlock()
{
    SampleImage image;
    writeStack(folder(), image, 4);
    writeSlice(folder() / "again", image, 99, {0, 0, 4});
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{2});
    std::vector<int> sizes;
    for (const VolumePtr& volume : set.volumes)
        sizes.push_back(volume->geometry.slices);
    std::sort(sizes.begin(), sizes.end());
    QVERIFY((sizes == std::vector<int>{1, 4}));
}

void TestVolumeBuilder::buildVolumes_readsImagesWithoutGeometry()
{
    SampleImage image;
    image.placed = false;
    for (const int number : {3, 1, 2})
        writeSlice(folder() / std::to_string(10 - number), image, number, {});
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    const Volume& volume = *set.volumes.front();
    QVERIFY(!volume.hasGeometry);
    QVERIFY(volume.frameOfReferenceUid.empty());
    QCOMPARE(volume.geometry.columnSpacing, 1.0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(volume.sources[static_cast<std::size_t>(i)].instanceNumber, i + 1);
    // A position without spacing gives no geometry either: nothing can be measured in millimetres.
    image.placed = true;
    image.seriesUid += ".7";
    image.seriesNumber = 0;
    image.change = [](DcmDataset& data) {
        removeTag(data, DCM_PixelSpacing);
    };
    writeStack(folder() / "unspaced", image, 2);
    QVERIFY(!built().volumes.front()->hasGeometry);
}

void TestVolumeBuilder::buildVolumes_keepsTheShapeOfPixels_data()
{
    using Tags = QMap<QString, QString>;
    const QString spacing = "PixelSpacing";
    const QString imager = "ImagerPixelSpacing";
    const QString nominal = "NominalScannedPixelSpacing";
    const QString ratio = "PixelAspectRatio";
    const QString calibration = "PixelSpacingCalibrationType";
    QTest::addColumn<Tags>("tags");
    QTest::addColumn<double>("row");
    QTest::addColumn<double>("column");
    QTest::addColumn<SpacingKind>("kind");
    QTest::newRow("nothing") << Tags{} << 1.0 << 1.0 << SpacingKind::Unknown;
    QTest::newRow("ratio") << Tags{{ratio, "2\\1"}} << 2.0 << 1.0 << SpacingKind::AspectRatio;
    QTest::newRow("ratio of flat pixels")
        << Tags{{ratio, "3\\4"}} << 0.75 << 1.0 << SpacingKind::AspectRatio;
    QTest::newRow("ratio with a zero")
        << Tags{{ratio, "0\\1"}} << 1.0 << 1.0 << SpacingKind::Unknown;
    QTest::newRow("spacing without position")
        << Tags{{spacing, "0.8\\0.4"}} << 0.8 << 0.4 << SpacingKind::Patient;
    QTest::newRow("decimal commas")
        << Tags{{spacing, "0,8\\0,4"}} << 0.8 << 0.4 << SpacingKind::Patient;
    QTest::newRow("spacing goes before the others")
        << Tags{{spacing, "0.8\\0.4"}, {imager, "1\\1"}, {nominal, "2\\2"}, {ratio, "1\\1"}} << 0.8
        << 0.4 << SpacingKind::Patient;
    QTest::newRow("nominal") << Tags{{nominal, "0.2\\0.1"}, {ratio, "2\\1"}} << 0.2 << 0.1
                             << SpacingKind::Nominal;
    QTest::newRow("at the detector")
        << Tags{{imager, "0.14\\0.14"}} << 0.14 << 0.14 << SpacingKind::Detector;
    QTest::newRow("spacing that repeats the detector's")
        << Tags{{spacing, "0.14\\0.14"}, {imager, "0.14\\0.14"}} << 0.14 << 0.14
        << SpacingKind::Detector;
    QTest::newRow("calibrated") << Tags{{spacing, "0.14\\0.14"},
                                        {imager, "0.14\\0.14"},
                                        {calibration, "GEOMETRY"}}
                                << 0.14 << 0.14 << SpacingKind::Patient;
}

void TestVolumeBuilder::buildVolumes_keepsTheShapeOfPixels()
{
    using Tags = QMap<QString, QString>;
    QFETCH(Tags, tags);
    QFETCH(double, row);
    QFETCH(double, column);
    QFETCH(SpacingKind, kind);
    SampleImage image;
    image.placed = false;
    image.change = [&](DcmDataset& data) {
        for (auto tag = tags.begin(); tag != tags.end(); ++tag) {
            DcmTag known;
            QVERIFY(DcmTag::findTagFromName(qPrintable(tag.key()), known).good());
            QVERIFY(data.putAndInsertString(known, qPrintable(tag.value())).good());
        }
    };
    for (const int number : {1, 2})
        writeSlice(folder() / std::to_string(number), image, number, {});
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    const Volume& volume = *set.volumes.front();
    QVERIFY(!volume.hasGeometry);
    QCOMPARE(volume.geometry.slices, 2);
    QCOMPARE(volume.pixelSpacing().row, row);
    QCOMPARE(volume.pixelSpacing().column, column);
    QCOMPARE(volume.pixelSpacing().kind, kind);
}

void TestVolumeBuilder::buildVolumes_splitsUnplacedImagesByTheirSpacing()
{
    SampleImage image;
    image.placed = false;
    for (const int number : {1, 2, 3}) {
        image.change = [number](DcmDataset& data) {
            data.putAndInsertString(DCM_PixelAspectRatio, number == 3 ? "2\\1" : "1\\1");
        };
        writeSlice(folder() / std::to_string(number), image, number, {});
    }
    const VolumeSet set = built();
    QCOMPARE(set.volumes.size(), std::size_t{2});
    QCOMPARE(set.volumes[0]->geometry.slices, 2);
    QCOMPARE(set.volumes[1]->pixelSpacing().row, 2.0);
}

void TestVolumeBuilder::buildVolumes_splitsShiftedSlices()
{
    for (int i = 0; i < 6; ++i) // the second half lies 5 mm further back, at the same distances
        writeSlice(folder() / std::to_string(i), {}, i + 1, {0, i < 3 ? 0.0 : 5.0, 4.0 * i});
    QCOMPARE(built().volumes.size(), std::size_t{2});
}

void TestVolumeBuilder::buildVolumes_unifiesDifferentRescales()
{
    SampleImage image;
    const std::array<const char*, 3> slopes = {"1", "2", "0.5"};
    for (int i = 0; i < 3; ++i) {
        image.change = [&](DcmDataset& data) {
            data.putAndInsertString(DCM_RescaleSlope, slopes[static_cast<std::size_t>(i)]);
            data.putAndInsertString(DCM_RescaleIntercept, "-3");
        };
        writeSlice(folder() / std::to_string(i), image, 100 * (i + 1), {0, 0, 4.0 * i});
    }
    const VolumeSet set = built();
    const Volume& volume = *set.volumes.front();
    constexpr double tolerance = 0.01; // a step of the common scale
    QVERIFY(std::abs(valueAt(volume, 0, 0) - 97) < tolerance);
    QVERIFY(std::abs(valueAt(volume, 1, 0) - 397) < tolerance);
    QVERIFY(std::abs(valueAt(volume, 2, 0) - 147) < tolerance);
}

namespace {

/// A slice of one colour.
SampleImage slideOf(std::array<std::uint8_t, 3> color)
{
    SampleImage image;
    image.change = [=](DcmDataset& data) {
        std::vector<std::uint8_t> bytes;
        for (int i = 0; i < 24; ++i)
            bytes.insert(bytes.end(), color.begin(), color.end());
        putColors(data, "RGB", 0, 8, bytes);
    };
    return image;
}

std::vector<int> colorAt(const Volume& volume, int slice)
{
    const auto first = volume.colors.begin() + std::ptrdiff_t{3} * 24 * slice;
    return {first, first + 3};
}

} // namespace

void TestVolumeBuilder::buildVolumes_keepsColors()
{
    writeSlice(folder() / "1", slideOf({255, 0, 10}), 1, {0, 0, 0});
    writeSlice(folder() / "2", slideOf({0, 200, 20}), 2, {0, 0, 4});
    const VolumeSet set = built();
    const Volume& volume = *set.volumes.front();
    QVERIFY(volume.isColor());
    QCOMPARE(volume.colors.size(), 3 * volume.voxels.size());
    QCOMPARE(colorAt(volume, 0), (std::vector{255, 0, 10}));
    QCOMPARE(colorAt(volume, 1), (std::vector{0, 200, 20}));
}

void TestVolumeBuilder::buildVolumes_givesGreySlicesAmongColorsTheirGrey()
{
    SampleImage bytes; // values of 0 to 23
    SampleImage deep; // a ramp from 0 to 2300
    for (int i = 0; i < 24; ++i)
        deep.pixels.push_back(static_cast<std::uint16_t>(100 * i));
    bytes.instanceNumber = 1;
    writeSample(folder() / "1", bytes);
    writeSlice(folder() / "2", slideOf({9, 8, 7}), 2, {0, 0, 4});
    deep.instanceNumber = 3;
    deep.position = {0, 0, 8};
    writeSample(folder() / "3", deep);
    const auto set = built();
    QCOMPARE(set.volumes.size(), std::size_t{1});
    const Volume& volume = *set.volumes.front();
    QCOMPARE(int(volume.colors[3 * 23]), 23);
    QCOMPARE(colorAt(volume, 1), (std::vector{9, 8, 7}));
    QCOMPARE(colorAt(volume, 2), (std::vector{0, 0, 0}));
    QCOMPARE(int(volume.colors[3 * (2 * 24 + 23) + 1]), 255);
}

void TestVolumeBuilder::buildVolumes_takesWindowOfMiddleSlice()
{
    SampleImage image;
    for (int i = 0; i < 3; ++i) {
        image.change = [&](DcmDataset& data) {
            data.putAndInsertString(DCM_WindowCenter, i == 1 ? "250" : "1");
            data.putAndInsertString(DCM_WindowWidth, "600");
        };
        writeSlice(folder() / std::to_string(i), image, i + 1, {0, 0, 4.0 * i});
    }
    QCOMPARE(built().volumes.front()->windowCenter.value(), 250.0);
    QCOMPARE(built().volumes.front()->windowWidth.value(), 600.0);
}

void TestVolumeBuilder::buildVolumes_turnsWindowOfMonochrome1()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
        data.putAndInsertString(DCM_WindowCenter, "7");
        data.putAndInsertString(DCM_WindowWidth, "600");
    };
    writeSlice(folder() / "one", image, 7, {});
    const VolumeSet set = built();
    QCOMPARE(set.volumes.front()->windowCenter.value(), valueAt(*set.volumes.front(), 0, 0));
}

void TestVolumeBuilder::buildVolumes_keepsTheVoiLut()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        removeTag(data, DCM_WindowCenter);
        removeTag(data, DCM_WindowWidth);
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_VOILUTSequence, item);
        const Uint16 descriptor[] = {3, 6, 8};
        const Uint16 values[] = {0, 200, 255};
        item->putAndInsertUint16Array(DcmTag(DCM_LUTDescriptor, EVR_US), descriptor, 3);
        item->putAndInsertUint16Array(DcmTag(DCM_LUTData, EVR_OW), values, 3);
    };
    writeSlice(folder() / "one", image, 7, {});
    const VolumeSet set = built();
    QCOMPARE(set.volumes.front()->windowCenter.value(), 7.0);
    QCOMPARE(set.volumes.front()->windowWidth.value(), 2.0);
    QCOMPARE(set.volumes.front()->voiCurve->shares.size(), std::size_t(3));
}

void TestVolumeBuilder::buildVolumes_offersTheWindowsOfTheMiddleSlice()
{
    SampleImage image;
    for (int i = 0; i < 3; ++i) {
        image.change = [&](DcmDataset& data) {
            data.putAndInsertString(DCM_Modality, "CT");
            data.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
            data.putAndInsertString(DCM_WindowCenter, i == 1 ? "250\\7" : "1\\2");
            data.putAndInsertString(DCM_WindowWidth, "600\\50");
        };
        writeSlice(folder() / std::to_string(i), image, 7, {0, 0, 4.0 * i});
    }
    const VolumeSet set = built();
    const Volume& volume = *set.volumes.front();
    QCOMPARE(volume.modality, std::string("CT"));
    QCOMPARE(volume.voiWindows.size(), std::size_t(2));
    QCOMPARE(volume.voiWindows[0].center, volume.windowCenter.value());
    // Inverted as the values are.
    QCOMPARE(volume.voiWindows[1].center, valueAt(volume, 1, 0));
    QCOMPARE(volume.voiWindows[1].width, 50.0);
}

void TestVolumeBuilder::buildVolumes_refusesSeriesWithoutImages()
{
    QCOMPARE(buildVolumes({}).error().code, ErrorCode::Unsupported);
}

void TestVolumeBuilder::buildVolumes_stopsWhenAsked()
{
    writeStack(folder(), {}, 3);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(buildVolumes(scanned(), {stop.get_token(), {}}).error().code, ErrorCode::Cancelled);
}

void TestVolumeBuilder::buildVolumes_buildsRealPatientPositions()
{
    const std::filesystem::path real = realData("patient-positions/In");
    if (real.empty() || !std::filesystem::exists(real))
        QSKIP("FORAMEN_TEST_DATA has no patient-positions");
    const ScanResult scan = scanStudies({real}).value();
    for (const Study& study : scan.studies) {
        const Result<VolumeSet> set = buildVolumes(study.series.front());
        QVERIFY(set);
        QCOMPARE(set->volumes.size(), std::size_t{1});
        const Volume& volume = *set->volumes.front();
        // Left is left in every patient position: the body lies on both sides of the isocentre, and
        // slices run to the right.
        QVERIFY(planeOf(volume.geometry) == AnatomicalPlane::Sagittal);
        QCOMPARE(
            QString::fromLatin1(orientationLetters(volume.geometry.columnDirection).c_str()).back(),
            QChar('F'));
        QVERIFY(set->problems.empty());
    }
}

void TestVolumeBuilder::buildVolumes_buildsRealEnhancedImages()
{
    const std::filesystem::path real = realData("enhanced-sagittal/In");
    if (real.empty() || !std::filesystem::exists(real))
        QSKIP("FORAMEN_TEST_DATA has no enhanced-sagittal");
    const ScanResult scan = scanStudies({real}).value();
    for (const Series& series : scan.studies.front().series) {
        const Result<VolumeSet> set = buildVolumes(series);
        QVERIFY(set);
        QCOMPARE(set->volumes.size(), std::size_t{1});
        QCOMPARE(set->volumes.front()->geometry.slices, 63);
        QVERIFY(std::abs(set->volumes.front()->geometry.sliceSpacing - 2.2) < 1e-3);
    }
}

QTEST_APPLESS_MAIN(TestVolumeBuilder)
#include "tst_volume_builder.moc"
