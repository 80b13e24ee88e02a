#pragma once

#include "core/phantom/body/spine_curve.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// Each rib begins at its vertebra beside the pedicle, passes in front of the transverse process
/// and runs sideways and down; the last two have free ends.
/// @param unit  the motion segment that the point lies in
void paintRibs(TissuePainter& painter, const SpinePlace& place, int unit, const BodyPlan& body,
               const SpineCurve& curve);

} // namespace foramen
