#include "core/ai/remote/web/web_connection.h"

#include "tests/support/file_content.h"
#include "tests/support/inference/inference_server.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/program_run.h"
#include "tests/support/test_folder.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <stop_token>
#include <thread>

using namespace foramen;
using namespace foramen::test;

/// What is said of servers of networks that cannot be reached or do not answer as they should, and
/// what they are told.
class TestWebConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answer_comes();
    void otherThreads_mayAsk();
    void unreachableServers_areSaid();
    void silence_endsAfterItsLimit();
    void slowness_endsAfterItsLimit();
    void cancel_endsTheWait();
    void brokenAnswers_areSaid_data();
    void brokenAnswers_areSaid();
    void tooLongAnswers_areCutOff();
    void statuses_areSaid_data();
    void statuses_areSaid();
    void busyServers_areAskedAgain();
    void busyServers_areGivenUp();
    void cancel_endsTheWaitForBusyServers();
    void redirects_areNotFollowed();
    void token_isSentAndNeverSaid();
    void nothing_isSentUnencrypted();
    void encryptedConnection_works();

private:
    static constexpr ServerRequest kHello{
        .path = "/v2", .body = {}, .jsonSize = {}, .mostAnswer = 1U << 20U};

    static ServerAccess accessTo(const std::string& url)
    {
        ServerAccess access;
        const auto address = serverAddressFrom(url);
        if (!address)
            qFatal("%s", address.error().message.c_str());
        access.address = *address;
        return access;
    }
    static std::string urlOf(int port)
    {
        return "http://localhost:" + std::to_string(port) + "/v2/models/m";
    }
    static Result<ServerAnswer> asked(ServerAccess access, const ServerRequest& request = kHello)
    {
        const auto connection = WebConnection::create(std::move(access));
        if (!connection)
            return tl::make_unexpected(connection.error());
        return (*connection)->exchange(request);
    }
    /// What is said of a failure of the server; empty where there is none of that kind.
    static QByteArray failureOf(ServerAccess access, const ServerRequest& request = kHello)
    {
        const auto answer = asked(std::move(access), request);
        return answer || answer.error().code != ErrorCode::DeviceFailed
            ? QByteArray()
            : QByteArray::fromStdString(answer.error().message);
    }
    static InferenceSetup changedBy(std::function<void(const ServedRequest&, ServedReply&)> change)
    {
        InferenceSetup setup;
        setup.change = std::move(change);
        return setup;
    }
};

void TestWebConnection::answer_comes()
{
    InferenceSetup setup;
    setup.folder = "/serving";
    const InferenceServer server(setup);
    const auto answer = asked(accessTo(server.url()));
    QVERIFY2(answer, answer ? "" : answer.error().message.c_str());
    QVERIFY(answer->body.find("testing") != std::string::npos);
    QVERIFY(!answer->jsonSize);
    QCOMPARE(server.requests().front().path, "/serving/v2");
    QCOMPARE(server.requests().front().method, "GET");
}

void TestWebConnection::otherThreads_mayAsk()
{
    const InferenceServer server({});
    const auto connection = WebConnection::create(accessTo(server.url()));
    QVERIFY(connection);
    QVERIFY((*connection)->exchange(kHello));
    bool isAnswered = false;
    for (int i = 0; i < 2; ++i) {
        std::jthread([&] { isAnswered = (*connection)->exchange(kHello).has_value(); }).join();
        QVERIFY(isAnswered);
    }
    QVERIFY((*connection)->exchange(kHello));
    QCOMPARE(server.requests().size(), std::size_t{4});
}

void TestWebConnection::unreachableServers_areSaid()
{
    QByteArray said = failureOf(accessTo("https://no-such-server.invalid/v2/models/m"));
    QVERIFY2(said.contains("no-such-server.invalid"), said);
    const int port = freePort();
    said = failureOf(accessTo(urlOf(port)));
    QVERIFY2(said.contains("nothing listens at port " + QByteArray::number(port)), said);
}

void TestWebConnection::silence_endsAfterItsLimit()
{
    const SilentPort silent;
    ServerAccess access = accessTo(urlOf(silent.port()));
    access.idleLimit = std::chrono::milliseconds(200);
    const QByteArray said = failureOf(access);
    QVERIFY2(said.contains("did not answer for 0.2 s"), said);
}

