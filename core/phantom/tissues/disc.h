#pragma once

#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// What of a disc narrows canal, recesses and foramina.
void paintBulge(TissuePainter& painter, const SpineSpot& spot);
/// Annulus and nucleus.
void paintDisc(TissuePainter& painter, const SpineSpot& spot);

} // namespace foramen
