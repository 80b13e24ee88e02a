#pragma once

#include "core/ai/levels/heat_maps.h"
#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/preprocessing.h"
#include "core/spine/terms.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace foramen::test {

/// A spine as points, with the maps that localisers without error would give of it.
struct SyntheticSpine {
    using Point = PatientPoint;
    static constexpr double kUp = 6; ///< mm: a foramen above its disc's centre
    static constexpr double kBehind = 24; ///< mm: the sac's middle behind the discs' centres
    static constexpr double kForamenSide = 17;
    static constexpr double kRecessSide = 10;

    /// Curved to the side by scoliosis and to the front by lordosis.
    std::array<Point, kLevelCount> discs{
        {{1, -4, 70}, {3, -10, 36}, {5, -13, 1}, {6, -10, -34}, {6, -1, -66}}};
    std::set<std::size_t> absentLevels; ///< not drawn
    bool sacrum = true;
    double shift = 0; ///< share of each level's map that lies one disc higher; 0: none

    [[nodiscard]] Point sitePoint(Site site) const
    {
        const Point disc = discs[static_cast<std::size_t>(site.level)];
        const double side = sideOf(site.condition) == Side::Left ? 1
            : sideOf(site.condition) == Side::Right              ? -1
                                                                 : 0;
        if (isForaminal(site.condition))
            return disc + PatientVector{side * kForamenSide, kBehind - 4, kUp};
        if (isSubarticular(site.condition))
            return disc + PatientVector{side * kRecessSide, kBehind - 6, 0};
        return disc + PatientVector{0, kBehind, 0};
    }

    /// The line of the disc centres at a height z.
    [[nodiscard]] Point lineAt(double z) const
    {
        std::size_t upper = 0;
        while (upper + 2 < discs.size() && z < discs[upper + 1].z)
            ++upper;
        const double share = (z - discs[upper].z) / (discs[upper + 1].z - discs[upper].z);
        return discs[upper] + (discs[upper + 1] - discs[upper]) * share;
    }

    static double peak(double distance)
    {
        constexpr double radius = 4; // mm
        if (distance > 6 * radius)
            return -13;
        return 22 * std::exp(-0.5 * distance * distance / (radius * radius)) - 13;
    }

    [[nodiscard]] std::vector<float> sagittalLogits(const PictureFrame& frame) const
    {
        std::vector<float> logits;
        const auto draw = [&](auto value) {
            for (int row = 0; row < kSagittalMapSize; ++row)
                for (int column = 0; column < kSagittalMapSize; ++column)
                    logits.push_back(static_cast<float>(value(frame.patientFromPixel(
                        pictureFromMap({static_cast<double>(column), static_cast<double>(row)})))));
        };
        const auto flat = [](Point a, Point b) {
            return std::hypot(a.y - b.y, a.z - b.z);
        };
        for (std::size_t level = 0; level < sagittal_map::kPointCount; ++level)
            draw([&](Point p) {
                if (level >= kLevelCount || absentLevels.count(level) != 0)
                    return -13.0;
                const double own = peak(flat(p, discs[level]));
                if (shift == 0)
                    return own;
                const Point above =
                    level > 0 ? discs[level - 1] : discs[0] + PatientVector{0, 2, 34};
                return std::max(own + std::log(1 - shift), peak(flat(p, above)) + std::log(shift));
            });
        draw([&](Point p) {
            double nearest = 1e9;
            for (const Point& disc : discs)
                nearest = std::min(nearest, flat(p, disc));
            return nearest < 9 && std::abs(p.x - lineAt(p.z).x) < 20 ? 6.0 : -6.0;
        });
        draw([&](Point p) {
            const Point line = lineAt(p.z);
            const bool inside = std::abs(p.y - line.y - kBehind) < 7 && std::abs(p.x - line.x) < 8
                && p.z < discs.front().z + 50 && p.z > discs.back().z - 20;
            return inside ? 6.0 : -6.0;
        });
        draw([&](Point p) {
            return sacrum && flat(p, discs.back() + PatientVector{0, 12, -30}) < 18 ? 6.0 : -6.0;
        });
        draw([&](Point p) {
            double best = -9;
            for (const DiscLevel level : kLevels)
                for (const Condition side : {Condition::LeftNeuralForaminalNarrowing,
                                             Condition::RightNeuralForaminalNarrowing}) {
                    const Point foramen = sitePoint({side, level});
                    if (std::abs(p.x - foramen.x) < 6)
                        best = std::max(best, peak(flat(p, foramen)));
                }
            return best;
        });
        return logits;
    }

    [[nodiscard]] std::vector<float> axialLogits(const PictureFrame& frame) const
    {
        std::vector<float> logits;
        const auto draw = [&](auto value) {
            for (int row = 0; row < kAxialMapSize; ++row)
                for (int column = 0; column < kAxialMapSize; ++column)
                    logits.push_back(static_cast<float>(value(frame.patientFromPixel(
                        pictureFromMap({static_cast<double>(column), static_cast<double>(row)})))));
        };
        for (const Condition side :
             {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis})
            draw([&](Point p) {
                double best = -13;
                for (const DiscLevel level : kLevels)
                    best = std::max(best, peak(distance(p, sitePoint({side, level}))));
                return best;
            });
        draw([&](Point p) {
            const Point line = lineAt(p.z);
            return std::hypot(p.x - line.x, p.y - line.y - kBehind) < 8 ? 6.0 : -6.0;
        });
        return logits;
    }
};

/// How a block of slices was stored.
struct Storage {
    PatientVector rowDirection;
    PatientVector columnDirection;
};

/// A block around a centre with bright marks of 5 mm radius at the given points, textured so that
/// no two slices are equal.
inline VolumePtr makeBlock(const Storage& storage, PatientPoint middle, int size, int slices,
                           const std::vector<PatientPoint>& marks, const std::string& uid)
{
    auto volume = std::make_shared<Volume>();
    volume->seriesInstanceUid = uid;
    volume->frameOfReferenceUid = "1.2.3";
    VolumeGeometry& g = volume->geometry;
    g = {.rowDirection = storage.rowDirection,
         .columnDirection = storage.columnDirection,
         .columnSpacing = 1.5,
         .rowSpacing = 1.5,
         .sliceSpacing = 4.5,
         .columns = size,
         .rows = size,
         .slices = slices};
    const double half = (size - 1) / 2.0;
    g.origin = middle - g.rowDirection * (half * 1.5) - g.columnDirection * (half * 1.5)
        - g.sliceNormal() * ((slices - 1) / 2.0 * 4.5);
    for (int s = 0; s < slices; ++s) {
        volume->sources.push_back(
            {.sopInstanceUid = uid + '.' + std::to_string(s + 1), .instanceNumber = s + 1});
        for (int r = 0; r < size; ++r)
            for (int c = 0; c < size; ++c) {
                const PatientPoint p = g.patientFromVoxel(
                    {static_cast<double>(c), static_cast<double>(r), static_cast<double>(s)});
                double value = 500 + 80 * std::sin(p.x * 0.3 + p.y * 0.11)
                    + 60 * std::cos(p.z * 0.13 + p.x * 0.7);
                for (const PatientPoint& mark : marks)
                    if (distance(p, mark) < 5)
                        value = 4000;
                volume->voxels.push_back(static_cast<std::int16_t>(value));
            }
    }
    return volume;
}

} // namespace foramen::test