void TestWebConnection::slowness_endsAfterItsLimit()
{
    const InferenceServer server(changedBy([](const ServedRequest&, ServedReply& reply) {
        reply.text = QByteArray(10'000, ' ');
        reply.end = ServedReply::End::Drip;
    }));
    ServerAccess access = accessTo(server.url());
    access.idleLimit = std::chrono::milliseconds(400); // a byte comes every 20 ms
    const QByteArray said = failureOf(access);
    QVERIFY2(said.contains("did not end its answer within 2 s"), said);
}

void TestWebConnection::cancel_endsTheWait()
{
    const SilentPort silent;
    std::stop_source stop;
    int reports = 0;
    ServerAccess access = accessTo(urlOf(silent.port()));
    access.task = {stop.get_token(), [&](double) {
                       if (++reports == 3)
                           stop.request_stop();
                   }};
    QElapsedTimer time;
    time.start();
    const auto answer = asked(access);
    QVERIFY(!answer);
    QVERIFY(answer.error().code == ErrorCode::Cancelled);
    QVERIFY(time.elapsed() < access.idleLimit.count() / 2);
}

void TestWebConnection::brokenAnswers_areSaid_data()
{
    QTest::addColumn<int>("end");
    QTest::newRow("closed") << static_cast<int>(ServedReply::End::Close);
    QTest::newRow("cut off") << static_cast<int>(ServedReply::End::CutOff);
}

void TestWebConnection::brokenAnswers_areSaid()
{
    QFETCH(const int, end);
    const InferenceServer server(changedBy([end](const ServedRequest&, ServedReply& reply) {
        reply.end = static_cast<ServedReply::End>(end);
    }));
    const QByteArray said = failureOf(accessTo(server.url()));
    QVERIFY2(said.contains("closed the connection"), said);
}

void TestWebConnection::tooLongAnswers_areCutOff()
{
    const InferenceServer server(changedBy(
        [](const ServedRequest&, ServedReply& reply) { reply.end = ServedReply::End::Flood; }));
    ServerRequest request = kHello;
    request.mostAnswer = 5'000'000;
    const QByteArray said = failureOf(accessTo(server.url()), request);
    QVERIFY2(said.contains("more than the 5000000 bytes"), said);
}

void TestWebConnection::statuses_areSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no model") << 404 << QByteArray(R"({"error":"Model m not found"})")
                              << QByteArray(R"(has no such model, or does not speak the Open )"
                                            R"(Inference Protocol at this address (HTTP 404): )"
                                            R"("Model m not found")");
    QTest::newRow("FastAPI") << 404 << QByteArray(R"({"detail":"Not Found"})")
                             << QByteArray("\"Not Found\"");
    QTest::newRow("signs of a terminal")
        << 500 << QByteArray(R"({"error":"a\u001b[31mred;\nb"})")
        << QByteArray(R"(failed while it worked on this (HTTP 500): "a [31mred  b")");
    QTest::newRow("a page") << 502 << QByteArray("<html>Bad Gateway</html>")
                            << QByteArray("(HTTP 502)");
    QTest::newRow("too large") << 413 << QByteArray("{}") << QByteArray("as many bytes");
    QTest::newRow("not asked for") << 401 << QByteArray("{}") << QByteArray("asks for a token");
    QTest::newRow("no content") << 204 << QByteArray(" ") << QByteArray("not expected (HTTP 204)");
}

void TestWebConnection::statuses_areSaid()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, said);
    const InferenceServer server(changedBy([&](const ServedRequest&, ServedReply& reply) {
        reply.status = status;
        reply.text = text;
    }));
    const QByteArray message = failureOf(accessTo(server.url()));
    QVERIFY2(message.contains(said), message);
}

void TestWebConnection::busyServers_areAskedAgain()
{
    std::atomic<int> answers = 0;
    const InferenceServer server(changedBy([&](const ServedRequest&, ServedReply& reply) {
        const int number = answers++;
        if (number >= 3)
            return;
        reply.status = number == 1 ? 429 : 503;
        reply.headers << "Retry-After: 0";
    }));
    const auto answer = asked(accessTo(server.url()));
    QVERIFY2(answer, answer ? "" : answer.error().message.c_str());
    QCOMPARE(server.requests().size(), std::size_t{4});
    for (const ServedRequest& request : server.requests())
        QCOMPARE(request.path, server.requests().front().path);
}

