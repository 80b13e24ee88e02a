#pragma once

#include "core/phantom/tissues/foramen.h"
#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// The part of a disc that narrows canal, recesses and foramina.
void paintBulge(TissuePainter& painter, const SpineSpot& spot, const ForamenSolids& solids);
/// Annulus and nucleus.
void paintDisc(TissuePainter& painter, const SpineSpot& spot);

} // namespace foramen
