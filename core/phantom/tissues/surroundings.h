#pragma once

#include "core/phantom/body/back_skin.h"
#include "core/phantom/body/spine_sections.h"
#include "core/phantom/tissues/tissue_painter.h"

namespace foramen {

/// The tissues around the spine, from the skin inwards.
class Surroundings {
public:
    /// The arguments must outlive this.
    Surroundings(const BodyPlan& body, const SpineCurve& curve, const SpineSections& sections,
                 const NoiseField& noise);

    void paint(TissuePainter& painter, const SpinePlace& place, PatientPoint point) const;

    [[nodiscard]] const BackSkin& skin() const { return m_skin; }

private:
    void paintBack(TissuePainter& painter, const SpinePlace& place, float inner, float share) const;
    void paintFront(TissuePainter& painter, const SpinePlace& place, PatientPoint point) const;
    void paintBowel(TissuePainter& painter, PatientPoint point, const SpinePlace& place,
                    float share) const;
    void paintVessels(TissuePainter& painter, const SpinePlace& place, float progress) const;

    const BodyPlan& m_body;
    const SpineCurve& m_curve;
    const SpineSections& m_sections;
    const NoiseField& m_noise;
    BackSkin m_skin;
};

} // namespace foramen
