#include "core/training/loop/batch_maker.h"

#include "core/ai/model/network_contract.h"
#include "core/training/data/batches.h"
#include "core/training/data/folds.h"
#include "core/training/record/model_layout.h"

#include <algorithm>
#include <string>

namespace foramen {

namespace {

/// Share of the lateral slices, which show no disc, that are used.
constexpr double kLateralShare = 0.4;

/// Graders of foramina see one slice or five.
PhantomExtent foraminalExtent(const TrainOptions& options)
{
    const std::string architecture = architectureOf(NetworkRole::ForaminalGrader, options);
    const bool isSingle = architecture == kSliceGrader || architecture == kMeasureGrader;
    return isSingle ? PhantomExtent::ForaminalSlices : PhantomExtent::ForaminalSites;
}

} // namespace

BatchMaker::BatchMaker(NetworkRole role, const LoopContext& context)
    : m_context(context)
    , m_role(role)
{
    if (drawsFresh())
        return;
    if (isSegmenter(role)) {
        for (const bool isGenerated : {true, false}) {
            const auto& blocks = context.set.blocksOf(role);
            for (std::size_t i = 0; i < blocks.size(); ++i)
                if (blocks[i].isGenerated == isGenerated
                    && !isHeldOut(blocks[i], context.set, context.options))
                    m_indices.push_back(i);
            if (isGenerated)
                m_generated = m_indices.size();
        }
        return;
    }
    if (const auto* slices = this->slices()) {
        for (std::size_t i = 0; i < slices->size(); ++i)
            if (!isHeldOut((*slices)[i].study, context.set, context.options))
                m_indices.push_back(i);
    } else {
        for (std::size_t i = 0; i < sites().size(); ++i)
            if (!isHeldOut(sites()[i].study, context.set, context.options))
                m_indices.push_back(i);
    }
}

TrainingBatch BatchMaker::make(std::int64_t step) const
{
    const auto stream = static_cast<std::uint64_t>(m_role) + 1;
    Random random(m_context.options.seed * 7919 + static_cast<std::uint64_t>(step), stream);
    if (drawsFresh())
        return slices() ? freshLocaliser(random) : freshGrader(random);
    if (isSegmenter(m_role))
        return makeSegmenter(random);
    return slices() ? makeLocaliser(random) : makeGrader(random);
}

/// Networks learn most from new bodies, and a generator makes more of them than fit into memory.
/// Axial slices come from whole studies, and the middle slices of many fit.
bool BatchMaker::drawsFresh() const
{
    return m_role != NetworkRole::AxialLocaliser && !isSegmenter(m_role)
        && m_context.source.generated();
}

const std::vector<LocaliserSlice>* BatchMaker::slices() const
{
    return m_role == NetworkRole::SagittalLocaliser ? &m_context.set.sagittal
        : m_role == NetworkRole::AxialLocaliser     ? &m_context.set.axial
                                                    : nullptr;
}

const std::vector<SiteBlock>& BatchMaker::sitesOf(const TrainingSet& set) const
{
    return m_role == NetworkRole::CanalGrader    ? set.canal
        : m_role == NetworkRole::ForaminalGrader ? set.foraminal
                                                 : set.subarticular;
}

std::size_t BatchMaker::drawn(Random& random) const
{
    return m_indices[static_cast<std::size_t>(random.below(static_cast<int>(m_indices.size())))];
}

TrainingBatch BatchMaker::makeLocaliser(Random& random) const
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
TrainingSet BatchMaker::freshSample(PhantomExtent extent, const TrainingNeeds& needs,
                                    Random& random) const
{
    TrainingSet sample;
    if (const auto study = m_context.source.sample(extent, random.next()))
        addStudy(sample, 0, *study, needs);
    return sample;
}

TrainingBatch BatchMaker::freshLocaliser(Random& random) const
{
    constexpr int fromEach = 4; // slices of one spine in a batch
    std::vector<LocaliserExample> examples;
    const auto wanted = static_cast<std::size_t>(m_context.options.batchSize);
    while (examples.size() < wanted) {
        const auto sample =
            freshSample(PhantomExtent::SagittalSample, {true, false, false, false, false}, random);
        const int count = static_cast<int>(sample.sagittal.size());
        for (int i = 0; i < std::min(fromEach, count) && examples.size() < wanted; ++i) {
            const auto at = static_cast<std::size_t>(random.below(count));
            examples.push_back(augmentedExample(sample.sagittal[at], random.next()));
        }
    }
    return batchOf(examples, PicturePlane::Sagittal);
}

TrainingBatch BatchMaker::freshGrader(Random& random) const
{
    const bool canal = m_role == NetworkRole::CanalGrader;
    const bool foraminal = m_role == NetworkRole::ForaminalGrader;
    const PhantomExtent extent = canal ? PhantomExtent::CanalSites
        : foraminal                    ? foraminalExtent(m_context.options)
                                       : PhantomExtent::SubarticularSites;
    const TrainingNeeds needs{false, false, canal, foraminal, !canal && !foraminal};
    std::vector<std::vector<float>> crops;
    std::vector<Severity> grades;
    const auto wanted = static_cast<std::size_t>(m_context.options.batchSize);
    while (crops.size() < wanted) {
        const auto sample = freshSample(extent, needs, random);
        const auto& sites = sitesOf(sample);
        // Several augmentations of each site: generating a body takes longer than augmenting it.
        const std::size_t views = foraminal ? 3 : 2;
        for (std::size_t i = 0; i < views * sites.size() && crops.size() < wanted; ++i) {
            const SiteBlock& site = sites[i % sites.size()];
            crops.push_back(augmentedCrop(site, random.next()));
            grades.push_back(site.severity);
        }
    }
    return batchOf(crops, grades);
}

TrainingBatch BatchMaker::makeGrader(Random& random) const
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

/// Persons are fewer than generated studies, and are what counts: as many pictures come from each.
TrainingBatch BatchMaker::makeSegmenter(Random& random) const
{
    const std::size_t persons = m_indices.size() - m_generated;
    std::vector<SegmenterExample> examples;
    while (examples.size() < static_cast<std::size_t>(m_context.options.batchSize)) {
        const bool isGenerated = persons == 0 || (m_generated > 0 && random.chance(0.5));
        const std::size_t count = isGenerated ? m_generated : persons;
        const std::size_t at = (isGenerated ? 0 : m_generated)
            + static_cast<std::size_t>(random.below(static_cast<int>(count)));
        examples.push_back(
            augmentedExample(m_context.set.blocksOf(m_role)[m_indices[at]], random.next()));
    }
    return batchOf(examples);
}

Prefetch::Prefetch(const BatchMaker& maker, std::int64_t first, int threads)
    : m_maker(maker)
    , m_next(first)
{
    for (int i = 0; i < std::max(threads, 1) + 1; ++i)
        start();
}

TrainingBatch Prefetch::take()
{
    TrainingBatch batch = m_waiting.front().get();
    m_waiting.pop_front();
    start();
    return batch;
}

void Prefetch::start()
{
    m_waiting.push_back(
        std::async(std::launch::async, [this, step = m_next++] { return m_maker.make(step); }));
}

} // namespace foramen
