#include "core/training/training_loop.h"

#include "core/ai/network_contract.h"
#include "core/phantom/random.h"
#include "core/training/batches.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>
#include <fstream>
#include <future>
#include <numbers>
#include <optional>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double kCheckpointEvery = 120; ///< s
constexpr double kLogEvery = 10; ///< s
/// Lateral slices, which show no disc's place, are drawn less often.
constexpr double kLateralShare = 0.4;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Makes the batches of one network: batch i is the same whenever and wherever it is made.
class BatchMaker {
public:
    BatchMaker(NetworkRole role, const LoopContext& context)
        : m_context(context)
        , m_role(role)
    {
        if (drawsFresh())
            return;
        if (const auto* slices = this->slices()) {
            for (std::size_t i = 0; i < slices->size(); ++i)
                if (!isHeldOut((*slices)[i].study, context.options))
                    m_indices.push_back(i);
        } else {
            for (std::size_t i = 0; i < sites().size(); ++i)
                if (!isHeldOut(sites()[i].study, context.options))
                    m_indices.push_back(i);
        }
    }

    [[nodiscard]] bool empty() const { return m_indices.empty() && !drawsFresh(); }

    [[nodiscard]] TrainingBatch make(std::int64_t step) const
    {
        const auto stream = static_cast<std::uint64_t>(m_role) + 1;
        Random random(m_context.options.seed * 7919 + static_cast<std::uint64_t>(step), stream);
        if (drawsFresh())
            return slices() ? freshLocaliser(random) : freshGrader(random);
        return slices() ? makeLocaliser(random) : makeGrader(random);
    }

private:
    /// Networks learn most from bodies that they have not seen, and where studies are generated
    /// there are more of those than fit into memory. Axial slices come from whole studies.
    [[nodiscard]] bool drawsFresh() const
    {
        return m_role != NetworkRole::AxialLocaliser && m_context.source.generated();
    }

    [[nodiscard]] const std::vector<LocaliserSlice>* slices() const
    {
        return m_role == NetworkRole::SagittalLocaliser ? &m_context.set.sagittal
            : m_role == NetworkRole::AxialLocaliser     ? &m_context.set.axial
                                                        : nullptr;
    }
    [[nodiscard]] const std::vector<SiteBlock>& sitesOf(const TrainingSet& set) const
    {
        return m_role == NetworkRole::CanalGrader    ? set.canal
            : m_role == NetworkRole::ForaminalGrader ? set.foraminal
                                                     : set.subarticular;
    }
    [[nodiscard]] const std::vector<SiteBlock>& sites() const { return sitesOf(m_context.set); }
    [[nodiscard]] std::size_t drawn(Random& random) const
    {
        return m_indices[static_cast<std::size_t>(
            random.below(static_cast<int>(m_indices.size())))];
    }

    [[nodiscard]] TrainingBatch makeLocaliser(Random& random) const
    {
        std::vector<LocaliserExample> examples;
        while (examples.size() < static_cast<std::size_t>(m_context.options.batchSize)) {
            const LocaliserSlice& slice = (*slices())[drawn(random)];
            const bool lateral = std::none_of(slice.points.begin(), slice.points.end(),
                                              [](const auto& point) { return point.has_value(); });
            if (lateral && !random.chance(kLateralShare))
                continue;
            examples.push_back(augmentedExample(slice, random.next()));
        }
        return batchOf(examples, slices()->front().plane);
    }

    /// A part of a new study, reduced to what the network learns from.
    [[nodiscard]] TrainingSet freshSample(PhantomExtent extent, const TrainingNeeds& needs,
                                          Random& random) const
    {
        TrainingSet sample;
        if (const auto study = m_context.source.sample(extent, random.next()))
            addStudy(sample, 0, *study, needs);
        return sample;
    }

    [[nodiscard]] TrainingBatch freshLocaliser(Random& random) const
    {
        constexpr int fromEach = 4; // slices of one spine in a batch
        std::vector<LocaliserExample> examples;
        const auto wanted = static_cast<std::size_t>(m_context.options.batchSize);
        while (examples.size() < wanted) {
            const auto sample = freshSample(PhantomExtent::SagittalSample,
                                            {true, false, false, false, false}, random);
            const int count = static_cast<int>(sample.sagittal.size());
            for (int i = 0; i < std::min(fromEach, count) && examples.size() < wanted; ++i) {
                const auto at = static_cast<std::size_t>(random.below(count));
                examples.push_back(augmentedExample(sample.sagittal[at], random.next()));
            }
        }
        return batchOf(examples, PicturePlane::Sagittal);
    }

