#pragma once

#include "core/ai/model_bundle.h"
#include "core/ai/network_runtime.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/training/training_study.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace foramen {

struct TrainOptions {
    std::filesystem::path out; ///< the model folder; made when absent
    std::vector<NetworkRole> networks{kNetworkRoles.begin(), kNetworkRoles.end()};
    double minutes = 10; ///< for each network; 0 trains nothing and measures what is there
    /// So many for each network, however long they take: then a run that was interrupted and
    /// resumed gives the weights of an uninterrupted one (on the CPU). 0: as many as the minutes
    /// allow.
    std::int64_t steps = 0;
    int batchSize = 32;
    double learningRate = 3e-3; ///< the highest; falls to 0 along a cosine
    std::uint64_t seed = 1;
    int folds = 10; ///< every folds-th study is kept apart for validation...
    int fold = 0; ///< ...from this one on
    bool resume = false; ///< go on from the checkpoints in the folder
    int threads = 2; ///< that prepare pictures, beside LibTorch's own
    DeviceChoice device;
    std::string name = "foramen-lumbar"; ///< of the model, for its card
    std::string version = "1";
};

/// Trains networks and writes a model folder: weights, card.json, log.csv (network, step, seconds,
/// loss, learning rate) and, below checkpoints/, what resuming needs. Networks of the folder that
/// are not among @p options.networks stay as they are. Weights are measured on the studies kept
/// apart.
/// @param say  receives a line for the user now and then.
/// @return RuntimeMissing, DeviceFailed, NotWritable, Cancelled (checkpoints are written), or the
/// source's failure.
[[nodiscard]] Result<void> trainModel(const StudySource& source, const TrainOptions& options,
                                      const std::function<void(const std::string&)>& say,
                                      const Task& task = {});

} // namespace foramen
