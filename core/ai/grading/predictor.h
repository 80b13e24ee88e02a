#pragma once

#include "core/ai/grading/explanation.h"
#include "core/ai/grading/grading_events.h"
#include "core/ai/grading/predictor_input.h"
#include "core/ai/model/runtime_loader.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/spine/finding.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// Localises levels and sites and grades them. Owns the networks; used by one thread at a time.
/// Falls back from a failing GPU to the CPU once and says so among the problems.
class Predictor {
public:
    /// Reads the model folder (card.json and weights, checksums verified) and loads the runtime and
    /// networks.
    /// @return ModelMissing, ModelDamaged, ModelContract, RuntimeMissing, DeviceFailed.
    [[nodiscard]] static Result<std::unique_ptr<Predictor>>
    create(const std::filesystem::path& modelFolder, DeviceChoice device,
           RuntimeLoader loader = loadRuntime);
    ~Predictor();

    [[nodiscard]] ModelIdentity identity() const;
    /// Why the device is not the one wished for; empty when it is.
    [[nodiscard]] Reason deviceRemark() const;

    /// Grades one study. All 25 findings are set: those that cannot be graded are refused with the
    /// reason and carry the prior.
    [[nodiscard]] Result<Grading>
    predict(const PredictorInput& input, const PredictorEvents& events = {}, const Task& task = {});

    /// Where on the pictures a grade of the last study came from: a map over the crop that was
    /// graded. Takes some hundredths of a second, for networks of other makers up to a few seconds.
    /// @param input  what predict() was given. @param finding  one that was graded.
    /// @param severity  the grade to explain, mostly likeliest(finding.probabilities).
    /// @return NotFound for a refused finding.
    [[nodiscard]] Result<Explanation> explain(const PredictorInput& input, const Finding& finding,
                                              Severity severity, const Task& task = {});

    /// Stages of the last predict(), in order; loading is among those of the first.
    [[nodiscard]] const std::vector<StageTime>& stageTimes() const;

private:
    struct Private;
    explicit Predictor(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
