#pragma once

#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// Distances to the structures around one neural foramen: negative inside, mm.
struct ForamenSolids {
    float upperPedicle = 99;
    float pars = 99; ///< with the inferior articular process
    float lowerPedicle = 99;
    float superior = 99; ///< the superior articular process
    float joint = 99; ///< the gap between the processes
    float bulge = 99; ///< the part of the disc behind its outline
    float spurs = 99; ///< osteophytes of the endplates
    float root = 99;
};

/// @return distances of 99 where there is no foramen near.
[[nodiscard]] ForamenSolids foramenSolids(const SpineSpot& spot);
/// The thickness of flavum and capsule in front of the joint, mm.
[[nodiscard]] float capsuleDistance(const SpineSpot& spot, const ForamenSolids& solids);

/// Whether a spot lies in a neural foramen: between the pedicles, behind body and disc, and in
/// front of the articular processes and their capsule.
[[nodiscard]] bool isInForamen(const SpineSpot& spot, const ForamenSolids& solids);

/// Fat, root, flavum and capsule. Bones are painted over them.
void paintForamen(TissuePainter& painter, const SpineSpot& spot, const ForamenSolids& solids);
/// Cartilage and fluid between the articular processes.
void paintFacetJoint(TissuePainter& painter, const SpineSpot& spot, const ForamenSolids& solids);

} // namespace foramen
