#pragma once

#include "core/phantom/body/body_plan.h"

namespace foramen {

/// Gives a body ribs, with twelfth ones of any usual length.
void drawRibs(BodyPlan& plan, Random& random);

} // namespace foramen
