#include "core/training/record/segmenter_figures.h"

#include "core/ai/measuring/region_measures.h"
#include "core/ai/measuring/sagittal_measures.h"
#include "core/training/data/segmenter_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace foramen {

namespace {

constexpr double kThickness = 4; ///< mm, of merged slices

/// The segmentation that a network gives for a picture, and the true one.
struct SegmentedPair {
    Segmentation found;
    Segmentation truth;
};

/// Takes what lies where the truth is unknown as background, as the truth does: both outlines then
/// end at the sides of a source of few slices.
void hideUnknown(Tensor& logits, const SegmenterExample& example)
{
    constexpr float certain = 30;
    const std::size_t pixels = example.grid.pixels();
    for (std::size_t at = 0; at < pixels; ++at)
        for (std::size_t k = 0; k < segment_class::kCount && example.shares[at] < 0; ++k)
            logits.values[k * pixels + at] = k == segment_class::kBackground ? certain : -certain;
}

Result<SegmentedPair> segmented(const ForwardPass& forward, const SegmenterExample& example)
{
    const TrainingBatch batch = batchOf({example});
    const auto output = forward(batch.input);
    if (!output)
        return tl::make_unexpected(output.error());
    if (output->values.size() != example.shares.size())
        return failure(ErrorCode::Internal, "The segmenter's output has another shape");
    Tensor seen = *output;
    if (example.site)
        hideUnknown(seen, example);
    return SegmentedPair{Segmentation::ofLogits(seen.values.data(), example.grid),
                         Segmentation::ofShares(example.shares, example.grid)};
}

/// Slices to measure in: the middle one and its neighbours.
std::set<int> measuredSlices(const SegmenterBlock& block)
{
    constexpr double beside = 3; // mm
    const int step = std::max(1, static_cast<int>(std::lround(beside / block.sliceSpacing)));
    std::set<int> slices;
    for (const int by : {-step, 0, step})
        if (const int slice = block.middleSlice + by; slice >= 0 && slice < block.slices)
            slices.insert(slice);
    return slices;
}

/// The differences of one kind from one source.
struct Differences {
    std::set<std::string> studies;
    int count = 0;
    double sum = 0;
    double absolute = 0;
    double squares = 0;
};

/// Collects the differences between measures.
class Comparison {
public:
    void add(const SegmenterBlock& block, const SegmenterExample& example,
             const SegmentedPair& pair)
    {
        if (example.site) {
            addSite(block, flatFromPixel(*example.site, example.grid), pair);
            return;
        }
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            const auto& disc = example.discs[level];
            if (!disc)
                continue;
            const FlatPoint place = flatFromPixel(*disc);
            compare(MeasureKind::CanalDiameter, block, canalDiameter(pair.found, place),
                    canalDiameter(pair.truth, place));
            compare(MeasureKind::DiscHeight, block, discHeight(pair.found, place),
                    discHeight(pair.truth, place));
            compare(MeasureKind::Slip, block, vertebralSlip(pair.found, place),
                    vertebralSlip(pair.truth, place));
        }
        if (example.discs.front() && example.discs.back()) {
            const FlatPoint top = flatFromPixel(*example.discs.front());
            const FlatPoint bottom = flatFromPixel(*example.discs.back());
            compare(MeasureKind::Lordosis, block, lumbarLordosis(pair.found, top, bottom),
                    lumbarLordosis(pair.truth, top, bottom));
        }
    }

    [[nodiscard]] std::vector<MeasureAccuracy> accuracies() const
    {
        std::vector<MeasureAccuracy> result;
        for (const auto& [key, own] : m_differences) {
            const auto count = static_cast<double>(own.count);
            const auto missed = m_missed.find(key);
            const int unseen = missed == m_missed.end() ? 0 : missed->second;
            result.push_back(
                {.kind = std::get<0>(key),
                 .isGenerated = std::get<1>(key),
                 .count = own.count,
                 .studies = static_cast<int>(own.studies.size()),
                 .meanError = own.absolute / count,
                 .bias = own.sum / count,
                 .deviation = std::sqrt(own.squares / count),
                 .source = fmt::format("{}, held out; {} more were not measured",
                                       std::get<1>(key) ? "generated studies"
                                                        : "pictures with masks, slices of 4 mm",
                                       unseen)});
        }
        return result;
    }

private:
    using Key = std::tuple<MeasureKind, bool>; ///< and whether it is generated

