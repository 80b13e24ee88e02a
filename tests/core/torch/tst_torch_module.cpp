#include "core/ai/grading/predictor.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_loader.h"

#include "tests/core/torch/torch_models.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace foramen;
using namespace foramen::test;

/// The tolerances that core/ai/README.md states for half precision, with the shipped model.
constexpr double kProbabilityTolerance = 0.25; ///< of any site: its crop moves with its point
constexpr double kMeanProbabilityTolerance = 0.02;
constexpr double kPointToleranceMm = 2.5;
constexpr int kMostElsewhere = 2; ///< of 25 sites, where two places score alike

/// The LibTorch module: explanation, precision and batches.
class TestTorchModule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void explanation_liesWhereTheAnswerComesFrom();
    void explanation_hasItsPlaceInThePatient();
    void bfloat16_agreesWithF32();
    void precision_isRefusedWhereTheDeviceLacksIt();
    void batch_doesNotChangeTheAnswer();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PredictorInput> m_study;
};

void TestTorchModule::initTestCase()
{
    m_study = phantomStudy(m_folder.filePath("phantom"));
    QVERIFY(m_study);
}

void TestTorchModule::explanation_liesWhereTheAnswerComesFrom()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("corner.weights"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(networkOf("corner_weights"));
    file.close();
    const auto choice = loadRuntime({DeviceKind::Cpu});
    QVERIFY(choice);
    const auto network = choice->runtime->load("grader", file.fileName().toStdString());
    QVERIFY2(network, network ? "" : network.error().message.c_str());
    // Bright in the upper left, where the network looks, and in the lower right, where it does not.
    Tensor crop{{1, kCropSlices, kCropSize, kCropSize},
                std::vector<float>(std::size_t{kCropSlices} * kCropSize * kCropSize, 0.0F)};
    for (int row = 0; row < 20; ++row)
        for (int column = 0; column < 20; ++column)
            for (const int mirrored : {0, 1}) {
                const int r = mirrored ? kCropSize - 1 - row : row;
                const int c = mirrored ? kCropSize - 1 - column : column;
                crop.values[static_cast<std::size_t>((2 * kCropSize + r) * kCropSize + c)] = 1;
            }
    const auto map = (*network)->explain(crop, 2);
    QVERIFY2(map, map ? "" : map.error().message.c_str());
    QCOMPARE(map->shape, (std::vector<std::int64_t>{kCropSize, kCropSize}));
    const auto at = [&](int row, int column) {
        return map->values[static_cast<std::size_t>(row * kCropSize + column)];
    };
    QVERIFY(at(4, 4) > 0);
    QVERIFY(at(4, 4) > 0.8F * *std::max_element(map->values.begin(), map->values.end()));
    for (int i = kCropSize / 2; i < kCropSize; ++i)
        QVERIFY(at(i, i) < 0.05F * at(4, 4));
    QVERIFY(!(*network)->explain(crop, 3));
}

void TestTorchModule::explanation_hasItsPlaceInThePatient()
{
    const auto predictor = Predictor::create(qEnvironmentVariable("FORAMEN_MODEL").toStdString(),
                                             {DeviceKind::Cpu}, loadRuntime);
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    const auto grading = (*predictor)->predict(*m_study);
    QVERIFY(grading);
    int explained = 0;
    for (const Finding& finding : grading->findings) {
        const auto map = (*predictor)->explain(*m_study, finding, likeliest(finding.probabilities));
        QCOMPARE(map.has_value(), !finding.refused.has_value());
        if (!map)
            continue;
        ++explained;
        // The measures of foramina have no features: parts of the picture are covered instead.
        const bool hasFeatures = !isForaminal(finding.site.condition);
        QVERIFY(map->method
                == (hasFeatures ? ExplanationMethod::GradCam : ExplanationMethod::Occlusion));
        QCOMPARE(map->sopInstanceUid, finding.location->sopInstanceUid);
        // The site lies in the middle of its map.
        const ImagePoint middle = map->frame.pixelFromPatient(finding.location->patient);
        QVERIFY(std::abs(middle.column - (kCropSize - 1) / 2.0) < 0.1);
        QVERIFY(std::abs(middle.row - (kCropSize - 1) / 2.0) < 0.1);
        const double spacing = length(map->frame.columnStep);
        QVERIFY(std::abs(spacing - kCropSpacing) < 1e-6);
        QCOMPARE(map->sample(finding.location->patient + map->frame.columnStep * 60.0), 0.0);
    }
    QVERIFY(explained >= 15);
}

