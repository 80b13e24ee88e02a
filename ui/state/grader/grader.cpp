#include "ui/state/grader/grader.h"

#include "core/ai/model/installed_model.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/network_process/network_process.h"

#include <cstdint>
#include <type_traits>
#include <utility>

namespace foramen {

namespace {

/// Grades with the Predictor of core/ai/grading, its networks in a process of their own.
class PredictorGrader : public Grader {
public:
    PredictorGrader(std::filesystem::path folder, DeviceChoice device, std::string sha256)
        : m_folder(std::move(folder))
        , m_device(device)
        , m_sha256(std::move(sha256))
        , m_networks(std::make_shared<NetworkProcess>())
    {
    }

    std::string modelSha256() const override { return m_sha256; }

    Result<void> load(const Task& task) override
    {
        if (m_predictor && m_networks->isRunning())
            return {};
        m_predictor.reset();
        m_networks->setStop(task.stop);
        auto predictor = Predictor::create(m_folder, m_device, processLoader(m_networks));
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
        return requested(task, [&] { return m_predictor->predict(input, events, task); });
    }

    Result<Explanation> explain(const PredictorInput& input, const Finding& finding,
                                const Task& task) override
    {
        return requested(task, [&] {
            return m_predictor->explain(input, finding, likeliest(finding.probabilities), task);
        });
    }

private:
    /// The result of a request. The process may have been killed while it waited for one, which
    /// nobody has noticed: then the request is made once more, to a new process.
    template <class Request>
    std::invoke_result_t<Request> requested(const Task& task, const Request& request)
    {
        m_networks->setStop(task.stop);
        const std::uint64_t answers = m_networks->answers();
        auto result = request();
        if (result || task.cancelled() || !m_networks->hasEndedByItself()
            || m_networks->answers() != answers)
            return result;
        if (const auto loaded = load(task); !loaded)
            return tl::make_unexpected(loaded.error());
        return request();
    }

    std::filesystem::path m_folder;
    DeviceChoice m_device;
    std::string m_sha256;
    std::shared_ptr<NetworkProcess> m_networks; ///< started when something is graded
    std::unique_ptr<Predictor> m_predictor;
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
