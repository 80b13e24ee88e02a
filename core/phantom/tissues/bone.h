#pragma once

#include "core/phantom/tissues/foramen.h"
#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// Distances to the arches of two neighbouring vertebrae: negative inside, mm.
struct Arch {
    float above = 99;
    float below = 99;
};

[[nodiscard]] Arch archAt(const SpineSpot& spot, const ForamenSolids& solids);
/// The arch behind the canal: laminae, processes, pedicles, and the facet joints between them.
void paintArch(TissuePainter& painter, const Arch& arch, const SpineSpot& spot,
               const ForamenSolids& solids);
/// The wings of the sacrum.
void paintAla(TissuePainter& painter, const SpineSpot& spot);
/// The vertebral body, its vein, and fatty change beside its endplates.
void paintBody(TissuePainter& painter, const Arch& arch, const SpineSpot& spot,
               const ForamenSolids& solids);

} // namespace foramen
