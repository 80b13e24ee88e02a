#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

struct BodyPlan;
class Random;

/// What a spine may have beside the 25 graded narrowings.
enum class Pathology {
    Fracture, ///< one lumbar or lower thoracic body wedged, biconcave or crushed
    Spondylolisthesis, ///< L4 on L5 or L5 on S1 slipped forwards by 4 to 11 mm; the sac bends along
    LumbarisedS1, ///< S1 as square as a lumbar body above a high S1/S2 disc: looks like a sixth one
    SacralisedL5, ///< a thin L5/S1 disc, L5 tapering like a sacral body: looks like four of them
    Screws, ///< pedicle screws in two neighbouring lumbar vertebrae, with their signal voids
};

constexpr std::array<std::pair<Pathology, std::string_view>, 5> kPathologyNames = {{
    {Pathology::Fracture, "fracture"},
    {Pathology::Spondylolisthesis, "spondylolisthesis"},
    {Pathology::LumbarisedS1, "lumbarised-s1"},
    {Pathology::SacralisedL5, "sacralised-l5"},
    {Pathology::Screws, "screws"},
}};

/// Some of them at random, each about as often as training needs it rather than as clinics see it;
/// mostly none.
[[nodiscard]] std::vector<Pathology> drawPathologies(Random& random);

/// Changes a body's numbers. Discs keep their names and grades: the levels are still counted as if
/// nothing had changed.
void applyPathologies(BodyPlan& plan, const std::vector<Pathology>& pathologies, Random& random);

} // namespace foramen
