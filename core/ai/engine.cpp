#include "core/ai/engine.h"

#include "core/base/log.h"

#include <fmt/format.h>

#include <utility>

namespace foramen {

Result<Engine> Engine::create(const ModelBundle& model, DeviceChoice device, RuntimeLoader loader)
{
    Engine engine;
    engine.m_model = model;
    engine.m_loader = std::move(loader);
    auto loaded = engine.load(model, device);
    if (!loaded && device.kind == DeviceKind::Auto
        && loaded.error().code == ErrorCode::DeviceFailed) {
        // A GPU that answers may still have no memory left for the weights.
        loaded = engine.fallBack(loaded.error());
    }
    if (!loaded)
        return tl::make_unexpected(loaded.error());
    return engine;
}

Result<void> Engine::load(const ModelBundle& model, DeviceChoice device)
{
    auto choice = m_loader(device);
    if (!choice)
        return tl::make_unexpected(choice.error());
    std::array<std::unique_ptr<Network>, kNetworkRoleCount> networks;
    for (const NetworkRole role : kNetworkRoles) {
        const ModelNetwork& network = model.network(role);
        auto loaded = choice->runtime->load(network.architecture, network.file);
        if (!loaded)
            return tl::make_unexpected(loaded.error());
        networks[static_cast<std::size_t>(role)] = std::move(*loaded);
    }
    m_networks = std::move(networks);
    m_choice = std::move(*choice);
    return {};
}

Result<void> Engine::fallBack(const Error& reason)
{
    m_fellBack = true;
    logWarning("The GPU failed, falling back to the CPU: {}", reason.message);
    if (const auto loaded = load(m_model, {DeviceKind::Cpu, 0}); !loaded)
        return failure(loaded.error().code,
                       fmt::format("The GPU failed ({}), and the CPU cannot take over: {}",
                                   reason.message, loaded.error().message));
    m_choice.remark = fmt::format("The GPU failed ({}); the CPU took over.", reason.message);
    return {};
}

Result<Tensor> Engine::run(NetworkRole role, const Tensor& input)
{
    const auto index = static_cast<std::size_t>(role);
    auto output = m_networks[index]->run(input);
    if (output || output.error().code != ErrorCode::DeviceFailed || !onGpu() || m_fellBack)
        return output;
    if (const auto done = fallBack(output.error()); !done)
        return tl::make_unexpected(done.error());
    return m_networks[index]->run(input);
}

} // namespace foramen
