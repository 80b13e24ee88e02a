#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/base/result.h"
#include "core/training/learner/training_runtime.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace foramen {

/// How far the training of a network has come.
struct Progress {
    std::int64_t step = 0; ///< steps done
    double seconds = 0;
    std::int64_t validations = 0; ///< of those planned, those whose time has come
    /// With patience only: the least validation, and how many there were since.
    struct Best {
        double validation = 0;
        std::int64_t step = 0;
        int since = 0;
    };
    std::optional<Best> best;
};

/// What resuming a network needs, below checkpoints/ in the model folder: a state of the learner,
/// the progress that belongs to it, the best weights so far. A crash while it is written leaves the
/// checkpoint before.
class Checkpoint {
public:
    Checkpoint(const std::filesystem::path& modelFolder, NetworkRole role,
               std::string architecture);

    [[nodiscard]] Result<void> write(Learner& learner, const Progress& progress) const;
    /// Reads progress and the learner's state. @return none when there is no checkpoint;
    /// InvalidArgument when it is of another architecture, Corrupt when it is damaged.
    [[nodiscard]] Result<std::optional<Progress>> read(Learner& learner) const;

    [[nodiscard]] Result<void> writeBestWeights(Learner& learner) const;
    /// Puts the best weights where the model's are.
    [[nodiscard]] Result<void> copyBestWeights(const std::filesystem::path& to) const;

private:
    [[nodiscard]] std::filesystem::path file(const std::string& suffix) const;
    void removeOtherStates(const std::filesystem::path& kept) const;

    std::filesystem::path m_folder;
    NetworkRole m_role;
    std::string m_architecture;
};

} // namespace foramen
