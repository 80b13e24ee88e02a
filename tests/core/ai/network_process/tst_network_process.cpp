#include "core/ai/model/engine.h"
#include "core/ai/model/network_probe.h"
#include "core/ai/network_process/network_process.h"
#include "tests/core/ai/model/model_folder.h"
#include "tests/core/ai/network_process/child_processes.h"
#include "tests/support/test_folder.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace foramen;
using namespace foramen::test;
using namespace std::chrono_literals;

namespace {

const Tensor kInput{{2, 3}, {0, 1, 2, 3, 4, 5}};

std::string textOf(const Error& error)
{
    return error.message;
}

} // namespace

/// Networks in a process of their own, which may end, hang or lie. The module there is a fake.
class TestNetworkProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void runtime_saysWhatTheOtherSideSays();
    void network_computesAndExplains();
    void failures_comeBackWithCodeAndReason();
    void misbehaviour_isAFailureInWords_data();
    void misbehaviour_isAFailureInWords();
    void afterAnEnd_theNextStartWorks();
    void kill_isSeenWithoutARequest();
    void silence_endsTheProcess();
    void cancel_endsAPassAtOnce_data();
    void cancel_endsAPassAtOnce();
    void start_saysWhyThereIsNoProcess();
    void gpuCrash_goesOnOnTheCpu();
    void gpuCrashAtStart_isAFailureOfTheDevice();
    void process_endsWithItsOwner();
    void process_endsInTheMiddleOfAPass();
    void process_inheritsNoFiles();

private:
    [[nodiscard]] static QList<qint64> processes()
    {
        return networkProcessesOf(QCoreApplication::applicationPid());
    }
    void renew(const NetworkProcessOptions& options = {});
    /// A network of that kind in a process that was just started.
    [[nodiscard]] std::unique_ptr<Network> network(const std::string& kind,
                                                   DeviceChoice device = {DeviceKind::Cpu});

    TestFolder m_folder;
    std::shared_ptr<NetworkProcess> m_process;
};

void TestNetworkProcess::initTestCase()
{
    // Both modules are the fake; the program is the real one.
    for (const char* name : {"foramen_torch_cpu.so", "foramen_torch_cuda.so"})
        QVERIFY(QFile::copy(qEnvironmentVariable("FORAMEN_FAKE_MODULE"), m_folder.filePath(name)));
    const QString modules = m_folder.folder() + ':' + qEnvironmentVariable("FORAMEN_BIN");
    qputenv("FORAMEN_MODULE_PATH", modules.toUtf8());
}

void TestNetworkProcess::init()
{
    renew();
}

void TestNetworkProcess::cleanup()
{
    m_process.reset();
    QCOMPARE(processes(), QList<qint64>());
}

void TestNetworkProcess::renew(const NetworkProcessOptions& options)
{
    m_process = std::make_shared<NetworkProcess>(options);
}

std::unique_ptr<Network> TestNetworkProcess::network(const std::string& kind, DeviceChoice device)
{
    const auto choice = processLoader(m_process)(device);
    if (!choice)
        qFatal("no runtime: %s", choice.error().message.c_str());
    auto loaded = choice->runtime->load(kind, "weights");
    if (!loaded)
        qFatal("no network: %s", loaded.error().message.c_str());
    return std::move(*loaded);
}

void TestNetworkProcess::runtime_saysWhatTheOtherSideSays()
{
    const auto cpu = processLoader(m_process)({DeviceKind::Cpu});
    QVERIFY2(cpu, cpu ? "" : cpu.error().message.c_str());
    QCOMPARE(cpu->runtime->version(), std::string("Fake 1"));
    QCOMPARE(cpu->runtime->deviceName(), std::string("CPU, fake"));
    QVERIFY(!cpu->runtime->onGpu());
    QCOMPARE(cpu->runtime->usefulBatch(), std::size_t{5});
    QVERIFY(cpu->remark.empty());
    QVERIFY(!cpu->runtime->createTrainingRuntime());
    QCOMPARE(processes().size(), 1);
    const auto second = processLoader(m_process)({DeviceKind::Cuda, 1});
    QVERIFY(second);
    QCOMPARE(second->runtime->deviceName(), std::string("CUDA 1: Fake"));
    QVERIFY(second->runtime->onGpu());
    QCOMPARE(processes().size(), 1); // the one before has ended
    QVERIFY(!cpu->runtime->load("doubles", "weights"));
}

