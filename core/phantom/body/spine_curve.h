#pragma once

#include "core/base/patient_space.h"
#include "core/phantom/body/body_plan.h"
#include "core/phantom/body/noise_field.h"

#include <array>
#include <vector>

namespace foramen {

/// A point in the straightened spine, mm: left of the centre line, behind it, and along it
/// (downwards).
struct SpinePlace {
    float left = 0;
    float back = 0;
    float along = 0;
};

/// The centre line through the vertebral bodies and the map between patient space and the
/// straightened spine.
class SpineCurve {
public:
    SpineCurve(const BodyPlan& plan, const NoiseField& noise);

    [[nodiscard]] SpinePlace placeOf(float x, float y, float z) const;
    /// Inverse of placeOf(), to within 0.05 mm. LPS, mm.
    [[nodiscard]] PatientPoint patientFrom(SpinePlace place) const;

    [[nodiscard]] float bodyTop(int segment) const
    {
        return m_tops[static_cast<std::size_t>(segment)];
    }
    [[nodiscard]] float bodyBottom(int segment) const
    {
        return m_bottoms[static_cast<std::size_t>(segment)];
    }
    [[nodiscard]] float bodyMiddle(int segment) const
    {
        return (bodyTop(segment) + bodyBottom(segment)) / 2;
    }
    [[nodiscard]] float discMiddle(int segment) const;
    [[nodiscard]] float length() const { return m_length; }
    /// Direction of the centre line there, degrees from straight down, positive backwards.
    [[nodiscard]] float direction(float along) const;
    /// The point of the centre line at this height. @return y and the distance along.
    [[nodiscard]] float centerY(float z) const;
    [[nodiscard]] float lateral(float along) const;

private:
    struct Knot {
        float y = 0, z = 0, sine = 0, cosine = 1, angle = 0;
    };
    struct Cell {
        float along = 0, back = 0;
    };

    void layOut(const BodyPlan& plan);
    void integrate(const BodyPlan& plan);
    void fillMap(const BodyPlan& plan, const NoiseField& noise);
    [[nodiscard]] Knot knotAt(float along) const;
    [[nodiscard]] float alongNear(float y, float z, float guess) const;
    [[nodiscard]] float alongAtHeight(float z) const;
    [[nodiscard]] float slipAt(const BodyPlan& plan, float along) const;

    std::array<float, kSegmentCount> m_tops{};
    std::array<float, kSegmentCount> m_bottoms{};
    std::vector<Knot> m_knots;
    std::vector<Cell> m_cells;
    float m_length = 0;
    float m_left = 0; ///< x of the centre line before its lateral curve
    float m_mapY = 0, m_mapZ = 0;
    int m_mapColumns = 0, m_mapRows = 0;
    std::vector<float> m_lateral; ///< every kKnotStep
};

} // namespace foramen
