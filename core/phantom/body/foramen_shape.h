#pragma once

#include "core/phantom/recipe/random.h"

namespace foramen {

/// What surrounds the root in one neural foramen, seen from the side: mm, measured behind the back
/// wall of body and disc, and below the middle of the disc.
struct ForamenShape {
    float aside = 4.3F; ///< of the middle of the foramen, beyond the inner border of the pedicle
    float room = 8.5F; ///< from the disc up to the pedicle
    float arch = 0.05F; ///< curvature of the pedicle's lower border, 1/mm
    float floor = 2.5F; ///< from the disc down to the lower pedicle
    float upperWidth = 10; ///< from the body to the pars
    float parsSlope = 0.3F; ///< mm back per mm down
    float lowerWidth = 6.5F; ///< from the disc to the superior articular process
    float tipHeight = 8; ///< of that process over the lower endplate
    float tipForward = 1;
    float lean = 0.2F; ///< mm back per mm up of its front
    float thickness = 9; ///< of it at its base
    float jointSlope = 0.2F; ///< mm back per mm down
    float jointTurn = 0.7F; ///< mm back per mm outwards
    float jointWidth = 0.8F;
    float inferiorEnd = 8; ///< of the inferior articular process below the disc's lower border
    float inferiorThickness = 8;
    float flavum = 0.9F; ///< thickness of flavum and capsule in front of the joint
    float roofBand = 0; ///< thickness of the dark band under the pedicle
    float bulge = 0; ///< of the disc
    float bulgeBelow = 0;
    float bulgeReach = 6; ///< up and down
    float upperSpur = 0; ///< osteophytes of the endplates
    float lowerSpur = 0;
    float rootBack = 4.5F;
    float rootDown = 3.4F; ///< below the pedicle
    float rootHalfBack = 2;
    float rootHalfDown = 2.4F;
    float rootDrop = 0.55F; ///< mm down per mm outwards
    float fatTone = 1;
};

/// @param level  0 is L1/L2
/// @param narrowing  0 open to 1 closed; which structures narrow it is drawn
/// @param scale  of the body
[[nodiscard]] ForamenShape drawForamenShape(int level, float narrowing, float scale,
                                            Random& random);

} // namespace foramen
