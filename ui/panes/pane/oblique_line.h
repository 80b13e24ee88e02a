#pragma once

#include "core/base/patient_space.h"
#include "ui/render/slice_scene.h"

#include <QPointF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace foramen {

/// The resampled plane on the screen, as a sagittal pane shows it: a line that can be turned. LPS,
/// mm.
struct ObliqueLine {
    PatientPoint pivot; ///< it turns about this point
    PatientVector towardsBack; ///< along the line
    friend bool operator==(const ObliqueLine&, const ObliqueLine&) = default;
};

/// A handle to turn the line with, near its front or back end within the pane; logical pixels.
struct ObliqueHandle {
    QPointF position;
    bool isBack = false;
};
[[nodiscard]] std::vector<ObliqueHandle> obliqueHandles(const ObliqueLine& line,
                                                        const SliceScene& scene, QSizeF pane);
[[nodiscard]] std::optional<ObliqueHandle>
obliqueHandleAt(const ObliqueLine& line, const SliceScene& scene, QSizeF pane, QPointF position);

} // namespace foramen
