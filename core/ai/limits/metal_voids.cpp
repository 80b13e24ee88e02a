#include "core/ai/limits/metal_voids.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

/// A patch of one slice beside a disc, a value each millimetre: columns to posterior, rows to the
/// feet. All mm are measured from the disc's centre.
class Patch {
public:
    static constexpr int kFront = -12;
    static constexpr int kBack = 34;
    static constexpr int kTop = -2;
    static constexpr int kBottom = 30;
    static constexpr int kColumns = kBack - kFront + 1;
    static constexpr int kRows = kBottom - kTop + 1;

    /// @return none where the patch leaves the picture.
    static std::optional<Patch> cut(const CanonicalVolume& volume, int slice,
                                    const DiscFrame& frame)
    {
        Patch patch;
        for (int row = 0; row < kRows; ++row)
            for (int column = 0; column < kColumns; ++column) {
                const VoxelPoint at =
                    volume.canonicalFromPatient(frame.center + frame.posterior * (column + kFront)
                                                + frame.toFeet * (row + kTop));
                const auto value = volume.sample(at.column, at.row, slice);
                if (!value)
                    return std::nullopt;
                patch.m_values[indexOf(column, row)] = *value - volume.lowest();
            }
        patch.smooth();
        return patch;
    }

    [[nodiscard]] const auto& values() const { return m_values; }
    [[nodiscard]] float at(int posterior, int toFeet) const
    {
        return m_values[indexOf(posterior - kFront, toFeet - kTop)];
    }

private:
    static std::size_t indexOf(int column, int row)
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(kColumns)
            + static_cast<std::size_t>(column);
    }

    // Means over 3 x 3 mm, so that noise neither makes nor hides a void.
    void smooth()
    {
        const auto raw = m_values;
        for (int row = 1; row + 1 < kRows; ++row)
            for (int column = 1; column + 1 < kColumns; ++column) {
                float sum = 0;
                for (int i = -1; i <= 1; ++i)
                    for (int j = -1; j <= 1; ++j)
                        sum += raw[indexOf(column + j, row + i)];
                m_values[indexOf(column, row)] = sum / 9;
            }
    }

    std::array<float, static_cast<std::size_t>(kColumns* kRows)> m_values{};
};

/// Where the pedicle lies, below the disc above it.
constexpr int kPedicleFront = 4;
constexpr int kPedicleBack = 28;
constexpr int kPedicleTop = 3;
constexpr int kPedicleBottom = 24;
constexpr double kPedicleInner = 7; // beside the middle
constexpr double kPedicleOuter = 26;

constexpr double kUsualDistance = 4; // mm between slices

constexpr float kHole = 0.25F; // of the marrow
constexpr int kHalfThickness = 2; // of the thinnest void that counts

/// The median of the vertebra's body below the disc.
float marrowOf(const Patch& patch)
{
    std::vector<float> values;
    for (int toFeet = 9; toFeet <= 20; ++toFeet)
        for (int posterior = -10; posterior <= 4; ++posterior)
            values.push_back(patch.at(posterior, toFeet));
    return upperMedianOf(std::move(values));
}

/// The area of a pedicle, mm2, that is dark all around within half the thickness of the thinnest
/// void that counts.
double holeIn(const Patch& patch, float marrow)
{
    const auto isHole = [&](int posterior, int toFeet) {
        for (int i = -kHalfThickness; i <= kHalfThickness; ++i)
            for (int j = -kHalfThickness; j <= kHalfThickness; ++j)
                if (i * i + j * j <= kHalfThickness * kHalfThickness + 1
                    && patch.at(posterior + j, toFeet + i) > kHole * marrow)
                    return false;
        return true;
    };
    int count = 0;
    for (int toFeet = kPedicleTop; toFeet <= kPedicleBottom; ++toFeet)
        for (int posterior = kPedicleFront; posterior <= kPedicleBack; ++posterior)
            count += isHole(posterior, toFeet) ? 1 : 0;
    return count;
}

/// The signal of the darkest pixels: above the limit for voids where noise or fat suppression
/// brings marrow close to it.
float darkestOf(std::vector<float>& values)
{
    constexpr std::size_t share = 50; // one in so many
    return rankedValue(values, values.size() / share);
}

