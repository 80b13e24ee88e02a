#include "core/training/data/segmenter_examples.h"

#include "core/ai/measuring/region_measures.h"
#include "core/ai/measuring/sagittal_measures.h"
#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/training/data/mask_folder.h"
#include "core/training/data/phantom_source.h"
#include "core/training/data/training_set.h"
#include "core/training/record/segmenter_figures.h"

#include "tests/core/training/mask_pictures.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr auto kPixels = static_cast<std::size_t>(kSegmenterColumns) * kSegmenterRows;

double shareSum(const SegmenterExample& example, std::size_t index)
{
    double sum = 0;
    for (std::size_t i = 0; i < kPixels; ++i)
        sum += std::max(0.0F, example.shares[index * kPixels + i]);
    return sum;
}

} // namespace

/// Pictures of a segmenter with the truth of their pixels.
class TestSegmenterExamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plain_hasTheMeasuresOfItsMasks();
    void plain_mergesSlices();
    void plain_knowsNothingOutsideItsSlice();
    void augmented_keepsWhereThingsAre();
    void augmented_dependsOnTheSeedAlone();
    void generated_hasAllClasses();
    void batch_hasTheShapesOfTheNetwork();
    void figures_ofAPerfectSegmenter();
    void figures_ofABlindSegmenter();
    void axialBlocks_areCutAlongTheDiscs();
    void axialBlocks_haveTheAreasOfTheirMasks();
    void sacs_ofGeneratedStudies();
    void foramina_ofGeneratedStudies();
    void crops_keepTheirPlaceWhenAugmented();
    void figures_ofSacsCompareWhatIsKnown();

private:
    /// A canal in ten of 15 slices of 1 mm: its first side is cut off, the other one ends within.
    [[nodiscard]] SegmenterBlock wideBlock();

    TestFolder m_folder;
    std::optional<SegmenterBlock> m_drawn;
    std::optional<SegmenterBlock> m_generated;
};

void TestSegmenterExamples::initTestCase()
{
    const MaskPictures pictures(m_folder.folder());
    pictures.addPatient("1");
    m_drawn = readMaskFolder(pictures.path()).value().patients.front();
    const auto source = phantomSource(1, 3);
    const TrainingNeeds blocks{.sagittalSlices = false,
                               .axialSlices = false,
                               .canalSites = false,
                               .foraminalSites = false,
                               .subarticularSites = false,
                               .segmenterBlocks = true};
    const auto set = buildTrainingSet(*source, blocks, 1);
    QVERIFY(set);
    QCOMPARE(set->segmented.size(), std::size_t{1});
    m_generated = set->segmented.front();
}

void TestSegmenterExamples::plain_hasTheMeasuresOfItsMasks()
{
    const SegmenterExample example = plainExample(*m_drawn, m_drawn->middleSlice);
    const Segmentation truth = Segmentation::ofShares(example.shares);
    for (std::size_t level = 0; level + 1 < kLevelCount; ++level) {
        const FlatPoint disc = flatFromPixel(*example.discs[level]);
        const auto height = discHeight(truth, disc);
        const auto diameter = canalDiameter(truth, disc);
        QVERIFY(height && diameter);
        QVERIFY(std::abs(height->value - 9) < 0.4);
        QVERIFY(std::abs(diameter->value - 14) < 0.4);
    }
}

/// The canal is 14 mm in the middle slice and 2 mm less in each further one.
void TestSegmenterExamples::plain_mergesSlices()
{
    const SegmenterExample thin = plainExample(*m_drawn, m_drawn->middleSlice);
    const SegmenterExample thick = plainExample(*m_drawn, m_drawn->middleSlice, 3);
    const double ratio =
        shareSum(thick, segment_class::kCanal) / shareSum(thin, segment_class::kCanal);
    QVERIFY(std::abs(ratio - (14 + 12 + 12) / 3.0 / 14) < 0.01);
    QVERIFY(thin.picture != thick.picture);
}

