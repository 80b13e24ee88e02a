#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The architecture of the graders: a small network that a CPU trains in minutes, measures of
/// brightness without a network (foramina only), or a residual network for large data sets and a
/// GPU.
enum class Backbone { Small, Measures, Resnet18, Resnet50 };
/// "small", "measures", "resnet18", "resnet50". @return InvalidArgument for others.
[[nodiscard]] Result<Backbone> backboneFromText(const std::string& text);

/// The options of a training.
struct TrainOptions {
    std::filesystem::path out; ///< the model folder; made when absent
    std::vector<NetworkRole> networks{kNetworkRoles.begin(), kNetworkRoles.end()};
    /// A folder of pictures with masks for the segmenter (mask_folder.h), besides the source's
    /// studies; empty: none.
    std::filesystem::path masks{};
    Backbone backbone = Backbone::Small; ///< of the graders; without a model to begin from
    /// The model whose weights the networks begin with, in place of random ones. They keep its
    /// architectures, and their normalisation stays as it is in the weights. Networks that are not
    /// trained are copied from it into a folder that lacks them.
    std::optional<ModelBundle> from;
    double minutes = 10; ///< for each network; 0 trains nothing and measures the existing weights
    /// The number of steps for each network, independent of time: then a run that was interrupted
    /// and resumed gives the same weights as an uninterrupted one (on the CPU). 0: as many as the
    /// minutes allow.
    std::int64_t steps = 0;
    int batchSize = 32;
    double learningRate = 3e-3; ///< the highest; falls to 0 along a cosine
    std::uint64_t seed = 1;
    int folds =
        10; ///< one of this many parts, with similar severities, is held out for validation:
    int fold = 0; ///< the index of that part
    int validations = 10; ///< of each network in training, at equal intervals; 0 for none
    /// A network stops after this many validations without improvement, and its best weights are
    /// kept. 0: it trains to the end, and its last weights are kept.
    int patience = 0;
    bool resume = false; ///< go on from the checkpoints in the folder
    int threads = 2; ///< that prepare pictures, in addition to LibTorch's own
    DeviceChoice device;
    std::vector<int> moreGpus; ///< CUDA devices that share each batch with that one
    std::string name = "foramen-lumbar"; ///< of the model, for its card
    std::string version = "1";
    /// Called after each step with a status text for a progress bar: "canal_grader: loss 0.41,
    /// validation 0.52". May be empty.
    std::function<void(const std::string&)> status;
};

/// The devices of a training: as deviceFromText(), and "cuda:0,1" for several GPUs.
/// @return InvalidArgument for other texts and for a GPU that is listed twice.
[[nodiscard]] Result<void> setDevices(TrainOptions& options, const std::string& text);

} // namespace foramen
