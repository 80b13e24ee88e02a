#include "core/ai/model/network_contract.h"
#include "core/torch/network.h"
#include "core/torch/torch_device.h"
#include "core/torch/torch_learner.h"
#include "core/torch/torch_networks.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace foramen {

namespace {

class TorchRuntime : public NetworkRuntime {
public:
    explicit TorchRuntime(TorchDevice device)
        : m_device(device)
        , m_caller(device)
        , m_workers(device.onGpu()
                        ? nullptr
                        : std::make_shared<CpuWorkers>(static_cast<std::size_t>(device.threads)))
    {
        // The workers are the threads: the caller's own needs no more of LibTorch's, which would
        // spin while they wait for each other.
        m_caller.threads = 1;
    }

    std::string version() const override { return torchVersion(); }
    std::string deviceName() const override { return m_device.name() + ", " + m_device.typeName(); }
    bool onGpu() const override { return m_device.onGpu(); }

    std::size_t usefulBatch() const override
    {
        constexpr std::size_t onGpu = 32;
        // Few on a CPU: they stay in its cache, and a cancel is felt at once.
        constexpr std::size_t perThread = 4;
        return m_workers ? perThread * m_workers->threads() : onGpu;
    }

    Result<std::unique_ptr<Network>> load(const std::string& architecture,
                                          const std::filesystem::path& weights) override
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
            // LibTorch's text is a page of its internals.
            return failure(ErrorCode::ModelDamaged, ReasonCode::WeightsFileNotReadable);
        }
        return makeTorchNetwork(m_caller, m_workers, std::move(*network));
    }

    TrainingRuntime* createTrainingRuntime() override { return makeTorchTraining(m_device); }

private:
    TorchDevice m_device;
    TorchDevice m_caller; ///< the same, as the caller's thread uses it
    std::shared_ptr<CpuWorkers> m_workers; ///< null on a GPU
};

} // namespace

} // namespace foramen

extern "C" __attribute__((visibility("default"))) foramen::NetworkRuntime*
foramen_create_runtime_4(int wantedCudaDevice, foramen::Precision precision,
                         foramen::Reason& reason)
{
    auto device = foramen::TorchDevice::create(wantedCudaDevice, precision);
    if (!device) {
        reason = device.error().reason;
        return nullptr;
    }
    return new foramen::TorchRuntime(*device);
}
