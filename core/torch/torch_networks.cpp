#include "core/torch/torch_networks.h"

#include <c10/core/InferenceMode.h>
#include <c10/util/accumulate.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/jit.h>
#include <torch/nn/functional/upsampling.h>
#include <torch/script.h>
#include <torch/utils.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Forward = std::function<torch::Tensor(const torch::Tensor&)>;

bool fits(const Tensor& input)
{
    const auto isPositive = [](std::int64_t size) {
        return size > 0;
    };
    return input.shape.size() == 4
        && std::all_of(input.shape.begin(), input.shape.end(), isPositive)
        && input.values.size() == static_cast<std::size_t>(c10::multiply_integers(input.shape));
}

/// Runs a batch through a network in f32 or half precision: as a whole on a GPU, in parts on a CPU.
torch::Tensor forwardInParts(const TorchDevice& device, CpuWorkers* workers, torch::Dtype type,
                             const Tensor& input, const Forward& forward)
{
    const torch::Tensor whole = torchFromTensor(input);
    if (workers == nullptr) {
        const c10::InferenceMode inference;
        return forward(whole.to(device.device, type)).to(torch::kCPU, torch::kFloat);
    }
    constexpr std::int64_t most = 4; // pictures at a time: more do not fit into the cache
    const auto threads = static_cast<std::int64_t>(workers->threads());
    const std::int64_t share = (whole.size(0) + threads - 1) / threads;
    const std::int64_t each = std::min(share, most);
    const std::int64_t parts = (whole.size(0) + each - 1) / each;
    std::vector<torch::Tensor> outputs(static_cast<std::size_t>(parts));
    workers->run(outputs.size(), [&](std::size_t part) {
        const c10::InferenceMode inference;
        const std::int64_t from = static_cast<std::int64_t>(part) * each;
        const std::int64_t count = std::min(each, whole.size(0) - from);
        outputs[part] = forward(whole.narrow(0, from, count).to(type)).to(torch::kFloat);
    });
    const c10::InferenceMode inference;
    return torch::cat(outputs);
}

/// One of our own networks, ready for inference.
class TorchNetwork : public Network {
public:
    TorchNetwork(TorchDevice device, std::shared_ptr<CpuWorkers> workers,
                 std::shared_ptr<NetworkModule> module)
        : m_device(device)
        , m_workers(std::move(workers))
        , m_module(std::move(module))
    {
        m_module->eval();
        for (const auto& entry : m_module->units())
            entry.unit->convert(device.device, device.type);
    }

    Result<Tensor> run(const Tensor& input) override
    {
        if (!fits(input))
            return failure(ErrorCode::ModelContract, ReasonCode::InputNoBatch);
        return guarded(m_device, [&]() -> Result<Tensor> {
            return tensorFromTorch(
                forwardInParts(m_device, m_workers.get(), m_device.type, input,
                               [this](const torch::Tensor& x) { return m_module->forward(x); }));
        });
    }

    Result<Tensor> explain(const Tensor& input, std::size_t output) override
    {
        if (!fits(input) || input.shape.front() != 1)
            return failure(ErrorCode::ModelContract, ReasonCode::InputNotOnePicture);
        return guarded(m_device, [&]() -> Result<Tensor> {
            const auto here = torchFromTensor(input).to(m_device.device, m_device.type);
            std::vector<torch::Tensor> features;
            const auto scores = m_module->forwardWithFeatures(here, features);
            if (features.empty() || scores.dim() != 2
                || static_cast<std::int64_t>(output) >= scores.size(1))
                return failure(ErrorCode::Unsupported, ReasonCode::OnlyGradersExplained);
            const auto score = scores[0][static_cast<std::int64_t>(output)].to(torch::kFloat);
            const auto gradients = torch::autograd::grad({score}, features);
            return tensorFromTorch(mapOf(features, gradients, here.size(2), here.size(3)));
        });
    }

private:
    /// Grad-CAM with the gradient at each place of the features (LayerCAM), summed over the blocks:
    /// coarse blocks know what matters, fine ones give the exact place.
    static torch::Tensor mapOf(const std::vector<torch::Tensor>& features,
                               const std::vector<torch::Tensor>& gradients, std::int64_t rows,
                               std::int64_t columns)
    {
        const torch::NoGradGuard noGradient;
        auto sum = torch::zeros({rows, columns});
        for (std::size_t i = 0; i < features.size(); ++i) {
            const auto weighted = features[i].to(torch::kCPU, torch::kFloat)
                * gradients[i].to(torch::kCPU, torch::kFloat).clamp_min(0);
            const auto map = weighted.sum(1, true).clamp_min(0);
            const auto full = torch::upsample_bilinear2d(map, {rows, columns}, false)[0][0];
            const double most = full.max().item<double>();
            if (most > 0)
                sum += full / most;
        }
        return sum;
    }

