#pragma once

#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/tissue_painter.h"

#include <span>

namespace foramen {

/// What lies between the bodies and the arch. Epidural fat is painted first; the order of the
/// others is that of Anatomy::at().
void paintCanalFat(TissuePainter& painter, const SpineSpot& spot);
/// The fat of the foramina, what takes its place where they are narrow, and the leaving root.
void paintForamen(TissuePainter& painter, const SpineSpot& spot);
/// The yellow ligament.
void paintFlavum(TissuePainter& painter, const SpineSpot& spot);
/// The dural sac with roots and cord. @param roots  those of the spot's section
void paintSac(TissuePainter& painter, const SpineSpot& spot, std::span<const RootPlace> roots);
/// The root on its way down into the lateral recess.
void paintTraversingRoot(TissuePainter& painter, const SpineSpot& spot);

} // namespace foramen
