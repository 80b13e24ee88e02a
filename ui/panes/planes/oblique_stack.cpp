#include "ui/panes/planes/oblique_stack.h"

#include "ui/render/resampler.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

constexpr double kSameDiscMm = 0.5;
constexpr double kNearDiscMm = 25; ///< a click farther from every disc belongs to none

/// Towards the head from the middle plane of a block, mm.
double offsetOf(int slice)
{
    return ((kObliqueSlices - 1) / 2.0 - slice) * kObliqueSpacingMm;
}

/// Within the slices of the series: a disc reaches across all of them.
double distanceInSlice(PatientPoint a, PatientPoint b, PatientVector towardsLeft)
{
    const PatientVector between = b - a;
    return length(between - towardsLeft * dot(between, towardsLeft));
}

std::vector<LevelLocation> knownDiscs(const LevelLocations& levels)
{
    std::vector<LevelLocation> known;
    for (const LevelLocation& level : levels)
        if (level.discCenter)
            known.push_back(level);
    return known;
}

std::vector<PatientPoint> centersOf(const std::vector<LevelLocation>& discs)
{
    std::vector<PatientPoint> centers;
    centers.reserve(discs.size());
    for (const LevelLocation& disc : discs)
        centers.push_back(*disc.discCenter);
    return centers;
}

} // namespace

ObliqueStack::ObliqueStack(QObject* parent)
    : QObject(parent)
{
    // The thread is started before LibTorch is loaded, because starting one waits while it is being
    // loaded.
    m_runner.start([](const Task&) { return 0; }, [this](int) { resample(); });
}

void ObliqueStack::setSource(const VolumePtr& source)
{
    if (source == m_source)
        return;
    m_runner.cancel();
    m_source = source;
    m_blocks.clear();
}

void ObliqueStack::setDiscs(const LevelLocations& levels)
{
    if (!m_source)
        return;
    const PatientVector left = leftOf(m_source->geometry);
    const std::vector<LevelLocation> discs = knownDiscs(levels);
    const std::vector<PatientVector> directions = discDirections(centersOf(discs), left);
    std::vector<ObliqueBlock> before = std::exchange(m_blocks, {});
    for (std::size_t i = 0; i < discs.size(); ++i) {
        const PatientPoint center = *discs[i].discCenter;
        // A plane that the reader placed before the disc was found belongs to this disc from now
        // on.
        const auto known = std::find_if(before.begin(), before.end(), [&](const ObliqueBlock& one) {
            return distance(one.anchor, center) < kSameDiscMm
                || (!one.level && distanceInSlice(one.anchor, center, left) < kNearDiscMm / 2);
        });
        ObliqueBlock block;
        if (known != before.end()) {
            block = std::move(*known);
            before.erase(known);
        } else {
            block.number = m_nextNumber++;
        }
        block.level = discs[i].level;
        block.anchor = center;
        if (!block.isReaders)
            block.plane = obliquePlane(m_source->geometry, center, directions[i]);
        m_blocks.push_back(std::move(block));
    }
    std::erase_if(before, [](const ObliqueBlock& one) { return one.level || !one.isReaders; });
    m_blocks.insert(m_blocks.end(), before.begin(), before.end());
    sort();
    resample();
}

int ObliqueStack::placeThrough(PatientPoint point)
{
    const PatientVector left = leftOf(m_source->geometry);
    const auto far = [&](const ObliqueBlock& block) {
        return distanceInSlice(block.anchor, point, left);
    };
    auto nearest = std::min_element(
        m_blocks.begin(), m_blocks.end(),
        [&far](const ObliqueBlock& a, const ObliqueBlock& b) { return far(a) < far(b); });
    int number = 0;
    if (nearest != m_blocks.end() && far(*nearest) < kNearDiscMm) {
        number = nearest->number;
        nearest->plane =
            moved(nearest->plane, dot(point - nearest->plane.center, nearest->plane.towardsHead()));
        nearest->isReaders = true;
    } else {
        // Beyond the known discs a plane has the direction of the nearest one.
        const PatientVector back = nearest != m_blocks.end()
            ? nearest->plane.towardsBack
            : discDirections({point}, left).front();
        number = m_nextNumber++;
        m_blocks.push_back({.number = number,
                            .level = std::nullopt,
                            .anchor = point,
                            .plane = obliquePlane(m_source->geometry, point, back),
                            .isReaders = true,
                            .made = std::nullopt,
                            .volume = nullptr});
        sort();
    }
    resample();
    return number;
}

