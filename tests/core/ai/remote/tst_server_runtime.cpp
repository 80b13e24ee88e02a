#include "core/ai/remote/server_runtime.h"

#include "core/ai/model/engine.h"
#include "core/ai/model/network_probe.h"
#include "core/ai/remote/web/web_connection.h"

#include "tests/support/inference/inference_server.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <utility>

using namespace foramen;
using namespace foramen::test;

namespace {

std::size_t countOf(const std::vector<std::int64_t>& shape)
{
    std::size_t count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<std::size_t>(size);
    return count;
}

/// A made-up network of a role: each output mixes two inputs, by weights of the role.
std::vector<float> mixed(NetworkRole role, const Tensor& input, double scale = 1)
{
    const std::size_t each = countOf(shapesOf(role).input);
    const std::size_t outputs = countOf(shapesOf(role).output);
    const auto number = static_cast<std::size_t>(role) + 2;
    std::vector<float> values;
    for (std::size_t from = 0; from < input.values.size(); from += each)
        for (std::size_t i = 0; i < outputs; ++i) {
            const double one = input.values[from + (i * 7919 * number + 4801) % each];
            const double two = input.values[from + (i * 104729 + number * 613) % each];
            values.push_back(static_cast<float>(
                scale * (one * static_cast<double>(number) - two + static_cast<double>(i % 5))));
        }
    return values;
}

/// The same networks on this machine, found by the name of their file.
class OwnNetwork : public Network {
public:
    OwnNetwork(NetworkRole role, double scale)
        : m_role(role)
        , m_scale(scale)
    {
    }
    Result<Tensor> run(const Tensor& input) override
    {
        Tensor output{{input.shape.front()}, mixed(m_role, input, m_scale)};
        const NetworkShapes shapes = shapesOf(m_role);
        output.shape.insert(output.shape.end(), shapes.output.begin(), shapes.output.end());
        return output;
    }

private:
    NetworkRole m_role;
    double m_scale;
};

class OwnRuntime : public NetworkRuntime {
public:
    explicit OwnRuntime(double scale)
        : m_scale(scale)
    {
    }
    std::string version() const override { return "own"; }
    std::string deviceName() const override { return "own"; }
    bool onGpu() const override { return false; }
    Result<std::unique_ptr<Network>> load(const std::string& /*architecture*/,
                                          const std::filesystem::path& weights) override
    {
        for (const NetworkRole role : kAllNetworkRoles)
            if (weights.filename() == keyOf(role))
                return std::make_unique<OwnNetwork>(role, m_scale);
        return failure(ErrorCode::NotFound, std::string("no such file"));
    }

private:
    double m_scale;
};

RuntimeLoader ownLoader(double scale = 1)
{
    return [scale](DeviceChoice) -> Result<RuntimeChoice> {
        return RuntimeChoice{std::make_unique<OwnRuntime>(scale), {}};
    };
}

/// A model of all roles, whose files have the roles' names.
ModelBundle model()
{
    ModelBundle bundle;
    for (const NetworkRole role : kAllNetworkRoles) {
        ModelNetwork& network = bundle.networks[static_cast<std::size_t>(role)];
        network.role = role;
        network.architecture = "made_up";
        network.file = keyOf(role);
    }
    return bundle;
}

Tensor pictures(NetworkRole role, std::int64_t count)
{
    Tensor input{{count}, {}};
    const NetworkShapes shapes = shapesOf(role);
    input.shape.insert(input.shape.end(), shapes.input.begin(), shapes.input.end());
    for (std::size_t i = 0; i < countOf(input.shape); ++i)
        input.values.push_back(static_cast<float>(std::cos(0.01 * static_cast<double>(i))));
    return input;
}

InferenceSetup serving()
{
    InferenceSetup setup;
    setup.compute = [](NetworkRole role, const Tensor& input) {
        return mixed(role, input);
    };
    return setup;
}

} // namespace

/// Networks on a server, as an engine uses them.
class TestServerRuntime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passes_areComputedOnTheServer_data();
    void passes_areComputedOnTheServer();
    void version_isAskedFor();
    void fixedBatches_areSplit();
    void serverAndModels_areNamed();
    void unstatedVersions_areLeftOut();
    void ownNetworks_mustAgree();
    void exchangedNetworks_areRefused();
    void missingReference_isRemarked();
    void otherShapes_areRefusedAtOnce();
    void faultsInTheMiddle_areFailures_data();
    void faultsInTheMiddle_areFailures();
    void death_isAFailureAndNothingElseIsTried();
    void cancel_endsAPass();