    [[nodiscard]] TrainingBatch freshGrader(Random& random) const
    {
        const bool canal = m_role == NetworkRole::CanalGrader;
        const bool foraminal = m_role == NetworkRole::ForaminalGrader;
        const PhantomExtent extent = canal ? PhantomExtent::CanalSites
            : foraminal                    ? PhantomExtent::ForaminalSites
                                           : PhantomExtent::SubarticularSites;
        const TrainingNeeds needs{false, false, canal, foraminal, !canal && !foraminal};
        std::vector<std::vector<float>> crops;
        std::vector<Severity> grades;
        const auto wanted = static_cast<std::size_t>(m_context.options.batchSize);
        while (crops.size() < wanted) {
            const auto sample = freshSample(extent, needs, random);
            const auto& sites = sitesOf(sample);
            // Two views of each site: drawing a body takes longer than changing its looks.
            for (std::size_t i = 0; i < 2 * sites.size() && crops.size() < wanted; ++i) {
                const SiteBlock& site = sites[i % sites.size()];
                crops.push_back(augmentedCrop(site, random.next()));
                grades.push_back(site.severity);
            }
        }
        return batchOf(crops, grades);
    }

    [[nodiscard]] TrainingBatch makeGrader(Random& random) const
    {
        std::vector<std::vector<float>> crops;
        std::vector<Severity> grades;
        for (int i = 0; i < m_context.options.batchSize; ++i) {
            const SiteBlock& site = sites()[drawn(random)];
            crops.push_back(augmentedCrop(site, random.next()));
            grades.push_back(site.severity);
        }
        return batchOf(crops, grades);
    }

    const LoopContext& m_context;
    NetworkRole m_role;
    std::vector<std::size_t> m_indices; ///< of the examples that may be drawn
};

/// Batches ahead of the step that needs them, made by threads of their own.
class Prefetch {
public:
    Prefetch(const BatchMaker& maker, std::int64_t first, int threads)
        : m_maker(maker)
        , m_next(first)
    {
        for (int i = 0; i < std::max(threads, 1) + 1; ++i)
            start();
    }

    TrainingBatch take()
    {
        TrainingBatch batch = m_waiting.front().get();
        m_waiting.pop_front();
        start();
        return batch;
    }

private:
    void start()
    {
        m_waiting.push_back(
            std::async(std::launch::async, [this, step = m_next++] { return m_maker.make(step); }));
    }

    const BatchMaker& m_maker;
    std::int64_t m_next;
    std::deque<std::future<TrainingBatch>> m_waiting;
};

/// How far the training of a network has come.
struct Progress {
    std::int64_t step = 0;
    double seconds = 0;
};

class Loop {
public:
    Loop(NetworkRole role, const LoopContext& context, std::unique_ptr<Learner> learner)
        : m_role(role)
        , m_context(context)
        , m_learner(std::move(learner))
    {
    }

    Result<void> run(const BatchMaker& maker, const Task& task)
    {
        if (m_context.options.resume)
            if (auto resumed = resume(); !resumed)
                return resumed;
        Prefetch batches(maker, m_progress.step, m_context.options.threads);
        const auto start = Clock::now();
        const double before = m_progress.seconds;
        while (share() < 1) {
            if (task.cancelled()) {
                if (auto saved = checkpoint(); !saved)
                    return saved;
                return cancelledFailure();
            }
            const double rate = learningRate();
            const auto loss = m_learner->step(batches.take(), rate);
            if (!loss)
                return tl::make_unexpected(loss.error());
            ++m_progress.step;
            m_progress.seconds = before + secondsSince(start);
            if (auto written = record(*loss, rate); !written)
                return written;
            task.report(share());
        }
        if (auto saved = checkpoint(); !saved)
            return saved;
        return m_learner->writeWeights(m_context.options.out / weightsFileOf(m_role));
    }

private:
    /// From 0 to 1, by steps where their number is given: only then does the learning rate not
    /// depend on how quick the machine is.
    [[nodiscard]] double share() const
    {
        const TrainOptions& options = m_context.options;
        if (options.steps > 0)
            return static_cast<double>(m_progress.step) / static_cast<double>(options.steps);
        return m_progress.seconds / (60 * options.minutes);
    }

