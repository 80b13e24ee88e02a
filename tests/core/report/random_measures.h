#pragma once

#include "core/spine/measures/spine_measure.h"

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace foramen::test {

/// Measures of all kinds at random places, each place at most once, with odd values.
/// @param series  a Series Instance UID, which the pictures' UIDs begin with
inline std::vector<SpineMeasure> randomMeasures(std::mt19937& random, const std::string& series)
{
    const auto real = [&random](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const auto chance = [&real](double share) {
        return real(0, 1) < share;
    };
    std::vector<SpineMeasure> list;
    const auto add = [&](MeasureKind kind, std::optional<DiscLevel> level,
                         std::optional<Side> side) {
        if (!chance(0.6))
            return;
        SpineMeasure made;
        made.kind = kind;
        made.level = level;
        made.side = side;
        made.value = kind == MeasureKind::Slip ? real(-8, 12) : real(0, 180);
        made.deviation = chance(0.1) ? 0 : real(0, 9);
        if (!traitsOf(kind).relativeTo.empty() && chance(0.7))
            made.percent = real(-30, 140);
        made.seriesInstanceUid = series;
        made.sopInstanceUid = series + '.' + std::to_string(1 + random() % 20);
        made.instanceNumber = static_cast<int>(random() % 400) - 1;
        made.frameNumber = chance(0.9) ? 1 : 2 + static_cast<int>(random() % 9);
        const MeasureShape shape = traitsOf(kind).shape;
        std::size_t count = pointCountOf(shape);
        if (shape == MeasureShape::Outline)
            count += random() % 40;
        for (std::size_t i = 0; i < count; ++i)
            made.points.push_back({real(0, 500), real(0, 500)});
        list.push_back(std::move(made));
    };
    for (const MeasureKind kind : kMeasureKinds) {
        if (!hasLevel(kind)) {
            add(kind, std::nullopt, std::nullopt);
            continue;
        }
        for (const DiscLevel level : kLevels) {
            if (!hasSide(kind))
                add(kind, level, std::nullopt);
            else
                for (const Side side : {Side::Left, Side::Right})
                    add(kind, level, side);
        }
    }
    return list;
}

} // namespace foramen::test
