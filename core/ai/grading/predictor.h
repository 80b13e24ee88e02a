#pragma once

#include "core/ai/grading/explanation.h"
#include "core/ai/grading/grading_events.h"
#include "core/ai/grading/predictor_input.h"
#include "core/ai/model/runtime_choice.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/spine/finding.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// Grades a study: owns a model and its networks, localises levels and sites and grades them. Used
/// by one thread at a time. When a GPU fails, it falls back to the CPU once and says so in the
/// problems of the grading.
class Predictor {
public:
    /// Reads the model folder (card.json and weights, checksums verified) and loads the runtime and
    /// networks.
    /// @param loader  decides where the networks run.
    /// @return ModelMissing, ModelDamaged, ModelContract, RuntimeMissing, DeviceFailed.
    [[nodiscard]] static Result<std::unique_ptr<Predictor>>
    create(const std::filesystem::path& modelFolder, DeviceChoice device,
           const RuntimeLoader& loader);
    ~Predictor();

    [[nodiscard]] ModelIdentity identity() const;
    /// Why the device is not the requested one; empty when it is.
    [[nodiscard]] Reason deviceRemark() const;

    /// Grades one study. All 25 findings are set: those that cannot be graded are refused with a
    /// reason and carry the prior.
    [[nodiscard]] Result<Grading>
    predict(const PredictorInput& input, const PredictorEvents& events = {}, const Task& task = {});

    /// Explains a grade of the last study: a map over the crop that was graded. Takes some
    /// hundredths of a second; up to a few seconds for TorchScript networks.
    /// @param input  what predict() was given. @param finding  one that was graded.
    /// @param severity  the grade to explain, usually likeliest(finding.probabilities).
    /// @return NotFound for a refused finding.
    [[nodiscard]] Result<Explanation> explain(const PredictorInput& input, const Finding& finding,
                                              Severity severity, const Task& task = {});

    /// Stages of the last predict(), in order; after the first predict() they include loading.
    [[nodiscard]] const std::vector<StageTime>& stageTimes() const;

private:
    struct Private;
    explicit Predictor(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