    void addSite(const SegmenterBlock& block, FlatPoint site, const SegmentedPair& pair)
    {
        if (block.plane == PicturePlane::Axial) {
            compare(MeasureKind::SacArea, block, sacArea(pair.found, site),
                    sacArea(pair.truth, site));
            return;
        }
        // Pictures are as the scanner cuts them: the spine runs down, more or less.
        constexpr FlatPoint down{0, 1};
        const auto found = foramenMeasures(pair.found, site, down);
        const auto truth = foramenMeasures(pair.truth, site, down);
        const auto of = [](const std::optional<FlatForamen>& foramen, auto part) {
            return foramen ? std::optional((*foramen).*part) : std::nullopt;
        };
        compare(MeasureKind::ForamenHeight, block, of(found, &FlatForamen::height),
                of(truth, &FlatForamen::height));
        compare(MeasureKind::ForamenArea, block, of(found, &FlatForamen::area),
                of(truth, &FlatForamen::area));
    }

    void compare(MeasureKind kind, const SegmenterBlock& block,
                 const std::optional<FlatMeasure>& found, const std::optional<FlatMeasure>& truth)
    {
        if (!truth)
            return;
        const Key key{kind, block.isGenerated};
        if (!found) {
            ++m_missed[key];
            return;
        }
        Differences& own = m_differences[key];
        const double difference = found->value - truth->value;
        own.studies.insert(block.patient);
        ++own.count;
        own.sum += difference;
        own.absolute += std::abs(difference);
        own.squares += difference * difference;
    }

    std::map<Key, Differences> m_differences;
    std::map<Key, int> m_missed;
};

} // namespace

const char* openingOf(NetworkRole segmenter)
{
    return segmenter == NetworkRole::AxialSegmenter  ? "sac"
        : segmenter == NetworkRole::ForamenSegmenter ? "foramen"
                                                     : "canal";
}

double SegmenterFigures::meanDice() const
{
    using namespace segment_class;
    return (dice[kVertebra] + dice[kDisc] + dice[kCanal]) / 3;
}

Result<SegmenterFigures> measureSegmenter(const ForwardPass& forward,
                                          const std::vector<const SegmenterBlock*>& blocks,
                                          std::size_t most, const Task& task)
{
    using namespace segment_class;
    SegmenterFigures figures;
    std::array<double, kCount> both{};
    std::array<double, kCount> sums{};
    const std::size_t count = std::min(most, blocks.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (task.cancelled())
            return cancelledFailure();
        const SegmenterBlock& block = *blocks[i * blocks.size() / count];
        const SegmenterExample example = plainExample(block, block.middleSlice, kThickness);
        const auto output = forward(batchOf({example}).input);
        if (!output)
            return tl::make_unexpected(output.error());
        ++figures.pictures;
        const std::size_t pixels = example.shares.size() / kCount;
        for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
            if (example.shares[pixel] < 0)
                continue;
            std::size_t likeliest = 0;
            std::size_t truth = 0;
            for (std::size_t k = 1; k < kCount; ++k) {
                if (output->values[k * pixels + pixel] > output->values[likeliest * pixels + pixel])
                    likeliest = k;
                if (example.shares[k * pixels + pixel] > example.shares[truth * pixels + pixel])
                    truth = k;
            }
            both[truth] += likeliest == truth ? 1 : 0;
            sums[truth] += 1;
            sums[likeliest] += 1;
        }
    }
    for (std::size_t k = 0; k < kCount; ++k)
        figures.dice[k] = sums[k] > 0 ? 2 * both[k] / sums[k] : 0;
    return figures;
}

Result<std::vector<MeasureAccuracy>>
measuresOfSegmenter(const ForwardPass& forward, const std::vector<const SegmenterBlock*>& blocks,
                    const Task& task)
{
    Comparison comparison;
    for (const SegmenterBlock* block : blocks)
        for (const int slice : measuredSlices(*block)) {
            if (task.cancelled())
                return cancelledFailure();
            const SegmenterExample example = plainExample(*block, slice, kThickness);
            const auto pair = segmented(forward, example);
            if (!pair)
                return tl::make_unexpected(pair.error());
            comparison.add(*block, example, *pair);
        }
    return comparison.accuracies();
}

} // namespace foramen
