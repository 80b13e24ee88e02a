#include "core/ai/model/network_contract.h"
#include "core/ai/model/runtime_loader.h"
#include "core/training/learner/training_runtime.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>

using namespace foramen;

namespace {

constexpr float kHalfPrecisionTolerance = 0.02F; ///< of the largest logit

Tensor noise(std::vector<std::int64_t> shape)
{
    Tensor tensor{std::move(shape), {}};
    std::size_t count = 1;
    for (const std::int64_t size : tensor.shape)
        count *= static_cast<std::size_t>(size);
    unsigned state = 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 1664525U + 1013904223U;
        tensor.values.push_back(static_cast<float>(state >> 8) / 16777216.0F - 0.5F);
    }
    return tensor;
}

/// Crops whose brightness is their grade.
TrainingBatch easyCrops()
{
    TrainingBatch batch;
    batch.input = noise({6, 5, 96, 96});
    const std::size_t size = batch.input.values.size() / 6;
    for (std::size_t i = 0; i < batch.input.values.size(); ++i)
        batch.input.values[i] = 0.2F * batch.input.values[i] + static_cast<float>(i / size % 3) - 1;
    batch.grades = {0, 1, 2, 0, 1, 2};
    return batch;
}

float largestDifference(const Tensor& a, const Tensor& b)
{
    float most = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        most = std::max(most, std::abs(a.values[i] - b.values[i]));
    return most;
}

float largest(const Tensor& a)
{
    return largestDifference(a, {a.shape, std::vector<float>(a.values.size(), 0.0F)});
}

} // namespace

/// The module foramen_torch_cpu through its interfaces.
class TestTrainingRuntime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shapes_areThoseOfTheContract_data();
    void shapes_areThoseOfTheContract();
    void step_lowersTheLoss_data();
    void step_lowersTheLoss();
    void localiserStep_passesOverUnknownTruth();
    void state_goesOnFromWhereItWas();
    void from_beginsWithTheWeightsAndLearnsOn_data();
    void from_beginsWithTheWeightsAndLearnsOn();
    void from_refusesWhatIsNoneOfItsWeights();
    void load_refusesWhatIsNoneOfItsWeights();
    void create_refusesDevicesThatAreNotThere();

private:
    std::unique_ptr<TrainingRuntime> m_training;
    std::unique_ptr<NetworkRuntime> m_runtime;
    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path file(const char* name) const
    {
        return m_folder.filePath(name).toStdString();
    }
};

void TestTrainingRuntime::initTestCase()
{
    auto training = loadTrainingRuntime({DeviceKind::Cpu, 0});
    if (!training)
        QSKIP(qPrintable(QString::fromStdString(training.error().message)));
    m_training = std::move(*training);
    auto runtime = loadRuntime({DeviceKind::Cpu, 0});
    QVERIFY(runtime);
    m_runtime = std::move(runtime->runtime);
    QVERIFY(!m_runtime->onGpu());
}

void TestTrainingRuntime::shapes_areThoseOfTheContract_data()
{
    using Shape = std::vector<std::int64_t>;
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<std::vector<std::int64_t>>("input");
    QTest::addColumn<std::vector<std::int64_t>>("output");
    QTest::newRow("sagittal") << "sagittal_localiser" << Shape{2, 2, 192, 192}
                              << Shape{2, 11, 96, 96};
    QTest::newRow("axial") << "axial_localiser" << Shape{2, 2, 128, 128} << Shape{2, 3, 64, 64};
    QTest::newRow("grader") << "grader" << Shape{3, 5, 96, 96} << Shape{3, 3};
    QTest::newRow("slice grader") << "slice_grader" << Shape{3, 5, 96, 96} << Shape{3, 3};
    QTest::newRow("resnet18") << "resnet18" << Shape{3, 5, 96, 96} << Shape{3, 3};
}

