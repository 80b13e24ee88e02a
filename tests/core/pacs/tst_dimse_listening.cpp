// What an archive sends to us: C-MOVE and reports of storage commitment, with a real one, Orthanc.
#include "core/pacs/dimse/dimse_client.h"
#include "core/pacs/dimse/listening/listening_port.h"
#include "core/pacs/instance_identity.h"
#include "tests/core/pacs/archive_case.h"
#include "tests/support/sample_image.h"

#include <poll.h>

using namespace foramen;
using namespace foramen::test;

class TestDimseListening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void study_comesByMove();
    void series_comesByMoveAlone();
    void unknownDestination_isSaid();
    void takenPort_isSaid();
    void encryptedMove_isRefused();
    void cancel_endsAMove();
    void commitment_isReported();
    void absentInstance_isNotKept();
    void otherMachine_isClosed();

private:
    [[nodiscard]] PacsNode node() const
    {
        PacsNode node = dimseNode(m_server.dicomPort());
        node.ownPort = m_server.ownPort();
        node.retrievesByMove = true;
        return node;
    }
    [[nodiscard]] Transfer get(const PacsNode& from, const std::string& series = {},
                               const Task& task = {})
    {
        return DimseClient(from).get({m_phantom.study().studyInstanceUid, series}, m_folder.path(),
                                     task);
    }

    PhantomStudyFiles m_phantom;
    OrthancServer m_server; ///< has the study
    TestFolder m_folder;
};

void TestDimseListening::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    m_phantom.write();
    QVERIFY2(m_server.start(), m_server.log());
    QCOMPARE(troubleOf(DimseClient(node()).send(m_phantom.files(), {})), QByteArray());
}

void TestDimseListening::init()
{
    m_folder.renew();
}

void TestDimseListening::study_comesByMove()
{
    double fraction = 0;
    const Task task{{}, [&](double next) {
                        QVERIFY(next >= fraction);
                        fraction = next;
                    }};
    const Transfer received = get(node(), {}, task);
    QCOMPARE(troubleOf(received), QByteArray());
    QCOMPARE(received.transferred, static_cast<int>(m_phantom.files().size()));
    QCOMPARE(fraction, 1.0);
    QVERIFY(datasetsOf(filesBelow(received.folder)) == datasetsOf(m_phantom.files()));
    QVERIFY(!isListening(m_server.ownPort())); // not beyond the retrieval
    QCOMPARE(get(node()).transferred, received.transferred); // once more, at the same port
}

void TestDimseListening::series_comesByMoveAlone()
{
    const Series& series = m_phantom.study().series.back();
    const Transfer received = get(node(), series.seriesInstanceUid);
    QCOMPARE(troubleOf(received), QByteArray());
    QCOMPARE(received.transferred, static_cast<int>(series.instances.size()));
}

void TestDimseListening::unknownDestination_isSaid()
{
    PacsNode unknown = node();
    unknown.callingAeTitle = "STRANGER";
    const Transfer received = get(unknown);
    QVERIFY(!received.end || !received.problems.empty());
    QCOMPARE(received.transferred, 0);
}

void TestDimseListening::takenPort_isSaid()
{
    const SilentPort other;
    PacsNode taken = node();
    taken.ownPort = other.port();
    const Transfer received = get(taken);
    QVERIFY(!received.end);
    QVERIFY2(received.end.error().message.find("used by another program") != std::string::npos,
             received.end.error().message.c_str());
    taken.ownPort = 0;
    QVERIFY(get(taken).end.error().code == ErrorCode::InvalidArgument);
}

void TestDimseListening::encryptedMove_isRefused()
{
    PacsNode encrypted = node();
    encrypted.tls.enabled = true;
    QVERIFY(get(encrypted).end.error().code == ErrorCode::InvalidArgument);
}

void TestDimseListening::cancel_endsAMove()
{
    std::stop_source stop;
    const Task task{stop.get_token(), [&](double fraction) {
                        if (fraction > 0)
                            stop.request_stop();
                    }};
    const Transfer received = get(node(), {}, task);
    QVERIFY(!received.end);
    QCOMPARE(received.end.error().code, ErrorCode::Cancelled);
    QVERIFY(received.transferred < static_cast<int>(m_phantom.files().size()));
    QCOMPARE(filesBelow(received.folder).size(), static_cast<std::size_t>(received.transferred));
    QVERIFY(!isListening(m_server.ownPort()));
}

void TestDimseListening::commitment_isReported()
{
    std::vector<InstanceReference> asked;
    for (const std::filesystem::path& file : m_phantom.files()) {
        const auto identity = readInstanceIdentity(file);
        QVERIFY(identity);
        asked.push_back({identity->sopClassUid, identity->sopInstanceUid});
    }
    const Commitment commitment = DimseClient(node()).commit(asked, {});
    QVERIFY2(commitment.end, commitment.end ? "" : commitment.end.error().message.c_str());
    QCOMPARE(commitment.kept.size(), asked.size());
    QVERIFY(commitment.failed.empty());
    QVERIFY(!isListening(m_server.ownPort()));
    // Nobody can report to us: it is asked for again later.
    PacsNode alone = node();
    alone.ownPort = 0;
    alone.idleLimit = std::chrono::milliseconds(600);
    const Commitment late = DimseClient(alone).commit(asked, {});
    QVERIFY(!late.end);
    QVERIFY(!isRefusal(late.end.error()));
}

void TestDimseListening::absentInstance_isNotKept()
{
    const auto identity = readInstanceIdentity(m_phantom.files().front());
    QVERIFY(identity);
    const Commitment commitment =
        DimseClient(node()).commit({{identity->sopClassUid, identity->sopInstanceUid},
                                    {identity->sopClassUid, "1.2.826.0.1.3680043.9.99"}},
                                   {});
    QVERIFY2(commitment.end, commitment.end ? "" : commitment.end.error().message.c_str());
    QCOMPARE(commitment.kept, std::vector<std::string>{identity->sopInstanceUid});
    QCOMPARE(commitment.failed.size(), 1U);
    QVERIFY(commitment.failed.front().isAbsent);
    QCOMPARE(commitment.failed.front().sopInstanceUid, std::string("1.2.826.0.1.3680043.9.99"));
}

/// A connection from 127.0.0.2, while 127.0.0.1 is waited for.
void TestDimseListening::otherMachine_isClosed()
{
    const int archive = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(m_server.dicomPort()));
    QCOMPARE(::connect(archive, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    const int free = freePort();
    const auto port = ListeningPort::open(archive, free);
    QVERIFY2(port, port ? "" : port.error().message.c_str());
    const auto connected = [&](std::uint32_t from) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(from);
        address.sin_port = htons(static_cast<std::uint16_t>(free));
        if (::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof(own)) != 0
            || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
            qFatal("no connection");
        return socket;
    };
    const int stranger = connected(INADDR_LOOPBACK + 1);
    QVERIFY(!port->accept());
    char byte = 0;
    QVERIFY(::recv(stranger, &byte, 1, 0) <= 0); // closed
    const int known = connected(INADDR_LOOPBACK);
    const auto accepted = port->accept();
    QVERIFY(accepted);
    for (const int socket : {archive, stranger, known, *accepted})
        ::close(socket);
}

QTEST_APPLESS_MAIN(TestDimseListening)
#include "tst_dimse_listening.moc"