void TestTorchModule::bfloat16_agreesWithF32()
{
    const std::string folder = qEnvironmentVariable("FORAMEN_MODEL").toStdString();
    const auto half = Predictor::create(folder, {DeviceKind::Cpu, 0, Precision::Bf16}, loadRuntime);
    if (!half && half.error().code == ErrorCode::RuntimeMissing)
        QSKIP("This CPU does not compute in bf16.");
    const auto full = Predictor::create(folder, {DeviceKind::Cpu, 0, Precision::F32}, loadRuntime);
    QVERIFY(half && full);
    QVERIFY((*half)->identity().device.find("bf16") != std::string::npos);
    const auto one = (*half)->predict(*m_study);
    const auto other = (*full)->predict(*m_study);
    QVERIFY(one && other);
    double farthest = 0;
    double largest = 0;
    double sum = 0;
    int elsewhere = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Finding& a = one->findings[i];
        const Finding& b = other->findings[i];
        QCOMPARE(a.refused.has_value(), b.refused.has_value());
        if (!a.location)
            continue;
        double difference = 0;
        for (std::size_t k = 0; k < kSeverityCount; ++k)
            difference = std::max(difference, std::abs(a.probabilities[k] - b.probabilities[k]));
        sum += difference;
        const double apart = distance(a.location->patient, b.location->patient);
        farthest = std::max(farthest, apart);
        if (apart > kPointToleranceMm)
            ++elsewhere;
        else
            largest = std::max(largest, difference);
    }
    QVERIFY2(elsewhere <= kMostElsewhere, qPrintable(QString::number(elsewhere)));
    QVERIFY(sum / kSiteCount < kMeanProbabilityTolerance);
    QVERIFY2(largest < kProbabilityTolerance, qPrintable(QString::number(largest)));
    qInfo("largest difference of a probability %.4f, of a point %.2f mm", largest, farthest);
}

void TestTorchModule::precision_isRefusedWhereTheDeviceLacksIt()
{
    const auto half = loadRuntime({DeviceKind::Cpu, 0, Precision::F16});
    QVERIFY(!half);
    QVERIFY(half.error().message.find("f16") != std::string::npos);
}

void TestTorchModule::batch_doesNotChangeTheAnswer()
{
    const auto choice = loadRuntime({DeviceKind::Cpu, 0, Precision::F32});
    QVERIFY(choice);
    const auto bundle = loadModelBundle(qEnvironmentVariable("FORAMEN_MODEL").toStdString());
    QVERIFY(bundle);
    const ModelNetwork& grader = bundle->network(NetworkRole::CanalGrader);
    const auto network = choice->runtime->load(grader.architecture, grader.file);
    QVERIFY(network);
    constexpr std::int64_t count = 11;
    Tensor batch{{count, kCropSlices, kCropSize, kCropSize}, {}};
    constexpr std::size_t each = std::size_t{kCropSlices} * kCropSize * kCropSize;
    for (std::size_t i = 0; i < each * count; ++i)
        batch.values.push_back(static_cast<float>(std::sin(0.11 * static_cast<double>(i))));
    const auto all = (*network)->run(batch);
    QVERIFY(all);
    QCOMPARE(all->shape, (std::vector<std::int64_t>{count, 3}));
    for (std::size_t i = 0; i < count; ++i) {
        const auto begin = batch.values.begin() + static_cast<std::ptrdiff_t>(i * each);
        const auto one = (*network)->run({{1, kCropSlices, kCropSize, kCropSize},
                                          {begin, begin + static_cast<std::ptrdiff_t>(each)}});
        QVERIFY(one);
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(one->values[k] - all->values[3 * i + k]) < 1e-3F);
    }
}

QTEST_APPLESS_MAIN(TestTorchModule)
#include "tst_torch_module.moc"
