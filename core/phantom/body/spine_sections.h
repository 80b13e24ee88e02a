#pragma once

#include "core/phantom/body/body_plan.h"
#include "core/phantom/body/spine_curve.h"

#include <cstddef>
#include <span>
#include <vector>

namespace foramen {

/// The cross-section of the straightened spine at one height; all lengths mm, `back` measured from
/// the centre line.
struct SpineSection {
    int unit = 0; ///< the motion segment: disc index
    float below = 0; ///< height below the middle of the disc
    float bodyOffset = 0; ///< height below the middle of the nearest vertebra
    float halfDisc = 5; ///< at the rim
    float halfWidth = 22, halfDepth = 17; ///< outline of body or disc
    float wall = 15; ///< back of the bodies at the midline, without waist
    float sacFront = 16, sacBack = 30, sacHalfWidth = 9; ///< sacBack <= sacFront: no sac
    float openFront = 1, openBack = 15; ///< of the open sac, behind the wall
    float roof = 19; ///< apex of the canal's roof behind the wall
    float canalHalfWidth = 12;
    float bump = 0; ///< 1 at the height of the canal's narrowing
    float rootRadius = 0.7F;
    float crowded = 0; ///< 0 roots in CSF to 1 only roots
    int rootCount = 0;
    float cord = 0; ///< half width of the cord, 0 below the conus
    int rootRow = 0;
};

/// The position of a nerve root in a section, mm.
struct RootPlace {
    float left = 0, back = 0;
};

/// The cross-sections of the straightened spine, every half mm, and the nerve roots in its sac.
class SpineSections {
public:
    /// @p plan and @p curve must outlive this.
    SpineSections(const BodyPlan& plan, const SpineCurve& curve, Random& random);

    /// @param along  mm along the spine, as SpinePlace has it
    [[nodiscard]] const SpineSection& at(float along) const;
    /// The roots that have not left the sac above this section.
    [[nodiscard]] std::span<const RootPlace> rootsOf(const SpineSection& section) const;

private:
    struct RootShape {
        float across = 0, back = 0, wave = 0, phase = 0;
    };

    void fillSection(SpineSection& section, float along) const;
    void fillSac(SpineSection& section, float along) const;
    void fillSacContents(SpineSection& section, float along) const;
    void placeRoots(Random& random);

    const BodyPlan& m_plan;
    const SpineCurve& m_curve;
    std::vector<SpineSection> m_sections;
    std::vector<RootShape> m_rootShapes;
    std::vector<RootPlace> m_roots; ///< of one section after the other
};

} // namespace foramen
