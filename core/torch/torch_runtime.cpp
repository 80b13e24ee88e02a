#include "core/torch/torch_runtime.h"

#include "core/ai/model/network_contract.h"
#include "core/torch/architectures.h"
#include "core/torch/network.h"
#include "core/torch/torch_learner.h"
#include "core/torch/torch_networks.h"

#include <filesystem>
#include <utility>

namespace foramen {

TorchRuntime::TorchRuntime(TorchDevice device)
    : m_device(device)
    , m_caller(device)
    , m_workers(device.onGpu()
                    ? nullptr
                    : std::make_shared<CpuWorkers>(static_cast<std::size_t>(device.threads)))
{
    // The workers are the threads: more LibTorch threads for the caller would spin while they wait
    // for each other.
    m_caller.threads = 1;
}

std::string TorchRuntime::version() const
{
    return torchVersion();
}

std::string TorchRuntime::deviceName() const
{
    return m_device.name() + ", " + m_device.typeName();
}

bool TorchRuntime::onGpu() const
{
    return m_device.onGpu();
}

std::size_t TorchRuntime::usefulBatch() const
{
    constexpr std::size_t onGpu = 32;
    // Few on a CPU: they fit into its cache, and a cancel takes effect at once.
    constexpr std::size_t perThread = 4;
    return m_workers ? perThread * m_workers->threads() : onGpu;
}

Result<std::unique_ptr<Network>> TorchRuntime::load(const std::string& architecture,
                                                    const std::filesystem::path& weights)
{
    if (!std::filesystem::exists(weights))
        return failure(ErrorCode::ModelMissing, ReasonCode::WeightsFileMissing);
    if (architecture == kTorchScript)
        return loadScriptNetwork(m_caller, m_workers, weights);
    auto network = guarded(m_caller, [&]() -> Result<std::shared_ptr<NetworkModule>> {
        return makeNetwork(architecture);
    });
    if (!network)
        return tl::make_unexpected(network.error());
    if (!*network)
        return failure(ErrorCode::ModelContract, ReasonCode::UnknownArchitecture, architecture);
    try {
        if (!readWeights(**network, weights.string()))
            return failure(ErrorCode::ModelContract, ReasonCode::WeightsOfOtherNetwork,
                           architecture);
    } catch (const std::exception&) {
        // LibTorch's message is a page of its internals.
        return failure(ErrorCode::ModelDamaged, ReasonCode::WeightsFileNotReadable);
    }
    return makeTorchNetwork(m_caller, m_workers, std::move(*network));
}

TrainingRuntime* TorchRuntime::createTrainingRuntime()
{
    return makeTorchTraining(m_device);
}

} // namespace foramen

extern "C" __attribute__((visibility("default"))) foramen::NetworkRuntime*
foramen_create_runtime_5(int wantedCudaDevice, foramen::Precision precision,
                         foramen::Reason& reason)
{
    auto device = foramen::TorchDevice::create(wantedCudaDevice, precision);
    if (!device) {
        reason = device.error().reason;
        return nullptr;
    }
    return new foramen::TorchRuntime(*device);
}
