#include "core/pacs/web/dicomweb_client.h"
#include "tests/core/pacs/canned_server.h"
#include "tests/support/file_content.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/program_run.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// What is said of web servers that do not answer as an archive should, and what they are told.
class TestHttpExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unreachableServers_areSaid();
    void silence_endsAfterItsLimit();
    void cancel_endsTheWait();
    void otherServers_areSaid_data();
    void otherServers_areSaid();
    void redirectsElsewhere_areNotFollowed();
    void secrets_areSent();
    void secrets_areNotSentUnencrypted();
    void wrongAddresses_areRefused_data();
    void wrongAddresses_areRefused();
    void otherStudy_isNotKept();
    void endingTooEarly_isSaid();
    void unconfirmedFiles_areNamed();
    void searchTexts_areEncoded();
    void encryptedConnection_works();

private:
    static QByteArray answerOf(const PacsNode& node)
    {
        const auto answered = DicomwebClient(node).echo({});
        return answered ? QByteArray() : QByteArray::fromStdString(answered.error().message);
    }
    static PacsNode node(const std::string& url)
    {
        PacsNode node;
        node.dialect = PacsDialect::Dicomweb;
        node.baseUrl = url;
        return node;
    }
    static std::string answer(const std::string& head, const std::string& body)
    {
        return "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size())
            + "\r\nConnection: close\r\n\r\n" + body;
    }
    /// A WADO-RS answer with one file.
    static std::string partOf(const SampleImage& image)
    {
        TestFolder folder;
        writeSample(folder.path("sample"), image);
        return "--XX\r\nContent-Type: application/dicom\r\n\r\n" + contentOf(folder.path("sample"))
            + "\r\n";
    }

    static constexpr const char* kMultipart =
        "200 OK\r\nContent-Type: multipart/related; type=\"application/dicom\"; boundary=XX";
};

void TestHttpExchange::unreachableServers_areSaid()
{
    QByteArray said = answerOf(node("http://no-such-archive.invalid/dicom-web"));
    QVERIFY2(said.contains("no-such-archive.invalid"), said);
    const int port = freePort();
    said = answerOf(node("http://localhost:" + std::to_string(port)));
    QVERIFY2(said.contains("nothing listens at port " + QByteArray::number(port)), said);
}

void TestHttpExchange::silence_endsAfterItsLimit()
{
    const SilentPort silent;
    PacsNode other = node("http://localhost:" + std::to_string(silent.port()));
    other.idleLimit = std::chrono::milliseconds(200);
    const QByteArray said = answerOf(other);
    QVERIFY2(said.contains("did not answer"), said);
}

void TestHttpExchange::cancel_endsTheWait()
{
    const SilentPort silent;
    std::stop_source stop;
    int reports = 0;
    const Task task{stop.get_token(), [&](double) {
                        if (++reports == 3)
                            stop.request_stop();
                    }};
    const auto answered =
        DicomwebClient(node("http://localhost:" + std::to_string(silent.port()))).echo(task);
    QVERIFY(!answered);
    QCOMPARE(answered.error().code, ErrorCode::Cancelled);
}

void TestHttpExchange::otherServers_areSaid_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("page") << QByteArray("200 OK\r\nContent-Type: text/html")
                          << QByteArray("not as DICOMweb");
    QTest::newRow("asks") << QByteArray("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"")
                          << QByteArray("asks for a password or token");
    QTest::newRow("forbids") << QByteArray("403 Forbidden") << QByteArray("does not allow");
    QTest::newRow("nothing there") << QByteArray("404 Not Found") << QByteArray("no DICOMweb");
    QTest::newRow("fails") << QByteArray("500 Error") << QByteArray("HTTP 500");
    QTest::newRow("busy") << QByteArray("503 Busy") << QByteArray("busy");
}

void TestHttpExchange::otherServers_areSaid()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, words);
    const CannedServer server(answer(head.toStdString(), "<html></html>"));
    const QByteArray said = answerOf(node(server.url()));
    QVERIFY2(said.contains(words), said);
}

void TestHttpExchange::redirectsElsewhere_areNotFollowed()
{
    const CannedServer other(answer("200 OK", "[]"));
    const CannedServer server(answer("302 Found\r\nLocation: " + other.url() + "/studies", ""));
    PacsNode secret = node(server.url());
    secret.bearerToken = "t0ken";
    const QByteArray said = answerOf(secret);
    QVERIFY2(said.contains("refers to another server"), said);
    QCOMPARE(server.requests(), 1);
    QCOMPARE(other.requests(), 0);
}

void TestHttpExchange::secrets_areSent()
{
    const CannedServer server(answer("200 OK", "[]"));
    PacsNode secret = node(server.url());
    secret.bearerToken = "t0ken";
    QCOMPARE(answerOf(secret), QByteArray());
    QVERIFY(QByteArray::fromStdString(server.request()).contains("Authorization: Bearer t0ken"));
    secret.bearerToken.clear();
    secret.user = "reader";
    secret.password = "secret";
    QCOMPARE(answerOf(secret), QByteArray());
    QVERIFY(QByteArray::fromStdString(server.request())
                .contains("Authorization: Basic " + QByteArray("reader:secret").toBase64()));
}

void TestHttpExchange::secrets_areNotSentUnencrypted()
{
    PacsNode secret = node("http://archive.invalid/dicom-web");
    secret.bearerToken = "t0ken";
    QByteArray said = answerOf(secret);
    QVERIFY2(said.contains("use https"), said);
    secret.sendsSecretsUnencrypted = true;
    said = answerOf(secret);
    QVERIFY2(said.contains("archive.invalid"), said); // is asked, and not found
}

