#include "core/ai/network_process/connection.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <thread>
#include <vector>

using namespace foramen;
using namespace std::chrono_literals;

namespace {

/// The head of a message as it is on the socket.
struct Head {
    std::uint32_t mark;
    std::uint32_t kind;
    std::uint64_t textSize;
    std::uint64_t values;
};
constexpr std::uint32_t kMark = 0x4e6d7246;

void sendBytes(const Connection& connection, const void* bytes, std::size_t count)
{
    QCOMPARE(::send(connection.socket(), bytes, count, 0), static_cast<ssize_t>(count));
}

} // namespace

/// Messages over a socket whose other side may do anything.
class TestConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void largeMessage_arrivesWhole();
    void damagedHead_isRefused_data();
    void damagedHead_isRefused();
    void end_isAFailure();
    void cutMessage_isAFailure();
    void silence_endsAfterItsTime();
    void fullSocket_endsAfterItsTime();
    void stop_endsAWait();
    void stop_letsAShortAnswerPass();

private:
    Connection m_here;
    Connection m_there;
};

void TestConnection::init()
{
    auto ends = Connection::makePair();
    QVERIFY(ends);
    m_here = std::move(ends->first);
    m_there = std::move(ends->second);
}

void TestConnection::largeMessage_arrivesWhole()
{
    Message sent{MessageKind::Run, "a text", std::vector<float>(3'000'000)};
    std::iota(sent.values.begin(), sent.values.end(), 0.0F);
    std::thread other([&] { (void)m_there.send(sent, {}); });
    const auto received = m_here.receive({20s});
    other.join();
    QVERIFY(received);
    QVERIFY(received->kind == MessageKind::Run);
    QCOMPARE(received->text, sent.text);
    QVERIFY(received->values == sent.values);
}

void TestConnection::damagedHead_isRefused_data()
{
    QTest::addColumn<quint32>("mark");
    QTest::addColumn<quint32>("kind");
    QTest::addColumn<quint64>("textSize");
    QTest::addColumn<quint64>("values");
    QTest::addRow("mark") << 1U << 0U << quint64{0} << quint64{0};
    QTest::addRow("kind") << kMark << kMessageKinds << quint64{0} << quint64{0};
    QTest::addRow("text") << kMark << 0U << quint64{kMostMessageText + 1} << quint64{0};
    QTest::addRow("values") << kMark << 0U << quint64{0} << quint64{kMostMessageValues + 1};
    QTest::addRow("all bits") << kMark << 0U << ~quint64{0} << ~quint64{0};
}

void TestConnection::damagedHead_isRefused()
{
    QFETCH(quint32, mark);
    QFETCH(quint32, kind);
    QFETCH(quint64, textSize);
    QFETCH(quint64, values);
    const Head head{mark, kind, textSize, values};
    sendBytes(m_there, &head, sizeof head);
    const auto received = m_here.receive({10s});
    QVERIFY(!received);
    QVERIFY(received.error().code == ErrorCode::Corrupt);
}

void TestConnection::end_isAFailure()
{
    QVERIFY(m_here.isAlive());
    m_there = Connection();
    QVERIFY(!m_here.isAlive());
    const auto received = m_here.receive({10s});
    QVERIFY(received.error().reason.code == ReasonCode::NetworkProcessEnded);
    const std::vector<float> much(1000);
    const auto sent = m_here.send(MessageKind::Run, "", much, {10s});
    QVERIFY(sent.error().reason.code == ReasonCode::NetworkProcessEnded);
}

void TestConnection::cutMessage_isAFailure()
{
    const Head head{kMark, 0, 10, 100};
    sendBytes(m_there, &head, sizeof head);
    sendBytes(m_there, "0123456789abc", 13);
    m_there = Connection();
    QVERIFY(m_here.receive({10s}).error().reason.code == ReasonCode::NetworkProcessEnded);
}

void TestConnection::silence_endsAfterItsTime()
{
    QElapsedTimer clock;
    clock.start();
    const auto received = m_here.receive({60ms});
    QVERIFY(received.error().reason.code == ReasonCode::NetworkProcessSilent);
    QVERIFY(clock.elapsed() >= 55);
}

void TestConnection::fullSocket_endsAfterItsTime()
{
    const std::vector<float> much(3'000'000);
    const auto sent = m_here.send(MessageKind::Run, "", much, {60ms});
    QVERIFY(!sent);
    QVERIFY(sent.error().reason.code == ReasonCode::NetworkProcessSilent);
}

void TestConnection::stop_endsAWait()
{
    std::stop_source stop;
    std::thread other([&] { stop.request_stop(); });
    const auto received = m_here.receive({0ms, stop.get_token(), 10ms});
    other.join();
    QVERIFY(received.error().code == ErrorCode::Cancelled);
    const auto again = m_here.receive({0ms, stop.get_token(), 0ms});
    QVERIFY(again.error().code == ErrorCode::Cancelled);
}

void TestConnection::stop_letsAShortAnswerPass()
{
    std::stop_source stop;
    stop.request_stop();
    std::thread other([&] { (void)m_there.send(MessageKind::Loaded, "", {}, {}); });
    QVERIFY(m_here.receive({0ms, stop.get_token(), 20s}));
    other.join();
}

QTEST_APPLESS_MAIN(TestConnection)
#include "tst_connection.moc"
