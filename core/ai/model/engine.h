#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_choice.h"

#include <array>
#include <cstddef>
#include <memory>
#include <string>

namespace foramen {

/// Owns a model's networks on a device and runs them. When a pass on the GPU fails, it is repeated
/// with fewer pictures, since memory may be short; when it fails with a single picture, the
/// networks are loaded on the CPU, once, and the pass is repeated there.
class Engine {
public:
    [[nodiscard]] static Result<Engine> create(const ModelBundle& model, DeviceChoice device,
                                               RuntimeLoader loader);

    /// A forward pass of the network with that role, in batches that the device can hold.
    /// @return ModelContract where the model lacks it.
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
    /// Why the device is not, or no longer, the requested one; empty when it is.
    [[nodiscard]] const Reason& remark() const { return m_choice.remark; }
    [[nodiscard]] bool fellBack() const { return m_fellBack; }

private:
    Engine() = default;
    [[nodiscard]] Result<void> load(const ModelBundle& model, DeviceChoice device);
    [[nodiscard]] Result<std::unique_ptr<Network>> loadNetwork(NetworkRuntime& runtime,
                                                               const ModelNetwork& network) const;
    [[nodiscard]] Result<Tensor> runInBatches(NetworkRole role, const Tensor& input);
    /// Whether a failed pass of @p count pictures is to be repeated.
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
