#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_loader.h"
#include "core/phantom/study/phantom_study.h"

#include "tests/cli/cli_run.h"
#include "tests/support/file_content.h"
#include "tests/support/inference/inference_server.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/phantom_files.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <csignal>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kStudies = 2;
constexpr double kTolerance = 1e-4; ///< of a probability: the server computes in f32, too

/// The shipped networks in this process, for the server.
class ShippedNetworks {
public:
    /// @return whether they could be loaded.
    [[nodiscard]] bool load(const std::string& folder)
    {
        const auto model = loadModelBundle(folder);
        auto choice = loadRuntime({DeviceKind::Cpu, 0, Precision::F32});
        if (!model || !choice)
            return false;
        m_runtime = std::move(choice->runtime);
        for (const NetworkRole role : kAllNetworkRoles) {
            if (!model->has(role))
                continue;
            auto network =
                m_runtime->load(model->network(role).architecture, model->network(role).file);
            if (!network)
                return false;
            m_networks[static_cast<std::size_t>(role)] = std::move(*network);
        }
        return true;
    }
    [[nodiscard]] std::vector<float> compute(NetworkRole role, const Tensor& input) const
    {
        const auto output = m_networks[static_cast<std::size_t>(role)]->run(input);
        return output ? output->values : std::vector<float>();
    }

private:
    std::unique_ptr<NetworkRuntime> m_runtime;
    std::array<std::unique_ptr<Network>, kNetworkRoleCount> m_networks;
};

QStringList assessmentsIn(const QString& folder)
{
    QStringList files;
    QDirIterator it(folder, {"assessment.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort();
    return files;
}

QJsonObject modelIn(const QString& assessment)
{
    return QJsonDocument::fromJson(contentOf(assessment)).object()["model"].toObject();
}

/// The devices of all studies in a folder of results.
QStringList devicesIn(const QString& folder)
{
    QStringList devices;
    for (const QString& file : assessmentsIn(folder))
        devices << modelIn(file)["device"].toString();
    devices.sort();
    return devices;
}

/// The largest difference of a number in two tables of the same rows; infinite for others.
double differenceOf(const QByteArray& table, const QByteArray& other)
{
    const QList<QByteArray> rows = table.trimmed().split('\n');
    const QList<QByteArray> others = other.trimmed().split('\n');
    double most = rows.size() == others.size() ? 0 : INFINITY;
    for (qsizetype i = 1; i < std::min(rows.size(), others.size()); ++i) {
        const QList<QByteArray> one = rows[i].split(',');
        const QList<QByteArray> two = others[i].split(',');
        if (one.size() != two.size() || one.front() != two.front())
            return INFINITY;
        for (qsizetype column = 1; column < one.size(); ++column)
            if (one[column] != two[column]) {
                bool isNumber = false;
                bool isOther = false;
                const double difference =
                    one[column].toDouble(&isNumber) - two[column].toDouble(&isOther);
                most = std::max(most, isNumber && isOther ? std::abs(difference) : INFINITY);
            }
    }
    return most;
}

} // namespace

/// `grade` with the networks on a server.
class TestServerDevice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void grades_equalTheLocalOnes_data();
    void grades_equalTheLocalOnes();
    void failure_offersTheCpu();
    void agreement_goesOnWithTheCpu();
    void absence_offersTheCpu();
    void otherNetworks_gradeNothing();
    void interrupt_endsAWait();
    void usage_isChecked_data();
    void usage_isChecked();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList grading(const QString& out, const std::string& device,
                                      const QStringList& more = {}) const
    {
        return QStringList{"grade",   path("data"), "--out",
                           path(out), "--device",   QString::fromStdString(device)}
        + more;
    }
    [[nodiscard]] InferenceSetup serving() const
    {
        InferenceSetup setup;
        setup.models = "foramen-lumbar";
        setup.version = "4";
        setup.compute = [this](NetworkRole role, const Tensor& input) {
            return m_networks.compute(role, input);
        };
        return setup;
    }
    /// A server that breaks each connection from the @p pass-th pass after loading on.
    [[nodiscard]] InferenceSetup dyingAt(int pass) const
    {
        constexpr int whileLoading = 6;
        InferenceSetup setup = serving();
        setup.change = [pass](const ServedRequest& request, ServedReply& reply) {
            if (request.pass >= whileLoading + pass)
                reply.end = ServedReply::End::Close;
        };
        return setup;
    }

    TestFolder m_folder;
    ShippedNetworks m_networks;
    int m_passes = 0; ///< of both studies
};

