#include "core/pacs/dimse/dimse_client.h"
#include "tests/support/orthanc_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>

using namespace foramen;
using namespace foramen::test;

/// What is said of archives that do not answer as they should.
class TestDimseAssociation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unknownName_isSaid();
    void closedPort_isSaid();
    void silence_endsAfterItsLimit();
    void cancel_endsTheWait();
    void otherProtocol_isSaid_data();
    void otherProtocol_isSaid();
    void wrongTitles_areRefusedBeforeConnecting();
    void encryption_needsItsAuthorities();

private:
    static PacsNode node(int port)
    {
        PacsNode node;
        node.host = "127.0.0.1";
        node.port = port;
        node.calledAeTitle = "ARCHIVE";
        node.callingAeTitle = "FORAMEN";
        return node;
    }
    static QByteArray answerOf(const PacsNode& node, const Task& task = {})
    {
        const auto answered = DimseClient(node).echo(task);
        return answered ? QByteArray() : QByteArray::fromStdString(answered.error().message);
    }
};

void TestDimseAssociation::unknownName_isSaid()
{
    PacsNode other = node(104);
    other.host = "no-such-archive.invalid";
    const QByteArray answer = answerOf(other);
    QVERIFY2(answer.contains("no-such-archive.invalid"), answer);
}

void TestDimseAssociation::closedPort_isSaid()
{
    const int port = freePort();
    const QByteArray answer = answerOf(node(port));
    QVERIFY2(answer.contains("nothing listens at port " + QByteArray::number(port)), answer);
}

void TestDimseAssociation::silence_endsAfterItsLimit()
{
    const SilentPort silent;
    PacsNode other = node(silent.port());
    other.idleLimit = std::chrono::milliseconds(200);
    const QByteArray answer = answerOf(other);
    QVERIFY2(answer.contains("did not answer"), answer);
}

void TestDimseAssociation::cancel_endsTheWait()
{
    const SilentPort silent;
    // By progress, which comes while it waits, and from another thread.
    std::stop_source stop;
    int reports = 0;
    const Task task{stop.get_token(), [&](double) {
                        if (++reports == 3)
                            stop.request_stop();
                    }};
    QElapsedTimer timer;
    timer.start();
    const auto answered = DimseClient(node(silent.port())).echo(task);
    QVERIFY(!answered);
    QCOMPARE(answered.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 20'000); // far below the limit of 60 s

    std::stop_source other;
    std::atomic<bool> waits = false;
    const Task quiet{other.get_token(), [&](double) {
                         waits = true;
                     }};
    std::thread stopping([&] {
        while (!waits)
            std::this_thread::yield();
        other.request_stop();
    });
    const auto ended = DimseClient(node(silent.port())).echo(quiet);
    stopping.join();
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, ErrorCode::Cancelled);
}

void TestDimseAssociation::otherProtocol_isSaid_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QByteArray() << QByteArray("closed the connection");
    QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                << QByteArray("speaks another protocol");
}

void TestDimseAssociation::otherProtocol_isSaid()
{
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, words);
    // A machine that closes the connection, as a web server does with what it does not understand.
    const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    QVERIFY(::bind(listening, plain, length) == 0 && ::listen(listening, 1) == 0);
    QVERIFY(::getsockname(listening, plain, &length) == 0);
    std::thread closing([listening, &reply] {
        const int peer = ::accept(listening, nullptr, nullptr);
        std::array<char, 16> some{};
        static_cast<void>(::read(peer, some.data(), some.size()));
        static_cast<void>(
            ::send(peer, reply.constData(), static_cast<std::size_t>(reply.size()), MSG_NOSIGNAL));
        ::close(peer);
    });
    const QByteArray answer = answerOf(node(ntohs(address.sin_port)));
    closing.join();
    ::close(listening);
    QVERIFY2(answer.contains(words), answer);
}

void TestDimseAssociation::wrongTitles_areRefusedBeforeConnecting()
{
    PacsNode other = node(freePort());
    other.callingAeTitle = "A TITLE THAT IS TOO LONG";
    const auto answered = DimseClient(other).echo({});
    QVERIFY(!answered);
    QCOMPARE(answered.error().code, ErrorCode::InvalidArgument);
}

void TestDimseAssociation::encryption_needsItsAuthorities()
{
    const SilentPort silent;
    PacsNode other = node(silent.port());
    other.tls.enabled = true;
    const auto answered = DimseClient(other).echo({});
    QVERIFY(!answered);
    QCOMPARE(answered.error().code, ErrorCode::InvalidArgument);
    other.tls.authorityFile = "/absent.pem";
    const QByteArray answer = answerOf(other);
    QVERIFY2(answer.contains("/absent.pem"), answer);
}

QTEST_APPLESS_MAIN(TestDimseAssociation)
#include "tst_dimse_association.moc"
