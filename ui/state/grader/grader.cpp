#include "ui/state/grader/grader.h"

#include "core/ai/model/installed_model.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_loader.h"

#include <utility>

namespace foramen {

namespace {

/// Grades with the Predictor of core/ai/grading.
class PredictorGrader : public Grader {
public:
    PredictorGrader(std::filesystem::path folder, DeviceChoice device, std::string sha256)
        : m_folder(std::move(folder))
        , m_device(device)
        , m_sha256(std::move(sha256))
    {
    }

    std::string modelSha256() const override { return m_sha256; }

    Result<void> load() override
    {
        if (m_predictor)
            return {};
        auto predictor = Predictor::create(m_folder, m_device, loadRuntime);
        if (!predictor)
            return tl::make_unexpected(predictor.error());
        m_predictor = std::move(*predictor);
        return {};
    }

    ModelIdentity identity() const override { return m_predictor->identity(); }
    Reason deviceRemark() const override { return m_predictor->deviceRemark(); }

    Result<Grading> grade(const PredictorInput& input, const PredictorEvents& events,
                          const Task& task) override
    {
        return m_predictor->predict(input, events, task);
    }

    Result<Explanation> explain(const PredictorInput& input, const Finding& finding,
                                const Task& task) override
    {
        return m_predictor->explain(input, finding, likeliest(finding.probabilities), task);
    }

private:
    std::filesystem::path m_folder;
    DeviceChoice m_device;
    std::string m_sha256;
    std::unique_ptr<Predictor> m_predictor; ///< LibTorch is loaded when something is graded
};

} // namespace

Result<Explanation> Grader::explain(const PredictorInput&, const Finding&, const Task&)
{
    return failure(ErrorCode::Unsupported, ReasonCode::GraderUnexplained);
}

Result<std::unique_ptr<Grader>> makePredictorGrader(const std::filesystem::path& modelFolder,
                                                    DeviceChoice device)
{
    std::filesystem::path folder = modelFolder;
    if (folder.empty()) {
        auto found = defaultModelFolder();
        if (!found)
            return tl::make_unexpected(found.error());
        folder = *found;
    }
    const auto bundle = loadModelBundle(folder);
    if (!bundle)
        return tl::make_unexpected(bundle.error());
    return std::make_unique<PredictorGrader>(folder, device, bundle->sha256);
}

} // namespace foramen
