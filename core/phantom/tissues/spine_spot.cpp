#include "core/phantom/tissues/spine_spot.h"

#include <algorithm>
#include <cmath>

namespace foramen {

float wallBehind(const SpineSection& section, float aside)
{
    constexpr float widest = 0.93F; // the side of the body begins
    const float share = std::min(aside / section.halfWidth, widest);
    const float cube = share * share * share;
    const float hollow = 1 + 0.1F * std::max(0.0F, 1 - share * share * 1.6F);
    return 1.1F * section.wall * std::cbrt(1 - cube) / hollow;
}

SpineSpot spineSpot(const SpinePlace& place, const SpineSection& section, const BodyPlan& body,
                    const ForamenShape& foramen, const NoiseField& noise)
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
            foramen,
            place.left,
            std::abs(place.left),
            place.left < 0 ? std::size_t{1} : std::size_t{0},
            place.back,
            place.back - section.wall,
            place.back - wallBehind(section, std::abs(place.left)),
            section.below,
            radius,
            outward,
            noise.at(place.left * 0.35F, place.back * 0.35F, place.along * 0.35F),
            0.75F * noise.at(place.left * 0.14F + 5, place.back * 0.14F, place.along * 0.14F)
                + 0.65F * noise.at(place.left * 0.3F, place.back * 0.42F + 9, place.along * 0.42F),
            body.scale};
}

} // namespace foramen