void TestSegmenterExamples::plain_knowsNothingOutsideItsSlice()
{
    const SegmenterExample example = plainExample(*m_drawn, m_drawn->middleSlice);
    // The picture is 230 mm high and about as the slice is; its sides hold 128 of 144 mm.
    int unknown = 0;
    for (std::size_t i = 0; i < kPixels; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < segment_class::kCount; ++k)
            sum += std::max(0.0F, example.shares[k * kPixels + i]);
        if (example.shares[i] < 0)
            ++unknown;
        else
            QVERIFY(std::abs(sum - 1) < 1e-4);
        QVERIFY(example.shares[segment_class::kSacrum * kPixels + i] < 0); // not told apart
    }
    QVERIFY(unknown < static_cast<int>(kPixels) / 8);
}

void TestSegmenterExamples::augmented_keepsWhereThingsAre()
{
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const SegmenterExample example = augmentedExample(*m_drawn, seed);
        const Segmentation truth = Segmentation::ofShares(example.shares);
        for (const auto& disc : example.discs) {
            const FlatPoint place = flatFromPixel(*disc);
            const auto height = discHeight(truth, place);
            if (!height)
                continue; // hidden, or out of the picture
            ++seen;
            const FlatPoint middle = (height->points[0] + height->points[1]) * 0.5;
            QVERIFY2(lengthOf(middle - place) < 4, qPrintable(QString::number(seed)));
        }
    }
    QVERIFY(seen > 30);
}

void TestSegmenterExamples::augmented_dependsOnTheSeedAlone()
{
    const SegmenterExample one = augmentedExample(*m_drawn, 5);
    const SegmenterExample same = augmentedExample(*m_drawn, 5);
    const SegmenterExample other = augmentedExample(*m_drawn, 6);
    QVERIFY(one.picture == same.picture && one.shares == same.shares);
    QVERIFY(one.picture != other.picture);
}

void TestSegmenterExamples::generated_hasAllClasses()
{
    QVERIFY(m_generated->isGenerated && m_generated->isSacrumKnown);
    QVERIFY(m_generated->slices == 2 || m_generated->slices == 3); // as far as they lie near
    const SegmenterExample example = plainExample(*m_generated, m_generated->middleSlice);
    for (std::size_t index = 0; index < segment_class::kCount; ++index)
        QVERIFY2(shareSum(example, index) > 200, qPrintable(QString::number(index)));
    const Segmentation truth = Segmentation::ofShares(example.shares);
    int heights = 0;
    for (const auto& disc : example.discs)
        heights += disc && discHeight(truth, flatFromPixel(*disc)) ? 1 : 0;
    QVERIFY(heights >= 4);
}

void TestSegmenterExamples::batch_hasTheShapesOfTheNetwork()
{
    const SegmenterExample example = plainExample(*m_drawn, 0);
    const TrainingBatch batch = batchOf({example, example});
    QCOMPARE(batch.input.shape, (std::vector<std::int64_t>{2, 2, 288, 160}));
    QCOMPARE(batch.masks.shape, (std::vector<std::int64_t>{2, 5, 288, 160}));
    QCOMPARE(batch.input.values.size(), 4 * kPixels);
    QCOMPARE(batch.masks.values.size(), 10 * kPixels);
}

/// A segmenter that knows the truth of the one picture that it is asked for.
void TestSegmenterExamples::figures_ofAPerfectSegmenter()
{
    const std::vector<const SegmenterBlock*> blocks = {&*m_drawn};
    const auto perfect = [&](const Tensor& input) -> Result<Tensor> {
        for (int slice = 0; slice < m_drawn->slices; ++slice) {
            const SegmenterExample example = plainExample(*m_drawn, slice, 4);
            if (example.picture != input.values)
                continue;
            Tensor logits{{1, segment_class::kCount, kSegmenterRows, kSegmenterColumns}, {}};
            for (const float share : example.shares)
                logits.values.push_back(std::log(std::max(share, 0.0F) + 1e-4F));
            return logits;
        }
        return failure(ErrorCode::Internal, "a picture of another block");
    };
    const auto figures = measureSegmenter(perfect, blocks, 5, {});
    QVERIFY2(figures, figures ? "" : figures.error().message.c_str());
    QCOMPARE(figures->pictures, std::size_t{1});
    QVERIFY(figures->meanDice() > 0.999);
    const auto measures = measuresOfSegmenter(perfect, blocks, {});
    QVERIFY(measures);
    QVERIFY(measures->size() >= 2);
    for (const MeasureAccuracy& accuracy : *measures) {
        QVERIFY(!accuracy.isGenerated);
        QCOMPARE(accuracy.studies, 1);
        QVERIFY(accuracy.count >= 3);
        QVERIFY(accuracy.meanError < 0.1 && accuracy.deviation < 0.15);
        QVERIFY(std::abs(accuracy.bias) <= accuracy.meanError + 1e-9);
    }
}

