#include "core/imaging/stack_splitting.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace foramen {

namespace {

constexpr double kMostShear = 1; ///< in-plane shift divided by distance: 45 degrees
constexpr std::size_t kFewestOfABlock = 3; ///< fewer slices beside others may be moved ones
constexpr double kMostMovedMm = 2.5; ///< in the plane, of a single slice that belongs to its stack
constexpr double kMostGap = 1.5; ///< of a moved slice, in usual gaps; the least is as far from 1
constexpr double kGroupMovedMm = 1; ///< likewise between two whole blocks
constexpr double kGroupGap = 1.25;

/// The range of slopes of a straight line from a first value that passes all values so far within
/// their tolerances.
class RiseRange {
public:
    /// @return false, without a change, when no line passes this value, too.
    bool include(double steps, double value, double tolerance)
    {
        const double low = std::max(m_low, (value - tolerance) / steps);
        const double high = std::min(m_high, (value + tolerance) / steps);
        if (low > high)
            return false;
        m_low = low;
        m_high = high;
        return true;
    }

private:
    double m_low = -1e9;
    double m_high = 1e9;
};

/// Grows an even block from its first slice while the slices have equal distances and equal
/// in-plane shifts.
class BlockGrowth {
public:
    BlockGrowth(const PlacedSlice& first, PatientVector rounding)
        : m_first(first)
        , m_rounding(rounding)
    {
    }

    bool add(const PlacedSlice& last, const PlacedSlice& next)
    {
        const double gap = next.offset.z - last.offset.z;
        const PatientVector offset = next.offset - m_first.offset;
        const double steps = m_steps + 1;
        const double shift = std::hypot(offset.x, offset.y);
        if (shift > std::max(kInPlaneShiftMm + std::hypot(m_rounding.x, m_rounding.y),
                             kMostShear * offset.z))
            return false;
        const bool even = m_steps == 0 || std::abs(gap - m_spacing) <= gapTolerance(m_spacing);
        RiseRange along = m_along;
        RiseRange across = m_across;
        RiseRange down = m_down;
        const bool nearlyEven = along.include(steps, offset.z, m_rounding.z);
        if (!(even && m_isEven) && !(m_rounding.z > 0 && nearlyEven))
            return false;
        if (!across.include(steps, offset.x, std::max(kInPlaneShiftMm, m_rounding.x))
            || !down.include(steps, offset.y, std::max(kInPlaneShiftMm, m_rounding.y)))
            return false;
        m_isEven = m_isEven && even;
        if (m_steps == 0)
            m_spacing = gap;
        m_steps = steps;
        m_along = along;
        m_across = across;
        m_down = down;
        return true;
    }

private:
    PlacedSlice m_first;
    PatientVector m_rounding;
    double m_steps = 0;
    double m_spacing = 0;
    bool m_isEven = true;
    RiseRange m_along;
    RiseRange m_across;
    RiseRange m_down;
};

std::size_t grow(const std::vector<PlacedSlice>& slices, std::size_t first, PatientVector rounding)
{
    BlockGrowth block(slices[first], rounding);
    std::size_t end = first + 1;
    while (end < slices.size() && block.add(slices[end - 1], slices[end]))
        ++end;
    return end;
}

bool isShifted(const PlacedSlice& one, const PlacedSlice& other)
{
    const PatientVector offset = other.offset - one.offset;
    return std::hypot(offset.x, offset.y) > kInPlaneShiftMm;
}

/// The end of the longest even run that starts at @p first. A first slice with a larger gap or a
/// shift to the next is a block of its own where the next slices are even without it.
std::size_t endOfEven(const std::vector<PlacedSlice>& slices, std::size_t first,
                      PatientVector rounding)
{
    const std::size_t end = grow(slices, first, rounding);
    if (end != first + 2 || end >= slices.size())
        return end;
    const double gap = slices[first + 1].offset.z - slices[first].offset.z;
    const double nextGap = slices[end].offset.z - slices[first + 1].offset.z;
    const bool isLoose = nextGap < gap - gapTolerance(gap)
        || (isShifted(slices[first], slices[first + 1]) && grow(slices, first + 1, rounding) > end);
    return isLoose ? first + 1 : end;
}

std::vector<std::size_t> evenEnds(const std::vector<PlacedSlice>& slices, PatientVector rounding)
{
    std::vector<std::size_t> ends;
    for (std::size_t first = 0; first < slices.size(); first = ends.back())
        ends.push_back(endOfEven(slices, first, rounding));
    return ends;
}

bool isEven(const std::vector<PlacedSlice>& slices, PatientVector rounding)
{
    return evenEnds(slices, rounding).size() == 1;
}

/// The usual step from a slice to the next.
PatientVector usualStep(const std::vector<PlacedSlice>& slices)
{
    std::vector<double> across;
    std::vector<double> down;
    std::vector<double> along;
    for (std::size_t i = 1; i < slices.size(); ++i) {
        const PatientVector step = slices[i].offset - slices[i - 1].offset;
        across.push_back(step.x);
        down.push_back(step.y);
        along.push_back(step.z);
    }
    return {upperMedianOf(across), upperMedianOf(down), upperMedianOf(along)};
}

/// Whether two neighbouring slices may be of one stack with that usual step.
bool mayContinue(PatientVector step, PatientVector usual, double mostMoved, double mostGap)
{
    return std::hypot(step.x - usual.x, step.y - usual.y) <= mostMoved
        && step.z <= mostGap * usual.z && step.z >= (2 - mostGap) * usual.z;
}

/// Whether a stack goes on smoothly at a slice, as a curved one does.
bool isSmoothAt(const std::vector<PlacedSlice>& slices, std::size_t index)
{
    constexpr double mostBend = 0.3; // mm, in the plane from a step to the next
    const auto stepAt = [&](std::size_t i) {
        return slices[i].offset - slices[i - 1].offset;
    };
    if (index < 2 || index + 1 >= slices.size())
        return false;
    const PatientVector step = stepAt(index);
    for (const PatientVector other : {stepAt(index - 1), stepAt(index + 1)})
        if (std::hypot(step.x - other.x, step.y - other.y) > mostBend
            || std::abs(step.z - other.z) > gapTolerance(other.z))
            return false;
    return true;
}

/// Joins even blocks that are pieces of one stack: it bends there, or some of them have fewer
/// slices than a block has.
std::vector<std::size_t> joinedPieces(const std::vector<PlacedSlice>& slices,
                                      const std::vector<std::size_t>& ends)
{
    const PatientVector usual = usualStep(slices);
    std::vector<std::size_t> joined;
    std::vector<std::size_t> pieces; // ends of those that may be one stack
    bool isBroken = false; // whether one of them is too small for a block, or the stack bends
    const auto finish = [&] {
        if (isBroken)
            joined.push_back(pieces.back());
        else
            joined.insert(joined.end(), pieces.begin(), pieces.end());
        pieces.clear();
        isBroken = false;
    };
    std::size_t first = 0;
    std::size_t sizeBefore = 0;
    for (const std::size_t end : ends) {
        const std::size_t size = end - first;
        const bool areWhole = std::min(size, sizeBefore) >= kFewestOfABlock;
        const bool isSmooth = isSmoothAt(slices, first);
        if (!pieces.empty() && !isSmooth
            && !mayContinue(slices[first].offset - slices[first - 1].offset, usual,
                            areWhole ? kGroupMovedMm : kMostMovedMm,
                            areWhole ? kGroupGap : kMostGap))
            finish();
        isBroken = isBroken || size < kFewestOfABlock || (!pieces.empty() && isSmooth);
        pieces.push_back(end);
        sizeBefore = size;
        first = end;
    }
    finish();
    return joined;
}

std::vector<PlacedSlice> chosen(const std::vector<PlacedSlice>& slices,
                                const std::vector<std::size_t>& indices)
{
    std::vector<PlacedSlice> some;
    std::transform(indices.begin(), indices.end(), std::back_inserter(some),
                   [&](std::size_t i) { return slices[i]; });
    return some;
}

/// Slices in the order of their numbers, divided where they turn back.
std::vector<std::vector<std::size_t>> runsByNumber(const std::vector<PlacedSlice>& slices)
{
    std::vector<std::size_t> byNumber(slices.size());
    std::iota(byNumber.begin(), byNumber.end(), std::size_t{0});
    std::stable_sort(byNumber.begin(), byNumber.end(), [&](std::size_t a, std::size_t b) {
        return slices[a].order < slices[b].order;
    });
    std::vector<std::vector<std::size_t>> runs;
    for (const std::size_t index : byNumber) {
        const bool continues = !runs.empty()
            && (runs.back().size() < 2
                || (index > runs.back().back())
                    == (runs.back().back() > runs.back()[runs.back().size() - 2]));
        if (continues)
            runs.back().push_back(index);
        else
            runs.push_back({index});
    }
    for (std::vector<std::size_t>& run : runs)
        std::sort(run.begin(), run.end());
    return runs;
}

/// Every second slice.
std::vector<std::vector<std::size_t>> alternating(std::size_t count)
{
    std::vector<std::vector<std::size_t>> stacks(2);
    for (std::size_t i = 0; i < count; ++i)
        stacks[i % 2].push_back(i);
    return stacks;
}

bool areStacks(const std::vector<PlacedSlice>& slices,
               const std::vector<std::vector<std::size_t>>& stacks, PatientVector rounding)
{
    return stacks.size() > 1
        && std::all_of(stacks.begin(), stacks.end(), [&](const std::vector<std::size_t>& stack) {
               return stack.size() >= kFewestOfABlock && isEven(chosen(slices, stack), rounding);
           });
}

/// Whether slices of each stack lie between those of another.
bool areBetween(const std::vector<std::vector<std::size_t>>& stacks)
{
    return std::all_of(stacks.begin(), stacks.end(), [](const std::vector<std::size_t>& stack) {
        return stack.back() - stack.front() >= stack.size();
    });
}

} // namespace

