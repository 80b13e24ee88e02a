#include "core/ai/network_runtime.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;

class TestNetworkRuntime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deviceFromText_readsDevices();
    void deviceFromText_refusesOtherWords();
    void loadRuntime_passesOverFilesThatAreNoModule();
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

QTEST_APPLESS_MAIN(TestNetworkRuntime)
#include "tst_network_runtime.moc"
