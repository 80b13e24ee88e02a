#pragma once

#include "core/ai/grading/predictor.h"
#include "tests/core/ai/grading/fake_runtime.h"
#include "tests/core/ai/model/model_folder.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

/// What the tests of the predictor share.
namespace foramen::test {

inline constexpr double kToleranceMm = 4;

inline constexpr Storage kUsualSagittal{{0, 1, 0}, {0, 0, -1}};
inline constexpr Storage kUsualAxial{{1, 0, 0}, {0, 1, 0}};

/// A study of a synthetic spine with marks at chosen sites, stored in a chosen way, and the
/// knowledge of fake networks about it.
struct FakeStudy {
    SyntheticSpine spine;
    PredictorInput input;
    FakeKnowledge knowledge;

    void build(const std::vector<Site>& marked, Storage sagittal = kUsualSagittal,
               Storage axial = kUsualAxial, int sagittalSlices = 12)
    {
        std::vector<PatientPoint> marks;
        for (const Site site : marked)
            marks.push_back(spine.sitePoint(site));
        const PatientPoint middle{3, 5, 5};
        input.sagittalT1 = {makeBlock(sagittal, middle, 180, sagittalSlices, marks, "1")};
        input.sagittalT2 = {
            makeBlock(sagittal, middle + PatientVector{1, 0, 0}, 180, sagittalSlices, marks, "2")};
        input.axialT2.clear();
        // Straight slices through tilted discs: the middle one passes between a disc's centre and
        // what lies along the disc behind it.
        constexpr std::array<double, kLevelCount> along = {-1, -0.7, 0, 1, 1.8}; // mm up
        for (std::size_t level = 0; level < kLevelCount; ++level)
            input.axialT2.push_back(
                makeBlock(axial, spine.discs[level] + PatientVector{0, 10, along[level]}, 96, 5,
                          marks, "3." + std::to_string(level)));
        for (const auto& volume : input.sagittalT1)
            knowledge.learn(volume, PicturePlane::Sagittal, spine);
        for (const auto& volume : input.sagittalT2)
            knowledge.learn(volume, PicturePlane::Sagittal, spine);
        for (const auto& volume : input.axialT2)
            knowledge.learn(volume, PicturePlane::Axial, spine);
    }

    RuntimeLoader loader(bool gpu = false)
    {
        return [this, gpu](DeviceChoice wish) -> Result<RuntimeChoice> {
            const bool onGpu = gpu && wish.kind != DeviceKind::Cpu;
            knowledge.cpuLoads += onGpu ? 0 : 1;
            return RuntimeChoice{std::make_unique<FakeRuntime>(knowledge, onGpu), {}};
        };
    }
};

} // namespace foramen::test
