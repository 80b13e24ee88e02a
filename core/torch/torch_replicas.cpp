#include "core/torch/torch_replicas.h"

#include <c10/core/DeviceGuard.h>
#include <torch/utils.h>

#include <cstdint>
#include <future>
#include <utility>

namespace foramen {

Replicas::Replicas(std::vector<TorchDevice> devices, std::shared_ptr<NetworkModule> first,
                   const std::function<std::shared_ptr<NetworkModule>()>& makeAnother)
    : m_devices(std::move(devices))
{
    m_networks.push_back(std::move(first));
    while (m_networks.size() < m_devices.size())
        m_networks.push_back(makeAnother());
    for (std::size_t i = 0; i < m_networks.size(); ++i)
        m_networks[i]->to(m_devices[i].device);
    share();
}

double Replicas::backward(const TorchBatch& batch, const Loss& lossOf, torch::Dtype type)
{
    const auto run = [&](std::size_t index) {
        return backwardOn(index, batch, lossOf, type);
    };
    // GPUs work at the same time; replicas on a CPU share its threads and run one after the other.
    const auto when = m_devices.front().onGpu() ? std::launch::async : std::launch::deferred;
    std::vector<std::future<double>> others;
    for (std::size_t i = 1; i < m_networks.size(); ++i)
        others.push_back(std::async(when, run, i));
    double loss = run(0);
    for (auto& other : others)
        loss += other.get();
    collectGradients();
    return loss;
}

double Replicas::backwardOn(std::size_t index, const TorchBatch& batch, const Loss& lossOf,
                            torch::Dtype type)
{
    const TorchDevice& device = m_devices[index];
    device.useThreads();
    const c10::DeviceGuard guard(device.device);
    const auto count = static_cast<std::int64_t>(m_networks.size());
    const auto at = static_cast<std::int64_t>(index);
    const std::int64_t from = batch.size() * at / count;
    const std::int64_t to = batch.size() * (at + 1) / count;
    const TorchBatch part = batch.part(from, to - from, device.device);
    m_networks[index]->train();
    const auto output = m_networks[index]->forward(part.input.to(type)).to(torch::kFloat);
    const auto loss = lossOf(output, part);
    loss.backward();
    return loss.item<double>();
}

void Replicas::collectGradients()
{
    const torch::NoGradGuard noGradient;
    const auto sums = first().parameters();
    for (std::size_t i = 1; i < m_networks.size(); ++i) {
        const auto own = m_networks[i]->parameters();
        for (std::size_t k = 0; k < sums.size(); ++k) {
            if (own[k].grad().defined() && sums[k].grad().defined())
                sums[k].mutable_grad().add_(own[k].grad().to(sums[k].device()));
            own[k].mutable_grad().reset();
        }
    }
}

void Replicas::share()
{
    const torch::NoGradGuard noGradient;
    const auto weights = first().parameters();
    for (std::size_t i = 1; i < m_networks.size(); ++i) {
        const auto own = m_networks[i]->parameters();
        for (std::size_t k = 0; k < weights.size(); ++k)
            own[k].data().copy_(weights[k]);
    }
}

} // namespace foramen
