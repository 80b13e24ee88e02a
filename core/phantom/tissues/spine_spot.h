#pragma once

#include "core/phantom/body/foramen_shape.h"
#include "core/phantom/body/noise_field.h"
#include "core/phantom/body/spine_sections.h"

#include <cstddef>

namespace foramen {

/// A point in the coordinates of its motion segment.
struct SpineSpot {
    const BodyPlan& body;
    const SpineSection& section;
    const DiscPlan& disc;
    const VertebraPlan& upper;
    const VertebraPlan& lower;
    const ForamenShape& foramen; ///< of its side
    float left; ///< mm, negative on the right
    float aside; ///< |left|
    std::size_t side; ///< 0 left, 1 right
    float back; ///< behind the centre line
    float behind; ///< behind the bodies' back wall
    float fromWall; ///< behind the back of body and disc, as far aside as the spot
    float below; ///< below the disc's middle
    float radius; ///< 1 on the outline of body or disc
    float outward; ///< distance outside that outline
    float texture; ///< slow noise
    float mottle; ///< of marrow: finer and coarser noise, deviation about 1
    float scale;

    /// The distance of the canal's roof behind the bodies' back wall: an arch with its apex at the
    /// midline.
    [[nodiscard]] float roofFront() const
    {
        return section.roof - 0.62F * aside - 0.03F * aside * aside;
    }
};

/// How far behind the centre line the back of body and disc lies, this far aside, mm.
[[nodiscard]] float wallBehind(const SpineSection& section, float aside);

/// @param section  the one that @p place lies in. All arguments but the place must outlive the
/// result.
[[nodiscard]] SpineSpot spineSpot(const SpinePlace& place, const SpineSection& section,
                                  const BodyPlan& body, const ForamenShape& foramen,
                                  const NoiseField& noise);

} // namespace foramen
