#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/phantom/recipe/random.h"
#include "core/training/data/segmenter_examples.h"
#include "core/training/data/training_set.h"
#include "core/training/learner/training_runtime.h"
#include "core/training/loop/loop_context.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <vector>

namespace foramen {

/// Makes the batches of one network. Batch i depends on i only; several threads may make batches at
/// once.
class BatchMaker {
public:
    /// @param context  must outlive this.
    BatchMaker(NetworkRole role, const LoopContext& context);

    /// Whether there are no examples to make batches from.
    [[nodiscard]] bool empty() const { return m_indices.empty() && !drawsFresh(); }
    [[nodiscard]] TrainingBatch make(std::int64_t step) const;

private:
    [[nodiscard]] bool drawsFresh() const;
    [[nodiscard]] const std::vector<LocaliserSlice>* slices() const;
    [[nodiscard]] const std::vector<SiteBlock>& sitesOf(const TrainingSet& set) const;
    [[nodiscard]] const std::vector<SiteBlock>& sites() const { return sitesOf(m_context.set); }
    [[nodiscard]] std::size_t drawn(Random& random) const;
    [[nodiscard]] TrainingBatch makeLocaliser(Random& random) const;
    [[nodiscard]] TrainingBatch makeGrader(Random& random) const;
    [[nodiscard]] TrainingBatch makeSegmenter(Random& random) const;
    [[nodiscard]] TrainingSet freshSample(PhantomExtent extent, const TrainingNeeds& needs,
                                          Random& random) const;
    [[nodiscard]] TrainingBatch freshLocaliser(Random& random) const;
    [[nodiscard]] TrainingBatch freshGrader(Random& random) const;

    const LoopContext& m_context;
    NetworkRole m_role;
    std::vector<std::size_t> m_indices; ///< of the examples that may be drawn
    /// Of a segmenter: as many of m_indices, at its beginning, are of generated studies.
    std::size_t m_generated = 0;
};

/// Makes batches ahead of the step that needs them, in other threads.
class Prefetch {
public:
    /// @param maker  must outlive this.
    Prefetch(const BatchMaker& maker, std::int64_t first, int threads);

    [[nodiscard]] TrainingBatch take();

private:
    void start();

    const BatchMaker& m_maker;
    std::int64_t m_next;
    std::deque<std::future<TrainingBatch>> m_waiting;
};

} // namespace foramen
