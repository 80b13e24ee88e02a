#include "core/ai/model/network_probe.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace foramen;

namespace {

/// A network with a given answer.
class ScriptedNetwork : public Network {
public:
    explicit ScriptedNetwork(std::function<Result<Tensor>(const Tensor&)> answer)
        : m_answer(std::move(answer))
    {
    }
    Result<Tensor> run(const Tensor& input) override { return m_answer(input); }

private:
    std::function<Result<Tensor>(const Tensor&)> m_answer;
};

Tensor grades(std::int64_t count, float value = 0)
{
    return {{count, 3}, std::vector<float>(static_cast<std::size_t>(count) * 3, value)};
}

} // namespace

/// The check that a network keeps the contract of its role.
class TestNetworkProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void probe_showsWhatTheRoleDemands();
    void probe_refusesShapeAndNumbers();
    void probe_passesOnOtherFailures();
    void textOfShape_isReadable();
};

void TestNetworkProbe::probe_showsWhatTheRoleDemands()
{
    std::vector<std::vector<std::int64_t>> seen;
    ScriptedNetwork network([&](const Tensor& input) -> Result<Tensor> {
        seen.push_back(input.shape);
        return grades(input.shape.front());
    });
    QVERIFY(probeNetwork(network, NetworkRole::SubarticularGrader));
    QVERIFY(seen.size() >= 2);
    for (const auto& shape : seen)
        QCOMPARE(std::vector<std::int64_t>(shape.begin() + 1, shape.end()),
                 shapesOf(NetworkRole::SubarticularGrader).input);
    QVERIFY(!probeNetwork(network, NetworkRole::SagittalLocaliser));
}

void TestNetworkProbe::probe_refusesShapeAndNumbers()
{
    ScriptedNetwork one([](const Tensor&) -> Result<Tensor> { return grades(1); });
    const auto shape = probeNetwork(one, NetworkRole::CanalGrader);
    QVERIFY(!shape);
    QVERIFY(shape.error().code == ErrorCode::ModelContract);
    QVERIFY(shape.error().message.find("[1, 3]") != std::string::npos);
    ScriptedNetwork nan([](const Tensor& input) -> Result<Tensor> {
        return grades(input.shape.front(), std::numeric_limits<float>::quiet_NaN());
    });
    const auto number = probeNetwork(nan, NetworkRole::CanalGrader);
    QVERIFY(!number);
    QVERIFY(number.error().message.find("NaN") != std::string::npos);
}

void TestNetworkProbe::probe_passesOnOtherFailures()
{
    ScriptedNetwork lost(
        [](const Tensor&) -> Result<Tensor> { return failure(ErrorCode::DeviceFailed, "lost"); });
    QVERIFY(probeNetwork(lost, NetworkRole::CanalGrader).error().code == ErrorCode::DeviceFailed);
}

void TestNetworkProbe::textOfShape_isReadable()
{
    QCOMPARE(textOfShape({1, 5, 96, 96}), std::string("[1, 5, 96, 96]"));
    QCOMPARE(textOfShape({}), std::string("[]"));
}

QTEST_APPLESS_MAIN(TestNetworkProbe)
#include "tst_network_probe.moc"
