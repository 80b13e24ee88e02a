#pragma once

#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// The arch behind the canal: laminae, processes, pedicles, and the facet joints between them.
void paintArch(TissuePainter& painter, const SpineSpot& spot);
/// The wings of the sacrum.
void paintAla(TissuePainter& painter, const SpineSpot& spot);
/// The vertebral body, its vein, and fatty change beside its endplates.
void paintBody(TissuePainter& painter, const SpineSpot& spot);

} // namespace foramen
