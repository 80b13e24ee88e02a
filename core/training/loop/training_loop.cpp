#include "core/training/loop/training_loop.h"

#include "core/base/files/file_replacement.h"
#include "core/training/loop/batch_maker.h"
#include "core/training/loop/checkpoint.h"
#include "core/training/record/model_layout.h"
#include "core/training/record/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kCheckpointEvery = 120; ///< s
constexpr double kLogEvery = 10; ///< s

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The training loop of one network.
class Loop {
public:
    Loop(NetworkRole role, const LoopContext& context, std::unique_ptr<Learner> learner)
        : m_role(role)
        , m_context(context)
        , m_learner(std::move(learner))
        , m_checkpoint(context.options.out, role, architectureOf(role, context.options),
                       context.options.from ? context.options.from->network(role).sha256
                                            : std::string())
    {
    }

    Result<void> run(const BatchMaker& maker, const Task& task)
    {
        if (auto begun = begin(); !begun)
            return begun;
        Prefetch batches(maker, m_progress.step, m_context.options.threads);
        const auto start = Clock::now();
        const double before = m_progress.seconds;
        while (share() < 1 && !isPatienceOver()) {
            if (task.cancelled()) {
                if (auto saved = m_checkpoint.write(*m_learner, m_progress); !saved)
                    return saved;
                return cancelledFailure();
            }
            const double rate = learningRate();
            const auto loss = m_learner->step(batches.take(), rate);
            if (!loss)
                return tl::make_unexpected(loss.error());
            ++m_progress.step;
            m_progress.seconds = before + secondsSince(start);
            if (auto written = record(*loss, rate, Task{task.stop, {}}); !written)
                return written;
            showStatus(*loss);
            task.report(share());
        }
        if (auto saved = m_checkpoint.write(*m_learner, m_progress); !saved)
            return saved;
        return writeWeights();
    }

private:
    /// Progress from 0 to 1. It counts steps where their number is given; otherwise the learning
    /// rate depends on the speed of the machine.
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

    [[nodiscard]] bool isPatienceOver() const
    {
        const int patience = m_context.options.patience;
        return patience > 0 && m_progress.best && m_progress.best->since >= patience;
    }

    Result<void> begin()
    {
        if (m_context.options.resume) {
            const auto progress = m_checkpoint.read(*m_learner);
            if (!progress)
                return tl::make_unexpected(progress.error());
            if (*progress) {
                m_progress = **progress;
                m_lastLog = m_lastCheckpoint = m_progress.seconds;
                m_context.say(
                    fmt::format("{}: goes on from step {}", keyOf(m_role), m_progress.step));
            }
        }
        return m_context.log.rewind(keyOf(m_role), m_progress.step);
    }

    Result<void> record(double loss, double rate, const Task& task)
    {
        m_lossSum += loss;
        ++m_lossCount;
        const auto validation = validate(task);
        if (!validation)
            return tl::make_unexpected(validation.error());
        if (*validation || m_progress.seconds - m_lastLog >= kLogEvery || share() >= 1)
            if (auto written = log(rate, *validation); !written)
                return written;
        if (m_progress.seconds - m_lastCheckpoint >= kCheckpointEvery) {
            m_lastCheckpoint = m_progress.seconds;
            return m_checkpoint.write(*m_learner, m_progress);
        }
        return {};
    }

    /// @return none where no validation is due or no study is held out.
    Result<std::optional<double>> validate(const Task& task)
    {
        const auto due = static_cast<std::int64_t>(
            std::floor(std::min(share(), 1.0) * m_context.options.validations));
        if (due <= m_progress.validations)
            return std::nullopt;
        const auto forward = [this](const Tensor& input) {
            return m_learner->run(input);
        };
        auto validation = quickValidation(m_role, m_context.set, m_context.options, forward, task);
        if (!validation && validation.error().code == ErrorCode::Cancelled)
            return std::nullopt; // the loop stops as well, and this validation is repeated on
                                 // resuming
        if (!validation)
            return validation;
        m_progress.validations = due;
        if (*validation)
            m_lastValidation = **validation;
        if (*validation && m_context.options.patience > 0)
            if (auto kept = keepBest(**validation); !kept)
                return tl::make_unexpected(kept.error());
        return validation;
    }