void TestServerDevice::initTestCase()
{
    const QString model = qEnvironmentVariable("FORAMEN_MODEL");
    if (!QFile::exists(model + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    QVERIFY(m_networks.load(model.toStdString()));
    writePhantoms(path("data").toStdString(), {.seed = 6016}, kStudies);
    const ProgramRun run = runCli(grading("local", "cpu", {"--precision", "f32"}));
    QVERIFY2(run.status == 0, run.error);
}

void TestServerDevice::grades_equalTheLocalOnes_data()
{
    QTest::addColumn<bool>("encrypted"); ///< and binary tensors, and a token from a file
    QTest::newRow("http, JSON, token from the environment") << false;
    QTest::newRow("https, binary tensors, token from a file") << true;
}

void TestServerDevice::grades_equalTheLocalOnes()
{
    QFETCH(const bool, encrypted);
    const QString out = encrypted ? "encrypted" : "plain";
    InferenceSetup setup = serving();
    setup.token = "s3cret-t0ken";
    setup.binary = encrypted;
    QStringList options{"--server-token-env", "TEST_TOKEN", "--timing"};
    qputenv("TEST_TOKEN", setup.token);
    if (encrypted) {
        setup.certificate = path("certificate.pem");
        setup.certificateKey = path("key.pem");
        const auto made =
            runInstalled("openssl",
                         {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                          "/CN=gpu", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                          setup.certificateKey, "-out", setup.certificate});
        if (!made)
            QSKIP("openssl is not installed");
        writeText(path("token"), setup.token + "\n");
        options = {"--server-token-file", path("token"), "--server-ca",
                   setup.certificate,     "--jobs",      "2"};
    }
    const InferenceServer server(setup);
    const ProgramRun run = runCli(grading(out, server.url(), options));
    QVERIFY2(run.status == 0, run.error);
    const auto requests = server.requests();
    m_passes = static_cast<int>(std::count_if(requests.begin(), requests.end(),
                                              [](const auto& one) { return one.pass >= 0; }))
        - 6 * (encrypted ? 2 : 1); // without those of loading

    const QByteArray device = "server " + QByteArray(encrypted ? "https" : "http") + "://localhost:"
        + QByteArray::number(server.port()) + ", models foramen-lumbar-*, version 4";
    QVERIFY2(run.out.contains("on " + device), run.out);
    QCOMPARE(run.error.count("Pictures leave this program"), 1);
    for (const char* table : {"/submission.csv", "/coordinates.csv"}) {
        const double difference =
            differenceOf(contentOf(path(out) + table), contentOf(path("local") + table));
        QVERIFY2(difference <= kTolerance, qPrintable(QString::number(difference)));
    }
    QCOMPARE(devicesIn(path(out)), QStringList(kStudies, QString::fromUtf8(device)));
    QCOMPARE(modelIn(assessmentsIn(path(out)).front())["runtime"].toString(), "testing 7.1");
    // The token stands in requests alone, and nothing of a study but pictures is sent.
    QVERIFY(!(run.out + run.error).contains(setup.token));
    QDirIterator written(path(out), QDir::Files, QDirIterator::Subdirectories);
    while (written.hasNext())
        QVERIFY(!contentOf(written.next()).contains(setup.token));
    const QSet<QByteArray> known{"host",
                                 "user-agent",
                                 "accept",
                                 "accept-encoding",
                                 "accept-language",
                                 "authorization",
                                 "connection",
                                 "content-type",
                                 "content-length",
                                 "inference-header-content-length"};
    for (const ServedRequest& request : requests) {
        for (const QByteArray& header : request.headers.keys())
            QVERIFY2(known.contains(header), header);
        if (request.pass < 0)
            continue;
        const QByteArray stated = request.headers.value("inference-header-content-length");
        const QJsonObject json =
            QJsonDocument::fromJson(stated.isEmpty() ? request.body
                                                     : request.body.left(stated.toLongLong()))
                .object();
        QCOMPARE(json.keys(), (QStringList{"inputs", "outputs"}));
        const QSet<QString> fields{"name", "shape", "datatype", "data", "parameters"};
        for (const QString& key : json["inputs"].toArray().at(0).toObject().keys())
            QVERIFY2(fields.contains(key), qPrintable(key));
    }
}

void TestServerDevice::failure_offersTheCpu()
{
    QVERIFY(m_passes > 4);
    const InferenceServer server(dyingAt(m_passes - 2)); // in the second study
    ProgramRun run = runCli(grading("stopped", server.url()));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("The server closed the connection"), run.error);
    QVERIFY2(run.error.contains("--device cpu --resume"), run.error);
    QVERIFY2(run.error.contains("1 of 2 studies are in"), run.error);
    QVERIFY(!run.error.contains("CPU grades what is left"));
    QCOMPARE(devicesIn(path("stopped")).size(), 1);
    run = runCli(grading("stopped", "cpu", {"--resume"}));
    QVERIFY2(run.status == 0, run.error);
    const QStringList devices = devicesIn(path("stopped"));
    QCOMPARE(devices.size(), 2);
    QVERIFY(devices[0].startsWith("CPU") && devices[1].startsWith("server "));
}

void TestServerDevice::agreement_goesOnWithTheCpu()
{
    const InferenceServer server(dyingAt(m_passes - 2));
    const ProgramRun run = runCli(grading("agreed", server.url(), {"--if-server-fails", "cpu"}));
    QVERIFY2(run.status == 0, run.error);
    QVERIFY2(run.error.contains("The server closed the connection"), run.error);
    QVERIFY2(run.error.contains("This machine's CPU grades what is left"), run.error);
    QVERIFY2(run.out.contains(", then on CPU"), run.out);
    const QStringList devices = devicesIn(path("agreed"));
    QCOMPARE(devices.size(), 2); // no study has grades of both
    QVERIFY(devices[0].startsWith("CPU") && devices[1].startsWith("server "));
}

void TestServerDevice::absence_offersTheCpu()
{
    const std::string url =
        "http://localhost:" + std::to_string(freePort()) + "/v2/models/foramen-lumbar";
    ProgramRun run = runCli(grading("absent", url));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("nothing listens"), run.error);
    QVERIFY2(run.error.contains("With --device cpu"), run.error);
    QVERIFY(assessmentsIn(path("absent")).isEmpty());
    run = runCli(grading("absent", url, {"--if-server-fails", "cpu", "--precision", "auto"}));
    QVERIFY2(run.status == 0, run.error);
    QVERIFY2(run.error.contains("This machine's CPU grades what is left"), run.error);
    for (const QString& device : devicesIn(path("absent")))
        QVERIFY2(device.startsWith("CPU"), qPrintable(device));
}