void TestWebConnection::busyServers_areGivenUp()
{
    const InferenceServer server(changedBy([](const ServedRequest&, ServedReply& reply) {
        reply.status = 503;
        reply.headers << "Retry-After: 1";
    }));
    ServerAccess access = accessTo(server.url());
    access.idleLimit = std::chrono::milliseconds(1500);
    const QByteArray said = failureOf(access);
    QVERIFY2(said.contains("is still busy"), said);
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void TestWebConnection::cancel_endsTheWaitForBusyServers()
{
    std::stop_source stop;
    const InferenceServer server(changedBy([&](const ServedRequest&, ServedReply& reply) {
        reply.status = 429;
        reply.headers << "Retry-After: 30";
        stop.request_stop();
    }));
    ServerAccess access = accessTo(server.url());
    int reports = 0;
    access.task = {stop.get_token(), [&](double) {
                       ++reports;
                   }};
    QElapsedTimer time;
    time.start();
    const auto answer = asked(access);
    QVERIFY(!answer);
    QVERIFY(answer.error().code == ErrorCode::Cancelled);
    QVERIFY(time.elapsed() < 20'000);
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void TestWebConnection::redirects_areNotFollowed()
{
    const InferenceServer other({});
    const InferenceServer server(changedBy([&](const ServedRequest&, ServedReply& reply) {
        reply.status = 307;
        reply.headers << "Location: " + QByteArray::fromStdString(other.url());
    }));
    const QByteArray said = failureOf(accessTo(server.url()));
    QVERIFY2(said.contains("refers to another address"), said);
    QVERIFY(other.requests().empty());
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void TestWebConnection::token_isSentAndNeverSaid()
{
    InferenceSetup setup;
    setup.token = "t0ken";
    const InferenceServer server(setup);
    ServerAccess access = accessTo(server.url());
    QVERIFY(failureOf(access).contains("asks for a token"));
    access.token = "0ther";
    const QByteArray said = failureOf(access);
    QVERIFY2(said.contains("refuses the token"), said);
    QVERIFY(!said.contains("0ther"));
    access.token = "t0ken";
    QVERIFY(asked(access));
    QCOMPARE(server.requests().back().headers["authorization"], "Bearer t0ken");
}

void TestWebConnection::nothing_isSentUnencrypted()
{
    ServerAccess access = accessTo("http://gpu1.invalid/v2/models/m");
    const auto refused = WebConnection::create(access);
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::InvalidArgument);
    access.sendsUnencrypted = true;
    QVERIFY(WebConnection::create(access));
}

void TestWebConnection::encryptedConnection_works()
{
    TestFolder folder;
    InferenceSetup setup;
    setup.certificate = folder.filePath("certificate.pem");
    setup.certificateKey = folder.filePath("key.pem");
    const auto made = runInstalled("openssl",
                                   {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                                    "-subj", "/CN=gpu", "-addext", "subjectAltName=DNS:localhost",
                                    "-keyout", setup.certificateKey, "-out", setup.certificate});
    if (!made)
        QSKIP("openssl is not installed");
    QCOMPARE(made->status, 0);
    const InferenceServer server(setup);
    ServerAccess access = accessTo(server.url());
    QVERIFY2(failureOf(access).contains("cannot be encrypted"), failureOf(access));
    QVERIFY(server.requests().empty());
    access.authorityFile = setup.certificate.toStdString();
    QCOMPARE(failureOf(access), QByteArray());
    QCOMPARE(server.requests().size(), std::size_t{1});
    // The certificate is one of localhost.
    ServerAccess byNumber = accessTo(server.url("127.0.0.1"));
    byNumber.authorityFile = access.authorityFile;
    QVERIFY2(failureOf(byNumber).contains("cannot be encrypted"), failureOf(byNumber));
    access.authorityFile = setup.certificateKey.toStdString();
    const auto noAuthority = WebConnection::create(access);
    QVERIFY(!noAuthority);
    QVERIFY(noAuthority.error().code == ErrorCode::NotReadable);
}

QTEST_GUILESS_MAIN(TestWebConnection)
#include "tst_web_connection.moc"