/// Half-precision weights give the learner's output, and the same input gives the same output.
void TestTrainingRuntime::shapes_areThoseOfTheContract()
{
    QFETCH(QString, architecture);
    QFETCH(std::vector<std::int64_t>, input);
    QFETCH(std::vector<std::int64_t>, output);
    auto learner = m_training->create({architecture.toStdString(), 3});
    QVERIFY(learner);
    const Tensor picture = noise(input);
    const auto learned = (*learner)->run(picture);
    QVERIFY(learned);
    QCOMPARE(learned->shape, output);
    QVERIFY((*learner)->writeWeights(file("shapes.weights")));
    auto network = m_runtime->load(architecture.toStdString(), file("shapes.weights"));
    QVERIFY(network);
    const auto first = (*network)->run(picture);
    const auto second = (*network)->run(picture);
    QVERIFY(first && second);
    QCOMPARE(first->shape, output);
    QVERIFY(first->values == second->values);
    QVERIFY(largestDifference(*first, *learned) <= kHalfPrecisionTolerance * largest(*learned));
}

void TestTrainingRuntime::step_lowersTheLoss_data()
{
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<int>("devices");
    QTest::newRow("grader") << "grader" << 0;
    QTest::newRow("slice grader") << "slice_grader" << 0;
    QTest::newRow("grader shared by two") << "grader" << 2;
    QTest::newRow("resnet18") << "resnet18" << 0;
}

void TestTrainingRuntime::step_lowersTheLoss()
{
    QFETCH(QString, architecture);
    QFETCH(int, devices);
    auto learner = m_training->create(
        {architecture.toStdString(), 1, std::vector<int>(static_cast<std::size_t>(devices), -1)});
    QVERIFY(learner);
    const TrainingBatch batch = easyCrops();
    double last = 0;
    for (int i = 0; i < 15; ++i) {
        const auto loss = (*learner)->step(batch, 2e-3);
        QVERIFY(loss);
        last = *loss;
    }
    QVERIFY2(last < 0.8, qPrintable(QString::number(last)));
}

void TestTrainingRuntime::localiserStep_passesOverUnknownTruth()
{
    auto learner = m_training->create({std::string(kAxialLocaliser), 1});
    QVERIFY(learner);
    TrainingBatch batch;
    batch.input = noise({2, 2, 128, 128});
    batch.points = {{2, 2, 2}, std::vector<float>(8, std::nanf(""))};
    batch.masks = {{2, 1, 64, 64}, std::vector<float>(2UL * 64 * 64, -1.0F)};
    const auto nothing = (*learner)->step(batch, 0);
    QVERIFY(nothing);
    QCOMPARE(*nothing, 0.0);
    batch.points.values[0] = batch.points.values[1] = -1; // not in view
    batch.points.values[2] = batch.points.values[3] = 10;
    const auto something = (*learner)->step(batch, 0);
    QVERIFY(something && *something > 0);
}

void TestTrainingRuntime::state_goesOnFromWhereItWas()
{
    const TrainingBatch batch = easyCrops();
    auto first = m_training->create({std::string(kGrader), 1});
    QVERIFY(first && (*first)->step(batch, 1e-3) && (*first)->saveState(file("grader.state")));
    auto second = m_training->create({std::string(kGrader), 2});
    QVERIFY(second && (*second)->loadState(file("grader.state")));
    const auto a = (*first)->run(batch.input);
    const auto b = (*second)->run(batch.input);
    QVERIFY(a && b && a->values == b->values);
    QVERIFY(!(*second)->loadState(file("absent.state")));
}

void TestTrainingRuntime::from_beginsWithTheWeightsAndLearnsOn_data()
{
    QTest::addColumn<int>("devices");
    QTest::newRow("one device") << 1;
    QTest::newRow("two that share a batch") << 2;
}