void TestNetworkProcess::network_computesAndExplains()
{
    const auto doubling = network("doubles");
    for (int i = 0; i < 3; ++i) {
        const auto output = doubling->run(kInput);
        QVERIFY(output && output->shape == kInput.shape);
        QCOMPARE(output->values, (std::vector<float>{0, 2, 4, 6, 8, 10}));
    }
    const auto map = doubling->explain(Tensor{{1, 1, 1, 2}, {7, 8}}, 2);
    QVERIFY(map && map->shape == (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(map->values, (std::vector<float>{7, 2}));
    const Tensor large{{5, 2, 192, 192}, std::vector<float>(std::size_t{5} * 2 * 192 * 192, 3)};
    const auto much = doubling->run(large);
    QVERIFY(much && much->values == std::vector<float>(large.values.size(), 6));
}

void TestNetworkProcess::failures_comeBackWithCodeAndReason()
{
    const auto missing = processLoader(m_process)({DeviceKind::Cuda, 2});
    QVERIFY(missing.error().code == ErrorCode::DeviceFailed);
    QCOMPARE(textOf(missing.error()),
             std::string("There is no GPU cuda:2; there are cuda:0 to cuda:1"));
    const auto choice = processLoader(m_process)({DeviceKind::Cpu});
    QVERIFY(choice->runtime->load("doubles", "missing").error().code == ErrorCode::ModelMissing);
    const auto failing = choice->runtime->load("fails", "weights");
    QVERIFY(failing);
    const auto failed = (*failing)->run(kInput);
    QVERIFY(failed.error().code == ErrorCode::ModelContract);
    QVERIFY(failed.error().reason.code == ReasonCode::NetworkFailsOnInput);
    QVERIFY(m_process->isRunning()); // a failure in words costs no process
}

void TestNetworkProcess::misbehaviour_isAFailureInWords_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("reason");
    QTest::addColumn<bool>("lives");
    const auto row = [](const char* kind, ReasonCode reason, bool lives = false) {
        QTest::addRow("%s", kind) << QString(kind) << static_cast<int>(reason) << lives;
    };
    row("crashes", ReasonCode::NetworkProcessSignal);
    row("is killed", ReasonCode::NetworkProcessKilled);
    row("exits", ReasonCode::NetworkProcessExited);
    row("lies about shape", ReasonCode::NetworkProcessAnswer);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they end the process first
    row("exhausts memory", ReasonCode::NetworksOutOfMemory, true);
#endif
}

void TestNetworkProcess::misbehaviour_isAFailureInWords()
{
    QFETCH(QString, kind);
    QFETCH(int, reason);
    QFETCH(bool, lives);
    const auto bad = network(kind.toStdString());
    const auto output = bad->run(kInput);
    QVERIFY(!output);
    QVERIFY2(output.error().reason.code == static_cast<ReasonCode>(reason),
             output.error().message.c_str());
    QVERIFY(output.error().code != ErrorCode::DeviceFailed); // that means a GPU
    QCOMPARE(m_process->isRunning(), lives);
    QCOMPARE(processes().size(), lives ? 1 : 0);
    if (!lives) // asked again, it says the same and waits for nothing
        QVERIFY(bad->run(kInput).error().reason == output.error().reason);
}

void TestNetworkProcess::afterAnEnd_theNextStartWorks()
{
    const auto bad = network("crashes");
    QVERIFY(!bad->run(kInput));
    const auto good = network("doubles");
    QVERIFY(good->run(kInput));
    QVERIFY(!bad->run(kInput)); // it does not reach a network of the new process
    QVERIFY(m_process->isRunning());
}

void TestNetworkProcess::kill_isSeenWithoutARequest()
{
    const auto good = network("doubles");
    QVERIFY(m_process->isRunning());
    QVERIFY(good->run(kInput));
    const std::uint64_t answers = m_process->answers();
    kill(static_cast<pid_t>(processes().front()), SIGKILL);
    QTRY_VERIFY(!m_process->isRunning());
    const auto output = good->run(kInput);
    QVERIFY(output.error().reason.code == ReasonCode::NetworkProcessKilled);
    QVERIFY(m_process->hasEndedByItself());
    QCOMPARE(m_process->answers(), answers);
    QVERIFY(network("doubles")->run(kInput));
    QVERIFY(!m_process->hasEndedByItself());
    QVERIFY(m_process->answers() > answers);
}

void TestNetworkProcess::silence_endsTheProcess()
{
    NetworkProcessOptions impatient;
    impatient.mostForAnswer = 300ms;
    renew(impatient);
    const auto choice = processLoader(m_process)({DeviceKind::Cpu});
    if (!choice)
        QSKIP("This machine is too busy to start a process within 300 ms");
    const auto hanging = choice->runtime->load("hangs", "weights");
    QVERIFY(hanging);
    const auto output = (*hanging)->run(kInput);
    QVERIFY(output.error().reason.code == ReasonCode::NetworkProcessSilent);
    QCOMPARE(processes().size(), 0);
}

void TestNetworkProcess::cancel_endsAPassAtOnce_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addRow("that hangs") << "hangs";
    QTest::addRow("that computes") << "computes for ever";
}

void TestNetworkProcess::cancel_endsAPassAtOnce()
{
    QFETCH(QString, kind);
    const auto endless = network(kind.toStdString());
    std::stop_source stop;
    m_process->setStop(stop.get_token());
    std::thread reader([&] { stop.request_stop(); });
    const auto output = endless->run(kInput);
    reader.join();
    QVERIFY(output.error().code == ErrorCode::Cancelled);
    QVERIFY(!m_process->isRunning());
    QCOMPARE(processes().size(), 0);
}