    [[nodiscard]] double learningRate() const
    {
        constexpr double warmUp = 50; // steps
        const double rise = std::min(1.0, static_cast<double>(m_progress.step + 1) / warmUp);
        const double fall = 0.5 * (1 + std::cos(std::numbers::pi * std::min(share(), 1.0)));
        return m_context.options.learningRate * rise * std::max(fall, 1e-3);
    }

    [[nodiscard]] fs::path checkpointFile(const char* suffix) const
    {
        return m_context.options.out / "checkpoints" / (keyOf(m_role) + suffix);
    }

    Result<void> checkpoint()
    {
        std::error_code error;
        fs::create_directories(m_context.options.out / "checkpoints", error);
        if (auto saved = m_learner->saveState(checkpointFile(".state")); !saved)
            return saved;
        const nlohmann::json progress = {{"step", m_progress.step},
                                         {"seconds", m_progress.seconds}};
        std::ofstream stream(checkpointFile(".json"));
        stream << progress.dump() << '\n';
        if (!stream)
            return failure(ErrorCode::NotWritable, "A checkpoint cannot be written");
        return {};
    }

    Result<void> resume()
    {
        std::ifstream stream(checkpointFile(".json"));
        if (!stream)
            return {}; // this network was not begun
        const auto progress = nlohmann::json::parse(stream, nullptr, false);
        if (!progress.is_object() || !progress.contains("step") || !progress.contains("seconds"))
            return failure(ErrorCode::Corrupt, "A checkpoint is damaged");
        if (auto loaded = m_learner->loadState(checkpointFile(".state")); !loaded)
            return loaded;
        m_progress = {progress["step"].get<std::int64_t>(), progress["seconds"].get<double>()};
        m_lastLog = m_lastCheckpoint = m_progress.seconds;
        m_context.say(fmt::format("{}: goes on from step {}", keyOf(m_role), m_progress.step));
        return {};
    }

    Result<void> record(double loss, double rate)
    {
        m_lossSum += loss;
        ++m_lossCount;
        if (m_progress.seconds - m_lastLog >= kLogEvery || share() >= 1) {
            const double mean = m_lossSum / static_cast<double>(m_lossCount);
            m_context.say(fmt::format("{}: step {}, {:.0f} s, loss {:.4f}", keyOf(m_role),
                                      m_progress.step, m_progress.seconds, mean));
            std::ofstream stream(m_context.options.out / "log.csv", std::ios::app);
            stream << fmt::format("{},{},{:.1f},{:.5f},{:.6f}\n", keyOf(m_role), m_progress.step,
                                  m_progress.seconds, mean, rate);
            if (!stream)
                return failure(ErrorCode::NotWritable, "log.csv cannot be written");
            m_lossSum = 0;
            m_lossCount = 0;
            m_lastLog = m_progress.seconds;
        }
        if (m_progress.seconds - m_lastCheckpoint >= kCheckpointEvery) {
            m_lastCheckpoint = m_progress.seconds;
            return checkpoint();
        }
        return {};
    }

    NetworkRole m_role;
    const LoopContext& m_context;
    std::unique_ptr<Learner> m_learner;
    Progress m_progress;
    double m_lossSum = 0;
    std::int64_t m_lossCount = 0;
    double m_lastLog = 0;
    double m_lastCheckpoint = 0;
};

} // namespace

std::string weightsFileOf(NetworkRole role)
{
    const std::string key = keyOf(role);
    return key.substr(0, key.find('_')) + ".weights";
}

std::string_view architectureOf(NetworkRole role)
{
    return role == NetworkRole::SagittalLocaliser ? kSagittalLocaliser
        : role == NetworkRole::AxialLocaliser     ? kAxialLocaliser
                                                  : kGrader;
}

bool isHeldOut(std::size_t study, const TrainOptions& options)
{
    return options.folds > 1
        && study % static_cast<std::size_t>(options.folds)
        == static_cast<std::size_t>(options.fold);
}

Result<void> trainNetwork(NetworkRole role, const LoopContext& context, const Task& task)
{
    const BatchMaker maker(role, context);
    if (maker.empty())
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("The data hold nothing to train the {} on", keyOf(role)));
    auto learner =
        context.runtime.create({std::string(architectureOf(role)),
                                context.options.seed + static_cast<std::uint64_t>(role)});
    if (!learner)
        return tl::make_unexpected(learner.error());
    return Loop(role, context, std::move(*learner)).run(maker, task);
}

} // namespace foramen
