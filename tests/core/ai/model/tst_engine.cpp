#include "core/ai/model/engine.h"

#include "core/ai/model/network_contract.h"

#include "tests/core/ai/model/model_folder.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Settings and record of a fake device: how many pictures its memory holds, when it fails.
struct Device {
    std::size_t memory = 1000; ///< pictures
    int lostAfter = -1; ///< passes; -1: never
    bool noWeights = false; ///< no memory left for weights either
    int passes = 0;
    std::vector<std::size_t> batches; ///< of the passes that went well
    std::vector<DeviceChoice> wishes;
};

/// Adds 1 to the first value of each picture.
class CountingNetwork : public Network {
public:
    CountingNetwork(Device& device, bool onGpu)
        : m_device(device)
        , m_onGpu(onGpu)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        const auto count = static_cast<std::size_t>(input.shape.front());
        const bool lost = m_device.lostAfter >= 0 && m_device.passes++ >= m_device.lostAfter;
        if (m_onGpu && (lost || count > m_device.memory))
            return failure(ErrorCode::DeviceFailed,
                           lost ? "CUDA error: unspecified launch failure" : "out of memory");
        m_device.batches.push_back(count);
        Tensor output{{input.shape.front(), 1}, {}};
        const std::size_t each = input.values.size() / count;
        for (std::size_t i = 0; i < count; ++i)
            output.values.push_back(input.values[i * each] + 1);
        return output;
    }

private:
    Device& m_device;
    bool m_onGpu;
};

/// Makes networks on the fake device.
class CountingRuntime : public NetworkRuntime {
public:
    CountingRuntime(Device& device, bool onGpu)
        : m_device(device)
        , m_onGpu(onGpu)
    {
    }
    std::string version() const override { return "Fake 1"; }
    std::string deviceName() const override { return m_onGpu ? "CUDA 0: Fake" : "CPU"; }
    bool onGpu() const override { return m_onGpu; }
    std::size_t usefulBatch() const override { return 8; }
    Result<std::unique_ptr<Network>> load(const std::string&, const std::filesystem::path&) override
    {
        if (m_onGpu && m_device.noWeights)
            return failure(ErrorCode::DeviceFailed, "out of memory");
        return std::make_unique<CountingNetwork>(m_device, m_onGpu);
    }

private:
    Device& m_device;
    bool m_onGpu;
};

constexpr std::size_t kPictures = 20;

Tensor pictures()
{
    Tensor input{{kPictures, 1, 1, 2}, {}};
    for (std::size_t i = 0; i < kPictures; ++i) {
        input.values.push_back(static_cast<float>(i));
        input.values.push_back(-1);
    }
    return input;
}

bool isRight(const Result<Tensor>& output)
{
    if (!output || output->shape != std::vector<std::int64_t>{kPictures, 1})
        return false;
    for (std::size_t i = 0; i < kPictures; ++i)
        if (output->values[i] != static_cast<float>(i + 1))
            return false;
    return true;
}

} // namespace

/// Running networks on a device: batches, memory, falling back to the CPU.
class TestEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void run_splitsLargeBatches();
    void run_takesSmallerBatchesWhenMemoryIsShort();
    void run_movesToTheCpuWhenTheGpuIsLost();
    void create_movesToTheCpuWhenWeightsDoNotFit();
    void create_demandedGpuIsNotReplaced();
    void create_asksForTheDeviceThatIsWished();
    void create_opensScriptsInF32();
    void create_namesNetworkAndFile();

private:
    Result<Engine> engine(DeviceChoice wish)
    {
        return Engine::create(*m_bundle, wish, [this](DeviceChoice asked) -> Result<RuntimeChoice> {
            m_device.wishes.push_back(asked);
            return RuntimeChoice{
                std::make_unique<CountingRuntime>(m_device, asked.kind != DeviceKind::Cpu), {}};
        });
    }

    TestFolder m_folder;
    std::unique_ptr<ModelBundle> m_bundle;
    Device m_device;
};

