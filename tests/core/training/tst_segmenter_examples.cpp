#include "core/training/data/segmenter_examples.h"

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

private:
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

QTEST_APPLESS_MAIN(TestSegmenterExamples)
#include "tst_segmenter_examples.moc"
