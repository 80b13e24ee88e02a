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

/// The copies of a network on the devices that share its batches. Each device takes its share of
/// the examples; the gradients are summed on the first device, the only one with an optimiser. So a
/// step equals one of the whole batch, except that batch normalisation uses the share of its own
/// device, as in PyTorch's data parallel modes; the running statistics of the first device are
/// kept.
///  LibTorch's own data_parallel() is only in its CUDA builds and needs modules that can be cloned;
/// its distributed mode needs a process for each device. This is the same arithmetic, and it also
/// runs (and is tested) on a CPU.
class Replicas {
public:
    /// @param devices  at least one, all of one kind.
    Replicas(std::vector<TorchDevice> devices, std::shared_ptr<NetworkModule> first,
             const std::function<std::shared_ptr<NetworkModule>()>& makeAnother);

    [[nodiscard]] NetworkModule& first() const { return *m_networks.front(); }
    [[nodiscard]] std::size_t count() const { return m_networks.size(); }

    using Loss = std::function<torch::Tensor(const torch::Tensor& output, const TorchBatch&)>;
    /// Stores the gradients of the batch's loss in the first network's parameters, which must have
    /// none.
    /// @param batch  of at least count() examples. @param type  of the forward pass.
    /// @return the loss.
    double backward(const TorchBatch& batch, const Loss& lossOf, torch::Dtype type);
    /// Copies the first network's weights to the others; call it after each change of them.
    void share();

private:
    double backwardOn(std::size_t index, const TorchBatch& batch, const Loss& lossOf,
                      torch::Dtype type);
    void collectGradients();

    std::vector<TorchDevice> m_devices;
    std::vector<std::shared_ptr<NetworkModule>> m_networks;
};

} // namespace foramen
