#pragma once

#include "core/base/patient_space.h"
#include "core/phantom/recipe/phantom_recipe.h"
#include "core/phantom/recipe/random.h"

#include <array>
#include <cstdint>

namespace foramen {

/// The number of segments, T5 to the coccyx; the disc of segment k lies below it.
constexpr int kSegmentCount = 19;
constexpr int kFirstLumbar = 8; ///< L1; T12 is 7
constexpr int kFirstSacral = 13; ///< S1
constexpr int kLastSacral = 17; ///< S5; 18 is the coccyx

/// One vertebra; all lengths mm.
struct VertebraPlan {
    float height = 27;
    float halfWidth = 23;
    float halfDepth = 17;
    float waist = 0.08F; ///< relative reduction of the outline at mid-height
    float pedicleWidth = 8;
    float spinousLength = 28; ///< from the roof of the canal
    float spinousHeight = 18;
    float spinousTilt = 0.3F; ///< mm down per mm back
    float turn = 0; ///< change of the centre line's direction over the body, degrees
};

/// One disc, and the motion segment around it. Lengths mm; index 0 is the patient's left, 1 the
/// right.
struct DiscPlan {
    float height = 10; ///< at the rim
    float domeUpper = 1.5F; ///< how far the disc bows into the vertebra above
    float domeLower = 1.0F;
    float hydration = 1; ///< 1 bright nucleus to 0 black disc
    float bulgeAll = 0.5F; ///< all round
    float turn = 0; ///< degrees
    float modic = 0; ///< share of fatty change beside the endplates
    float openAp = 14; ///< anteroposterior diameter of the open sac
    float openHalfWidth = 9;
    float frontGap = 0.8F; ///< epidural space before the sac
    float roofGap = 4; ///< epidural fat behind the sac at the disc
    float canalHalfWidth = 12; ///< between the pedicles
    float remaining = 1; ///< remaining over open AP diameter
    float discShare = 0.5F; ///< share of the narrowing that comes from the disc
    float narrowHalfHeight = 5;
    float effacement = 0.3F; ///< share of the sac filled by roots at the disc
    float flavum = 2.6F;
    std::array<float, 2> recess{}; ///< 0 open to 1 obliterated
    std::array<float, 2> foramen{}; ///< 0 open to 1 obliterated
    std::array<float, 2> facet{1, 1}; ///< size of the facet joint
    std::array<float, 2> jointFluid{};
};

/// The ribs of a body, equal on both sides.
struct RibPlan {
    std::array<float, 2> reach{}; ///< mm beside the middle where the twelfth ones end, and the
                                  ///< eleventh with all above them; 0: none are drawn
    float slope = 0.9F; ///< mm down per mm sideways, away from the spine
    float girth = 1;
};

/// How a body's dural sac differs from an ellipse, in axial sections.
struct SacShape {
    float wide = 1; ///< times as wide; above 1 it lies on the walls of the canal
    float gap = 1; ///< mm from those
    float flat = 0; ///< of its front, 0 round to 1
    float crowd = 0; ///< more of it filled by roots, 0 to 1
    float mottle = 0; ///< of its signal, from fine roots
    float fatTone = 1; ///< brightness of the epidural fat
};
[[nodiscard]] SacShape drawSacShape(Random& random);

/// All numbers that define one body: drawn once, then only read.
struct BodyPlan {
    SacShape sac;
    std::array<Severity, kSiteCount> severities{};
    float scale = 1;
    std::array<VertebraPlan, kSegmentCount> vertebrae{};
    std::array<DiscPlan, kSegmentCount> discs{}; ///< below the vertebra of the same index
    float firstTurn = 12; ///< direction of the centre line at the top, degrees from straight down
    PatientPoint anchor; ///< where the middle of L3 lies
    float scoliosis = 0; ///< mm amplitude of the lateral curve
    float scoliosisPhase = 0;
    float scoliosisWave = 300; ///< mm
    float warp = 0; ///< mm, smooth random displacement
    float conus = 0; ///< end of the cord in segments below the top of L1
    float sacEnd = 1.3F; ///< end of the sac in segments below the top of S1
    int rootCount = 18;
    float rootCalm = 0.3F; ///< waviness of the roots
    float fatThickness = 22; ///< mm behind the fascia
    float torsoHalfWidth = 165;
    float torsoDepth = 205;
    float muscleFat = 0.3F; ///< fatty streaks, 0 to 1
    float marrowTexture = 0.06F;
    float archFat = 2; ///< mm of fat behind arches and joints
    float boweliness = 0.5F;
    float sacrumSize = 1;
    // The organs around the spine may be shifted against its levels.
    float vesselFork = 0.68F; ///< from the top of L1 (0) to the top of S1 (1)
    float vesselShift = 0; ///< mm to the left
    float organShift = 0; ///< mm downwards
    float muscleShift = 0; ///< mm downwards, of the place where the back muscles taper
    int slippedSegment = -1; ///< everything above its disc has slipped forwards; -1: none
    float slip = 0; ///< mm
    int screwedSegment = -1; ///< it and the next one have pedicle screws; -1: none
    std::uint64_t foramenSeed = 0; ///< of the shapes of the foramina
    RibPlan ribs;
    bool oddSurroundings = false; ///< random blobs instead of organs
};

[[nodiscard]] BodyPlan drawBodyPlan(const PhantomRecipe& recipe, Random& random);

} // namespace foramen
