#include "core/ai/model/network_contract.h"
#include "core/torch/architectures.h"
#include "core/torch/picture_measures.h"

#include <torch/utils.h>

#include <QTest>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace foramen;

namespace {

constexpr double kMarrow = 0.4;
constexpr double kPixelMm = 50.0 / 96;

/// Marrow, a band of bright fat behind, and a bright disc of this radius (mm) about the middle.
torch::Tensor pictureOf(double radius)
{
    torch::Tensor picture = torch::full({1, 1, 96, 96}, kMarrow);
    picture.narrow(3, 88, 8).fill_(1);
    const torch::Tensor place = (torch::arange(96) - 47.5) * kPixelMm;
    const torch::Tensor far = (place.square().unsqueeze(0) + place.square().unsqueeze(1)).sqrt();
    return torch::where((far < radius).unsqueeze(0).unsqueeze(0), torch::ones_like(picture),
                        picture);
}

double valueAt(const torch::Tensor& measures, std::int64_t index)
{
    return measures[0][index].item<double>();
}

} // namespace

/// Measures of brightness, and the grader that joins them.
class TestPictureMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shares_growWithTheBrightPatch();
    void gainAndOffset_changeNothing();
    void aBatch_isMeasuredPictureByPicture();
    void sliceGrader_ignoresTheNeighbours();
    void measureGrader_isALinearFunctionOfTheMeasures();
};

void TestPictureMeasures::shares_growWithTheBrightPatch()
{
    const torch::Tensor none = pictureMeasures(pictureOf(0));
    QCOMPARE(none.sizes().vec(), (std::vector<std::int64_t>{1, kPictureMeasures}));
    for (std::int64_t i = 0; i < kPictureMeasures; ++i)
        QVERIFY(std::abs(valueAt(none, i)) < 1e-6);
    const torch::Tensor small = pictureMeasures(pictureOf(3));
    const torch::Tensor large = pictureMeasures(pictureOf(6));
    // Shares are doubled: (3 mm / 6 mm) squared of the disc of 6 mm, then all of it.
    QVERIFY(std::abs(valueAt(small, 1) - 0.5) < 0.03);
    QVERIFY(std::abs(valueAt(large, 1) - 2) < 0.03);
    for (std::int64_t i = 0; i < kPictureMeasures; ++i)
        QVERIFY(valueAt(large, i) > valueAt(small, i));
}

void TestPictureMeasures::gainAndOffset_changeNothing()
{
    const torch::Tensor plain = pictureMeasures(pictureOf(4));
    const torch::Tensor other = pictureMeasures(pictureOf(4) * 3.5 - 0.7);
    QVERIFY((plain - other).abs().max().item<double>() < 1e-4);
}

void TestPictureMeasures::aBatch_isMeasuredPictureByPicture()
{
    const torch::Tensor both = pictureMeasures(torch::cat({pictureOf(2), pictureOf(5)}));
    QVERIFY((both[0] - pictureMeasures(pictureOf(2))[0]).abs().max().item<double>() < 1e-6);
    QVERIFY((both[1] - pictureMeasures(pictureOf(5))[0]).abs().max().item<double>() < 1e-6);
}

void TestPictureMeasures::sliceGrader_ignoresTheNeighbours()
{
    const torch::NoGradGuard noGradient;
    torch::manual_seed(1);
    const auto network = makeNetwork(kSliceGrader);
    QVERIFY(network);
    network->eval();
    const torch::Tensor crop = torch::randn({1, 5, 96, 96});
    torch::Tensor other = torch::randn({1, 5, 96, 96});
    other.narrow(1, 2, 1).copy_(crop.narrow(1, 2, 1));
    QVERIFY(torch::equal(network->forward(crop), network->forward(other)));
    QVERIFY(!torch::equal(network->forward(crop), network->forward(torch::randn({1, 5, 96, 96}))));
}

void TestPictureMeasures::measureGrader_isALinearFunctionOfTheMeasures()
{
    const torch::NoGradGuard noGradient;
    const auto network = makeNetwork(kMeasureGrader);
    QVERIFY(network && isGrader(kMeasureGrader));
    network->eval();
    torch::manual_seed(2);
    torch::Tensor crops = torch::randn({2, 5, 96, 96});
    crops.narrow(1, 2, 1).copy_(torch::cat({pictureOf(2), pictureOf(5)}));
    QVERIFY(network->forward(crops).abs().max().item<double>() == 0); // untrained: equal grades
    const torch::Tensor weights = torch::randn({3, kPictureMeasures});
    QCOMPARE(network->parameters().size(), std::size_t{2}); // weights and bias
    network->parameters().front().copy_(weights.view({3, kPictureMeasures, 1, 1}));
    const torch::Tensor measures = pictureMeasures(crops.narrow(1, 2, 1));
    const torch::Tensor expected = torch::matmul(measures, weights.t());
    QVERIFY((network->forward(crops) - expected).abs().max().item<double>() < 1e-3);
    // A picture without features: its grades are explained by covering parts of it.
    std::vector<torch::Tensor> features;
    (void)network->forwardWithFeatures(crops, features);
    QVERIFY(features.empty());
}

QTEST_APPLESS_MAIN(TestPictureMeasures)
#include "tst_picture_measures.moc"