void TestTrainingRuntime::from_beginsWithTheWeightsAndLearnsOn()
{
    QFETCH(int, devices);
    const TrainingBatch batch = easyCrops();
    auto first = m_training->create({std::string(kGrader), 1});
    QVERIFY(first);
    double reached = 0;
    for (int i = 0; i < 8; ++i)
        reached = *(*first)->step(batch, 2e-3);
    QVERIFY((*first)->writeWeights(file("first.weights")));
    const LearnerOptions further{std::string(kGrader), 2,
                                 std::vector<int>(static_cast<std::size_t>(devices), -1),
                                 file("first.weights")};
    auto second = m_training->create(further);
    QVERIFY(second);
    const auto a = (*first)->run(batch.input);
    const auto b = (*second)->run(batch.input);
    QVERIFY(a && b);
    QVERIFY2(largestDifference(*a, *b) < kHalfPrecisionTolerance * largest(*a),
             qPrintable(QString::number(largestDifference(*a, *b))));
    double last = 0;
    for (int i = 0; i < 10; ++i) {
        const auto loss = (*second)->step(batch, 3e-4);
        QVERIFY2(loss, loss ? "" : loss.error().message.c_str());
        last = *loss;
    }
    QVERIFY2(last < reached, qPrintable(QString("%1 after %2").arg(last).arg(reached)));
    // What it learned is in its weights and in its state.
    QVERIFY((*second)->writeWeights(file("second.weights")));
    auto network = m_runtime->load(std::string(kGrader), file("second.weights"));
    QVERIFY(network);
    const auto own = (*second)->run(batch.input);
    const auto loaded = (*network)->run(batch.input);
    QVERIFY(own && loaded);
    QVERIFY(largestDifference(*own, *loaded) < kHalfPrecisionTolerance * largest(*own));
    QVERIFY((*second)->saveState(file("second.state")));
    auto third = m_training->create(further);
    QVERIFY(third && (*third)->loadState(file("second.state")));
    const auto resumed = (*third)->run(batch.input);
    QVERIFY(resumed && resumed->values == own->values);
    const auto nextOfSecond = (*second)->step(batch, 3e-4);
    const auto nextOfThird = (*third)->step(batch, 3e-4);
    QVERIFY(nextOfSecond && nextOfThird);
    QCOMPARE(*nextOfThird, *nextOfSecond);
}

void TestTrainingRuntime::from_refusesWhatIsNoneOfItsWeights()
{
    const auto errorOf = [&](std::string_view architecture, const char* name) {
        const auto learner = m_training->create({std::string(architecture), 1, {}, file(name)});
        return learner ? ErrorCode::Internal : learner.error().code;
    };
    auto learner = m_training->create({std::string(kGrader), 1});
    QVERIFY(learner && (*learner)->writeWeights(file("begin.weights")));
    std::ofstream(file("no.weights")) << "these are no weights";
    QCOMPARE(errorOf(kAxialLocaliser, "begin.weights"), ErrorCode::ModelContract);
    QCOMPARE(errorOf(kGrader, "no.weights"), ErrorCode::ModelDamaged);
    QCOMPARE(errorOf(kGrader, "absent.weights"), ErrorCode::ModelDamaged);
    QCOMPARE(errorOf("transformer", "begin.weights"), ErrorCode::InvalidArgument);
}

void TestTrainingRuntime::load_refusesWhatIsNoneOfItsWeights()
{
    QCOMPARE(m_runtime->load("grader", file("absent")).error().code, ErrorCode::ModelMissing);
    std::ofstream(file("rubbish")) << "these are no weights";
    QCOMPARE(m_runtime->load("grader", file("rubbish")).error().code, ErrorCode::ModelDamaged);
    QCOMPARE(m_runtime->load("torchscript", file("rubbish")).error().code, ErrorCode::ModelDamaged);
    auto learner = m_training->create({std::string(kGrader), 1});
    QVERIFY(learner && (*learner)->writeWeights(file("grader.weights")));
    QCOMPARE(m_runtime->load("axial_localiser", file("grader.weights")).error().code,
             ErrorCode::ModelContract);
    QCOMPARE(m_runtime->load("transformer", file("grader.weights")).error().code,
             ErrorCode::ModelContract);
    QVERIFY(!m_training->create({"transformer", 1}));
    auto network = m_runtime->load("grader", file("grader.weights"));
    QVERIFY(network);
    QVERIFY(!(*network)->run({{1, 5, 96, 96}, {}}));
    QVERIFY(!(*network)->run(noise({1, 2, 96, 96})));
}

void TestTrainingRuntime::create_refusesDevicesThatAreNotThere()
{
    const auto far = m_training->create({std::string(kGrader), 1, {0, 99}});
    QVERIFY(!far);
    QVERIFY(!far.error().message.empty());
    auto three = m_training->create({std::string(kGrader), 1, {-1, -1, -1}});
    QVERIFY(three);
    TrainingBatch two;
    two.input = noise({2, 5, 96, 96});
    two.grades = {0, 1};
    QCOMPARE((*three)->step(two, 1e-3).error().code, ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(TestTrainingRuntime)
#include "tst_training_runtime.moc"