    /// The running mean of the loss over about twenty steps, since single steps vary widely.
    void showStatus(double loss)
    {
        constexpr double fresh = 0.05;
        m_runningLoss = m_runningLoss ? *m_runningLoss + fresh * (loss - *m_runningLoss) : loss;
        if (!m_context.options.status)
            return;
        std::string status = fmt::format("{}: loss {:.3f}", keyOf(m_role), *m_runningLoss);
        if (m_lastValidation)
            status += fmt::format(", validation {:.3f}", *m_lastValidation);
        m_context.options.status(status);
    }

    Result<void> keepBest(double validation)
    {
        auto& best = m_progress.best;
        if (best && !(validation < best->validation)) {
            ++best->since;
            return {};
        }
        best = {validation, m_progress.step, 0};
        return m_checkpoint.writeBestWeights(*m_learner);
    }

    Result<void> log(double rate, std::optional<double> validation)
    {
        LogRow row{.network = keyOf(m_role),
                   .step = m_progress.step,
                   .seconds = m_progress.seconds,
                   .loss = m_lossSum / static_cast<double>(m_lossCount),
                   .learningRate = rate};
        std::string line = fmt::format("{}: step {}, {:.0f} s, loss {:.4f}", row.network, row.step,
                                       row.seconds, row.loss);
        if (validation) {
            row.validation = *validation;
            line += fmt::format(", validation {:.4f}", *validation);
        }
        m_context.say(line);
        m_lossSum = 0;
        m_lossCount = 0;
        m_lastLog = m_progress.seconds;
        if (auto added = m_context.log.add(row); !added)
            return added;
        return validation ? m_context.log.writePage(pageTitle()) : Result<void>{};
    }

    [[nodiscard]] std::string pageTitle() const { return "Training of " + m_context.options.name; }

    /// The model's weights: the last ones or, with patience, the best.
    Result<void> writeWeights()
    {
        const auto file = m_context.options.out / weightsFileOf(m_role);
        if (auto written = m_context.log.writePage(pageTitle()); !written)
            return written;
        if (m_context.options.patience == 0 || !m_progress.best) {
            FileReplacement next(file);
            if (auto written = m_learner->writeWeights(next.part()); !written)
                return written;
            return next.commit();
        }
        m_context.say(fmt::format("{}: the weights of step {} of {} are kept, validation {:.4f}",
                                  keyOf(m_role), m_progress.best->step, m_progress.step,
                                  m_progress.best->validation));
        return m_checkpoint.copyBestWeights(file);
    }

    NetworkRole m_role;
    const LoopContext& m_context;
    std::unique_ptr<Learner> m_learner;
    Checkpoint m_checkpoint;
    Progress m_progress;
    std::optional<double> m_runningLoss;
    std::optional<double> m_lastValidation;
    double m_lossSum = 0;
    std::int64_t m_lossCount = 0;
    double m_lastLog = 0;
    double m_lastCheckpoint = 0;
};

} // namespace

std::vector<int> sharingDevices(const TrainOptions& options)
{
    if (options.moreGpus.empty())
        return {};
    std::vector<int> devices = {options.device.index};
    devices.insert(devices.end(), options.moreGpus.begin(), options.moreGpus.end());
    return devices;
}

Result<void> trainNetwork(NetworkRole role, const LoopContext& context, const Task& task)
{
    const BatchMaker maker(role, context);
    if (maker.empty())
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("The data hold nothing to train the {} on", keyOf(role)));
    const TrainOptions& options = context.options;
    auto learner = context.runtime.create(
        {.architecture = architectureOf(role, options),
         .seed = options.seed + static_cast<std::uint64_t>(role),
         .devices = sharingDevices(options),
         .from = options.from ? options.from->network(role).file : std::filesystem::path()});
    if (!learner)
        return tl::make_unexpected(learner.error());
    return Loop(role, context, std::move(*learner)).run(maker, task);
}

} // namespace foramen
