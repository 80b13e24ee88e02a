#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/base/result.h"
#include "core/training/learner/training_runtime.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace foramen {

/// The progress of the training of a network.
struct Progress {
    std::int64_t step = 0; ///< steps done
    double seconds = 0;
    std::int64_t validations = 0; ///< number of planned validations that are due so far
    /// With patience only: the best validation, and the number of validations since then.
    struct Best {
        double validation = 0;
        std::int64_t step = 0;
        int since = 0;
    };
    std::optional<Best> best;
};

/// The files for resuming a network, in checkpoints/ of the model folder: a state of the learner,
/// its progress, and the best weights so far. After a crash while writing, the previous checkpoint
/// is still valid.
class Checkpoint {
public:
    /// @param from  SHA-256 of the weights that the training began with; empty for random ones.
    Checkpoint(const std::filesystem::path& modelFolder, NetworkRole role, std::string architecture,
               std::string from = {});

    [[nodiscard]] Result<void> write(Learner& learner, const Progress& progress) const;
    /// Reads progress and the learner's state. @return none when there is no checkpoint;
    /// InvalidArgument when it is of another architecture or began with other weights, Corrupt when
    /// it is damaged.
    [[nodiscard]] Result<std::optional<Progress>> read(Learner& learner) const;

    [[nodiscard]] Result<void> writeBestWeights(Learner& learner) const;
    /// Copies the best weights to the model's file.
    [[nodiscard]] Result<void> copyBestWeights(const std::filesystem::path& to) const;

private:
    [[nodiscard]] std::filesystem::path file(const std::string& suffix) const;
    void removeOtherStates(const std::filesystem::path& kept) const;

    std::filesystem::path m_folder;
    NetworkRole m_role;
    std::string m_architecture;
    std::string m_from;
};

} // namespace foramen
