#include "core/ai/predictor.h"

#include "core/ai/engine.h"
#include "core/ai/grading_run.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <ctime>
#include <string_view>
#include <utility>

namespace foramen {

struct Predictor::Private {
    ModelBundle model;
    Engine engine;
    double loadSeconds = 0;
    std::vector<StageTime> times;
};

namespace {

/// Now, in local time, as ISO 8601 with its offset from UTC.
std::string isoTime()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 40> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S%z", &local);
    constexpr std::size_t minutes = 2; // of the offset: ISO 8601 wants a colon before them
    const std::string_view whole(text.data(), size);
    return fmt::format("{}:{}", whole.substr(0, size - minutes), whole.substr(size - minutes));
}

} // namespace

Predictor::Predictor(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Predictor::~Predictor() = default;

Result<std::unique_ptr<Predictor>> Predictor::create(const std::filesystem::path& modelFolder,
                                                     DeviceChoice device, RuntimeLoader loader)
{
    const auto start = std::chrono::steady_clock::now();
    auto model = loadModelBundle(modelFolder);
    if (!model)
        return tl::make_unexpected(model.error());
    auto engine = Engine::create(*model, device, std::move(loader));
    if (!engine)
        return tl::make_unexpected(engine.error());
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto d = std::make_unique<Private>(Private{std::move(*model), std::move(*engine), seconds, {}});
    return std::unique_ptr<Predictor>(new Predictor(std::move(d)));
}

ModelIdentity Predictor::identity() const
{
    return {m_d->model.name,          m_d->model.version,    m_d->model.sha256,
            m_d->engine.deviceName(), m_d->engine.version(), {}};
}

std::string Predictor::deviceRemark() const
{
    return m_d->engine.remark();
}

Result<Grading> Predictor::predict(const PredictorInput& input, const PredictorEvents& events,
                                   const Task& task)
{
    const std::string date = isoTime();
    GradingRun run(m_d->model, m_d->engine, events, task);
    auto grading = run.run(input);
    m_d->times = {{"load model", m_d->loadSeconds}};
    m_d->times.insert(m_d->times.end(), run.stageTimes().begin(), run.stageTimes().end());
    m_d->loadSeconds = 0; // paid once
    if (!grading)
        return grading;
    grading->model = identity();
    grading->model.date = date;
    return grading;
}

const std::vector<StageTime>& Predictor::stageTimes() const
{
    return m_d->times;
}

} // namespace foramen
