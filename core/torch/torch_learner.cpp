#include "core/torch/torch_learner.h"

#include "core/ai/model/network_contract.h"
#include "core/torch/architectures.h"
#include "core/torch/network.h"
#include "core/torch/torch_device.h"
#include "core/torch/torch_losses.h"
#include "core/torch/torch_replicas.h"
#include "core/training/learner/training_runtime.h"

#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>
#include <torch/serialize/input-archive.h>
#include <torch/serialize/output-archive.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr double kWeightDecay = 0.02;
constexpr double kLargestGradient = 5; ///< norm of all gradients together

/// A network with the weights that its training begins with. Weights of a model make it one without
/// normalisation, which a few studies could only unsettle. Throws c10::Error.
/// @return nullptr for an unknown architecture and for weights of another one.
std::shared_ptr<NetworkModule> begunNetwork(const LearnerOptions& options)
{
    auto network = makeNetwork(options.architecture);
    if (network && !options.from.empty() && !readWeights(*network, options.from.string()))
        return nullptr;
    return network;
}

/// A network in training, with its optimiser and its replicas.
class TorchLearner : public Learner {
public:
    TorchLearner(std::vector<TorchDevice> devices, std::shared_ptr<NetworkModule> network,
                 const LearnerOptions& options)
        : m_device(devices.front())
        , m_network(network)
        , m_replicas(std::move(devices), std::move(network), [&] { return begunNetwork(options); })
        , m_seed(options.seed)
        , m_output(outputOf(options.architecture))
    {
        m_optimiser = std::make_unique<torch::optim::AdamW>(
            m_network->parameters(), torch::optim::AdamWOptions().weight_decay(kWeightDecay));
    }

    Result<double> step(const TrainingBatch& batch, double learningRate) override
    {
        return guarded(m_device, [&]() -> Result<double> {
            if (batch.input.shape.front() < static_cast<std::int64_t>(m_replicas.count()))
                return failure(ErrorCode::InvalidArgument,
                               "A batch has fewer pictures than there are devices");
            // Each step has its own random numbers, so that a resumed run has the same dropout as
            // an uninterrupted one.
            torch::manual_seed(m_seed * 1000003 + static_cast<std::uint64_t>(m_steps));
            for (auto& group : m_optimiser->param_groups())
                static_cast<torch::optim::AdamWOptions&>(group.options()).lr(learningRate);
            m_optimiser->zero_grad();
            const double value =
                m_replicas.backward(torchBatch(batch, m_output), lossOf(m_output), trainingType());
            if (!std::isfinite(value))
                return failure(ErrorCode::Internal, "The loss is no longer finite");
            torch::nn::utils::clip_grad_norm_(m_network->parameters(), kLargestGradient);
            m_optimiser->step();
            m_replicas.share();
            ++m_steps;
            return value;
        });
    }

    Result<Tensor> run(const Tensor& input) override
    {
        return guarded(m_device, [&]() -> Result<Tensor> {
            const torch::NoGradGuard noGradient;
            m_network->eval();
            return tensorFromTorch(m_network->forward(torchFromTensor(input).to(m_device.device)));
        });
    }

    Result<void> writeWeights(const std::filesystem::path& file) override
    {
        return guarded(m_device, [&]() -> Result<void> {
            foramen::writeWeights(*m_network, file.string());
            return {};
        });
    }

    Result<void> saveState(const std::filesystem::path& file) override
    {
        return guarded(m_device, [&]() -> Result<void> {
            torch::serialize::OutputArchive archive;
            torch::serialize::OutputArchive network;
            torch::serialize::OutputArchive optimiser;
            m_network->save(network);
            m_optimiser->save(optimiser);
            archive.write("network", network);
            archive.write("optimiser", optimiser);
            archive.write("steps", torch::tensor(m_steps));
            writeArchive(archive, file.string());
            return {};
        });
    }

    Result<void> loadState(const std::filesystem::path& file) override
    {
        return guarded(m_device, [&]() -> Result<void> {
            torch::serialize::InputArchive archive;
            archive.load_from(file.string(), m_device.device);
            torch::serialize::InputArchive network;
            torch::serialize::InputArchive optimiser;
            archive.read("network", network);
            archive.read("optimiser", optimiser);
            m_network->load(network);
            m_optimiser->load(optimiser);
            m_replicas.share();
            torch::Tensor steps;
            archive.read("steps", steps);
            m_steps = steps.item<std::int64_t>();
            return {};
        });
    }

private:
    static Replicas::Loss lossOf(NetworkOutput output)
    {
        return output == NetworkOutput::Grades ? graderLoss
            : output == NetworkOutput::Classes ? segmenterLoss
                                               : localiserLoss;
    }

    /// bf16 where it is faster; weights, loss and optimiser stay f32.
    torch::Dtype trainingType() const
    {
        return m_device.onGpu() || cpuHasBfloat16() ? torch::kBFloat16 : torch::kFloat;
    }

    TorchDevice m_device; ///< the first
    std::shared_ptr<NetworkModule> m_network; ///< on the first device
    Replicas m_replicas;
    std::uint64_t m_seed = 1;
    std::int64_t m_steps = 0; ///< done
    NetworkOutput m_output = NetworkOutput::Maps;
    std::unique_ptr<torch::optim::AdamW> m_optimiser;
};

/// Makes learners on the devices of a module.
class TorchTraining : public TrainingRuntime {
public:
    explicit TorchTraining(TorchDevice device)
        : m_device(device)
    {
    }

    std::string version() const override { return torchVersion(); }
    std::string deviceName() const override { return m_device.name(); }

    Result<std::unique_ptr<Learner>> create(const LearnerOptions& options) override
    {
        return guarded(m_device, [&]() -> Result<std::unique_ptr<Learner>> {
            torch::manual_seed(options.seed);
            auto network = firstNetwork(options);
            if (!network)
                return tl::make_unexpected(network.error());
            auto devices = devicesOf(options);
            if (!devices)
                return tl::make_unexpected(devices.error());
            return std::make_unique<TorchLearner>(std::move(*devices), std::move(*network),
                                                  options);
        });
    }

private:
    [[nodiscard]] static Result<std::shared_ptr<NetworkModule>>
    firstNetwork(const LearnerOptions& options)
    {
        if (!makeNetwork(options.architecture))
            return failure(ErrorCode::InvalidArgument,
                           "Unknown network architecture '" + options.architecture + "'");
        try {
            if (auto network = begunNetwork(options))
                return network;
            return failure(ErrorCode::ModelContract, ReasonCode::WeightsOfOtherNetwork,
                           options.architecture);
        } catch (const std::exception&) {
            // LibTorch's message is a page of its internals.
            return failure(ErrorCode::ModelDamaged, ReasonCode::WeightsFileNotReadable);
        }
    }

    /// The devices that share each batch. @return DeviceFailed when one does not respond.
    [[nodiscard]] Result<std::vector<TorchDevice>> devicesOf(const LearnerOptions& options) const
    {
        std::vector<TorchDevice> devices;
        for (const int index : options.devices) {
            const auto device = TorchDevice::create(index, Precision::Auto);
            if (!device)
                return tl::make_unexpected(device.error());
            if (device->onGpu() != m_device.onGpu())
                return failure(ErrorCode::InvalidArgument,
                               "A batch is shared among GPUs, not with the CPU");
            devices.push_back(*device);
        }
        if (devices.empty())
            devices.push_back(m_device);
        return devices;
    }

    TorchDevice m_device;
};

} // namespace

TrainingRuntime* makeTorchTraining(const TorchDevice& device)
{
    return new TorchTraining(device);
}

} // namespace foramen