void TestServerDevice::otherNetworks_gradeNothing()
{
    InferenceSetup setup = serving();
    setup.compute = [this](NetworkRole role, const Tensor& input) {
        const bool isExchanged = role == NetworkRole::CanalGrader;
        return m_networks.compute(isExchanged ? NetworkRole::SubarticularGrader : role, input);
    };
    const InferenceServer server(setup);
    const ProgramRun run = runCli(grading("exchanged", server.url()));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("foramen-lumbar-canal-grader on the server is another network"),
             run.error);
    QVERIFY(assessmentsIn(path("exchanged")).isEmpty());
}

void TestServerDevice::interrupt_endsAWait()
{
    std::atomic<bool> isWaiting = false;
    InferenceSetup setup = serving();
    setup.change = [&](const ServedRequest& request, ServedReply& reply) {
        constexpr int whileLoading = 6;
        if (request.pass < whileLoading)
            return;
        reply.end = ServedReply::End::Silence;
        isWaiting = true;
    };
    const InferenceServer server(setup);
    QProcess process;
    process.start(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli",
                  grading("interrupted", server.url(), {"--server-timeout", "80000"}));
    constexpr int longest = 200'000; // ms; shorter than the time-out
    QVERIFY(QTest::qWaitFor([&] { return isWaiting || process.state() == QProcess::NotRunning; },
                            longest));
    QVERIFY(isWaiting);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(longest));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.contains("--resume goes on"), error);
    QVERIFY2(!error.contains("--device cpu"), error);
}

void TestServerDevice::usage_isChecked_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("said");
    const QString here = "http://localhost:1/v2/models/m";
    QTest::newRow("no such device")
        << "https://gpu1" << QStringList() << QByteArray("/v2/models/NAME");
    QTest::newRow("unencrypted") << "http://gpu1.invalid/v2/models/m" << QStringList()
                                 << QByteArray("use https");
    QTest::newRow("precision") << here << QStringList{"--precision", "f16"}
                               << QByteArray("--precision");
    QTest::newRow("no variable") << here << QStringList{"--server-token-env", "NO_SUCH_VARIABLE"}
                                 << QByteArray("NO_SUCH_VARIABLE");
    QTest::newRow("two tokens") << here
                                << QStringList{"--server-token-env", "A", "--server-token-file",
                                               "b"}
                                << QByteArray("excludes");
    QTest::newRow("no time") << here << QStringList{"--server-timeout", "0"}
                             << QByteArray("--server-timeout");
    QTest::newRow("no answer to a failure")
        << here << QStringList{"--if-server-fails", "guess"} << QByteArray("--if-server-fails");
    QTest::newRow("token of two lines") << here << QStringList{"--server-token-env", "TWO_LINES"}
                                        << QByteArray("The token is none");
}

void TestServerDevice::usage_isChecked()
{
    QFETCH(const QString, device);
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, said);
    qputenv("TWO_LINES", "one\r\nX-Other: two");
    const ProgramRun run = runCli(grading("unused", device.toStdString(), options));
    QCOMPARE(run.status, 2);
    QVERIFY2(run.error.contains(said), run.error);
    QVERIFY(!run.error.contains("X-Other"));
    QVERIFY(!QFileInfo::exists(path("unused")));
}

QTEST_GUILESS_MAIN(TestServerDevice)
#include "tst_server_device.moc"
