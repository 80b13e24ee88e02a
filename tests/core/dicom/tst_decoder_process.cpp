#include "core/dicom/codecs/decoder_process.h"

#include <QTest>

#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <vector>

using namespace foramen;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSize = 64;

bool copyStream(Bytes stream, const CodestreamHead&, std::span<std::uint8_t> samples)
{
    std::copy_n(stream.begin(), std::min(stream.size(), samples.size()), samples.begin());
    return true;
}

bool tellProcess(Bytes, const CodestreamHead&, std::span<std::uint8_t> samples)
{
    const pid_t id = ::getpid();
    std::memcpy(samples.data(), &id, sizeof id);
    return true;
}

bool tellColumns(Bytes, const CodestreamHead& head, std::span<std::uint8_t> samples)
{
    samples[0] = static_cast<std::uint8_t>(head.columns);
    return true;
}

bool refuse(Bytes, const CodestreamHead&, std::span<std::uint8_t> samples)
{
    std::fill(samples.begin(), samples.end(), std::uint8_t{9});
    return false;
}

bool abortIt(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    std::abort();
}

bool crash(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    return std::raise(SIGSEGV) == 0;
}

bool getKilled(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    return std::raise(SIGKILL) == 0;
}

bool leave(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    ::_exit(0);
}

bool throwIt(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    throw std::runtime_error("damaged");
}

bool throwSomethingElse(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    throw 1; // NOLINT(hicpp-exception-baseclass): as a library might
}

bool hang(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    volatile bool isOver = false;
    while (!isOver) { }
    return true;
}

bool wait(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    for (;;)
        ::pause();
}

/// Takes as much memory as it gets, without touching it.
bool takeMemory(Bytes, const CodestreamHead&, std::span<std::uint8_t>)
{
    constexpr std::size_t piece = std::size_t{16} << 20;
    for (int i = 0; i < 1024; ++i) {
        void* const volatile taken = std::malloc(piece); // or compilers leave the call out
        if (!taken)
            throw std::bad_alloc();
    }
    return true;
}

pid_t idIn(Bytes samples)
{
    pid_t id = 0;
    std::memcpy(&id, samples.data(), sizeof id);
    return id;
}

/// The process that decodes.
pid_t processOf(DecoderProcess& process)
{
    const auto samples = process.decode(tellProcess, {}, {}, kSize);
    return samples ? idIn(*samples) : 0;
}

DecoderProcess::Limits shortLimits()
{
    DecoderProcess::Limits limits;
    limits.processorTime = 0s;
    return limits;
}

} // namespace

/// A child process that decodes pictures, and what ends it.
class TestDecoderProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pictures_comeFromOneProcess();
    void largerPicture_getsRoom();
    void failure_costsOnePicture_data();
    void failure_costsOnePicture();
    void hang_isEndedByTime_data();
    void hang_isEndedByTime();
    void memory_isLimited();
    void noProcess_isNoDamage();
    void killWhileItWaits_costsNoPicture();
    void end_leavesNoProcess();
    void twoProcesses_endEachByItself();
};

void TestDecoderProcess::pictures_comeFromOneProcess()
{
    DecoderProcess process;
    const pid_t id = processOf(process);
    QVERIFY(id > 0 && id != ::getpid());
    for (std::uint8_t i = 0; i < 100; ++i) {
        const std::vector<std::uint8_t> stream(kSize, i);
        const auto samples = process.decode(copyStream, stream, {}, kSize);
        QVERIFY(samples && std::ranges::equal(*samples, stream));
    }
    CodestreamHead head;
    head.columns = 77;
    const auto samples = process.decode(tellColumns, {}, head, 1);
    QVERIFY(samples);
    QCOMPARE(samples->front(), std::uint8_t{77});
    QCOMPARE(processOf(process), id);
}

