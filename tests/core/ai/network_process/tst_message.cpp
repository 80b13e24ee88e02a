#include "core/ai/network_process/message.h"

#include <QTest>

#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

using namespace foramen;

namespace {

Message computed(const std::vector<std::int64_t>& shape, std::size_t values)
{
    MessageWriter writer;
    writer.addShape(shape);
    return {MessageKind::Computed, writer.text(), std::vector<float>(values, 1.5F)};
}

/// One message of each kind that the network process sends, each correct.
std::vector<Message> answers()
{
    MessageWriter loaded;
    loaded.add(std::uint32_t{3});
    const Reason inner{ReasonCode::NoSuchGpu, "cuda:1", "cuda:0"};
    return {messageOf(OpenedRuntime{"0.1.0", "LibTorch 1", "CPU, 2 threads, bf16", false, 8,
                                    Reason{ReasonCode::GpuUnusable, inner}}),
            {MessageKind::Loaded, loaded.text(), {}},
            computed({2, 3}, 6),
            messageOf(Error(ErrorCode::DeviceFailed, Reason{ReasonCode::GpuUnusable, inner}))};
}

/// Whether a message is accepted as the kind that it names.
bool isAccepted(const Message& message)
{
    switch (message.kind) {
    case MessageKind::Opened:
        return openedRuntimeOf(message).has_value();
    case MessageKind::Loaded:
        return loadedNetworkOf(message).has_value();
    case MessageKind::Computed:
        return computedTensorOf(message).has_value();
    case MessageKind::Failed:
        return errorOf(message).code != ErrorCode::Corrupt;
    default:
        return deviceChoiceOf(message).has_value();
    }
}

} // namespace

/// Messages between a program and its network process, correct and wrong.
class TestMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessage_comesBackAsItWas();
    void cutOrLengthened_isRefused();
    void otherKind_isRefused();
    void shape_mustFitTheValues_data();
    void shape_mustFitTheValues();
    void numbers_mustBeOfTheirEnumerations();
    void reason_hasALimitedDepth();
    void randomBytes_neverPassForAnAnswerOfAnotherSize();
};

