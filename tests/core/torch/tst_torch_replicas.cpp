#include "core/ai/model/network_contract.h"
#include "core/torch/architectures.h"
#include "core/torch/torch_replicas.h"

#include <torch/utils.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

using namespace foramen;

namespace {

constexpr double kTolerance = 1e-4; ///< of the largest gradient: sums in another order

/// Grades by one convolution without normalisation, so that parts of a batch of any size add up.
class Toy : public NetworkModule {
public:
    Toy()
        : m_unit(addUnit("unit", {.in = 5, .out = 3, .normalised = false}))
    {
    }
    torch::Tensor forward(const torch::Tensor& input) override
    {
        return m_unit->forward(input).square().mean({2, 3});
    }

private:
    std::shared_ptr<ConvolutionUnit> m_unit;
};

Replicas toys(std::size_t count)
{
    torch::manual_seed(1);
    auto first = std::make_shared<Toy>();
    return {std::vector<TorchDevice>(count), std::move(first), [] {
                return std::make_shared<Toy>();
            }};
}

Replicas localisers(std::size_t count)
{
    torch::manual_seed(1);
    return {std::vector<TorchDevice>(count), makeNetwork(kAxialLocaliser), [] {
                return makeNetwork(kAxialLocaliser);
            }};
}

TorchBatch gradedCrops(std::int64_t count)
{
    torch::manual_seed(7);
    TorchBatch batch;
    batch.input = torch::randn({count, 5, 12, 12});
    batch.grades = torch::arange(count).remainder(3);
    batch.gradeWeight =
        torch::tensor({1.0F, 2.0F, 4.0F}).index_select(0, batch.grades).sum().item<double>();
    return batch;
}

/// Two pictures, repeated for each part of a batch, so that normalisation sees the same in each.
TrainingBatch repeatedPictures(std::int64_t times)
{
    torch::manual_seed(7);
    const auto picture = torch::randn({2, 2, 128, 128});
    const auto masks = torch::rand({2, 1, 64, 64});
    const auto points = torch::tensor({10.0F, 12.0F, -1.0F, -1.0F, 30.0F, 20.0F, 40.0F, 41.0F});
    TrainingBatch batch;
    batch.input = tensorFromTorch(picture.repeat({times, 1, 1, 1}));
    batch.masks = tensorFromTorch(masks.repeat({times, 1, 1, 1}));
    batch.points = tensorFromTorch(points.view({2, 2, 2}).repeat({times, 1, 1}));
    return batch;
}

double largestDifference(const NetworkModule& a, const NetworkModule& b)
{
    double largest = 0;
    double difference = 0;
    const auto left = a.parameters();
    const auto right = b.parameters();
    for (std::size_t i = 0; i < left.size(); ++i) {
        largest = std::max(largest, left[i].grad().abs().max().item<double>());
        difference =
            std::max(difference, (left[i].grad() - right[i].grad()).abs().max().item<double>());
    }
    return difference / largest;
}

} // namespace

/// Several replicas on one CPU learn the same as one network.
class TestTorchReplicas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradients_areThoseOfOne_data();
    void gradients_areThoseOfOne();
    void localisersGradients_areThoseOfOne();
    void share_bringsTheOthersUpToDate();
};

void TestTorchReplicas::gradients_areThoseOfOne_data()
{
    QTest::addColumn<int>("examples");
    QTest::addColumn<int>("devices");
    QTest::newRow("even shares") << 6 << 2;
    QTest::newRow("odd shares") << 7 << 2;
    QTest::newRow("three devices") << 8 << 3;
    QTest::newRow("one each") << 3 << 3;
}

void TestTorchReplicas::gradients_areThoseOfOne()
{
    QFETCH(int, examples);
    QFETCH(int, devices);
    const TorchBatch batch = gradedCrops(examples);
    Replicas one = toys(1);
    Replicas several = toys(static_cast<std::size_t>(devices));
    QCOMPARE(several.count(), static_cast<std::size_t>(devices));
    const double loss = one.backward(batch, graderLoss, torch::kFloat);
    QVERIFY(std::abs(several.backward(batch, graderLoss, torch::kFloat) - loss) < 1e-5 * loss);
    QVERIFY(largestDifference(one.first(), several.first()) < kTolerance);
}

void TestTorchReplicas::localisersGradients_areThoseOfOne()
{
    const TorchBatch batch = torchBatch(repeatedPictures(2), NetworkOutput::Maps);
    QCOMPARE(batch.knownPoints, 8.0);
    Replicas one = localisers(1);
    Replicas two = localisers(2);
    const double loss = one.backward(batch, localiserLoss, torch::kFloat);
    QVERIFY(std::abs(two.backward(batch, localiserLoss, torch::kFloat) - loss) < 1e-4 * loss);
    constexpr double tolerance = 5e-3; // of the largest: many layers of normalisation
    QVERIFY(largestDifference(one.first(), two.first()) < tolerance);
}

void TestTorchReplicas::share_bringsTheOthersUpToDate()
{
    const TorchBatch batch = gradedCrops(6);
    Replicas one = toys(1);
    Replicas two = toys(2);
    for (Replicas* replicas : {&one, &two}) {
        {
            const torch::NoGradGuard noGradient;
            for (const auto& parameter : replicas->first().parameters())
                parameter.data().add_(0.25);
        }
        replicas->share();
        replicas->backward(batch, graderLoss, torch::kFloat);
    }
    QVERIFY(largestDifference(one.first(), two.first()) < kTolerance);
}

QTEST_APPLESS_MAIN(TestTorchReplicas)
#include "tst_torch_replicas.moc"
