#pragma once

#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

#include <span>

namespace foramen {

/// Paints the structures between the bodies and the arch. Epidural fat is painted first; the order
/// of the others is that of Anatomy::at().
void paintCanalFat(TissuePainter& painter, const SpineSpot& spot);
/// The ligamentum flavum.
void paintFlavum(TissuePainter& painter, const SpineSpot& spot);
/// The dural sac with roots and cord. @param roots  those of the spot's section
void paintSac(TissuePainter& painter, const SpineSpot& spot, std::span<const RootPlace> roots);
/// The root that descends into the lateral recess.
void paintTraversingRoot(TissuePainter& painter, const SpineSpot& spot);

} // namespace foramen