    TorchDevice m_device;
    std::shared_ptr<CpuWorkers> m_workers;
    std::shared_ptr<NetworkModule> m_module;
};

/// A TorchScript network, ready for inference.
class ScriptNetwork : public Network {
public:
    ScriptNetwork(TorchDevice device, std::shared_ptr<CpuWorkers> workers,
                  torch::jit::Module module)
        : m_device(device)
        , m_workers(std::move(workers))
        , m_module(std::move(module))
        , m_type(device.typeDemanded ? device.type : torch::kFloat)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        if (!fits(input))
            return failure(ErrorCode::ModelContract, ReasonCode::InputNoBatch);
        auto output = guarded(m_device, [&]() -> Result<Tensor> {
            bool isTensor = true;
            const auto result = forwardInParts(m_device, m_workers.get(), m_type, input,
                                               [&](const torch::Tensor& x) -> torch::Tensor {
                                                   const auto y = forward(x);
                                                   if (y.isTensor())
                                                       return y.toTensor();
                                                   isTensor = false;
                                                   return torch::zeros({x.size(0)});
                                               });
            if (!isTensor)
                return failure(ErrorCode::ModelContract, ReasonCode::OutputNotOneTensor);
            return tensorFromTorch(result);
        });
        if (output || output.error().code == ErrorCode::ModelContract || m_device.onGpu())
            return output;
        return failure(ErrorCode::ModelContract, ReasonCode::NetworkFailsOnInput,
                       lastLineOf(output.error().message));
    }

private:
    /// LibTorch's message about a failing script is a page of its source, with the reason at the
    /// end.
    static std::string lastLineOf(const std::string& text)
    {
        const auto end = text.find_last_not_of(" \n");
        const auto begin = text.find_last_of('\n', end);
        constexpr std::size_t most = 200;
        const std::size_t from = begin == std::string::npos ? 0 : begin + 1;
        return text.substr(from, std::min(most, end + 1 - from));
    }

    torch::jit::IValue forward(const torch::Tensor& input)
    {
        std::vector<torch::jit::IValue> arguments{input};
        return m_module.forward(std::move(arguments));
    }

    TorchDevice m_device;
    std::shared_ptr<CpuWorkers> m_workers;
    torch::jit::Module m_module;
    torch::Dtype m_type;
};

/// Freezing folds constants and fuses layers, which halves the time. Modules that cannot be frozen
/// run unchanged.
torch::jit::Module frozen(const torch::jit::Module& module)
{
    try {
        return torch::jit::freeze(module);
    } catch (const std::exception&) {
        return module;
    }
}

} // namespace

Result<std::unique_ptr<Network>> makeTorchNetwork(const TorchDevice& device,
                                                  std::shared_ptr<CpuWorkers> workers,
                                                  std::shared_ptr<NetworkModule> module)
{
    return guarded(device, [&]() -> Result<std::unique_ptr<Network>> {
        return std::make_unique<TorchNetwork>(device, std::move(workers), std::move(module));
    });
}

Result<std::unique_ptr<Network>> loadScriptNetwork(const TorchDevice& device,
                                                   std::shared_ptr<CpuWorkers> workers,
                                                   const std::filesystem::path& file)
{
    try {
        auto module = torch::jit::load(file.string(), device.device);
        module.eval();
        if (device.typeDemanded)
            module.to(device.type);
        return std::make_unique<ScriptNetwork>(device, std::move(workers), frozen(module));
    } catch (const std::exception&) {
        // LibTorch's message is a page of its internals.
        return failure(ErrorCode::ModelDamaged, ReasonCode::NoTorchScript);
    }
}

} // namespace foramen