void ObliqueStack::turn(int number, int slice, PatientVector towardsBack)
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [number](const auto& one) { return one.number == number; });
    if (found == m_blocks.end())
        return;
    const PatientPoint pivot = planeOfSlice(*found, slice).center;
    const ObliquePlane turned = obliquePlane(m_source->geometry, pivot, towardsBack);
    found->plane = moved(turned, -offsetOf(slice));
    found->isReaders = true;
    resample();
}

const ObliqueBlock* ObliqueStack::block(int number) const
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [number](const auto& one) { return one.number == number; });
    return found == m_blocks.end() ? nullptr : &*found;
}

const ObliqueBlock* ObliqueStack::blockOf(const VolumePtr& volume) const
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(), [&volume](const auto& one) {
        return volume && one.volume == volume;
    });
    return found == m_blocks.end() ? nullptr : &*found;
}

ObliquePlane ObliqueStack::planeOfSlice(const ObliqueBlock& block, int slice) const
{
    return moved(block.plane, offsetOf(slice));
}

std::vector<VolumePtr> ObliqueStack::volumes() const
{
    std::vector<VolumePtr> made;
    for (const ObliqueBlock& block : m_blocks)
        if (block.volume)
            made.push_back(block.volume);
    return made;
}

std::vector<std::optional<DiscLevel>> ObliqueStack::levelsOfPositions() const
{
    std::vector<std::optional<DiscLevel>> levels;
    for (const ObliqueBlock& block : m_blocks)
        if (block.volume)
            levels.insert(levels.end(), static_cast<std::size_t>(kObliqueSlices), block.level);
    return levels;
}

void ObliqueStack::resample()
{
    // One after another, always the newest request, so that a plane is shown while it is being
    // turned.
    if (!m_source || m_runner.isRunning())
        return;
    std::vector<Wish> wishes;
    for (const ObliqueBlock& block : m_blocks)
        if (block.made != block.plane)
            wishes.push_back({block.number, block.plane});
    if (wishes.empty())
        return;
    using Made = std::vector<VolumePtr>;
    m_runner.start(
        [source = m_source, wishes](const Task& task) -> Result<Made> {
            Made made;
            for (const Wish& wish : wishes)
                made.push_back(resampled(*source, obliqueStack(source->geometry, wish.plane), task)
                                   .value_or(nullptr));
            return made;
        },
        [this, wishes](const Result<Made>& result) {
            const Made made = result.value_or(Made(wishes.size()));
            for (std::size_t i = 0; i < wishes.size(); ++i)
                take(wishes[i].number, wishes[i].plane, made[i]);
            Q_EMIT changed();
            if (std::find(made.begin(), made.end(), nullptr) != made.end())
                Q_EMIT failed();
            resample();
        });
}

void ObliqueStack::take(int number, const ObliquePlane& plane, const VolumePtr& volume)
{
    for (ObliqueBlock& block : m_blocks) {
        if (block.number != number)
            continue;
        block.made = plane;
        block.volume = volume;
    }
}

void ObliqueStack::sort()
{
    std::stable_sort(
        m_blocks.begin(), m_blocks.end(),
        [](const ObliqueBlock& a, const ObliqueBlock& b) { return a.anchor.z > b.anchor.z; });
}

} // namespace foramen