private:
    static RuntimeLoader loaderTo(const InferenceServer& server, RuntimeLoader reference,
                                  const Task& task = {}, const std::string& more = {})
    {
        ServerAccess access;
        access.address = serverAddressFrom(server.url() + more).value();
        access.task = task;
        const ServerAddress address = access.address;
        auto connection = WebConnection::create(std::move(access));
        return serverLoader(std::shared_ptr<ServerConnection>(std::move(*connection)), address,
                            model(), std::move(reference));
    }
    static Result<Engine> engineOf(const InferenceServer& server,
                                   RuntimeLoader reference = ownLoader())
    {
        return Engine::create(model(), {DeviceKind::Cpu}, loaderTo(server, std::move(reference)));
    }
    static QByteArray failureOf(const Result<Engine>& engine)
    {
        return engine ? QByteArray() : QByteArray::fromStdString(engine.error().message);
    }
};

void TestServerRuntime::passes_areComputedOnTheServer_data()
{
    QTest::addColumn<bool>("binary");
    QTest::newRow("JSON") << false;
    QTest::newRow("binary tensors") << true;
}

void TestServerRuntime::passes_areComputedOnTheServer()
{
    QFETCH(const bool, binary);
    InferenceSetup setup = serving();
    setup.binary = binary;
    const InferenceServer server(setup);
    auto engine = engineOf(server);
    QVERIFY2(engine, failureOf(engine));
    QVERIFY(!engine->onGpu());
    QVERIFY(engine->remark().empty());
    for (const NetworkRole role : kAllNetworkRoles) {
        const std::int64_t count = role == NetworkRole::CanalGrader ? 10 : 1; // 8 are sent at once
        const Tensor input = pictures(role, count);
        const auto output = engine->run(role, input);
        QVERIFY2(output, output ? "" : output.error().message.c_str());
        QCOMPARE(output->values, mixed(role, input));
        QCOMPARE(output->shape.front(), count);
    }
    for (const ServedRequest& request : server.requests())
        if (request.pass >= 0)
            QCOMPARE(request.headers.contains("inference-header-content-length"), binary);
    const auto map =
        engine->explain(NetworkRole::CanalGrader, pictures(NetworkRole::CanalGrader, 1), 0);
    QVERIFY(!map); // the predictor covers parts of the picture instead
    QVERIFY(map.error().code == ErrorCode::Unsupported);
}

void TestServerRuntime::version_isAskedFor()
{
    InferenceSetup setup = serving();
    setup.version = "12";
    const InferenceServer server(setup);
    const auto engine = Engine::create(model(), {DeviceKind::Cpu},
                                       loaderTo(server, ownLoader(), {}, "/versions/12"));
    QVERIFY2(engine, failureOf(engine));
    for (const ServedRequest& request : server.requests())
        QVERIFY(request.path == "/v2" || request.path.contains("/versions/12"));
    QVERIFY(!Engine::create(model(), {DeviceKind::Cpu},
                            loaderTo(server, ownLoader(), {}, "/versions/13")));
}

void TestServerRuntime::fixedBatches_areSplit()
{
    std::atomic<bool> isSplit = true;
    InferenceSetup setup = serving();
    setup.compute = [&](NetworkRole role, const Tensor& input) {
        isSplit = isSplit && input.shape.front() == 1;
        return mixed(role, input);
    };
    setup.change = [](const ServedRequest&, ServedReply& reply) {
        if (!reply.json.contains("inputs"))
            return;
        QJsonObject input = reply.json["inputs"].toArray().at(0).toObject();
        QJsonArray shape = input["shape"].toArray();
        shape[0] = 1;
        input["shape"] = shape;
        reply.json["inputs"] = QJsonArray{input};
    };
    const InferenceServer server(setup);
    auto engine = engineOf(server);
    QVERIFY2(engine, failureOf(engine));
    const Tensor input = pictures(NetworkRole::CanalGrader, 3);
    const auto output = engine->run(NetworkRole::CanalGrader, input);
    QVERIFY2(output, output ? "" : output.error().message.c_str());
    QCOMPARE(output->values, mixed(NetworkRole::CanalGrader, input));
    QCOMPARE(output->shape, (std::vector<std::int64_t>{3, 3}));
    QVERIFY(isSplit);
}

