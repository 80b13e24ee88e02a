#pragma once

#include "core/phantom/body/body_plan.h"
#include "core/phantom/body/noise_field.h"
#include "core/phantom/body/spine_curve.h"

#include <vector>

namespace foramen {

/// The skin of the back in the midline, over the height of the spine.
class BackSkin {
public:
    BackSkin(const BodyPlan& plan, const SpineCurve& curve, const NoiseField& noise);

    /// Distance below the skin, mm; negative outside.
    [[nodiscard]] float depthAt(float y, float z) const;

private:
    std::vector<float> m_y; ///< by z, downwards
    float m_top = 0; ///< z of the first
};

} // namespace foramen
