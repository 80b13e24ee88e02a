#include "core/ai/remote/inference_protocol.h"

#include "core/ai/model/network_probe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstring>
#include <limits>

using namespace foramen;

namespace {

const ServedNetwork kNetwork{"foramen-x-canal-grader", {"1"}, "pictures", "logits", false};
const std::vector<std::int64_t> kShape{2, 3};

QByteArray said(const Error& error)
{
    return QByteArray::fromStdString(error.message);
}

std::string jsonAnswer(const std::string& data, const std::string& shape = "[2,3]")
{
    return R"({"model_name":"foramen-x-canal-grader","model_version":"5","outputs":[{"name":)"
           R"("logits","datatype":"FP32","shape":)"
        + shape + R"(,"data":)" + data + "}]}";
}

ServerAnswer binaryAnswer(const std::vector<float>& values, std::size_t stated)
{
    std::string json = R"({"outputs":[{"name":"logits","datatype":"FP32","shape":[2,3],)"
                       R"("parameters":{"binary_data_size":)"
        + std::to_string(stated) + "}}]}";
    ServerAnswer answer{json, json.size()};
    answer.body.append(reinterpret_cast<const char*>(values.data()), values.size() * 4);
    return answer;
}

std::string metadata(const std::string& inputs, const std::string& outputs)
{
    return R"({"name":"m","versions":["1","2"],"platform":"x","inputs":[)" + inputs
        + R"(],"outputs":[)" + outputs + "]}";
}

std::string tensor(const std::string& name, const std::string& shape,
                   const std::string& datatype = "FP32")
{
    return R"({"name":")" + name + R"(","datatype":")" + datatype + R"(","shape":)" + shape + "}";
}

} // namespace

/// The messages of the Open Inference Protocol.
class TestInferenceProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identity_isRead();
    void identity_needsAName();
    void metadata_areRead();
    void metadata_mayFixTheBatchToOne();
    void metadata_ofOtherShapesAreRefused_data();
    void metadata_ofOtherShapesAreRefused();
    void request_isJson();
    void request_isBinary();
    void request_boundsItsAnswer();
    void jsonAnswer_isRead();
    void binaryAnswer_isRead();
    void wrongAnswers_areRefused_data();
    void wrongAnswers_areRefused();
    void wrongBinaryAnswers_areRefused();
    void damagedAnswers_neverPass();

private:
    const NetworkShapes m_grader = shapesOf(NetworkRole::CanalGrader);
};

void TestInferenceProtocol::identity_isRead()
{
    const auto triton = serverIdentityOf(
        R"({"name":"triton","version":"2.40.0","extensions":["classification","binary_tensor_data"]})");
    QVERIFY(triton);
    QCOMPARE(triton->name, "triton");
    QCOMPARE(triton->version, "2.40.0");
    QVERIFY(triton->takesBinary);
    const auto plain = serverIdentityOf(R"({"name":"mlserver","extensions":[]})");
    QVERIFY(plain);
    QCOMPARE(plain->version, "");
    QVERIFY(!plain->takesBinary);
}

void TestInferenceProtocol::identity_needsAName()
{
    for (const char* text : {"", "[]", "{}", "hello", R"({"name":3})", R"({"name":"a;b"})",
                             R"({"name":"a\nb"})", "{\"name\":\"x\"", "null"}) {
        const auto identity = serverIdentityOf(text);
        QVERIFY2(!identity, text);
        QVERIFY(identity.error().code == ErrorCode::DeviceFailed);
        QVERIFY(said(identity.error()).contains("Open Inference Protocol"));
    }
    QVERIFY(!serverIdentityOf(R"({"name":")" + std::string(1000, 'x') + R"("})"));
}

void TestInferenceProtocol::metadata_areRead()
{
    const auto network = servedNetworkOf(
        metadata(tensor("in", "[-1,5,96,96]"), tensor("out", "[-1,-1]")), "m", m_grader);
    QVERIFY2(network, network ? "" : said(network.error()));
    QCOMPARE(network->input, "in");
    QCOMPARE(network->output, "out");
    QVERIFY(!network->takesOnePicture);
    QCOMPARE(network->versions, (std::vector<std::string>{"1", "2"}));
}

void TestInferenceProtocol::metadata_mayFixTheBatchToOne()
{
    const auto network = servedNetworkOf(
        metadata(tensor("in", "[1,5,96,96]"), tensor("out", "[1,3]")), "m", m_grader);
    QVERIFY(network);
    QVERIFY(network->takesOnePicture);
}