void TestSegmenterExamples::figures_ofABlindSegmenter()
{
    const std::vector<const SegmenterBlock*> blocks = {&*m_drawn};
    const auto blind = [](const Tensor&) -> Result<Tensor> {
        Tensor logits{{1, segment_class::kCount, kSegmenterRows, kSegmenterColumns},
                      std::vector<float>(segment_class::kCount * kPixels, 0.0F)};
        std::fill(logits.values.begin(), logits.values.begin() + kPixels, 5.0F);
        return logits;
    };
    const auto figures = measureSegmenter(blind, blocks, 5, {});
    QVERIFY(figures);
    QCOMPARE(figures->meanDice(), 0.0);
    const auto measures = measuresOfSegmenter(blind, blocks, {});
    QVERIFY(measures && measures->empty());
}

SegmenterBlock TestSegmenterExamples::wideBlock()
{
    TestFolder folder;
    const MaskPictures pictures(folder.folder());
    constexpr int beside = 8; // slices without a canal on one side
    pictures.addPatient("2", 40, MaskPictures::kSlices + beside);
    return readMaskFolder(pictures.path()).value().patients.front();
}

void TestSegmenterExamples::axialBlocks_areCutAlongTheDiscs()
{
    const SegmenterBlock sagittal = wideBlock();
    const auto blocks = axialBlocksOf(sagittal);
    QCOMPARE(blocks.size(), std::size_t{5});
    for (const SegmenterBlock& block : blocks) {
        QVERIFY(block.plane == PicturePlane::Axial && block.site && !block.isGenerated);
        QCOMPARE(block.patient, sagittal.patient);
        QCOMPARE(block.number, sagittal.number);
        QCOMPARE(block.grid(), kCropGrid);
        // The middle slice shows the disc before the site, and canal at it.
        const auto classAt = [&](double columns, double rows) {
            const long column = std::lround(block.site->column + columns / block.spacing);
            const long row = std::lround(block.site->row + rows / block.spacing);
            return block.classes[static_cast<std::size_t>(
                (static_cast<long>(block.middleSlice) * block.rows + row) * block.columns
                + column)];
        };
        QCOMPARE(classAt(0, 0), StoredClass{segment_class::kCanal});
        QCOMPARE(classAt(0, -20), StoredClass{segment_class::kDisc});
        QCOMPARE(classAt(0, 20), StoredClass{segment_class::kBackground});
    }
}

void TestSegmenterExamples::axialBlocks_haveTheAreasOfTheirMasks()
{
    // Its depth in slices of 1 mm.
    const double area = 8 + 10 + 12 + 14 + 12 + 10 + 8 + 6 + 4 + 2;
    for (const SegmenterBlock& block : axialBlocksOf(wideBlock())) {
        const SegmenterExample example = plainExample(block, block.middleSlice, 3);
        const Segmentation truth = Segmentation::ofShares(example.shares, kCropGrid);
        double sum = 0;
        for (int row = 0; row < kSegmenterCropSize; ++row)
            for (int column = 0; column < kSegmenterCropSize; ++column)
                sum += truth.at(segment_class::kCanal, column, row) * kCropGrid.spacing
                    * kCropGrid.spacing;
        QVERIFY2(std::abs(sum - area) < 6, qPrintable(QString::number(sum)));
        // Its middle lies in the middle of the picture.
        QVERIFY(example.site && std::abs(example.site->column - 47.5) < 0.1
                && std::abs(example.site->row - 47.5) < 0.1);
    }
}

void TestSegmenterExamples::sacs_ofGeneratedStudies()
{
    TrainingNeeds needs = TrainingNeeds::none();
    needs.sacCrops = true;
    const auto set = buildTrainingSet(*phantomSource(2, 3), needs, 1);
    QVERIFY(set);
    QCOMPARE(set->segmentedSacs.size(), std::size_t{10});
    QVERIFY(set->segmented.empty() && set->segmentedForamina.empty());
    int plausible = 0;
    for (const SegmenterBlock& block : set->segmentedSacs) {
        QVERIFY(block.isGenerated && block.plane == PicturePlane::Axial && block.slices == 1);
        const SegmenterExample example = plainExample(block, 0);
        const Segmentation truth = Segmentation::ofShares(example.shares, kCropGrid);
        const auto area = sacArea(truth, flatFromPixel(*example.site, kCropGrid));
        plausible += area && area->value < 350 ? 1 : 0;
    }
    QVERIFY2(plausible >= 7, qPrintable(QString::number(plausible))); // a Severe one may be gone
}

