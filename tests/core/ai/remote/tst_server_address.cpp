#include "core/ai/remote/server_address.h"

#include <QTest>

using namespace foramen;

/// Addresses of networks on a server.
class TestServerAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void address_isRead();
    void versionAndFolder_areRead();
    void usualPorts_areNotShown();
    void thisMachine_isKnown();
    void wrongAddresses_areRefused_data();
    void wrongAddresses_areRefused();
    void secrets_areNotRepeated();
    void devices_areNoUrls();
};

void TestServerAddress::address_isRead()
{
    const auto address =
        serverAddressFrom("https://gpu1.example.org:8000/v2/models/foramen-lumbar");
    QVERIFY2(address, address ? "" : address.error().message.c_str());
    QCOMPARE(address->scheme, "https");
    QCOMPARE(address->host, "gpu1.example.org");
    QCOMPARE(address->port, 8000);
    QCOMPARE(address->server(), "https://gpu1.example.org:8000");
    QCOMPARE(address->modelOf(NetworkRole::CanalGrader), "foramen-lumbar-canal-grader");
    QCOMPARE(address->pathOf(NetworkRole::SagittalLocaliser),
             "/v2/models/foramen-lumbar-sagittal-localiser");
}

void TestServerAddress::versionAndFolder_areRead()
{
    const auto address =
        serverAddressFrom("http://[::1]:80/serving/one/v2/models/foramen.x_1/versions/3/");
    QVERIFY2(address, address ? "" : address.error().message.c_str());
    QCOMPARE(address->host, "::1");
    QCOMPARE(address->folder, "/serving/one");
    QCOMPARE(address->version, "3");
    QCOMPARE(address->server(), "http://[::1]");
    QCOMPARE(address->pathOf(NetworkRole::AxialLocaliser),
             "/v2/models/foramen.x_1-axial-localiser/versions/3");
}

void TestServerAddress::usualPorts_areNotShown()
{
    QCOMPARE(serverAddressFrom("https://h/v2/models/m")->port, 443);
    QCOMPARE(serverAddressFrom("http://h/v2/models/m")->port, 80);
    QCOMPARE(serverAddressFrom("https://h:443/v2/models/m")->server(), "https://h");
    QCOMPARE(serverAddressFrom("https://h:80/v2/models/m")->server(), "https://h:80");
}

void TestServerAddress::thisMachine_isKnown()
{
    for (const char* host : {"localhost", "127.0.0.1", "[::1]"})
        QVERIFY(serverAddressFrom(std::string("http://") + host + "/v2/models/m")->isThisMachine());
    for (const char* host : {"localhost.example.org", "127.0.0.10", "gpu"})
        QVERIFY(
            !serverAddressFrom(std::string("http://") + host + "/v2/models/m")->isThisMachine());
}

void TestServerAddress::wrongAddresses_areRefused_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char* url : {"",
                            "https://",
                            "https:///v2/models/m",
                            "ftp://h/v2/models/m",
                            "h/v2/models/m",
                            "https://h",
                            "https://h/v2/models/",
                            "https://h/v2/models",
                            "https://h/models/m",
                            "https://h:0/v2/models/m",
                            "https://h:65536/v2/models/m",
                            "https://h:/v2/models/m",
                            "https://h:1a/v2/models/m",
                            "https://h:-1/v2/models/m",
                            "https://[::1/v2/models/m",
                            "https://[::1]x/v2/models/m",
                            "https://[]/v2/models/m",
                            "https://h/v2/models/m/n",
                            "https://h/v2/models/m/versions/",
                            "https://h/v2/models/m/versions/1/infer",
                            "https://h/v2/models/m/infer",
                            "https://u:p@h/v2/models/m",
                            "https://h/v2/models/m?k=v",
                            "https://h/v2/models/m#x",
                            "https://h/a b/v2/models/m",
                            "https://h/v2/models/m%20",
                            "https://h/v2/models/m\r\nX: y",
                            "https://h\xc3\xa4/v2/models/m"})
        QTest::newRow(url) << QByteArray(url);
}

void TestServerAddress::wrongAddresses_areRefused()
{
    QFETCH(const QByteArray, url);
    const auto address = serverAddressFrom(url.toStdString());
    QVERIFY(!address);
    QVERIFY(address.error().code == ErrorCode::InvalidArgument);
    QVERIFY(address.error().message.find("/v2/models/NAME") != std::string::npos);
}

void TestServerAddress::secrets_areNotRepeated()
{
    for (const char* url : {"https://me:s3cret@h/v2/models/m", "https://h/v2/models/m?key=s3cret",
                            "https://h/v2/models/m#s3cret"})
        QVERIFY(serverAddressFrom(url).error().message.find("s3cret") == std::string::npos);
}

void TestServerAddress::devices_areNoUrls()
{
    for (const char* device : {"auto", "cpu", "cuda", "cuda:1", ""})
        QVERIFY(!isServerUrl(device));
    QVERIFY(isServerUrl("http://x"));
    QVERIFY(isServerUrl("https://x"));
}

QTEST_APPLESS_MAIN(TestServerAddress)
#include "tst_server_address.moc"
