#pragma once

#include "app/cli/grade/shard.h"
#include "app/cli/grade/study_grader.h"
#include "app/cli/pacs/node_options.h"
#include "core/ai/grading/predictor.h"
#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// The options of `foramen-cli grade --from`.
struct WorkerOptions {
    NodeOptions node;
    std::string since; ///< a day
    std::string until; ///< a day; empty: no end
    std::string modality = "MR";
    std::filesystem::path state;
    bool sends = false;
    bool retrievesByMove = false;
    int ownPort = 0;
    int limit = 0; ///< studies to grade in a round; 0: all
    int every = 0; ///< s from one round to the next; 0: one round

    [[nodiscard]] bool isChosen() const { return !node.from.empty(); }
};

/// Adds these options to a subcommand. @p options must outlive it.
void addWorkerOptions(CLI::App& command, WorkerOptions& options);

/// How a worker grades, and what it leaves on this machine.
struct WorkerGrading {
    std::function<Result<std::unique_ptr<Predictor>>()> openPredictor;
    StudyGradingOptions options;
    Shard shard;
    std::vector<std::string> formats; ///< of the files below out
    std::filesystem::path out; ///< empty: none
    bool json = false;
};

/// Grades the studies of an archive that this model did not grade yet, and sends the results back
/// if that is chosen. @return the exit status.
[[nodiscard]] int runWorker(const WorkerOptions& options, const WorkerGrading& grading);

} // namespace foramen
