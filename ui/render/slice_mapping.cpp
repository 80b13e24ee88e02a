#include "ui/render/slice_mapping.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

/// Screen directions (x right, y down, unit) in which columns and rows of a picture grow.
struct ScreenAxes {
    DisplayPoint column{1, 0};
    DisplayPoint row{0, 1};
};

/// The patient directions that a reader expects to the right and down.
std::pair<PatientVector, PatientVector> radiologicalDirections(PatientVector normal)
{
    // An axial block along L5/S1 may be tilted beyond 45 degrees and must still hang as the other
    // axial blocks do, so a slice counts as coronal only when it is clearly nearer to that (60
    // degrees).
    constexpr double coronalShare = 0.58;
    const PatientVector size{std::abs(normal.x), std::abs(normal.y) * coronalShare,
                             std::abs(normal.z)};
    if (size.x > size.y && size.x > size.z)
        return {{0, 1, 0}, {0, 0, -1}}; // sagittal: anterior on the left, head up
    if (size.z >= size.y)
        return {{1, 0, 0}, {0, 1, 0}}; // axial: the patient's right on the left, anterior up
    return {{1, 0, 0}, {0, 0, -1}}; // coronal: the patient's right on the left, head up
}

ScreenAxes radiologicalAxes(const Volume& volume)
{
    if (!volume.hasGeometry)
        return {};
    const VolumeGeometry& geometry = volume.geometry;
    const auto [right, down] = radiologicalDirections(geometry.sliceNormal());
    const double columnRight = dot(geometry.rowDirection, right);
    const double columnDown = dot(geometry.rowDirection, down);
    const double rowRight = dot(geometry.columnDirection, right);
    const double rowDown = dot(geometry.columnDirection, down);
    const auto sign = [](double value) {
        return value < 0 ? -1.0 : 1.0;
    };
    if (std::abs(columnRight) + std::abs(rowDown) >= std::abs(columnDown) + std::abs(rowRight))
        return {{sign(columnRight), 0}, {0, sign(rowDown)}};
    return {{0, sign(columnDown)}, {sign(rowRight), 0}};
}

DisplayPoint turned(DisplayPoint axis, const ViewState& state)
{
    for (int turn = ((state.quarterTurns % 4) + 4) % 4; turn > 0; --turn)
        axis = {-axis.y, axis.x}; // clockwise where y points down
    if (state.flipHorizontal)
        axis.x = -axis.x;
    if (state.flipVertical)
        axis.y = -axis.y;
    return axis;
}

} // namespace

SliceMapping::SliceMapping(const Volume& volume, const ViewState& state, PaneSize pane)
{
    const VolumeGeometry& geometry = volume.geometry;
    const auto [rowSpacing, columnSpacing, kind] = volume.pixelSpacing();
    const ScreenAxes axes = radiologicalAxes(volume);
    const DisplayPoint column = turned(axes.column, state);
    const DisplayPoint row = turned(axes.row, state);

    const double pictureWidth = std::max(1e-6,
                                         geometry.columns * columnSpacing * std::abs(column.x)
                                             + geometry.rows * rowSpacing * std::abs(row.x));
    const double pictureHeight = std::max(1e-6,
                                          geometry.columns * columnSpacing * std::abs(column.y)
                                              + geometry.rows * rowSpacing * std::abs(row.y));
    const double fit = std::min(pane.width / pictureWidth, pane.height / pictureHeight);
    m_scale = std::max(1e-6, fit * state.zoom);

    m_columnStep = {column.x * columnSpacing * m_scale, column.y * columnSpacing * m_scale};
    m_rowStep = {row.x * rowSpacing * m_scale, row.y * rowSpacing * m_scale};
    const double middleColumn = (geometry.columns - 1) / 2.0;
    const double middleRow = (geometry.rows - 1) / 2.0;
    m_origin = {
        pane.width / 2 + state.pan.x - middleColumn * m_columnStep.x - middleRow * m_rowStep.x,
        pane.height / 2 + state.pan.y - middleColumn * m_columnStep.y - middleRow * m_rowStep.y};
    m_screenRight = geometry.rowDirection * column.x + geometry.columnDirection * row.x;
    m_screenDown = geometry.rowDirection * column.y + geometry.columnDirection * row.y;
}

DisplayPoint SliceMapping::displayFromImage(ImagePoint image) const
{
    return {m_origin.x + image.column * m_columnStep.x + image.row * m_rowStep.x,
            m_origin.y + image.column * m_columnStep.y + image.row * m_rowStep.y};
}

ImagePoint SliceMapping::imageFromDisplay(DisplayPoint display) const
{
    const double x = display.x - m_origin.x;
    const double y = display.y - m_origin.y;
    const double determinant = m_columnStep.x * m_rowStep.y - m_columnStep.y * m_rowStep.x;
    return {(x * m_rowStep.y - y * m_rowStep.x) / determinant,
            (y * m_columnStep.x - x * m_columnStep.y) / determinant};
}

} // namespace foramen
