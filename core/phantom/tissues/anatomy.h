#pragma once

#include "core/phantom/body/body_plan.h"
#include "core/phantom/body/noise_field.h"
#include "core/phantom/body/spine_curve.h"
#include "core/phantom/body/spine_sections.h"
#include "core/phantom/tissues/spine_spot.h"
#include "core/phantom/tissues/surroundings.h"
#include "core/phantom/tissues/tissue.h"

#include <array>

namespace foramen {

/// The signal and labels at one point of the body.
struct AnatomySample {
    Signal signal;
    PhantomLabel labels = 0;
    bool intricate = false; ///< near the spine, where structures are thinner than a slice
};

/// The tissues of one body at every point in patient space. Immutable.
class Anatomy {
public:
    Anatomy(const BodyPlan& plan, Random& random);
    Anatomy(const Anatomy&) = delete;
    Anatomy& operator=(const Anatomy&) = delete;

    /// The tissue at a patient point (LPS, mm), with the signal of this palette.
    /// @param softness  width of tissue borders, mm: about a pixel.
    [[nodiscard]] AnatomySample at(PatientPoint point, const Palette& palette,
                                   float softness) const;

    /// Distance below the skin of the back, mm; negative outside.
    [[nodiscard]] float depthBelowBack(float y, float z) const;

    [[nodiscard]] const BodyPlan& plan() const { return m_plan; }
    [[nodiscard]] const SpineCurve& curve() const { return m_curve; }
    [[nodiscard]] const NoiseField& noise() const { return m_noise; }

    /// Truth, LPS, mm.
    [[nodiscard]] PatientPoint discCenter(int segment) const;
    [[nodiscard]] PatientPoint sitePoint(Site site) const;
    [[nodiscard]] PatientPoint sacrumTip() const;

private:
    /// The foramen on the side of this place.
    [[nodiscard]] const ForamenShape& foramenAt(int unit, float left) const;
    void shapeForamina();
    void paintSpine(TissuePainter& painter, const SpineSpot& spot) const;

    BodyPlan m_plan;
    NoiseField m_noise;
    SpineCurve m_curve;
    SpineSections m_sections;
    std::array<std::array<ForamenShape, 2>, kSegmentCount> m_foramina; ///< left, right
    Surroundings m_surroundings;
};

} // namespace foramen
