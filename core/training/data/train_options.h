#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace foramen {

/// What a grader is: a small network of our own that a CPU trains in minutes, or a residual network
/// for large sets of images and a GPU.
enum class Backbone { Small, Resnet18, Resnet50 };
/// "small", "resnet18", "resnet50". @return InvalidArgument for others.
[[nodiscard]] Result<Backbone> backboneFromText(const std::string& text);

struct TrainOptions {
    std::filesystem::path out; ///< the model folder; made when absent
    std::vector<NetworkRole> networks{kNetworkRoles.begin(), kNetworkRoles.end()};
    Backbone backbone = Backbone::Small; ///< of the graders
    double minutes = 10; ///< for each network; 0 trains nothing and measures what is there
    /// So many for each network, however long they take: then a run that was interrupted and
    /// resumed gives the weights of an uninterrupted one (on the CPU). 0: as many as the minutes
    /// allow.
    std::int64_t steps = 0;
    int batchSize = 32;
    double learningRate = 3e-3; ///< the highest; falls to 0 along a cosine
    std::uint64_t seed = 1;
    int folds = 10; ///< one of so many parts, alike in severity, is kept apart for validation...
    int fold = 0; ///< ...this one
    int validations = 10; ///< of each network while it learns, evenly spread; 0 for none
    /// A network stops after so many validations without a better one, and its best weights are
    /// kept. 0: it goes on to the end, and its last weights are kept.
    int patience = 0;
    bool resume = false; ///< go on from the checkpoints in the folder
    int threads = 2; ///< that prepare pictures, beside LibTorch's own
    DeviceChoice device;
    std::vector<int> moreGpus; ///< CUDA devices that share each batch with that one
    std::string name = "foramen-lumbar"; ///< of the model, for its card
    std::string version = "1";
    /// Hears after each step how things stand, to be shown beside a progress bar: "canal_grader:
    /// loss 0.41, validation 0.52". May be empty.
    std::function<void(const std::string&)> status;
};

/// The devices of a training: as deviceFromText(), and "cuda:0,1" for several GPUs.
/// @return InvalidArgument for other texts and for a GPU that is named twice.
[[nodiscard]] Result<void> setDevices(TrainOptions& options, const std::string& text);

} // namespace foramen
