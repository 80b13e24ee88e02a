#include "core/training/data/phantom_source.h"

#include "core/phantom/study/phantom_study.h"

#include <fmt/format.h>

#include <utility>

namespace foramen {

namespace {

/// Graders need more severe sites than clinical data have, but not so many that rare findings look
/// common.
constexpr double kBalance = 0.5;
constexpr std::size_t kClinicalEvery = 5;
constexpr std::size_t kStraightEvery = 4;

TrainingStudy fromPhantom(PhantomStudy phantom)
{
    TrainingStudy study;
    study.id = fmt::format("phantom-{}", phantom.recipe.seed);
    for (PhantomSeries& series : phantom.series)
        for (std::size_t i = 0; i < series.blocks.size(); ++i)
            study.volumes.push_back({series.role, series.blocks[i],
                                     i < series.labels.size() ? std::move(series.labels[i])
                                                              : std::vector<PhantomLabel>{}});
    const PhantomTruth& truth = phantom.truth;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        study.discCenters[i] = truth.discCenters[i];
    for (std::size_t i = kLevelCount; i < kTrainedDiscs; ++i)
        if (i - kLevelCount < truth.upperDiscCenters.size())
            study.discCenters[i] = truth.upperDiscCenters[i - kLevelCount];
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        study.sitePoints[i] = truth.sitePoints[i];
        study.severities[i] = truth.severities[i];
    }
    return study;
}

/// Generates studies from a seed.
class PhantomSource : public StudySource {
public:
    PhantomSource(std::size_t count, std::uint64_t seed)
        : m_count(count)
        , m_seed(seed)
    {
    }

    std::size_t size() const override { return m_count; }
    bool generated() const override { return true; }

    std::string description() const override
    {
        return fmt::format("{} synthetic studies of procedural anatomy with randomised shape, "
                           "contrast, noise and geometry (seed {}); no image of a person",
                           m_count, m_seed);
    }

    Result<TrainingStudy> load(std::size_t index, PhantomExtent extent,
                               const Task& task) const override
    {
        // Far apart, so that two training sets of neighbouring seeds share no study.
        constexpr std::uint64_t stride = 1000003;
        PhantomRecipe recipe = recipeOf(m_seed * stride + index, index);
        recipe.extent = extent;
        recipe.shapedSacs = extent == PhantomExtent::SacSlices;
        return study(recipe, task);
    }

    Result<TrainingStudy> sample(PhantomExtent extent, std::uint64_t seed) const override
    {
        // Above all seeds of load().
        constexpr std::uint64_t above = 1ULL << 63U;
        PhantomRecipe recipe = recipeOf(seed | above, seed);
        recipe.variety = PhantomVariety::Randomised;
        recipe.extent = extent;
        return study(recipe, {});
    }

private:
    static PhantomRecipe recipeOf(std::uint64_t seed, std::uint64_t index)
    {
        PhantomRecipe recipe;
        recipe.seed = seed;
        recipe.variety = index % kClinicalEvery == kClinicalEvery - 1 ? PhantomVariety::Clinical
                                                                      : PhantomVariety::Randomised;
        recipe.balance = kBalance;
        recipe.drawMore = true;
        recipe.straightAxial = index % kStraightEvery == kStraightEvery - 1;
        return recipe;
    }

    static Result<TrainingStudy> study(const PhantomRecipe& recipe, const Task& task)
    {
        auto phantom = makePhantomStudy(recipe, task);
        if (!phantom)
            return tl::make_unexpected(phantom.error());
        return fromPhantom(std::move(*phantom));
    }

    std::size_t m_count;
    std::uint64_t m_seed;
};

} // namespace

std::unique_ptr<StudySource> phantomSource(std::size_t count, std::uint64_t seed)
{
    return std::make_unique<PhantomSource>(count, seed);
}

} // namespace foramen
