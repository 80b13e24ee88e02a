#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_loader.h"

#include <array>
#include <cstddef>
#include <memory>
#include <string>

namespace foramen {

/// A model's networks on a device. When the GPU fails, a pass is repeated with fewer pictures, for
/// its memory may be short; when it fails with one, the networks are loaded on the CPU, once, and
/// the pass is repeated there.
class Engine {
public:
    [[nodiscard]] static Result<Engine> create(const ModelBundle& model, DeviceChoice device,
                                               RuntimeLoader loader);

    /// A forward pass of the network with that role, in batches that the device can hold.
    [[nodiscard]] Result<Tensor> run(NetworkRole role, const Tensor& input);
    /// Network::explain() of that role's network.
    [[nodiscard]] Result<Tensor> explain(NetworkRole role, const Tensor& input, std::size_t output);

    /// The number of pictures that a pass should hold.
    [[nodiscard]] std::size_t batchSize() const { return m_batchSize; }
    /// Seconds so far: loading LibTorch, reading and probing weights, forward passes.
    struct Times {
        double loadRuntime = 0;
        double loadNetworks = 0;
        double networks = 0;
    };
    [[nodiscard]] const Times& times() const { return m_times; }

    [[nodiscard]] bool onGpu() const { return m_choice.runtime->onGpu(); }
    [[nodiscard]] std::string deviceName() const { return m_choice.runtime->deviceName(); }
    [[nodiscard]] std::string version() const { return m_choice.runtime->version(); }
    /// Why the device is not the one wished for, or no longer; empty when it is.
    [[nodiscard]] const Reason& remark() const { return m_choice.remark; }
    [[nodiscard]] bool fellBack() const { return m_fellBack; }

private:
    Engine() = default;
    [[nodiscard]] Result<void> load(const ModelBundle& model, DeviceChoice device);
    [[nodiscard]] Result<std::unique_ptr<Network>> loadNetwork(NetworkRuntime& runtime,
                                                               const ModelNetwork& network) const;
    [[nodiscard]] Result<Tensor> runInBatches(NetworkRole role, const Tensor& input);
    /// After a pass of @p count pictures that failed: whether it is worth repeating.
    [[nodiscard]] Result<void> recover(const Error& reason, std::size_t count);
    [[nodiscard]] Result<void> fallBack(const Error& reason);

    ModelBundle m_model;
    RuntimeLoader m_loader;
    RuntimeChoice m_choice;
    std::array<std::unique_ptr<Network>, kNetworkRoleCount>
        m_networks; ///< after the runtime: destroyed before it
    std::size_t m_batchSize = 1;
    bool m_fellBack = false;
    Times m_times;
};

} // namespace foramen
