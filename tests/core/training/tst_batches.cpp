#include "core/ai/model/network_contract.h"
#include "core/training/data/batches.h"

#include <QtTest>

#include <cmath>

using namespace foramen;

namespace {

constexpr double kToleranceMapPixels = 0.6; ///< 1.8 mm: a map pixel is 3 mm

/// A slice of 200 x 240 mm with a bright square of 10 mm about one point.
LocaliserSlice markedSlice(ImagePoint point)
{
    LocaliserSlice slice;
    slice.columns = 200;
    slice.rows = 240;
    slice.spacing = 1;
    slice.pixels.assign(200UL * 240, 60);
    for (int row = -5; row <= 5; ++row)
        for (int column = -5; column <= 5; ++column)
            slice.pixels[static_cast<std::size_t>((static_cast<int>(point.row) + row) * 200
                                                  + static_cast<int>(point.column) + column)] = 255;
    slice.labels.assign(100UL * 120, kDiscLabel);
    slice.points.assign(kTrainedDiscs, std::nullopt);
    slice.points[2] = point;
    return slice;
}

SiteBlock halvedBlock(Condition condition)
{
    SiteBlock block;
    block.site = {condition, DiscLevel::L3L4};
    block.plane = isSubarticular(condition) ? PicturePlane::Axial : PicturePlane::Sagittal;
    block.columns = block.rows = 111;
    block.slices = 7;
    block.middleSlice = 3;
    block.spacing = 0.65;
    block.sliceSpacing = 4;
    // Bright where columns are high, and brighter from slice to slice.
    for (int slice = 0; slice < block.slices; ++slice)
        for (int row = 0; row < block.rows; ++row)
            for (int column = 0; column < block.columns; ++column)
                block.pixels.push_back(
                    static_cast<StoredPixel>((column > 55 ? 180 : 60) + 10 * slice));
    return block;
}

/// The mean of one half of a slice of a crop.
double halfMean(const std::vector<float>& crop, int slice, bool right)
{
    double sum = 0;
    for (int row = 0; row < kCropSize; ++row)
        for (int column = 0; column < kCropSize / 2; ++column)
            sum += crop[static_cast<std::size_t>((slice * kCropSize + row) * kCropSize + column
                                                 + (right ? kCropSize / 2 : 0))];
    return sum / (kCropSize * kCropSize / 2);
}

} // namespace

/// Examples and batches of a training set.
class TestBatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainExample_putsPointAndMasksWherePictureShowsThem();
    void augmentedExample_movesPointWithPicture();
    void augmentedExample_isTheSameForTheSameSeed();
    void unknownPoint_isNotANumber();
    void plainCrop_mirrorsTheRightSide();
    void batchOf_hasTheContractsShapes();
};

void TestBatches::plainExample_putsPointAndMasksWherePictureShowsThem()
{
    const LocaliserExample example = plainExample(markedSlice({120, 80}));
    // 200 x 240 mm in the middle of 288 x 288 mm, 3 mm a map pixel.
    const ImagePoint expected =
        mapFromPicture({(120 + 0.5 + 44) / 1.5 - 0.5, (80 + 0.5 + 24) / 1.5 - 0.5});
    QVERIFY(std::abs(example.points[4] - expected.column) < kToleranceMapPixels);
    QVERIFY(std::abs(example.points[5] - expected.row) < kToleranceMapPixels);
    const auto at = [&](int channel, int row, int column) {
        return example.masks[static_cast<std::size_t>((channel * 96 + row) * 96 + column)];
    };
    QCOMPARE(at(0, 48, 48), 1.0F); // disc
    QCOMPARE(at(0, 2, 2), 0.0F); // outside the slice
    QCOMPARE(at(1, 48, 48), 0.0F); // sac
    QCOMPARE(at(3, 48, 48), -1.0F); // foramina are not known
}

void TestBatches::augmentedExample_movesPointWithPicture()
{
    const LocaliserSlice slice = markedSlice({100, 120});
    int seen = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const LocaliserExample example = augmentedExample(slice, seed);
        if (!(example.points[4] >= 2 && example.points[5] >= 2 && example.points[4] < 94
              && example.points[5] < 94))
            continue;
        // Only the square stands out, whatever its brightness after augmentation.
        const ImagePoint picture = pictureFromMap({example.points[4], example.points[5]});
        const auto at = [&](double column, double row) {
            return example
                .picture[static_cast<std::size_t>(std::lround(row) * 192 + std::lround(column))];
        };
        const float inside = at(picture.column, picture.row);
        const float around = (at(picture.column, std::max(picture.row - 12, 0.0))
                              + at(picture.column, std::min(picture.row + 12, 191.0)))
            / 2;
        seen += std::abs(inside - around) > 0.1F ? 1 : 0;
    }
    QVERIFY2(seen >= 20, qPrintable(QString::number(seen)));
}

void TestBatches::augmentedExample_isTheSameForTheSameSeed()
{
    const LocaliserSlice slice = markedSlice({100, 120});
    QVERIFY(augmentedExample(slice, 7).picture == augmentedExample(slice, 7).picture);
    QVERIFY(augmentedExample(slice, 7).picture != augmentedExample(slice, 8).picture);
}

void TestBatches::unknownPoint_isNotANumber()
{
    const LocaliserExample example = plainExample(markedSlice({100, 120}));
    QVERIFY(std::isnan(example.points[0]) && std::isnan(example.points[1]));
}

void TestBatches::plainCrop_mirrorsTheRightSide()
{
    const auto leftRecess = plainCrop(halvedBlock(Condition::LeftSubarticularStenosis));
    QVERIFY(halfMean(leftRecess, 2, true) > halfMean(leftRecess, 2, false));
    const auto rightRecess = plainCrop(halvedBlock(Condition::RightSubarticularStenosis));
    QVERIFY(halfMean(rightRecess, 2, true) < halfMean(rightRecess, 2, false));
    const auto leftForamen = plainCrop(halvedBlock(Condition::LeftNeuralForaminalNarrowing));
    QVERIFY(halfMean(leftForamen, 4, true) > halfMean(leftForamen, 0, true));
    const auto rightForamen = plainCrop(halvedBlock(Condition::RightNeuralForaminalNarrowing));
    QVERIFY(halfMean(rightForamen, 4, true) < halfMean(rightForamen, 0, true));
}

void TestBatches::batchOf_hasTheContractsShapes()
{
    const auto example = plainExample(markedSlice({100, 120}));
    const TrainingBatch maps = batchOf({example, example}, PicturePlane::Sagittal);
    QCOMPARE(maps.input.shape, (std::vector<std::int64_t>{2, 2, 192, 192}));
    QCOMPARE(maps.points.shape, (std::vector<std::int64_t>{2, 7, 2}));
    QCOMPARE(maps.masks.shape, (std::vector<std::int64_t>{2, 4, 96, 96}));
    QCOMPARE(maps.masks.values.size(), 2UL * 4 * 96 * 96);
    const auto crop = plainCrop(halvedBlock(Condition::SpinalCanalStenosis));
    const TrainingBatch crops = batchOf({crop}, {Severity::Severe});
    QCOMPARE(crops.input.shape, (std::vector<std::int64_t>{1, 5, 96, 96}));
    QCOMPARE(crops.grades.front(), std::int64_t{2});
}

QTEST_APPLESS_MAIN(TestBatches)
#include "tst_batches.moc"