void TestServerRuntime::serverAndModels_areNamed()
{
    InferenceSetup setup = serving();
    setup.version = "3";
    const InferenceServer server(setup);
    const auto engine = engineOf(server);
    QVERIFY2(engine, failureOf(engine));
    QCOMPARE(engine->deviceName(),
             "server http://localhost:" + std::to_string(server.port())
                 + ", models foramen-test-*, version 3");
    QCOMPARE(engine->version(), "testing 7.1");
}

void TestServerRuntime::unstatedVersions_areLeftOut()
{
    InferenceSetup setup = serving();
    setup.version.clear();
    const InferenceServer server(setup);
    auto engine = engineOf(server);
    QVERIFY2(engine, failureOf(engine));
    QVERIFY(engine->deviceName().ends_with("models foramen-test-*"));
    setup = serving();
    setup.change = [](const ServedRequest& request, ServedReply& reply) {
        if (request.path.contains("canal-grader/infer"))
            reply.json["model_version"] = "2";
    };
    const InferenceServer mixture(setup);
    engine = engineOf(mixture);
    QVERIFY2(engine, failureOf(engine));
    QVERIFY2(engine->deviceName().find("2 of foramen-test-canal-grader") != std::string::npos,
             engine->deviceName().c_str());
}

void TestServerRuntime::ownNetworks_mustAgree()
{
    const InferenceServer server(serving());
    QVERIFY(engineOf(server, ownLoader(1.02))); // as other number formats
    const auto engine = engineOf(server, ownLoader(1.5));
    QVERIFY(!engine);
    QVERIFY(engine.error().code == ErrorCode::ModelContract);
    QVERIFY2(failureOf(engine).contains("is another network than sagittal_localiser"),
             failureOf(engine));
}

void TestServerRuntime::exchangedNetworks_areRefused()
{
    InferenceSetup setup = serving();
    setup.compute = [](NetworkRole role, const Tensor& input) {
        return mixed(role == NetworkRole::ForaminalGrader ? NetworkRole::CanalGrader : role, input);
    };
    const InferenceServer server(setup);
    const auto engine = engineOf(server);
    QVERIFY2(failureOf(engine).contains("is another network than foraminal_grader"),
             failureOf(engine));
    QVERIFY(engineOf(server, {})); // not compared
}

void TestServerRuntime::missingReference_isRemarked()
{
    const InferenceServer server(serving());
    const auto engine = engineOf(server, [](DeviceChoice) -> Result<RuntimeChoice> {
        return failure(ErrorCode::RuntimeMissing, std::string("no LibTorch here"));
    });
    QVERIFY2(engine, failureOf(engine));
    const std::string remark = english(engine->remark());
    QVERIFY2(remark.find("no LibTorch here") != std::string::npos, remark.c_str());
    QVERIFY(remark.find("could not be checked") != std::string::npos);
}

void TestServerRuntime::otherShapes_areRefusedAtOnce()
{
    InferenceSetup setup = serving();
    setup.change = [](const ServedRequest& request, ServedReply& reply) {
        if (!request.path.endsWith("axial-localiser"))
            return;
        QJsonObject output = reply.json["outputs"].toArray().at(0).toObject();
        output["shape"] = QJsonArray{-1, 4, 64, 64};
        reply.json["outputs"] = QJsonArray{output};
    };
    const InferenceServer server(setup);
    const auto engine = engineOf(server);
    QVERIFY(!engine);
    QVERIFY(engine.error().code == ErrorCode::ModelContract);
    QVERIFY2(failureOf(engine).contains("[-1, 4, 64, 64]"), failureOf(engine));
    for (const ServedRequest& request : server.requests())
        QVERIFY(!request.path.endsWith("axial-localiser/infer"));
}

