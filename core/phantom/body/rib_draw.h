#pragma once

#include "core/phantom/body/body_plan.h"

namespace foramen {

/// Draws the ribs of a body, with twelfth ribs of any usual length.
void drawRibs(BodyPlan& plan, Random& random);

} // namespace foramen
