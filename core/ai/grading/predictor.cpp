#include "core/ai/grading/predictor.h"

#include "core/ai/grading/grader_pass.h"
#include "core/ai/grading/grading_run.h"
#include "core/ai/model/engine.h"
#include "core/base/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <string_view>
#include <utility>

namespace foramen {

/// The model, its networks on a device, and the times of the last grading.
struct Predictor::Private {
    ModelBundle model;
    Engine engine;
    std::vector<StageTime> loadTimes; ///< reported once
    std::vector<StageTime> times;
};

namespace {

const std::vector<VolumePtr>& volumesOf(const PredictorInput& input, Condition condition)
{
    if (isForaminal(condition))
        return input.sagittalT1;
    return isSubarticular(condition) ? input.axialT2 : input.sagittalT2;
}

} // namespace

Predictor::Predictor(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Predictor::~Predictor() = default;

Result<std::unique_ptr<Predictor>> Predictor::create(const std::filesystem::path& modelFolder,
                                                     DeviceChoice device,
                                                     const RuntimeLoader& loader)
{
    const auto start = std::chrono::steady_clock::now();
    auto model = loadModelBundle(modelFolder);
    if (!model)
        return tl::make_unexpected(model.error());
    auto engine = Engine::create(*model, device, loader);
    if (!engine)
        return tl::make_unexpected(engine.error());
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double runtime = engine->times().loadRuntime;
    auto d = std::make_unique<Private>(
        Private{std::move(*model),
                std::move(*engine),
                {{"load LibTorch", runtime}, {"load model", seconds - runtime}},
                {}});
    return std::unique_ptr<Predictor>(new Predictor(std::move(d)));
}

ModelIdentity Predictor::identity() const
{
    return {m_d->model.name,          m_d->model.version,    m_d->model.sha256,
            m_d->engine.deviceName(), m_d->engine.version(), {}};
}

Reason Predictor::deviceRemark() const
{
    return m_d->engine.remark();
}

Result<Grading> Predictor::predict(const PredictorInput& input, const PredictorEvents& events,
                                   const Task& task)
{
    const std::string date = timeNow();
    GradingRun run(m_d->model, m_d->engine, events, task);
    auto grading = run.run(input);
    m_d->times = std::move(m_d->loadTimes);
    m_d->loadTimes.clear(); // paid once
    m_d->times.insert(m_d->times.end(), run.stageTimes().begin(), run.stageTimes().end());
    if (!grading)
        return grading;
    grading->model = identity();
    grading->model.date = date;
    return grading;
}

Result<Explanation> Predictor::explain(const PredictorInput& input, const Finding& finding,
                                       Severity severity, const Task& task)
{
    const auto graded = cropOf(finding, volumesOf(input, finding.site.condition));
    if (!graded)
        return tl::make_unexpected(graded.error());
    const GraderCrop& crop = graded->crop;
    Explanation result{.site = finding.site,
                       .severity = severity,
                       .size = kCropSize,
                       .frame = crop.frame,
                       .seriesInstanceUid = graded->seriesInstanceUid,
                       .sopInstanceUid = graded->sopInstanceUid};
    const NetworkRole role = graderOf(finding.site.condition);
    auto map = m_d->engine.explain(role, {{1, kCropSlices, kCropSize, kCropSize}, crop.values},
                                   static_cast<std::size_t>(severity));
    if (map) {
        result.values = std::move(map->values);
        if (result.values.size() != std::size_t{kCropSize} * kCropSize)
            return failure(ErrorCode::Internal, ReasonCode::ExplanationSize);
        const float most = *std::max_element(result.values.begin(), result.values.end());
        for (float& value : result.values)
            value = most > 0 ? value / most : 0;
        return result;
    }
    if (map.error().code != ErrorCode::Unsupported)
        return tl::make_unexpected(map.error());
    const auto grade = [&](const std::vector<std::vector<float>>& crops) {
        return gradeCrops(m_d->engine, m_d->model, role, crops,
                          std::vector<Site>(crops.size(), finding.site));
    };
    auto occlusion = occlusionMap(crop.values, severity, grade, task);
    if (!occlusion)
        return tl::make_unexpected(occlusion.error());
    result.method = ExplanationMethod::Occlusion;
    result.values = std::move(*occlusion);
    return result;
}

const std::vector<StageTime>& Predictor::stageTimes() const
{
    return m_d->times;
}

} // namespace foramen
