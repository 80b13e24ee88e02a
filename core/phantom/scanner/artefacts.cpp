#include "core/phantom/scanner/artefacts.h"

#include "core/phantom/recipe/random.h"
#include "core/phantom/tissues/anatomy.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foramen {

namespace {

std::size_t indexOf(const VolumeGeometry& geometry, int column, int row)
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns)
        + static_cast<std::size_t>(column);
}

// Replaces every column by the result of a function of its copy.
template <class Change>
void changeColumns(std::vector<float>& values, const VolumeGeometry& geometry, Change change)
{
    std::vector<float> line(static_cast<std::size_t>(geometry.rows));
    for (int column = 0; column < geometry.columns; ++column) {
        for (int row = 0; row < geometry.rows; ++row)
            line[static_cast<std::size_t>(row)] = values[indexOf(geometry, column, row)];
        for (int row = 0; row < geometry.rows; ++row)
            values[indexOf(geometry, column, row)] = change(line, row);
    }
}

void addGhosts(std::vector<float>& values, const VolumeGeometry& geometry,
               const ArtefactTraits& traits)
{
    const int rows = geometry.rows;
    const int away = static_cast<int>(traits.ghostDistance / geometry.rowSpacing);
    changeColumns(values, geometry, [&](const std::vector<float>& line, int row) {
        const auto at = [&](int other) {
            return line[static_cast<std::size_t>((other % rows + rows) % rows)];
        };
        return line[static_cast<std::size_t>(row)]
            + traits.ghost * (at(row - away) + at(row + away));
    });
}

void fold(std::vector<float>& values, const VolumeGeometry& geometry, double width)
{
    const int folded = std::min(static_cast<int>(width / geometry.rowSpacing), geometry.rows / 3);
    changeColumns(values, geometry, [&](const std::vector<float>& line, int row) {
        const auto at = static_cast<std::size_t>(row);
        if (row >= folded)
            return line[at];
        const float fading = 1 - static_cast<float>(row) / static_cast<float>(folded);
        return line[at] + fading * line[line.size() - static_cast<std::size_t>(folded) + at];
    });
}

// A low-pass filter without apodisation: the effect of an acquisition matrix that is too small.
void ring(std::vector<float>& values, const VolumeGeometry& geometry, float kept)
{
    constexpr int reach = 7;
    std::array<float, 2 * reach + 1> kernel{};
    float sum = 0;
    for (std::size_t i = 0; i < kernel.size(); ++i) {
        const float x = std::numbers::pi_v<float> * kept * (static_cast<float>(i) - reach);
        kernel[i] = i == reach ? 1 : std::sin(x) / x;
        sum += kernel[i];
    }
    changeColumns(values, geometry, [&](const std::vector<float>& line, int row) {
        float value = 0;
        int from = row - reach;
        for (const float weight : kernel) {
            const int inside = std::clamp(from++, 0, geometry.rows - 1);
            value += weight * line[static_cast<std::size_t>(inside)];
        }
        return std::max(0.0F, value / sum);
    });
}

double distanceTo(const MetalRod& rod, PatientPoint point)
{
    const PatientVector axis = rod.to - rod.from;
    const double share = std::clamp(dot(point - rod.from, axis) / dot(axis, axis), 0.0, 1.0);
    return length(point - (rod.from + axis * share));
}

void loseSignal(std::vector<float>& values, const VolumeGeometry& geometry, int slice,
                const MetalRod& rod)
{
    constexpr double rim = 2.5; // mm of signal pile-up
    const double slab = std::min(std::abs(geometry.voxelFromPatient(rod.from).slice - slice),
                                 std::abs(geometry.voxelFromPatient(rod.to).slice - slice))
        * geometry.sliceSpacing;
    if (slab > length(rod.to - rod.from) + rod.reach + rim)
        return;
    for (int row = 0; row < geometry.rows; ++row)
        for (int column = 0; column < geometry.columns; ++column) {
            const PatientPoint point =
                geometry.patientFromVoxel({static_cast<double>(column), static_cast<double>(row),
                                           static_cast<double>(slice)});
            const double distance = distanceTo(rod, point);
            float& value = values[indexOf(geometry, column, row)];
            if (distance < rod.reach)
                value *= 0.03F;
            else if (distance < rod.reach + rim
                     && dot(point - rod.from, geometry.columnDirection) < 0)
                value *= 1.8F;
        }
}

// The resonance of fat is 3.4 ppm below that of water: one to two pixels at usual bandwidths.
// Ghosts and folding occur along the phase encoding direction, the columns, so the readout is along
// the rows; without them its direction is free.
void drawChemicalShift(ArtefactTraits& traits, const std::vector<Artefact>& artefacts,
                       Random& random)
{
    const bool told = std::any_of(artefacts.begin(), artefacts.end(), [](Artefact artefact) {
        return artefact == Artefact::Motion || artefact == Artefact::Wrap;
    });
    const double size = random.uniform(0.8, 2.2); // mm
    traits.fatShift = random.chance(0.5) ? size : -size;
    traits.readoutDown = random.chance(0.5) && !told;
}

} // namespace

std::vector<Artefact> drawArtefacts(Random& random)
{
    std::vector<Artefact> artefacts;
    for (const auto& [artefact, name] : kArtefactNames)
        if (random.chance(0.12))
            artefacts.push_back(artefact);
    return artefacts;
}

std::vector<MetalRod> metalOf(const Anatomy& anatomy)
{
    const BodyPlan& plan = anatomy.plan();
    std::vector<MetalRod> rods;
    if (plan.screwedSegment < 0)
        return rods;
    for (const int segment : {plan.screwedSegment, plan.screwedSegment + 1}) {
        const auto at = static_cast<std::size_t>(segment);
        const VertebraPlan& body = plan.vertebrae[at];
        const float along =
            anatomy.curve().bodyTop(segment) + 0.35F * body.height; // the pedicles' height
        const float aside = plan.discs[at].canalHalfWidth + body.pedicleWidth / 2;
        for (const float side : {-1.0F, 1.0F})
            rods.push_back(
                {anatomy.curve().patientFrom({0.55F * side * aside, 0, along}),
                 anatomy.curve().patientFrom({1.25F * side * aside, body.halfDepth + 32, along})});
    }
    return rods;
}

ArtefactTraits drawArtefactTraits(const std::vector<Artefact>& artefacts, Random& random)
{
    ArtefactTraits traits;
    for (const Artefact artefact : artefacts)
        switch (artefact) {
        case Artefact::Motion:
            traits.ghost = static_cast<float>(random.uniform(0.04, 0.16));
            traits.ghostDistance = random.uniform(18, 90);
            break;
        case Artefact::Wrap:
            traits.fold = random.uniform(15, 60);
            break;
        case Artefact::Ringing:
            traits.ringing = static_cast<float>(random.uniform(0.35, 0.7));
            break;
        case Artefact::ChemicalShift:
            drawChemicalShift(traits, artefacts, random);
            break;
        }
    return traits;
}

void applyArtefacts(std::vector<float>& values, const VolumeGeometry& geometry, int slice,
                    const ArtefactTraits& traits)
{
    for (const MetalRod& rod : traits.metal)
        loseSignal(values, geometry, slice, rod);
    if (traits.fold > 0)
        fold(values, geometry, traits.fold);
    if (traits.ringing > 0)
        ring(values, geometry, traits.ringing);
    if (traits.ghost > 0)
        addGhosts(values, geometry, traits);
}

} // namespace foramen