/// The frame of the disc above a lumbar vertebra: for L1 as far above L1/L2 as L2/L3 lies below it.
std::optional<DiscFrame> frameAbove(const DecodedLevels& levels, std::size_t vertebra)
{
    if (vertebra > 0)
        return levels.frames[vertebra - 1];
    if (!levels.frames[0] || !levels.frames[1])
        return std::nullopt;
    constexpr double shorter = 0.94; // T12/L1 to L1/L2 against the next
    DiscFrame frame = *levels.frames[0];
    frame.center = frame.center + (frame.center - levels.frames[1]->center) * shorter;
    return frame;
}

/// The brightness of this vertebra's marrow, on the slice nearest to its middle.
std::optional<float> marrowBelow(const CanonicalVolume& volume, const DiscFrame& frame)
{
    constexpr double least = 0.12; // of the brightest neighbour: darker vertebrae cannot be judged
    const int middle = volume.nearestSlice(frame.center);
    const auto patch = Patch::cut(volume, middle, frame);
    if (!patch)
        return std::nullopt;
    float brightest = 0;
    for (int toFeet = Patch::kTop; toFeet <= Patch::kBottom; ++toFeet)
        for (int posterior = Patch::kFront; posterior <= Patch::kBack; ++posterior)
            brightest = std::max(brightest, patch->at(posterior, toFeet));
    const float marrow = marrowOf(*patch);
    return marrow > least * brightest ? std::optional(marrow) : std::nullopt;
}

std::optional<PedicleVoid> voidIn(const CanonicalVolume& volume, const DiscFrame& frame, Side side)
{
    const auto marrow = marrowBelow(volume, frame);
    if (!marrow)
        return std::nullopt;
    const double sign = side == Side::Left ? 1 : -1;
    // In thin-slice series, a slice is compared with the one a usual distance away.
    const auto step =
        static_cast<std::size_t>(std::max(1L, std::lround(kUsualDistance / volume.sliceSpacing())));
    std::vector<double> holes;
    std::vector<float> values;
    for (int slice = 0; slice < volume.slices(); ++slice) {
        VoxelPoint at = volume.canonicalFromPatient(frame.center);
        at.slice = slice;
        const double aside = sign * dot(volume.patientFromCanonical(at) - frame.center, frame.left);
        if (aside < kPedicleInner || aside > kPedicleOuter || volume.source(slice).missing)
            continue;
        if (const auto patch = Patch::cut(volume, slice, frame)) {
            holes.push_back(holeIn(*patch, *marrow));
            values.insert(values.end(), patch->values().begin(), patch->values().end());
        }
    }
    if (holes.empty() || darkestOf(values) > kHole * *marrow)
        return std::nullopt;
    PedicleVoid found;
    for (std::size_t i = step; i < holes.size(); ++i)
        found.area = std::max(found.area, std::min(holes[i], holes[i - step]));
    return found;
}

} // namespace

PedicleVoids pedicleVoidsOf(const std::vector<CanonicalVolume>& volumes,
                            const DecodedLevels& levels)
{
    PedicleVoids voids;
    for (std::size_t vertebra = 0; vertebra < kLumbarVertebraCount; ++vertebra) {
        const auto frame = frameAbove(levels, vertebra);
        if (!frame)
            continue;
        for (const Side side : {Side::Left, Side::Right})
            for (const CanonicalVolume& volume : volumes) {
                auto& known = voids[vertebra][side == Side::Left ? 0 : 1];
                const auto seen = voidIn(volume, *frame, side);
                if (seen && (!known || seen->area > known->area))
                    known = seen;
            }
    }
    return voids;
}

std::array<bool, kLevelCount> levelsNearMetal(const std::vector<PedicleVoids>& series)
{
    constexpr double agreed = 40; // mm2
    constexpr double alone = 70;
    std::array<bool, kLevelCount> near{};
    for (std::size_t vertebra = 0; vertebra < kLumbarVertebraCount; ++vertebra)
        for (std::size_t side = 0; side < 2; ++side) {
            int seen = 0;
            double least = 0;
            for (const PedicleVoids& voids : series)
                if (const auto& pedicle = voids[vertebra][side]) {
                    least = seen == 0 ? pedicle->area : std::min(least, pedicle->area);
                    ++seen;
                }
            if (seen == 0 || least < (seen > 1 ? agreed : alone))
                continue;
            if (vertebra > 0)
                near[vertebra - 1] = true;
            if (vertebra < kLevelCount)
                near[vertebra] = true;
        }
    return near;
}

} // namespace foramen