void TestSegmenterExamples::foramina_ofGeneratedStudies()
{
    TrainingNeeds needs = TrainingNeeds::none();
    needs.foramenCrops = true;
    const auto set = buildTrainingSet(*phantomSource(2, 3), needs, 1);
    QVERIFY(set);
    QVERIFY(set->segmentedForamina.size() >= 16); // a scan may be too narrow for some
    int plausible = 0;
    for (const SegmenterBlock& block : set->segmentedForamina) {
        QVERIFY(block.isGenerated && block.plane == PicturePlane::Sagittal && block.site);
        QCOMPARE(block.grid(), kCropGrid);
        const SegmenterExample example = plainExample(block, 0);
        const Segmentation truth = Segmentation::ofShares(example.shares, kCropGrid);
        plausible +=
            foramenMeasures(truth, flatFromPixel(*example.site, kCropGrid), {0, 1}) ? 1 : 0;
    }
    QVERIFY2(plausible >= 8, qPrintable(QString::number(plausible)));
}

void TestSegmenterExamples::crops_keepTheirPlaceWhenAugmented()
{
    const SegmenterBlock block = axialBlocksOf(wideBlock())[2];
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SegmenterExample example = augmentedExample(block, seed);
        QCOMPARE(example.picture.size(), 2 * kCropGrid.pixels());
        QCOMPARE(example.shares.size(), segment_class::kCount * kCropGrid.pixels());
        const Segmentation truth = Segmentation::ofShares(example.shares, kCropGrid);
        const FlatPoint site = flatFromPixel(*example.site, kCropGrid);
        QVERIFY(std::abs(site.x - 28.5) < 16 && std::abs(site.y - 28.5) < 18);
        seen += truth.share(segment_class::kCanal, site) > 0.5 ? 1 : 0;
    }
    QVERIFY2(seen >= 15, qPrintable(QString::number(seen))); // the others are hidden
}

/// The sac is cut off on one side; a network that goes on beyond it is right all the same.
void TestSegmenterExamples::figures_ofSacsCompareWhatIsKnown()
{
    const SegmenterBlock block = axialBlocksOf(wideBlock()).front();
    const auto answering = [&](float beyond) {
        return [&block, beyond](const Tensor& input) -> Result<Tensor> {
            for (int slice = 0; slice < block.slices; ++slice) {
                const SegmenterExample example = plainExample(block, slice, 4);
                if (example.picture != input.values)
                    continue;
                Tensor logits{{1, segment_class::kCount, kSegmenterCropSize, kSegmenterCropSize},
                              {}};
                for (std::size_t k = 0; k < segment_class::kCount; ++k)
                    for (std::size_t at = 0; at < kCropGrid.pixels(); ++at) {
                        const float share = example.shares[k * kCropGrid.pixels() + at];
                        const float unknown = k == segment_class::kCanal ? beyond : -beyond;
                        logits.values.push_back(example.shares[at] < 0
                                                    ? unknown
                                                    : std::log(std::max(share, 0.0F) + 1e-4F));
                    }
                return logits;
            }
            return failure(ErrorCode::Internal, "a picture of another block");
        };
    };
    for (const float beyond : {-9.0F, 9.0F}) {
        const auto measures = measuresOfSegmenter(answering(beyond), {&block}, {});
        QVERIFY2(measures, measures ? "" : measures.error().message.c_str());
        QCOMPARE(measures->size(), std::size_t{1});
        const MeasureAccuracy& accuracy = measures->front();
        QVERIFY(accuracy.kind == MeasureKind::SacArea && !accuracy.isGenerated);
        QCOMPARE(accuracy.count, 3);
        QVERIFY2(accuracy.meanError < 1.5, qPrintable(QString::number(accuracy.meanError)));
    }
}

QTEST_APPLESS_MAIN(TestSegmenterExamples)
#include "tst_segmenter_examples.moc"
