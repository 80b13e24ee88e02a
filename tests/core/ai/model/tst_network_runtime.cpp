#include "core/ai/model/device_choice.h"
#include "core/ai/model/runtime_loader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;

/// The choice of a device and of the module that serves it.
class TestNetworkRuntime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deviceFromText_readsDevices();
    void deviceFromText_refusesOtherWords();
    void precisionFromText_readsFourWords();
    void loadRuntime_passesOverFilesThatAreNoModule();
    void loadRuntime_selectsOneOfSeveralGpus();
};

void TestNetworkRuntime::deviceFromText_readsDevices()
{
    QVERIFY(deviceFromText("auto")->kind == DeviceKind::Auto);
    QVERIFY(deviceFromText("cpu")->kind == DeviceKind::Cpu);
    QVERIFY(deviceFromText("cuda")->kind == DeviceKind::Cuda);
    QCOMPARE(deviceFromText("cuda:12")->index, 12);
}

void TestNetworkRuntime::deviceFromText_refusesOtherWords()
{
    for (const char* text : {"", "gpu", "cuda:", "cuda:-1", "cuda:x", "cuda:1234", "CPU"})
        QVERIFY(deviceFromText(text).error().code == ErrorCode::InvalidArgument);
}

void TestNetworkRuntime::loadRuntime_passesOverFilesThatAreNoModule()
{
    QTemporaryDir folder;
    for (const char* name : {"foramen_torch_cpu.so", "foramen_torch_cuda.so"}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no shared library");
    }
    qputenv("FORAMEN_MODULE_PATH", folder.path().toUtf8());
    const auto cpu = loadRuntime({DeviceKind::Cpu, 0});
    QVERIFY(!cpu);
    QVERIFY(cpu.error().code == ErrorCode::RuntimeMissing);
    const auto cuda = loadRuntime({DeviceKind::Cuda, 0});
    QVERIFY(!cuda);
    QVERIFY(cuda.error().code == ErrorCode::DeviceFailed);
}

void TestNetworkRuntime::precisionFromText_readsFourWords()
{
    QVERIFY(precisionFromText("auto").value() == Precision::Auto);
    QVERIFY(precisionFromText("f32").value() == Precision::F32);
    QVERIFY(precisionFromText("bf16").value() == Precision::Bf16);
    QVERIFY(precisionFromText("f16").value() == Precision::F16);
    for (const char* text : {"", "fp16", "half", "F32"})
        QVERIFY(precisionFromText(text).error().code == ErrorCode::InvalidArgument);
}

// This test is the last one: a loaded module stays loaded.
void TestNetworkRuntime::loadRuntime_selectsOneOfSeveralGpus()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(qEnvironmentVariable("FORAMEN_FAKE_MODULE"),
                        folder.filePath("foramen_torch_cuda.so")));
    qputenv("FORAMEN_MODULE_PATH", folder.path().toUtf8());
    const auto second = loadRuntime({DeviceKind::Cuda, 1, Precision::Bf16});
    QVERIFY2(second, second ? "" : second.error().message.c_str());
    QCOMPARE(second->runtime->deviceName(), std::string("CUDA 1: Fake, bf16"));
    QVERIFY(second->remark.empty());
    QCOMPARE(loadRuntime({DeviceKind::Cuda, 0})->runtime->deviceName(),
             std::string("CUDA 0: Fake"));
    const auto third = loadRuntime({DeviceKind::Cuda, 2});
    QVERIFY(third.error().code == ErrorCode::DeviceFailed);
    QVERIFY(third.error().message.find("cuda:0 to cuda:1") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestNetworkRuntime)
#include "tst_network_runtime.moc"