void TestEngine::init()
{
    m_folder.renew();
    const ModelFolder model(m_folder.folder());
    m_bundle = std::make_unique<ModelBundle>(loadModelBundle(model.path()).value());
    m_device = {};
}

void TestEngine::run_splitsLargeBatches()
{
    auto onCpu = engine({DeviceKind::Cpu});
    QVERIFY(onCpu);
    QVERIFY(isRight(onCpu->run(NetworkRole::CanalGrader, pictures())));
    QCOMPARE(m_device.batches, (std::vector<std::size_t>{8, 8, 4}));
    QVERIFY(onCpu->remark().empty());
}

void TestEngine::run_takesSmallerBatchesWhenMemoryIsShort()
{
    m_device.memory = 3;
    auto onGpu = engine({DeviceKind::Cuda});
    QVERIFY(onGpu);
    QVERIFY(isRight(onGpu->run(NetworkRole::CanalGrader, pictures())));
    QVERIFY(onGpu->onGpu());
    QVERIFY(!onGpu->fellBack());
    QCOMPARE(onGpu->batchSize(), std::size_t{2});
    QVERIFY(english(onGpu->remark()).find("out of memory") != std::string::npos);
    // The smaller batch size is kept.
    m_device.batches.clear();
    QVERIFY(isRight(onGpu->run(NetworkRole::CanalGrader, pictures())));
    QCOMPARE(m_device.batches.size(), std::size_t{10});
}

void TestEngine::run_movesToTheCpuWhenTheGpuIsLost()
{
    m_device.lostAfter = 1;
    auto lost = engine({DeviceKind::Cuda, 0, Precision::F16});
    QVERIFY(lost);
    QVERIFY(isRight(lost->run(NetworkRole::CanalGrader, pictures())));
    QVERIFY(lost->fellBack());
    QVERIFY(!lost->onGpu());
    QVERIFY(english(lost->remark()).find("launch failure") != std::string::npos);
    QVERIFY(english(lost->remark()).find("CPU") != std::string::npos);
    // The CPU module chooses its precision: it has no f16.
    QVERIFY(m_device.wishes.back().precision == Precision::Auto);
}

void TestEngine::create_movesToTheCpuWhenWeightsDoNotFit()
{
    m_device.noWeights = true;
    auto onCpu = engine({DeviceKind::Auto});
    QVERIFY(onCpu);
    QVERIFY(!onCpu->onGpu());
    QVERIFY(english(onCpu->remark()).find("out of memory") != std::string::npos);
    QVERIFY(isRight(onCpu->run(NetworkRole::CanalGrader, pictures())));
}

void TestEngine::create_demandedGpuIsNotReplaced()
{
    m_device.noWeights = true;
    const auto onGpu = engine({DeviceKind::Cuda});
    QVERIFY(!onGpu);
    QVERIFY(onGpu.error().code == ErrorCode::DeviceFailed);
}

void TestEngine::create_asksForTheDeviceThatIsWished()
{
    QVERIFY(engine({DeviceKind::Cuda, 3, Precision::Bf16}));
    QVERIFY(m_device.wishes.back().kind == DeviceKind::Cuda);
    QCOMPARE(m_device.wishes.back().index, 3);
    QVERIFY(m_device.wishes.back().precision == Precision::Bf16);
}

void TestEngine::create_opensScriptsInF32()
{
    // No engine, since none of these networks keeps its contract; the precision was asked for
    // before.
    for (ModelNetwork& network : m_bundle->networks)
        network.architecture = kTorchScript;
    QVERIFY(!engine({DeviceKind::Cpu}));
    QVERIFY(m_device.wishes.back().precision == Precision::F32);
    QVERIFY(!engine({DeviceKind::Cpu, 0, Precision::Bf16}));
    QVERIFY(m_device.wishes.back().precision == Precision::Bf16);
}

void TestEngine::create_namesNetworkAndFile()
{
    m_device.noWeights = true;
    const auto failed = engine({DeviceKind::Cuda});
    QVERIFY(!failed);
    QVERIFY(failed.error().message.find("sagittal_localiser") != std::string::npos);
    QVERIFY(failed.error().message.find("sagittal_localiser.weights") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
