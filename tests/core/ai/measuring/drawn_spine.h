#pragma once

#include "core/ai/measuring/segmentation.h"
#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/segmenter_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace foramen::test {

/// A spine of boxes with known measures, as the segmenter would see it. Lengths in mm, angles in
/// radians.
struct DrawnSpine {
    std::array<double, 5> discHeights = {8, 9, 10, 11, 9};
    double depth = 36; ///< of discs and bodies
    double canal = 14; ///< its width
    double gap = 2; ///< between bodies and canal
    double turn = 0; ///< of the whole spine in the picture, from columns to rows
    FlatPoint shift; ///< of the whole spine
    std::array<double, 5> slips{}; ///< of all that lies above each disc, to anterior
    double sacralTilt = 0; ///< of the upper endplate of S1, its back towards the head
    int missing = -1; ///< the disc that is not drawn
    int pinched = -1; ///< the disc at which the canal is as wide as ...
    double pinchedTo = 14;
    double blur = 0; ///< half width of the edges beyond the pixels' own

    static constexpr double kPitch = 34; ///< from disc to disc

    [[nodiscard]] FlatPoint origin() const
    {
        return FlatPoint{kSegmenterColumns * kSegmenterSpacing / 2,
                         kSegmenterRows * kSegmenterSpacing / 2}
        + shift;
    }
    [[nodiscard]] FlatPoint placeOf(double back, double down) const
    {
        return origin()
            + FlatPoint{std::cos(turn) * back - std::sin(turn) * down,
                        std::sin(turn) * back + std::cos(turn) * down};
    }
    [[nodiscard]] static double heightOf(std::size_t disc)
    {
        return kPitch * (static_cast<double>(disc) - 2);
    }
    /// How far forward the spine lies at a height.
    [[nodiscard]] double slippedAt(double down) const
    {
        double sum = 0;
        for (std::size_t disc = 0; disc < slips.size(); ++disc)
            sum += down < heightOf(disc) ? slips[disc] : 0;
        return sum;
    }
    [[nodiscard]] FlatPoint disc(std::size_t index) const
    {
        return placeOf(-slippedAt(heightOf(index) + 0.1), heightOf(index));
    }

    [[nodiscard]] std::size_t classAt(FlatPoint place) const
    {
        using namespace segment_class;
        const FlatPoint way = place - origin();
        const double down = std::cos(turn) * way.y - std::sin(turn) * way.x;
        const double plain = std::cos(turn) * way.x + std::sin(turn) * way.y;
        const double back = plain + slippedAt(down);
        if (const double behind = back - depth / 2 - gap; behind >= 0) {
            double width = canal;
            if (pinched >= 0 && std::abs(down - heightOf(static_cast<std::size_t>(pinched))) < 2.5)
                width = pinchedTo;
            return behind <= width ? kCanal : kBackground;
        }
        if (std::abs(back) > depth / 2)
            return kBackground;
        for (std::size_t index = 0; index < discHeights.size(); ++index) {
            const double below = down - heightOf(index);
            const double half = discHeights[index] / 2;
            const bool last = index == discHeights.size() - 1;
            const double bottom = last ? half - std::tan(sacralTilt) * back : half;
            if (below >= -half && below <= bottom)
                return static_cast<int>(index) == missing ? kBackground : kDisc;
            if (last && below > bottom)
                return below < 30 ? kSacrum : kBackground;
        }
        // Above L1 lies another disc.
        const double top = heightOf(0) - kPitch + 4;
        return down > top ? kVertebra : down > top - 8 ? kDisc : kBackground;
    }

    [[nodiscard]] Segmentation segmentation() const
    {
        const int samples = blur > 0 ? 18 : 6;
        constexpr auto pixels = static_cast<std::size_t>(kSegmenterColumns) * kSegmenterRows;
        std::vector<float> shares(pixels * segment_class::kCount, 0.0F);
        const double width = 1 + 2 * blur / kSegmenterSpacing;
        for (int row = 0; row < kSegmenterRows; ++row)
            for (int column = 0; column < kSegmenterColumns; ++column)
                for (int v = 0; v < samples; ++v)
                    for (int u = 0; u < samples; ++u) {
                        const FlatPoint at =
                            flatFromPixel({column + ((u + 0.5) / samples - 0.5) * width,
                                           row + ((v + 0.5) / samples - 0.5) * width});
                        shares[classAt(at) * pixels
                               + static_cast<std::size_t>(row * kSegmenterColumns + column)] +=
                            1.0F / static_cast<float>(samples * samples);
                    }
        return Segmentation::ofShares(std::move(shares));
    }
};

} // namespace foramen::test
