#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume_geometry.h"
#include "core/phantom/recipe/phantom_recipe.h"

#include <vector>

namespace foramen {

class Anatomy;
class Random;

/// Draws artefacts at random; usually none.
[[nodiscard]] std::vector<Artefact> drawArtefacts(Random& random);

/// A metal rod, with a signal void around it and signal pile-up on one side.
struct MetalRod {
    PatientPoint from; ///< LPS, mm
    PatientPoint to;
    double reach = 6; ///< mm without signal about its axis
};

/// The screws of a body plan. Empty for most.
[[nodiscard]] std::vector<MetalRod> metalOf(const Anatomy& anatomy);

/// The strength of each artefact in one series.
struct ArtefactTraits {
    float ghost = 0; ///< intensity of a ghost relative to the picture
    double ghostDistance = 40; ///< mm from the picture to its ghost
    double fold = 0; ///< mm of the field of view that fold over
    float ringing = 0; ///< share of the frequencies that is kept; 0: all
    double fatShift = 0; ///< mm that fat moves along the readout, against it where negative
    bool readoutDown = false; ///< the readout runs from row to row, else from column to column
    std::vector<MetalRod> metal;
};

[[nodiscard]] ArtefactTraits drawArtefactTraits(const std::vector<Artefact>& artefacts,
                                                Random& random);

/// Applies the artefacts to one slice (rows, then columns) before noise is added; except chemical
/// shift, which needs the signal of fat: withFatShifted().
void applyArtefacts(std::vector<float>& values, const VolumeGeometry& geometry, int slice,
                    const ArtefactTraits& traits);

} // namespace foramen