void TestNetworkProcess::start_saysWhyThereIsNoProcess()
{
    const auto reasonOf = [this](const std::string& program) {
        NetworkProcessOptions options;
        options.program = program;
        renew(options);
        const auto choice = processLoader(m_process)({DeviceKind::Cpu});
        return choice ? Error(ErrorCode::Internal, "it started") : choice.error();
    };
    const Error none = reasonOf(m_folder.path("nothing").string());
    QVERIFY(none.code == ErrorCode::RuntimeMissing);
    QVERIFY(none.reason.code == ReasonCode::NetworkProcessNotStarted);
    QVERIFY(textOf(none).find("No such file") != std::string::npos);
    const Error other = reasonOf("/bin/true"); // a program that ends without an answer
    QVERIFY(other.code == ErrorCode::RuntimeMissing);
    QVERIFY2(other.reason.code == ReasonCode::NetworkProcessExited, other.message.c_str());
    // Without FORAMEN_MODULE_PATH the program is not beside a test.
    const QByteArray modules = qgetenv("FORAMEN_MODULE_PATH");
    qputenv("FORAMEN_MODULE_PATH", m_folder.folder().toUtf8());
    const Error missing = reasonOf({});
    qputenv("FORAMEN_MODULE_PATH", modules);
    QVERIFY(missing.code == ErrorCode::RuntimeMissing);
    QVERIFY2(missing.reason.code == ReasonCode::ProgramMissing, missing.message.c_str());
}

void TestNetworkProcess::gpuCrash_goesOnOnTheCpu()
{
    ModelFolder folder(m_folder.filePath("model"));
    auto model = loadModelBundle(folder.path());
    QVERIFY(model);
    for (ModelNetwork& one : model->networks)
        one.architecture = "crashes on a GPU";
    auto engine = Engine::create(*model, {DeviceKind::Cuda, 0}, processLoader(m_process));
    QVERIFY2(engine, engine ? "" : engine.error().message.c_str());
    QVERIFY(engine->onGpu());
    const auto output = engine->run(NetworkRole::CanalGrader, kInput);
    QVERIFY2(output, output ? "" : output.error().message.c_str());
    QCOMPARE(output->values, (std::vector<float>{0, 2, 4, 6, 8, 10}));
    QVERIFY(engine->fellBack());
    QVERIFY(!engine->onGpu());
    QVERIFY(english(engine->remark()).find("crashed") != std::string::npos);
    QCOMPARE(processes().size(), 1);
}

void TestNetworkProcess::gpuCrashAtStart_isAFailureOfTheDevice()
{
    const auto choice = processLoader(m_process)({DeviceKind::Cuda, 9});
    QVERIFY(choice.error().code == ErrorCode::DeviceFailed);
    QVERIFY(choice.error().reason.code == ReasonCode::NetworkProcessSignal);
}

void TestNetworkProcess::process_endsWithItsOwner()
{
    auto good = network("doubles");
    QVERIFY(good->run(kInput));
    const qint64 id = processes().front();
    good.reset();
    m_process.reset();
    QVERIFY(!isRunning(id));
}

void TestNetworkProcess::process_endsInTheMiddleOfAPass()
{
    // Not by a kill: the other side of the connection goes away, as when the window is killed.
    auto ends = Connection::makePair();
    QVERIFY(ends);
    const auto program = QDir(qEnvironmentVariable("FORAMEN_BIN")).filePath("foramen-networks");
    auto child = ChildProcess::start(program.toStdString(), ends->second.socket());
    QVERIFY(child);
    ends->second = Connection();
    QCOMPARE(processes().size(), 1);
    const qint64 id = processes().front();
    const Patience patience{20s};
    QVERIFY(ends->first.send(messageOf(DeviceChoice{DeviceKind::Cpu}), patience));
    QVERIFY(ends->first.receive(patience));
    MessageWriter load;
    load.add("computes for ever");
    load.add("weights");
    QVERIFY(ends->first.send({MessageKind::Load, load.text(), {}}, patience));
    QVERIFY(ends->first.receive(patience));
    MessageWriter run;
    run.add(std::uint32_t{0});
    run.addShape(kInput.shape);
    QVERIFY(ends->first.send({MessageKind::Run, run.text(), kInput.values}, patience));
    QVERIFY(isRunning(id));
    ends->first = Connection();
    QTRY_VERIFY(!isRunning(id));
}

void TestNetworkProcess::process_inheritsNoFiles()
{
    QFile file(m_folder.filePath("study.dcm"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(fcntl(file.handle(), F_SETFD, 0) == 0); // would be inherited
    const auto good = network("doubles");
    QVERIFY(good->run(kInput));
    const QDir open(QStringLiteral("/proc/%1/fd").arg(processes().front()));
    for (const QString& name :
         open.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System))
        QVERIFY2(!QFile::symLinkTarget(open.filePath(name)).contains("study.dcm"),
                 qPrintable(name));
    QVERIFY(!open.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).isEmpty());
}

QTEST_GUILESS_MAIN(TestNetworkProcess)
#include "tst_network_process.moc"