void TestInferenceProtocol::metadata_ofOtherShapesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isOfTheModel"); ///< else the answer is not of the protocol
    QTest::addColumn<QByteArray>("reason");
    const std::string in = tensor("in", "[-1,5,96,96]");
    const std::string out = tensor("out", "[-1,3]");
    const auto row = [](const char* name, const std::string& text, bool isOfTheModel,
                        const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << isOfTheModel
                            << QByteArray(reason);
    };
    row("other size", metadata(tensor("in", "[-1,5,64,64]"), out), true, "[-1, 5, 64, 64]");
    row("other channels", metadata(tensor("in", "[-1,3,96,96]"), out), true, "[-1, 5, 96, 96]");
    row("no batch", metadata(tensor("in", "[5,96,96]"), out), true, "[5, 96, 96]");
    row("fixed batch", metadata(tensor("in", "[4,5,96,96]"), out), true, "[4, 5, 96, 96]");
    row("other output", metadata(in, tensor("out", "[-1,4]")), true, "[-1, 4]");
    row("other numbers", metadata(tensor("in", "[-1,5,96,96]", "FP16"), out), true, "FP16");
    row("two inputs", metadata(in + "," + in, out), true, "has 2 inputs");
    row("no output", metadata(in, ""), true, "has 0 outputs");
    row("other model", R"({"name":"n"})", false, "no metadata of m");
    row("no inputs", R"({"name":"m","outputs":[]})", false, "no inputs");
    row("shape of texts", metadata(tensor("in", R"(["a"])"), out), false, "name, datatype");
    row("shape of fractions", metadata(tensor("in", "[1.5]"), out), false, "name, datatype");
    row("endless shape", metadata(tensor("in", "[1,1,1,1,1,1,1,1,1,1]"), out), false,
        "name, datatype");
    row("no JSON", "<html>", false, "no metadata of m");
}

void TestInferenceProtocol::metadata_ofOtherShapesAreRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isOfTheModel);
    QFETCH(const QByteArray, reason);
    const auto network = servedNetworkOf(text.toStdString(), "m", m_grader);
    QVERIFY(!network);
    QCOMPARE(network.error().code == ErrorCode::ModelContract, isOfTheModel);
    QCOMPARE(network.error().code == ErrorCode::DeviceFailed, !isOfTheModel);
    QVERIFY2(said(network.error()).contains(reason), said(network.error()));
}

void TestInferenceProtocol::request_isJson()
{
    const Tensor input{{1, 2}, {0.1F, -2.5e-20F}};
    const ServerRequest request = inferenceRequest("/v2/models/m", kNetwork, input, kShape, false);
    QCOMPARE(request.path, "/v2/models/m/infer");
    QVERIFY(!request.jsonSize);
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
    const QJsonObject sent = json["inputs"].toArray().at(0).toObject();
    QCOMPARE(sent["name"].toString(), "pictures");
    QCOMPARE(sent["datatype"].toString(), "FP32");
    QCOMPARE(sent["shape"].toArray(), (QJsonArray{1, 2}));
    QCOMPARE(sent["data"].toArray().size(), 2);
    QCOMPARE(static_cast<float>(sent["data"].toArray().at(0).toDouble()), 0.1F);
    QCOMPARE(static_cast<float>(sent["data"].toArray().at(1).toDouble()), -2.5e-20F);
    QCOMPARE(json["outputs"].toArray().at(0).toObject()["name"].toString(), "logits");
}

void TestInferenceProtocol::request_isBinary()
{
    const Tensor input{{1, 2}, {0.1F, -2.5F}};
    const ServerRequest request = inferenceRequest("/v2/models/m", kNetwork, input, kShape, true);
    QVERIFY(request.jsonSize);
    QCOMPARE(request.body.size(), *request.jsonSize + 8);
    QCOMPARE(std::memcmp(request.body.data() + *request.jsonSize, input.values.data(), 8), 0);
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(
                                                         request.body.substr(0, *request.jsonSize)))
                                 .object();
    const QJsonObject sent = json["inputs"].toArray().at(0).toObject();
    QCOMPARE(sent["parameters"].toObject()["binary_data_size"].toInt(), 8);
    QVERIFY(!sent.contains("data"));
    QVERIFY(json["outputs"]
                .toArray()
                .at(0)
                .toObject()["parameters"]
                .toObject()["binary_data"]
                .toBool());
}

