#include "core/torch/torch_losses.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"
#include "core/torch/architectures.h"

#include <torch/utils.h>

#include <QTest>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace foramen;

namespace {

constexpr std::int64_t kClasses = segment_class::kCount;

/// One picture of one pixel.
TorchBatch pixelOf(const std::vector<float>& shares)
{
    TrainingBatch batch;
    batch.input = {{1, 2, 1, 1}, {0, 0}};
    batch.masks = {{1, kClasses, 1, 1}, shares};
    return torchBatch(batch, NetworkOutput::Classes);
}

torch::Tensor logitsOf(const std::vector<float>& logits)
{
    return torch::tensor(logits).view({1, kClasses, 1, 1});
}

double lossOf(const std::vector<float>& logits, const std::vector<float>& shares)
{
    return segmenterLoss(logitsOf(logits), pixelOf(shares)).item<double>();
}

} // namespace

/// The segmenter and its loss.
class TestTorchLosses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void segmenter_givesAPixelForAPixel();
    void segmenterLoss_isTheCrossEntropy();
    void segmenterLoss_passesUnknownPixelsOver();
    void segmenterLoss_letsTheSacrumBeBackground();
    void segmenterLoss_ofPartsIsThatOfTheWhole();
    void segmenterLoss_teaches();
    void outputs_followTheArchitecture();
};

void TestTorchLosses::segmenter_givesAPixelForAPixel()
{
    const torch::NoGradGuard noGradient;
    auto network = makeNetwork(kSagittalSegmenter);
    QVERIFY(network);
    network->eval();
    const auto output = network->forward(torch::randn({2, 2, kSegmenterRows, kSegmenterColumns}));
    QCOMPARE(output.sizes().vec(),
             (std::vector<std::int64_t>{2, kClasses, kSegmenterRows, kSegmenterColumns}));
}

void TestTorchLosses::segmenterLoss_isTheCrossEntropy()
{
    const std::vector<float> even = {0, 0, 0, 0, 0};
    QVERIFY(std::abs(lossOf(even, {0, 1, 0, 0, 0}) - std::log(5)) < 1e-5);
    // Half vertebra, half disc.
    const std::vector<float> logits = {0, 1, 2, 0, 0};
    const double sum = 3 + std::exp(1) + std::exp(2);
    const double expected = -(0.5 * (1 - std::log(sum)) + 0.5 * (2 - std::log(sum)));
    QVERIFY(std::abs(lossOf(logits, {0, 0.5, 0.5, 0, 0}) - expected) < 1e-5);
}

void TestTorchLosses::segmenterLoss_passesUnknownPixelsOver()
{
    QCOMPARE(lossOf({5, 0, 0, 0, 0}, {-1, -1, -1, -1, -1}), 0.0);
    QCOMPARE(lossOf({5, 0, 0, 0, 0}, {-1, 1, 0, 0, -1}), 0.0);
}

void TestTorchLosses::segmenterLoss_letsTheSacrumBeBackground()
{
    const std::vector<float> isSacrum = {-9, -9, -9, -9, 9};
    const std::vector<float> isBackground = {9, -9, -9, -9, -9};
    const std::vector<float> eitherOne = {1, 0, 0, 0, -1};
    QVERIFY(lossOf(isSacrum, eitherOne) < 1e-4);
    QVERIFY(lossOf(isBackground, eitherOne) < 1e-4);
    QVERIFY(lossOf({-9, 9, -9, -9, -9}, eitherOne) > 10);
    // Where the sacrum is known, background is background.
    QVERIFY(lossOf(isSacrum, {1, 0, 0, 0, 0}) > 10);
}

void TestTorchLosses::segmenterLoss_ofPartsIsThatOfTheWhole()
{
    torch::manual_seed(3);
    TrainingBatch batch;
    batch.input = {{4, 2, 1, 3}, std::vector<float>(24, 0.0F)};
    batch.masks.shape = {4, kClasses, 1, 3};
    for (int i = 0; i < 4; ++i)
        for (int k = 0; k < kClasses; ++k)
            for (int pixel = 0; pixel < 3; ++pixel)
                batch.masks.values.push_back(i == 1 ? -1.0F : k == (i + pixel) % 4 ? 1.0F : 0.0F);
    const TorchBatch whole = torchBatch(batch, NetworkOutput::Classes);
    QCOMPARE(whole.knownMaskPixels, 9.0);
    const auto logits = torch::randn({4, kClasses, 1, 3});
    const double all = segmenterLoss(logits, whole).item<double>();
    double parts = 0;
    for (const std::int64_t from : {0, 2})
        parts += segmenterLoss(logits.narrow(0, from, 2), whole.part(from, 2, torch::kCPU))
                     .item<double>();
    QVERIFY(std::abs(all - parts) < 1e-5);
}

void TestTorchLosses::segmenterLoss_teaches()
{
    auto logits = torch::zeros({1, kClasses, 1, 1}, torch::requires_grad());
    const TorchBatch batch = pixelOf({0, 0, 0, 1, 0});
    segmenterLoss(logits, batch).backward();
    const auto gradient = logits.grad().flatten();
    for (std::int64_t k = 0; k < kClasses; ++k)
        QCOMPARE(gradient[k].item<double>() < 0,
                 k == static_cast<std::int64_t>(segment_class::kCanal));
}

void TestTorchLosses::outputs_followTheArchitecture()
{
    QVERIFY(outputOf(kSagittalSegmenter) == NetworkOutput::Classes);
    QVERIFY(outputOf(kSagittalLocaliser) == NetworkOutput::Maps);
    QVERIFY(outputOf(kMeasureGrader) == NetworkOutput::Grades);
}

QTEST_APPLESS_MAIN(TestTorchLosses)
#include "tst_torch_losses.moc"
