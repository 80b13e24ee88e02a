#pragma once

#include "core/base/patient_space.h"
#include "ui/render/slice_scene.h"

#include <QImage>
#include <QSizeF>
#include <QString>

#include <string>
#include <vector>

class QPainter;

namespace foramen {

/// A translucent map over part of one slice, with its place in the patient. All LPS, mm.
struct PaneHeat {
    QImage picture; ///< colours with their opacity
    PatientPoint origin; ///< centre of the first pixel
    PatientVector columnStep; ///< from one column to the next
    PatientVector rowStep;
    std::string seriesInstanceUid; ///< drawn on this series alone
    QString title; ///< what it is of: "Where the AI looked for Severe"
    friend bool operator==(const PaneHeat&, const PaneHeat&) = default;
};

/// The picture of a map: nothing where a value is 0, from violet to yellow where it is 1.
/// @param values  size x size, rows first, 0 to 1.
[[nodiscard]] QImage heatPicture(const std::vector<float>& values, int size);

/// Draws the map where the slice shown is the one that it lies on, with its legend, which says that
/// it is no segmentation. @return whether it was drawn.
bool drawHeat(QPainter& painter, const PaneHeat& heat, const SliceScene& scene, QSizeF pane);

} // namespace foramen
