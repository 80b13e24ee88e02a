#pragma once

#include "core/base/patient_space.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/phantom/recipe/phantom_recipe.h"
#include "core/phantom/study/phantom_series.h"
#include "core/spine/terms.h"

#include <array>
#include <vector>

namespace foramen {

/// The true grades and points of a phantom.
struct PhantomTruth {
    std::array<Severity, kSiteCount> severities{};
    std::array<PatientPoint, kSiteCount>
        sitePoints{}; ///< LPS, mm: where a radiologist would place the point of each site
    std::array<PatientPoint, kLevelCount> discCenters{}; ///< LPS, mm, L1/L2 to L5/S1
    std::vector<PatientPoint>
        upperDiscCenters; ///< T12/L1, T11/T12, ... upwards, as far as generated
    PatientPoint sacrumTip; ///< lower end of S5, LPS, mm
};

/// A generated study with its truth.
struct PhantomStudy {
    PhantomRecipe recipe;
    PhantomTruth truth;
    std::vector<PhantomSeries>
        series; ///< sagittal T1, sagittal T2/STIR, axial T2, as far as the recipe asks for
};

/// Generates one study in memory: anatomy, then its three series. About a second on one core.
[[nodiscard]] Result<PhantomStudy> makePhantomStudy(const PhantomRecipe& recipe,
                                                    const Task& task = {});

} // namespace foramen
