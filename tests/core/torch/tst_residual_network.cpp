#include "core/ai/model/network_contract.h"
#include "core/torch/architectures.h"
#include "core/torch/residual_network.h"

#include <torch/utils.h>

#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
#include <string>

using namespace foramen;

/// The residual network as published, and its folded weights.
class TestResidualNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parameters_areAsManyAsThePapers_data();
    void parameters_areAsManyAsThePapers();
    void crops_giveThreeGrades_data();
    void crops_giveThreeGrades();
    void features_areThoseOfTheLastTwoResolutions();
    void readWeights_refusesAnotherDepth();
};

namespace {

std::int64_t parametersOf(const NetworkModule& network)
{
    std::int64_t count = 0;
    for (const auto& parameter : network.parameters())
        count += parameter.numel();
    return count;
}

torch::Tensor crops()
{
    torch::manual_seed(3);
    return torch::randn({2, 5, 96, 96});
}

} // namespace

/// Three colours in, a thousand classes out, as published.
void TestResidualNetwork::parameters_areAsManyAsThePapers_data()
{
    QTest::addColumn<bool>("deep");
    QTest::addColumn<qint64>("count");
    QTest::newRow("18 layers") << false << qint64{11689512};
    QTest::newRow("50 layers") << true << qint64{25557032};
}

void TestResidualNetwork::parameters_areAsManyAsThePapers()
{
    QFETCH(bool, deep);
    QFETCH(qint64, count);
    ResidualOptions options{.channels = 3, .places = false, .outputs = 1000};
    if (deep) {
        options.blocks = {3, 4, 6, 3};
        options.bottleneck = true;
    }
    QCOMPARE(qint64{parametersOf(*makeResidualNetwork(options))}, count);
}

void TestResidualNetwork::crops_giveThreeGrades_data()
{
    QTest::addColumn<QString>("architecture");
    QTest::newRow("18 layers") << QString::fromUtf8(kResnet18.data());
    QTest::newRow("50 layers") << QString::fromUtf8(kResnet50.data());
}

/// Folded weights in half precision give the same result after writing and reading.
void TestResidualNetwork::crops_giveThreeGrades()
{
    QFETCH(QString, architecture);
    const torch::NoGradGuard noGradient;
    torch::manual_seed(1);
    const auto network = makeNetwork(architecture.toStdString());
    QVERIFY(network);
    network->eval();
    const auto expected = network->forward(crops());
    QCOMPARE(expected.sizes().vec(), (std::vector<std::int64_t>{2, 3}));

    QTemporaryDir folder;
    const std::string file = folder.filePath("network.weights").toStdString();
    writeWeights(*network, file);
    torch::manual_seed(2);
    const auto again = makeNetwork(architecture.toStdString());
    QVERIFY(readWeights(*again, file));
    again->eval();
    const auto got = again->forward(crops());
    constexpr double tolerance = 0.02; // of the largest logit, for half precision
    QVERIFY((got - expected).abs().max().item<double>()
            <= tolerance * expected.abs().max().item<double>());
}

void TestResidualNetwork::features_areThoseOfTheLastTwoResolutions()
{
    const auto network = makeNetwork(kResnet18);
    network->eval();
    std::vector<torch::Tensor> features;
    const auto grades = network->forwardWithFeatures(crops(), features);
    QCOMPARE(grades.size(1), std::int64_t{3});
    QCOMPARE(features.size(), std::size_t{2});
    QCOMPARE(features[0].sizes().vec(), (std::vector<std::int64_t>{2, 256, 12, 12}));
    QCOMPARE(features[1].sizes().vec(), (std::vector<std::int64_t>{2, 512, 6, 6}));
}

void TestResidualNetwork::readWeights_refusesAnotherDepth()
{
    QTemporaryDir folder;
    const std::string file = folder.filePath("network.weights").toStdString();
    writeWeights(*makeNetwork(kResnet18), file);
    QVERIFY(!readWeights(*makeNetwork(kResnet50), file));
    QVERIFY(!readWeights(*makeNetwork(kGrader), file));
    QVERIFY(!readWeights(*makeNetwork(kSliceGrader), file));
}

QTEST_APPLESS_MAIN(TestResidualNetwork)
#include "tst_residual_network.moc"
