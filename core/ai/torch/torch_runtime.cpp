#include "core/ai/network.h"
#include "core/ai/network_contract.h"
#include "core/ai/torch/torch_device.h"
#include "core/training/torch/torch_learner.h"

#include <c10/core/InferenceMode.h>
#include <torch/jit.h>
#include <torch/script.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

namespace foramen {

namespace {

/// How numbers are held on a device: half precision on a GPU, bf16 on CPUs that multiply it.
torch::Dtype inferenceType(const TorchDevice& device)
{
    return device.onGpu() ? torch::kHalf : torch::kFloat;
}

bool fits(const Tensor& input)
{
    const auto count = std::accumulate(input.shape.begin(), input.shape.end(), std::int64_t{1},
                                       std::multiplies<>());
    return input.shape.size() == 4 && count > 0
        && input.values.size() == static_cast<std::size_t>(count);
}

class TorchNetwork : public Network {
public:
    TorchNetwork(TorchDevice device, std::shared_ptr<NetworkModule> module)
        : m_device(device)
        , m_module(std::move(module))
    {
        m_module->eval();
        for (const auto& entry : m_module->units())
            entry.unit->convert(device.device, inferenceType(device));
    }

    Result<Tensor> run(const Tensor& input) override
    {
        if (!fits(input))
            return failure(ErrorCode::ModelContract, "The input is no batch of pictures");
        return guarded(m_device, [&]() -> Result<Tensor> {
            const c10::InferenceMode inference;
            const auto here = torchFromTensor(input).to(m_device.device, inferenceType(m_device));
            return tensorFromTorch(m_module->forward(here));
        });
    }

private:
    TorchDevice m_device;
    std::shared_ptr<NetworkModule> m_module;
};

/// A network that was exported from Python. Computes in f32: what half precision does to it is not
/// known.
class ScriptNetwork : public Network {
public:
    ScriptNetwork(TorchDevice device, torch::jit::Module module)
        : m_device(device)
        , m_module(std::move(module))
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        if (!fits(input))
            return failure(ErrorCode::ModelContract, "The input is no batch of pictures");
        return guarded(m_device, [&]() -> Result<Tensor> {
            const c10::InferenceMode inference;
            const auto output = m_module.forward({torchFromTensor(input).to(m_device.device)});
            if (!output.isTensor())
                return failure(ErrorCode::ModelContract, "The network's output is not one tensor");
            return tensorFromTorch(output.toTensor());
        });
    }

private:
    TorchDevice m_device;
    torch::jit::Module m_module;
};

class TorchRuntime : public NetworkRuntime {
public:
    explicit TorchRuntime(TorchDevice device)
        : m_device(device)
    {
    }

    std::string version() const override { return torchVersion(); }
    std::string deviceName() const override { return m_device.name(); }
    bool onGpu() const override { return m_device.onGpu(); }

    Result<std::unique_ptr<Network>> load(const std::string& architecture,
                                          const std::filesystem::path& weights) override
    {
        if (!std::filesystem::exists(weights))
            return failure(ErrorCode::ModelMissing, "A file of weights is missing");
        if (architecture == kTorchScript)
            return loadScript(weights);
        auto network = guarded(m_device, [&]() -> Result<std::shared_ptr<NetworkModule>> {
            return makeNetwork(architecture);
        });
        if (!network)
            return tl::make_unexpected(network.error());
        if (!*network)
            return failure(ErrorCode::ModelContract,
                           "Unknown network architecture '" + architecture + "'");
        try {
            if (!readWeights(**network, weights.string()))
                return failure(ErrorCode::ModelContract,
                               "The weights are not those of a " + architecture);
        } catch (const std::exception&) {
            // LibTorch's text is a page of its internals.
            return failure(ErrorCode::ModelDamaged, "A file of weights cannot be read");
        }
        return guarded(m_device, [&]() -> Result<std::unique_ptr<Network>> {
            return std::make_unique<TorchNetwork>(m_device, std::move(*network));
        });
    }

    TrainingRuntime* createTrainingRuntime() override { return makeTorchTraining(m_device); }

private:
    Result<std::unique_ptr<Network>> loadScript(const std::filesystem::path& file) const
    {
        try {
            auto module = torch::jit::load(file.string(), m_device.device);
            module.eval();
            return std::make_unique<ScriptNetwork>(m_device, std::move(module));
        } catch (const std::exception&) {
            return failure(ErrorCode::ModelDamaged, "A TorchScript file cannot be read");
        }
    }

    TorchDevice m_device;
};

} // namespace

} // namespace foramen

extern "C" __attribute__((visibility("default"))) foramen::NetworkRuntime*
foramen_create_runtime(int wantedCudaDevice, char* message, size_t messageSize)
{
    auto device = foramen::TorchDevice::create(wantedCudaDevice);
    if (!device) {
        foramen::tell(device.error().message, message, messageSize);
        return nullptr;
    }
    return new foramen::TorchRuntime(*device);
}
