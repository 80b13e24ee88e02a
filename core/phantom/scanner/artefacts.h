#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume_geometry.h"
#include "core/phantom/recipe/phantom_recipe.h"

#include <vector>

namespace foramen {

class Anatomy;
class Random;

/// Some of them at random; mostly none.
[[nodiscard]] std::vector<Artefact> drawArtefacts(Random& random);

/// A metal rod: signal is lost around it and piled up on one side.
struct MetalRod {
    PatientPoint from; ///< LPS, mm
    PatientPoint to;
    double reach = 6; ///< mm without signal about its axis
};

/// The screws of a body plan. Empty for most.
[[nodiscard]] std::vector<MetalRod> metalOf(const Anatomy& anatomy);

/// How strongly each artefact shows in one series.
struct ArtefactTraits {
    float ghost = 0; ///< strength of a ghost relative to the picture
    double ghostDistance = 40; ///< mm from the picture to its ghost
    double fold = 0; ///< mm of the field that fold over
    float ringing = 0; ///< share of the frequencies that is kept; 0: all
    double fatShift = 0; ///< mm that fat moves along the readout, against it where negative
    bool readoutDown = false; ///< the readout runs from row to row, else from column to column
    std::vector<MetalRod> metal;
};

[[nodiscard]] ArtefactTraits drawArtefactTraits(const std::vector<Artefact>& artefacts,
                                                Random& random);

/// Changes one slice, row after row, before noise is added. All but chemical shift, which needs to
/// know what is fat: withFatShifted().
void applyArtefacts(std::vector<float>& values, const VolumeGeometry& geometry, int slice,
                    const ArtefactTraits& traits);

} // namespace foramen