void TestHttpExchange::wrongAddresses_areRefused_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char* url : {"", "archive", "ftp://archive/x", "http://", "https://a/b?c=d",
                            "https://user:secret@archive/x", "http://a b/"})
        QTest::newRow(*url ? url : "empty") << QByteArray(url);
}

void TestHttpExchange::wrongAddresses_areRefused()
{
    QFETCH(QByteArray, url);
    const auto answered = DicomwebClient(node(url.toStdString())).echo({});
    QVERIFY(!answered);
    QCOMPARE(answered.error().code, ErrorCode::InvalidArgument);
    QVERIFY(answered.error().message.find("secret") == std::string::npos);
}

void TestHttpExchange::otherStudy_isNotKept()
{
    SampleImage image;
    std::string body = partOf(image);
    image.studyUid += ".9";
    image.sopUid += ".9";
    body += partOf(image) + "--XX--\r\n";
    const CannedServer server(answer(kMultipart, body));
    TestFolder folder;
    const Transfer received =
        DicomwebClient(node(server.url())).get({SampleImage().studyUid, {}}, folder.path(), {});
    QVERIFY2(received.end, received.end ? "" : received.end.error().message.c_str());
    QCOMPARE(received.transferred, 1);
    QCOMPARE(received.problems.size(), 1U);
    QVERIFY(english(received.problems[0].reason).find("another study") != std::string::npos);
}

void TestHttpExchange::endingTooEarly_isSaid()
{
    // Complete by its length, but without the last delimiter; and cut off before its length.
    const std::string body = partOf({}) + "--XX\r\n\r\nhalf";
    std::string cut = answer(kMultipart, body + std::string(1000, 'a'));
    cut.resize(cut.size() - 900);
    for (const std::string& bytes : {answer(kMultipart, body), cut}) {
        const CannedServer server(bytes);
        TestFolder folder;
        const Transfer received =
            DicomwebClient(node(server.url())).get({SampleImage().studyUid, {}}, folder.path(), {});
        QVERIFY(!received.end);
        QVERIFY2(received.end.error().message.find("before") != std::string::npos,
                 received.end.error().message.c_str());
        QCOMPARE(received.transferred, 1);
    }
}

void TestHttpExchange::unconfirmedFiles_areNamed()
{
    const CannedServer server(
        answer("200 OK\r\nContent-Type: application/dicom+json", R"({"00081199": {"Value": []}})"));
    TestFolder folder;
    writeSample(folder.path("sample"), {});
    const Transfer sent = DicomwebClient(node(server.url())).send({folder.path("sample")}, {});
    QVERIFY2(sent.end, sent.end ? "" : sent.end.error().message.c_str());
    QCOMPARE(sent.transferred, 0);
    QCOMPARE(sent.problems.size(), 1U);
    QVERIFY(english(sent.problems[0].reason).find("did not confirm") != std::string::npos);
}

void TestHttpExchange::searchTexts_areEncoded()
{
    const CannedServer server(answer("200 OK", "[]"));
    StudyQuery query;
    query.patientName = "M\xC3\x9CLLER^A*";
    query.studyDescription = "Spine & more=100 %";
    const auto count = DicomwebClient(node(server.url())).findStudies(query, {}, {});
    QVERIFY(count && *count == 0);
    const QByteArray request = QByteArray::fromStdString(server.request());
    const QByteArray line = request.left(request.indexOf("\r\n"));
    QVERIFY2(line.contains("PatientName=M%C3%9CLLER%5EA*&"), line);
    QVERIFY2(line.contains("StudyDescription=Spine%20%26%20more%3D100%20%25&"), line);
}

void TestHttpExchange::encryptedConnection_works()
{
    TestFolder folder;
    const QString certificate = folder.filePath("certificate.pem");
    const QString key = folder.filePath("key.pem");
    const auto made = runInstalled(
        "openssl",
        {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=archive",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate});
    if (!made)
        QSKIP("openssl is not installed");
    QCOMPARE(made->status, 0);
    // A server on this thread: the client's own event loop serves it.
    QSslServer server;
    QSslConfiguration encryption = QSslConfiguration::defaultConfiguration();
    encryption.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    encryption.setPrivateKey(QSslKey(contentOf(key), QSsl::Rsa));
    encryption.setPeerVerifyMode(QSslSocket::VerifyNone);
    server.setSslConfiguration(encryption);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server] {
        QTcpSocket* peer = server.nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer] {
            peer->readAll();
            peer->write(QByteArray::fromStdString(answer("200 OK", "[]")));
            peer->disconnectFromHost();
        });
    });

    const std::string port = std::to_string(server.serverPort());
    PacsNode encrypted = node("https://localhost:" + port);
    encrypted.bearerToken = "t0ken";
    QVERIFY2(answerOf(encrypted).contains("cannot be encrypted"), answerOf(encrypted));
    encrypted.tls.authorityFile = certificate.toStdString();
    QCOMPARE(answerOf(encrypted), QByteArray());
    encrypted.baseUrl = "https://127.0.0.1:" + port; // the certificate is one of localhost
    QVERIFY2(answerOf(encrypted).contains("cannot be encrypted"), answerOf(encrypted));
    encrypted.tls.authorityFile = key.toStdString();
    QVERIFY2(answerOf(encrypted).contains("no PEM file of that kind"), answerOf(encrypted));
}

QTEST_GUILESS_MAIN(TestHttpExchange)
#include "tst_http_exchange.moc"
