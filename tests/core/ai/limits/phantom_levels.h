#pragma once

#include "core/ai/levels/level_decoder.h"
#include "core/phantom/study/phantom_study.h"

namespace foramen::test {

/// The levels of a phantom as a localiser without error would find them.
inline DecodedLevels levelsOf(const PhantomTruth& truth)
{
    DecodedLevels levels;
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        const PatientPoint above = i > 0 ? truth.discCenters[i - 1] : truth.discCenters[0];
        const PatientPoint below =
            i + 1 < kLevelCount ? truth.discCenters[i + 1] : truth.discCenters[i];
        DiscFrame frame;
        frame.center = truth.discCenters[i];
        frame.left = {1, 0, 0};
        frame.toFeet = normalized(below - above);
        frame.posterior = normalized(cross(frame.left, frame.toFeet)) * -1;
        if (frame.posterior.y < 0)
            frame.posterior = frame.posterior * -1;
        levels.frames[i] = frame;
    }
    return levels;
}

} // namespace foramen::test
