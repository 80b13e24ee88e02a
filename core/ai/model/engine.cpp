#include "core/ai/model/engine.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/model/network_probe.h"
#include "core/base/log.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

/// Adds the time from its construction to its destruction to a sum.
class Stopwatch {
public:
    explicit Stopwatch(double& sum)
        : m_sum(sum)
    {
    }
    ~Stopwatch()
    {
        m_sum += std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

private:
    double& m_sum;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Pictures @p from to @p from + @p count of a batch.
Tensor partOf(const Tensor& batch, std::size_t from, std::size_t count)
{
    const std::size_t each = batch.values.size() / static_cast<std::size_t>(batch.shape.front());
    Tensor part{batch.shape, {}};
    part.shape.front() = static_cast<std::int64_t>(count);
    const auto begin = batch.values.begin() + static_cast<std::ptrdiff_t>(from * each);
    part.values.assign(begin, begin + static_cast<std::ptrdiff_t>(count * each));
    return part;
}

void append(Tensor& all, Tensor&& part)
{
    if (all.values.empty()) {
        all = std::move(part);
        return;
    }
    const auto before = static_cast<std::ptrdiff_t>(all.values.size());
    all.values.resize(all.values.size() + part.values.size());
    std::copy(part.values.begin(), part.values.end(), all.values.begin() + before);
    if (!all.shape.empty() && !part.shape.empty())
        all.shape.front() += part.shape.front();
}

/// The precision to open the device with. If all networks compute in f32 and the user did not
/// request a precision, it is f32, so that the device's name states the precision that is used.
DeviceChoice wishFor(const ModelBundle& model, DeviceChoice wish)
{
    const bool scripts =
        std::all_of(model.networks.begin(), model.networks.end(), [](const ModelNetwork& network) {
            return network.file.empty() || network.architecture == kTorchScript;
        });
    if (scripts && wish.precision == Precision::Auto)
        wish.precision = Precision::F32;
    return wish;
}

} // namespace

Result<Engine> Engine::create(const ModelBundle& model, DeviceChoice device, RuntimeLoader loader)
{
    Engine engine;
    engine.m_model = model;
    engine.m_loader = std::move(loader);
    auto loaded = engine.load(model, device);
    if (!loaded && device.kind == DeviceKind::Auto
        && loaded.error().code == ErrorCode::DeviceFailed) {
        // A GPU that responds may still lack memory for the weights.
        loaded = engine.fallBack(loaded.error());
    }
    if (!loaded)
        return tl::make_unexpected(loaded.error());
    return engine;
}

Result<void> Engine::load(const ModelBundle& model, DeviceChoice device)
{
    auto choice = [&] {
        const Stopwatch watch(m_times.loadRuntime);
        return m_loader(wishFor(model, device));
    }();
    if (!choice)
        return tl::make_unexpected(choice.error());
    const Stopwatch watch(m_times.loadNetworks);
    std::array<std::unique_ptr<Network>, kNetworkRoleCount> networks;
    for (const NetworkRole role : kAllNetworkRoles) {
        if (!model.has(role))
            continue;
        auto loaded = loadNetwork(*choice->runtime, model.network(role));
        if (!loaded)
            return tl::make_unexpected(loaded.error());
        networks[static_cast<std::size_t>(role)] = std::move(*loaded);
    }
    m_networks = std::move(networks);
    m_choice = std::move(*choice);
    m_batchSize = std::max<std::size_t>(1, m_choice.runtime->usefulBatch());
    return {};
}

Result<std::unique_ptr<Network>> Engine::loadNetwork(NetworkRuntime& runtime,
                                                     const ModelNetwork& network) const
{
    auto loaded = runtime.load(network.architecture, network.file);
    if (loaded && network.architecture == kTorchScript)
        if (const auto probed = probeNetwork(**loaded, network.role); !probed)
            loaded = tl::make_unexpected(probed.error());
    if (!loaded)
        return failure(loaded.error().code, ReasonCode::NetworkNotLoaded, keyOf(network.role),
                       network.file.filename().string(), loaded.error().reason);
    return loaded;
}

Result<void> Engine::fallBack(const Error& reason)
{
    m_fellBack = true;
    logWarning("The GPU failed, falling back to the CPU: {}", reason.message);
    if (const auto loaded = load(m_model, {DeviceKind::Cpu}); !loaded)
        return failure(loaded.error().code, ReasonCode::GpuAndCpuFailed, reason.reason,
                       loaded.error().reason);
    m_choice.remark = {ReasonCode::CpuTookOver, reason.reason};
    return {};
}

Result<void> Engine::recover(const Error& reason, std::size_t count)
{
    if (reason.code != ErrorCode::DeviceFailed || !onGpu())
        return tl::make_unexpected(reason);
    if (count == 1)
        return fallBack(reason);
    m_batchSize = count / 2;
    logWarning("The GPU failed with {} pictures, trying {}: {}", count, m_batchSize,
               reason.message);
    m_choice.remark = {ReasonCode::GpuGoesOnWithFewer, count, reason.reason, m_batchSize};
    return {};
}

Result<Tensor> Engine::run(NetworkRole role, const Tensor& input)
{
    const Stopwatch watch(m_times.networks);
    return runInBatches(role, input);
}

Result<Tensor> Engine::runInBatches(NetworkRole role, const Tensor& input)
{
    const auto index = static_cast<std::size_t>(role);
    if (!m_networks[index])
        return failure(ErrorCode::ModelContract, ReasonCode::CardNetworkMissing, keyOf(role));
    const auto total = input.shape.empty() ? 0 : static_cast<std::size_t>(input.shape.front());
    Tensor all;
    for (std::size_t from = 0; from < total;) {
        const std::size_t count = std::min(m_batchSize, total - from);
        auto output = count == total ? m_networks[index]->run(input)
                                     : m_networks[index]->run(partOf(input, from, count));
        if (output) {
            append(all, std::move(*output));
            from += count;
        } else if (const auto again = recover(output.error(), count); !again) {
            return tl::make_unexpected(again.error());
        }
    }
    return all;
}

Result<Tensor> Engine::explain(NetworkRole role, const Tensor& input, std::size_t output)
{
    const auto index = static_cast<std::size_t>(role);
    if (!m_networks[index])
        return failure(ErrorCode::ModelContract, ReasonCode::CardNetworkMissing, keyOf(role));
    auto map = m_networks[index]->explain(input, output);
    if (map || map.error().code != ErrorCode::DeviceFailed || !onGpu())
        return map;
    if (const auto done = fallBack(map.error()); !done)
        return tl::make_unexpected(done.error());
    return m_networks[index]->explain(input, output);
}

} // namespace foramen
