#include "core/phantom/tissues/spine_spot.h"

#include <algorithm>
#include <cmath>

namespace foramen {

SpineSpot spineSpot(const SpinePlace& place, const SpineSection& section, const BodyPlan& body,
                    const NoiseField& noise)
{
    const auto unit = static_cast<std::size_t>(section.unit);
    const float nx = place.left / section.halfWidth;
    float ny = place.back / section.halfDepth;
    if (ny > 0) // the back wall is concave towards the canal
        ny *= 1 + 0.1F * std::max(0.0F, 1 - nx * nx * 1.6F);
    const float square = nx * nx + ny * ny;
    const float radius =
        0.5F * (std::sqrt(square) + std::sqrt(std::sqrt(nx * nx * nx * nx + ny * ny * ny * ny)));
    const float outward = (radius - 1) * std::min(section.halfWidth, section.halfDepth);
    return {body,
            section,
            body.discs[unit],
            body.vertebrae[unit],
            body.vertebrae[unit + 1],
            place.left,
            std::abs(place.left),
            place.left < 0 ? std::size_t{1} : std::size_t{0},
            place.back,
            place.back - section.wall,
            section.below,
            radius,
            outward,
            noise.at(place.left * 0.35F, place.back * 0.35F, place.along * 0.35F),
            body.scale};
}

} // namespace foramen
