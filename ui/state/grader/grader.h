#pragma once

#include "core/ai/grading/explanation.h"
#include "core/ai/grading/predictor.h"
#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"
#include "core/base/task.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace foramen {

/// Interface of what grades a study: the Predictor, or a fake in tests. Made and used on a worker
/// thread, by one caller at a time.
class Grader {
public:
    virtual ~Grader() = default;
    /// Checksum of the model's weights; known before load().
    [[nodiscard]] virtual std::string modelSha256() const = 0;
    /// Loads the model, if that is not done; called before each grade(). The functions below need
    /// it. @param task  stops when the model is not needed any more.
    [[nodiscard]] virtual Result<void> load(const Task& task) = 0;
    [[nodiscard]] virtual ModelIdentity identity() const = 0;
    /// Why another device than the requested one is used; empty otherwise.
    [[nodiscard]] virtual Reason deviceRemark() const = 0;
    [[nodiscard]] virtual Result<Grading>
    grade(const PredictorInput& input, const PredictorEvents& events, const Task& task) = 0;
    /// Where on the pictures a grade came from; see Predictor::explain().
    /// @return Unsupported where the grader cannot tell.
    [[nodiscard]] virtual Result<Explanation> explain(const PredictorInput& input,
                                                      const Finding& finding, const Task& task);
};

/// @param modelFolder empty: the default one.
using GraderFactory = std::function<Result<std::unique_ptr<Grader>>(
    const std::filesystem::path& modelFolder, DeviceChoice device)>;

/// The grader of the product: a Predictor whose networks run in a process of their own, for as long
/// as the grader lives.
[[nodiscard]] Result<std::unique_ptr<Grader>>
makePredictorGrader(const std::filesystem::path& modelFolder, DeviceChoice device);

} // namespace foramen
