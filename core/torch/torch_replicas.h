#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/torch/network.h"
#include "core/torch/torch_device.h"
#include "core/torch/torch_losses.h"

#include <torch/types.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace foramen {

/// A network on the devices that share its batches. Each holds a copy of the weights and takes its
/// share of the examples; their gradients are added up on the first, which alone has an optimiser.
/// So a step is that of the whole batch, but for what batch normalisation sees: its own device's
/// share, as in PyTorch's data parallel modes; the first device's running figures are kept.
///
/// LibTorch's own data_parallel() is only in its CUDA builds and wants modules of other make;
/// its distributed one wants a process for each device. This is the same arithmetic, and runs
/// (and is tested) on a CPU as well.
class Replicas {
public:
    /// @param devices  at least one, all of one kind.
    Replicas(std::vector<TorchDevice> devices, std::shared_ptr<NetworkModule> first,
             const std::function<std::shared_ptr<NetworkModule>()>& makeAnother);

    [[nodiscard]] NetworkModule& first() const { return *m_networks.front(); }
    [[nodiscard]] std::size_t count() const { return m_networks.size(); }

    using Loss = std::function<torch::Tensor(const torch::Tensor& output, const TorchBatch&)>;
    /// Leaves the gradients of the batch's loss in the first network's parameters, which had none.
    /// @param batch  of at least count() examples. @param type  of the forward pass.
    /// @return the loss.
    double backward(const TorchBatch& batch, const Loss& lossOf, torch::Dtype type);
    /// Gives the first network's weights to the others: after each change of them.
    void share();

private:
    double backwardOn(std::size_t index, const TorchBatch& batch, const Loss& lossOf,
                      torch::Dtype type);
    void collectGradients();

    std::vector<TorchDevice> m_devices;
    std::vector<std::shared_ptr<NetworkModule>> m_networks;
};

} // namespace foramen