void TestDecoderProcess::largerPicture_getsRoom()
{
    DecoderProcess process;
    QVERIFY(processOf(process) > 0);
    constexpr std::size_t large = std::size_t{20} << 20;
    std::vector<std::uint8_t> stream(large);
    for (std::size_t i = 0; i < large; ++i)
        stream[i] = static_cast<std::uint8_t>(i % 251);
    const auto samples = process.decode(copyStream, stream, {}, large);
    QVERIFY(samples && std::ranges::equal(*samples, stream));
    const pid_t id = processOf(process);
    QVERIFY(process.decode(copyStream, stream, {}, large));
    QCOMPARE(processOf(process), id);
}

void TestDecoderProcess::failure_costsOnePicture_data()
{
    QTest::addColumn<StreamDecoder>("decoder");
    QTest::newRow("damaged stream") << StreamDecoder(refuse);
    QTest::newRow("assertion") << StreamDecoder(abortIt);
    QTest::newRow("crash") << StreamDecoder(crash);
    QTest::newRow("killed") << StreamDecoder(getKilled);
    QTest::newRow("ends by itself") << StreamDecoder(leave);
    QTest::newRow("exception") << StreamDecoder(throwIt);
    QTest::newRow("exception of its own kind") << StreamDecoder(throwSomethingElse);
}

void TestDecoderProcess::failure_costsOnePicture()
{
    QFETCH(StreamDecoder, decoder);
    DecoderProcess process;
    const pid_t before = processOf(process);
    QVERIFY(!process.decode(decoder, {}, {}, kSize));
    const pid_t after = processOf(process);
    QVERIFY(after > 0 && after != before);
    QCOMPARE(processOf(process), after);
}

void TestDecoderProcess::hang_isEndedByTime_data()
{
    QTest::addColumn<StreamDecoder>("decoder");
    QTest::newRow("computes") << StreamDecoder(hang);
    QTest::newRow("waits") << StreamDecoder(wait);
}

void TestDecoderProcess::hang_isEndedByTime()
{
    QFETCH(StreamDecoder, decoder);
    DecoderProcess::Limits limits = shortLimits();
    if (decoder == StreamDecoder(wait))
        limits.waiting = 3s; // enough for the picture after it, on a busy machine
    DecoderProcess process(limits);
    QVERIFY(!process.decode(decoder, {}, {}, kSize));
    QVERIFY(processOf(process) > 0);
}

void TestDecoderProcess::memory_isLimited()
{
    DecoderProcess process;
    QVERIFY(!process.decode(takeMemory, {}, {}, kSize));
    QVERIFY(processOf(process) > 0);
}

/// Where no process can be started, the stream is not called damaged.
void TestDecoderProcess::noProcess_isNoDamage()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit none = before;
    none.rlim_cur = 0;
    DecoderProcess process;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    bool isThrown = false;
    try {
        (void)process.decode(tellProcess, {}, {}, kSize);
    } catch (const std::bad_alloc&) {
        isThrown = true;
    }
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(isThrown);
    QVERIFY(processOf(process) > 0);
}

void TestDecoderProcess::killWhileItWaits_costsNoPicture()
{
    DecoderProcess process;
    const pid_t before = processOf(process);
    QCOMPARE(::kill(before, SIGKILL), 0);
    siginfo_t end{};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(before), &end, WEXITED | WNOWAIT), 0);
    const pid_t after = processOf(process);
    QVERIFY(after > 0 && after != before);
}

void TestDecoderProcess::end_leavesNoProcess()
{
    pid_t id = 0;
    {
        DecoderProcess process;
        id = processOf(process);
        QVERIFY(id > 0);
    }
    QCOMPARE(::kill(id, 0), -1);
    QCOMPARE(errno, ESRCH);
}

/// A process that begins while another runs does not hold the other's connection open.
void TestDecoderProcess::twoProcesses_endEachByItself()
{
    DecoderProcess first;
    DecoderProcess second;
    QVERIFY(processOf(first) > 0);
    QVERIFY(processOf(second) > 0);
    QVERIFY(processOf(first) != processOf(second));
    QVERIFY(!first.decode(abortIt, {}, {}, kSize));
    QVERIFY(processOf(second) > 0);
}

QTEST_APPLESS_MAIN(TestDecoderProcess)
#include "tst_decoder_process.moc"