void TestMessage::everyMessage_comesBackAsItWas()
{
    const auto wish = deviceChoiceOf(messageOf(DeviceChoice{DeviceKind::Cuda, 12, Precision::F16}));
    QVERIFY(wish && wish->kind == DeviceKind::Cuda && wish->precision == Precision::F16);
    QCOMPARE(wish->index, 12);
    const auto all = answers();
    const auto opened = openedRuntimeOf(all[0]);
    QVERIFY(opened);
    QCOMPARE(opened->programVersion, std::string("0.1.0"));
    QCOMPARE(opened->version, std::string("LibTorch 1"));
    QCOMPARE(opened->deviceName, std::string("CPU, 2 threads, bf16"));
    QVERIFY(!opened->onGpu);
    QCOMPARE(opened->usefulBatch, 8U);
    QCOMPARE(english(opened->remark),
             std::string("The GPU cannot be used: There is no GPU cuda:1; there is cuda:0"));
    QCOMPARE(loadedNetworkOf(all[1]).value(), 3U);
    const auto tensor = computedTensorOf(all[2]);
    QVERIFY(tensor && tensor->shape == (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(tensor->values, std::vector<float>(6, 1.5F));
    const Error error = errorOf(all[3]);
    QVERIFY(error.code == ErrorCode::DeviceFailed);
    QVERIFY(error.reason == opened->remark);
}

void TestMessage::cutOrLengthened_isRefused()
{
    std::vector<Message> all = answers();
    all.push_back(messageOf(DeviceChoice{DeviceKind::Cuda, 1, Precision::F16}));
    for (const Message& whole : all) {
        QVERIFY(isAccepted(whole));
        for (std::size_t size = 0; size < whole.text.size(); ++size) {
            Message cut = whole;
            cut.text.resize(size);
            QVERIFY2(!isAccepted(cut), qPrintable(QString::number(size)));
        }
        Message longer = whole;
        longer.text += 'x';
        QVERIFY(!isAccepted(longer));
    }
}

void TestMessage::otherKind_isRefused()
{
    for (const Message& whole : answers())
        for (std::uint32_t kind = 0; kind < kMessageKinds; ++kind) {
            Message other = whole;
            other.kind = static_cast<MessageKind>(kind);
            if (other.kind == whole.kind)
                continue;
            switch (whole.kind) {
            case MessageKind::Opened:
                QVERIFY(!openedRuntimeOf(other));
                break;
            case MessageKind::Loaded:
                QVERIFY(!loadedNetworkOf(other));
                break;
            case MessageKind::Computed:
                QVERIFY(!computedTensorOf(other));
                break;
            default:
                QVERIFY(errorOf(other).code == ErrorCode::Corrupt);
            }
        }
}

void TestMessage::shape_mustFitTheValues_data()
{
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<int>("values");
    QTest::addRow("too few") << QList<qint64>{2, 3} << 5;
    QTest::addRow("too many") << QList<qint64>{2, 3} << 7;
    QTest::addRow("empty") << QList<qint64>{0, 3} << 0;
    QTest::addRow("negative twice") << QList<qint64>{-2, -3} << 6;
    QTest::addRow("overflows to zero") << QList<qint64>{qint64{1} << 32, qint64{1} << 32} << 0;
    QTest::addRow("overflows to four") << QList<qint64>{(qint64{1} << 62) + 1, 4, 1} << 4;
    QTest::addRow("beyond the limit") << QList<qint64>{qint64{1} << 25} << 1;
    QTest::addRow("nine dimensions") << QList<qint64>(9, 1) << 1;
}

void TestMessage::shape_mustFitTheValues()
{
    QFETCH(QList<qint64>, shape);
    QFETCH(int, values);
    const std::vector<std::int64_t> sizes(shape.begin(), shape.end());
    QVERIFY(!computedTensorOf(computed(sizes, static_cast<std::size_t>(values))));
}

void TestMessage::numbers_mustBeOfTheirEnumerations()
{
    for (int field = 0; field < 3; ++field) {
        MessageWriter writer;
        writer.add(std::uint32_t{field == 0 ? 77U : 1U});
        writer.add(std::int64_t{field == 1 ? -1 : 0});
        writer.add(std::uint32_t{field == 2 ? 77U : 1U});
        QVERIFY(!deviceChoiceOf({MessageKind::Open, writer.text(), {}}));
    }
    MessageWriter code;
    code.add(std::uint32_t{9999}); // an ErrorCode
    code.add(Reason(ReasonCode::NoGpu));
    QVERIFY(errorOf({MessageKind::Failed, code.text(), {}}).code == ErrorCode::Corrupt);
    MessageWriter reason;
    reason.add(static_cast<std::uint32_t>(ErrorCode::Internal));
    reason.add(std::uint32_t{999999}); // a ReasonCode
    reason.add(std::string_view());
    reason.add(std::uint32_t{0});
    QVERIFY(errorOf({MessageKind::Failed, reason.text(), {}}).code == ErrorCode::Corrupt);
    for (const std::uint32_t batch : {0U, 1U << 20U}) {
        const OpenedRuntime opened{"0", "0", "0", false, batch, {}};
        QVERIFY(!openedRuntimeOf(messageOf(opened)));
    }
}

void TestMessage::reason_hasALimitedDepth()
{
    Reason deep = Reason::ofText("bottom");
    for (int i = 0; i < 1000; ++i)
        deep = Reason(ReasonCode::GpuUnusable, deep);
    QVERIFY(errorOf(messageOf(Error(ErrorCode::Internal, deep))).code == ErrorCode::Corrupt);
}

void TestMessage::randomBytes_neverPassForAnAnswerOfAnotherSize()
{
    std::mt19937 random(7);
    const auto all = answers();
    for (int round = 0; round < 20000; ++round) {
        Message message = all[random() % all.size()];
        for (std::size_t changes = 1 + random() % 4; changes > 0; --changes)
            message.text[random() % message.text.size()] = static_cast<char>(random());
        const std::size_t values = message.values.size();
        if (message.kind == MessageKind::Computed) {
            const auto tensor = computedTensorOf(message);
            if (!tensor)
                continue;
            std::size_t product = 1;
            for (const std::int64_t size : tensor->shape)
                product *= static_cast<std::size_t>(size);
            QCOMPARE(product, values);
        } else if (message.kind == MessageKind::Opened) {
            if (const auto opened = openedRuntimeOf(message))
                QVERIFY(opened->usefulBatch >= 1 && opened->usefulBatch <= 4096);
        } else {
            (void)isAccepted(message); // must return
        }
    }
}

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