double gapTolerance(double spacing)
{
    return std::max(0.02, 0.03 * spacing);
}

std::vector<std::size_t> blockEnds(const std::vector<PlacedSlice>& slices, PatientVector rounding)
{
    const std::vector<std::size_t> ends = evenEnds(slices, rounding);
    return ends.size() < 2 ? ends : joinedPieces(slices, ends);
}

std::vector<std::vector<std::size_t>> interleavedStacks(const std::vector<PlacedSlice>& slices,
                                                        PatientVector rounding)
{
    std::vector<std::size_t> all(slices.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (slices.size() < 2 * kFewestOfABlock || isEven(slices, rounding))
        return {all};
    std::vector<std::vector<std::size_t>> runs = runsByNumber(slices);
    if (areStacks(slices, runs, rounding) && areBetween(runs))
        return runs;
    // Numbers that follow the places are those of one stack.
    std::vector<std::vector<std::size_t>> halves = alternating(slices.size());
    const double near = slices[1].offset.z - slices[0].offset.z;
    const double far = slices[2].offset.z - slices[1].offset.z;
    const bool areNumbered = std::any_of(slices.begin(), slices.end(), [&](const auto& slice) {
        return slice.order != slices.front().order;
    });
    constexpr double leastRatio = 1.4;
    if ((runs.size() > 1 || !areNumbered) && std::max(near, far) > leastRatio * std::min(near, far)
        && areStacks(slices, halves, rounding))
        return halves;
    return {all};
}

} // namespace foramen
