#pragma once

#include "core/ai/model_bundle.h"
#include "core/ai/network_runtime.h"
#include "core/ai/predictor.h"

#include <array>
#include <memory>
#include <string>

namespace foramen {

/// A model's networks on a device. When the GPU fails, they are loaded on the CPU, once, and the
/// pass that failed is repeated there.
class Engine {
public:
    [[nodiscard]] static Result<Engine> create(const ModelBundle& model, DeviceChoice device,
                                               RuntimeLoader loader);

    /// One forward pass of the network with that role.
    [[nodiscard]] Result<Tensor> run(NetworkRole role, const Tensor& input);

    [[nodiscard]] bool onGpu() const { return m_choice.runtime->onGpu(); }
    [[nodiscard]] std::string deviceName() const { return m_choice.runtime->deviceName(); }
    [[nodiscard]] std::string version() const { return m_choice.runtime->version(); }
    /// Why the device is not the one wished for, or no longer; empty when it is.
    [[nodiscard]] const std::string& remark() const { return m_choice.remark; }
    [[nodiscard]] bool fellBack() const { return m_fellBack; }

private:
    Engine() = default;
    [[nodiscard]] Result<void> load(const ModelBundle& model, DeviceChoice device);
    [[nodiscard]] Result<void> fallBack(const Error& reason);

    ModelBundle m_model;
    RuntimeLoader m_loader;
    RuntimeChoice m_choice;
    std::array<std::unique_ptr<Network>, kNetworkRoleCount>
        m_networks; ///< after the runtime: destroyed before it
    bool m_fellBack = false;
};

} // namespace foramen