void TestInferenceProtocol::request_boundsItsAnswer()
{
    const Tensor input{{1, 1}, {0}};
    for (const bool binary : {false, true}) {
        const std::size_t small =
            inferenceRequest("/m", kNetwork, input, {1, 3}, binary).mostAnswer;
        const std::size_t large =
            inferenceRequest("/m", kNetwork, input, {8, 5, 288, 160}, binary).mostAnswer;
        QVERIFY(small < 100'000);
        QVERIFY(large > 8 * 5 * 288 * 160 * (binary ? 4U : 20U));
        QVERIFY(large < 100'000'000);
    }
}

void TestInferenceProtocol::jsonAnswer_isRead()
{
    for (const char* data :
         {"[1,2,3,4,5,6.5]", "[[1,2,3],[4,5,6.5]]", "[[[1],[2],[3]],4,[5,6.5]]"}) {
        const auto answer = inferenceAnswerOf({jsonAnswer(data), {}}, kNetwork, kShape);
        QVERIFY2(answer, answer ? "" : said(answer.error()));
        QCOMPARE(answer->output.values, (std::vector<float>{1, 2, 3, 4, 5, 6.5F}));
        QCOMPARE(answer->output.shape, kShape);
        QCOMPARE(answer->version, "5");
    }
}

void TestInferenceProtocol::binaryAnswer_isRead()
{
    const std::vector<float> values{1, -2, 3e30F, 4, 5, 6};
    const auto answer = inferenceAnswerOf(binaryAnswer(values, 24), kNetwork, kShape);
    QVERIFY2(answer, answer ? "" : said(answer.error()));
    QCOMPARE(answer->output.values, values);
    QCOMPARE(answer->version, "");
}

void TestInferenceProtocol::wrongAnswers_areRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const std::string& text, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(reason);
    };
    std::string other = jsonAnswer("[1,2,3,4,5,6]");
    row("empty", "", "no JSON");
    row("a page", "<html>hello</html>", "no JSON");
    row("cut off", other.substr(0, other.size() - 3), "no JSON");
    row("a list", "[]", "no JSON");
    row("no output", R"({"outputs":[]})", "one output logits");
    row("NaN as Python writes it", jsonAnswer("[1,2,NaN,4,5,6]"), "no JSON");
    row("null", jsonAnswer("[1,2,null,4,5,6]"), "no numbers");
    row("texts", jsonAnswer(R"([1,2,"3",4,5,6])"), "no numbers");
    row("too few", jsonAnswer("[1,2,3,4,5]"), "no numbers");
    row("too many", jsonAnswer("[1,2,3,4,5,6,7]"), "no numbers");
    row("no data", jsonAnswer("{}"), "no numbers");
    row("infinite", jsonAnswer("[1,2,3,4,5,1e300]"), "none (NaN) or infinite");
    row("other shape", jsonAnswer("[1,2,3,4,5,6]", "[3,2]"), "[3, 2]");
    row("flat shape", jsonAnswer("[1,2,3,4,5,6]", "[6]"), "[6]");
    row("shape of a text", jsonAnswer("[1,2,3,4,5,6]", R"("2x3")"), "shape none");
    row("deep", jsonAnswer(std::string(100'000, '[') + std::string(100'000, ']')), "no numbers");
    std::string text = other;
    row("other tensor", text.replace(text.find("logits"), 6, "scores"), "one output logits");
    text = other;
    row("other model", text.replace(text.find("canal"), 5, "sacral"), "in place of");
    text = other;
    row("other numbers", text.replace(text.find("FP32"), 4, "FP64"), "not of FP32");
}

void TestInferenceProtocol::wrongAnswers_areRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, reason);
    const auto answer = inferenceAnswerOf({text.toStdString(), {}}, kNetwork, kShape);
    QVERIFY(!answer);
    QVERIFY(answer.error().code == ErrorCode::DeviceFailed);
    QVERIFY2(said(answer.error()).contains(reason), said(answer.error()));
}

void TestInferenceProtocol::wrongBinaryAnswers_areRefused()
{
    const std::vector<float> right{1, 2, 3, 4, 5, 6};
    const std::vector<float> few{1, 2, 3};
    QVERIFY(!inferenceAnswerOf(binaryAnswer(right, 20), kNetwork, kShape));
    QVERIFY(!inferenceAnswerOf(binaryAnswer(few, 24), kNetwork, kShape));
    QVERIFY(!inferenceAnswerOf(binaryAnswer(few, 12), kNetwork, kShape));
    QVERIFY(!inferenceAnswerOf(binaryAnswer(right, std::numeric_limits<std::size_t>::max()),
                               kNetwork, kShape));
    ServerAnswer longer = binaryAnswer(right, 24);
    longer.body += "x";
    QVERIFY(!inferenceAnswerOf(longer, kNetwork, kShape));
    ServerAnswer beyond = binaryAnswer(right, 24);
    beyond.jsonSize = beyond.body.size() + 1;
    QVERIFY(!inferenceAnswerOf(beyond, kNetwork, kShape));
    ServerAnswer unstated = binaryAnswer(right, 24);
    unstated.jsonSize.reset();
    QVERIFY(!inferenceAnswerOf(unstated, kNetwork, kShape));
    for (const float wrong :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        const auto answer =
            inferenceAnswerOf(binaryAnswer({1, 2, 3, 4, 5, wrong}, 24), kNetwork, kShape);
        QVERIFY(!answer);
        QVERIFY2(said(answer.error()).contains("NaN"), said(answer.error()));
    }
}

/// Every cut and many exchanged bytes: a refusal, or six finite numbers.
void TestInferenceProtocol::damagedAnswers_neverPass()
{
    const ServerAnswer right = binaryAnswer({1, 2, 3, 4, 5, 6}, 24);
    for (std::size_t size = 0; size < right.body.size(); ++size)
        QVERIFY(!inferenceAnswerOf({right.body.substr(0, size), right.jsonSize}, kNetwork, kShape));
    for (std::size_t at = 0; at < right.body.size(); ++at)
        for (const char put : {'\0', '"', '{', '[', '9', '\x80', '\xff'}) {
            ServerAnswer changed = right;
            changed.body[at] = put;
            const auto answer = inferenceAnswerOf(changed, kNetwork, kShape);
            QVERIFY(!answer || answer->output.values.size() == 6);
        }
}

QTEST_APPLESS_MAIN(TestInferenceProtocol)
#include "tst_inference_protocol.moc"