void TestServerRuntime::faultsInTheMiddle_areFailures_data()
{
    using Change = std::function<void(ServedReply&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, Change change, const char* said) {
        QTest::newRow(name) << std::move(change) << QByteArray(said);
    };
    row(
        "closed", [](ServedReply& reply) { reply.end = ServedReply::End::Close; },
        "closed the connection");
    row(
        "cut off", [](ServedReply& reply) { reply.end = ServedReply::End::CutOff; },
        "closed the connection");
    row(
        "endless", [](ServedReply& reply) { reply.end = ServedReply::End::Flood; },
        "that can be right");
    row(
        "a page",
        [](ServedReply& reply) {
            reply.text = "<html>";
            reply.binary.clear();
        },
        "no JSON");
    row(
        "NaN",
        [](ServedReply& reply) {
            const float wrong = std::numeric_limits<float>::quiet_NaN();
            std::memcpy(reply.binary.data(), &wrong, sizeof wrong);
        },
        "NaN");
    row(
        "shorter", [](ServedReply& reply) { reply.binary.chop(4); }, "number of bytes");
    row(
        "longer", [](ServedReply& reply) { reply.binary.append("1234"); }, "number of bytes");
    row(
        "other shape",
        [](ServedReply& reply) {
            QJsonObject output = reply.json["outputs"].toArray().at(0).toObject();
            output["shape"] = QJsonArray{3, 1};
            reply.json["outputs"] = QJsonArray{output};
        },
        "[3, 1]");
    row(
        "other version", [](ServedReply& reply) { reply.json["model_version"] = "9"; },
        R"(from version "1" to "9")");
    row(
        "out of memory",
        [](ServedReply& reply) {
            reply.status = 500;
            reply.json = {{"error", "CUDA out of memory"}};
            reply.binary.clear();
        },
        "CUDA out of memory");
    row(
        "size that is no number",
        [](ServedReply& reply) {
            reply.binary.clear();
            reply.headers << "Inference-Header-Content-Length: -1x";
        },
        "no number");
}

void TestServerRuntime::faultsInTheMiddle_areFailures()
{
    using Change = std::function<void(ServedReply&)>;
    QFETCH(const Change, change);
    QFETCH(const QByteArray, said);
    std::atomic<bool> isBroken = false;
    InferenceSetup setup = serving();
    setup.change = [&](const ServedRequest& request, ServedReply& reply) {
        if (isBroken && request.pass >= 0)
            change(reply);
    };
    const InferenceServer server(setup);
    auto engine = engineOf(server);
    QVERIFY2(engine, failureOf(engine));
    const Tensor input = pictures(NetworkRole::CanalGrader, 1);
    QVERIFY(engine->run(NetworkRole::CanalGrader, input));
    isBroken = true;
    const auto output = engine->run(NetworkRole::CanalGrader, input);
    QVERIFY(!output);
    QVERIFY(output.error().code == ErrorCode::DeviceFailed);
    QVERIFY2(QByteArray::fromStdString(output.error().message).contains(said),
             output.error().message.c_str());
    QVERIFY(!engine->fellBack());
    isBroken = false; // the server is back: the same engine goes on
    QVERIFY(engine->run(NetworkRole::CanalGrader, input));
}

void TestServerRuntime::death_isAFailureAndNothingElseIsTried()
{
    InferenceServer server(serving());
    auto engine = engineOf(server);
    QVERIFY2(engine, failureOf(engine));
    server.stop();
    const auto output =
        engine->run(NetworkRole::CanalGrader, pictures(NetworkRole::CanalGrader, 4));
    QVERIFY(!output);
    QVERIFY(output.error().code == ErrorCode::DeviceFailed);
    QVERIFY2(output.error().message.find("nothing listens") != std::string::npos,
             output.error().message.c_str());
    QVERIFY(!engine->fellBack());
    QVERIFY(engineOf(server).error().code == ErrorCode::DeviceFailed);
}

void TestServerRuntime::cancel_endsAPass()
{
    std::atomic<bool> isSilent = false;
    std::stop_source stop;
    InferenceSetup setup = serving();
    setup.change = [&](const ServedRequest& request, ServedReply& reply) {
        if (!isSilent || request.pass < 0)
            return;
        reply.end = ServedReply::End::Silence;
        stop.request_stop(); // while the client waits
    };
    const InferenceServer server(setup);
    auto engine = Engine::create(model(), {DeviceKind::Cpu},
                                 loaderTo(server, ownLoader(), {stop.get_token(), {}}));
    QVERIFY2(engine, failureOf(engine));
    isSilent = true;
    const auto output =
        engine->run(NetworkRole::CanalGrader, pictures(NetworkRole::CanalGrader, 1));
    QVERIFY(!output);
    QVERIFY(output.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestServerRuntime)
#include "tst_server_runtime.moc"
