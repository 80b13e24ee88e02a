#include "core/imaging/slice_picture.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

/// Directions of the screen in radiological orientation.
struct Hanging {
    PatientVector right; ///< direction that points to the right on the screen, LPS
    PatientVector down;
};

Hanging hangingOf(const VolumeGeometry& geometry)
{
    const PatientVector normal = geometry.sliceNormal();
    const double x = std::abs(normal.x);
    const double y = std::abs(normal.y);
    const double z = std::abs(normal.z);
    if (x >= y && x >= z)
        return {{0, 1, 0}, {0, 0, -1}};
    if (z >= y)
        return {{1, 0, 0}, {0, 1, 0}};
    return {{1, 0, 0}, {0, 0, -1}};
}

/// Change of column and row of the slice for each mm to the right and downwards.
struct Steps {
    double columnRight = 0;
    double rowRight = 0;
    double columnDown = 0;
    double rowDown = 0;
};

Steps stepsOf(const Volume& volume)
{
    const VolumeGeometry& geometry = volume.geometry;
    if (!volume.hasGeometry)
        return {1 / volume.flatSpacing.column, 0, 0, 1 / volume.flatSpacing.row};
    const Hanging hanging = hangingOf(geometry);
    const double alongRow = dot(hanging.right, geometry.rowDirection);
    const double alongColumn = dot(hanging.right, geometry.columnDirection);
    const double perColumn = 1 / geometry.columnSpacing;
    const double perRow = 1 / geometry.rowSpacing;
    const double columnSign = std::copysign(1.0, dot(hanging.down, geometry.columnDirection));
    const double rowSign = std::copysign(1.0, dot(hanging.down, geometry.rowDirection));
    if (std::abs(alongRow) >= std::abs(alongColumn))
        return {std::copysign(perColumn, alongRow), 0, 0, columnSign * perRow};
    return {0, std::copysign(perRow, alongColumn), rowSign * perColumn, 0};
}

/// Bilinear interpolation of what @p valueAt gives for the index of a pixel.
template <class ValueAt>
double interpolated(ValueAt valueAt, const SliceValues& slice, ImagePoint at, double outside)
{
    if (at.column < -0.5 || at.row < -0.5 || at.column > slice.columns - 0.5
        || at.row > slice.rows - 0.5)
        return outside;
    const double c = std::clamp(at.column, 0.0, slice.columns - 1.0);
    const double r = std::clamp(at.row, 0.0, slice.rows - 1.0);
    const int c0 = static_cast<int>(c);
    const int r0 = static_cast<int>(r);
    const int c1 = std::min(c0 + 1, slice.columns - 1);
    const int r1 = std::min(r0 + 1, slice.rows - 1);
    const auto pixel = [&](int x, int y) {
        return static_cast<double>(
            valueAt(static_cast<std::size_t>(y) * static_cast<std::size_t>(slice.columns)
                    + static_cast<std::size_t>(x)));
    };
    const double u = c - c0;
    const double v = r - r0;
    return (pixel(c0, r0) * (1 - u) + pixel(c1, r0) * u) * (1 - v)
        + (pixel(c0, r1) * (1 - u) + pixel(c1, r1) * u) * v;
}

} // namespace

double SliceValues::at(double column, double row, double outside) const
{
    return interpolated([this](std::size_t index) { return first[index]; }, *this, {column, row},
                        outside);
}

GrayWindow bodyWindow(const Volume& volume, int slice)
{
    if (volume.isColor())
        return {0, 255};
    const auto count = static_cast<std::size_t>(volume.geometry.columns)
        * static_cast<std::size_t>(volume.geometry.rows);
    const std::int16_t* voxels = volume.slice(slice);
    const std::int16_t background = *std::min_element(voxels, voxels + count);
    std::vector<std::int16_t> body;
    body.reserve(count);
    std::copy_if(voxels, voxels + count, std::back_inserter(body),
                 [background](std::int16_t voxel) { return voxel > background; });
    if (body.empty())
        return {background - 1.0, background + 1.0};
    const double low = percentileOf(body, 0.01);
    return {low, std::max<double>(percentileOf(body, 0.995), low + 1)};
}

GrayPicture cutPicture(const Volume& volume, const PictureRequest& request)
{
    GrayPicture picture{request.columns, request.rows, {}, {}};
    picture.gray.resize(static_cast<std::size_t>(request.columns)
                        * static_cast<std::size_t>(request.rows));
    const Steps steps = stepsOf(volume);
    const GrayWindow window = request.window ? *request.window : bodyWindow(volume, request.slice);
    const SliceValues values{volume.slice(request.slice), volume.geometry.columns,
                             volume.geometry.rows};
    const std::uint8_t* colors = volume.isColor()
        ? volume.colors.data() + 3 * static_cast<std::size_t>(request.slice) * values.size()
        : nullptr;
    if (colors)
        picture.colors.reserve(3 * picture.gray.size());
    const double perColumn = request.widthMm / request.columns;
    const double perRow = request.heightMm / request.rows;
    std::size_t index = 0;
    for (int y = 0; y < request.rows; ++y) {
        const double down = (y - (request.rows - 1) / 2.0) * perRow;
        for (int x = 0; x < request.columns; ++x, ++index) {
            const double right = (x - (request.columns - 1) / 2.0) * perColumn;
            const ImagePoint at{request.center.column + steps.columnRight * right
                                    + steps.columnDown * down,
                                request.center.row + steps.rowRight * right + steps.rowDown * down};
            picture.gray[index] = window.grayOf(values.at(at.column, at.row, window.low));
            for (std::size_t color = 0; colors && color < 3; ++color)
                picture.colors.push_back(window.grayOf(
                    interpolated([&](std::size_t pixel) { return colors[3 * pixel + color]; },
                                 values, at, window.low)));
        }
    }
    return picture;
}

ImagePoint placeInPicture(const Volume& volume, const PictureRequest& request, ImagePoint place)
{
    const Steps steps = stepsOf(volume);
    const double column = place.column - request.center.column;
    const double row = place.row - request.center.row;
    // One part of each step is 0: pictures are turned by quarter turns only.
    const double right = steps.columnRight != 0 ? column / steps.columnRight : row / steps.rowRight;
    const double down = steps.rowDown != 0 ? row / steps.rowDown : column / steps.columnDown;
    return {right * request.columns / request.widthMm + (request.columns - 1) / 2.0,
            down * request.rows / request.heightMm + (request.rows - 1) / 2.0};
}

PictureRequest wholeSlice(const Volume& volume, int slice, int size)
{
    const VolumeGeometry& geometry = volume.geometry;
    const Steps steps = stepsOf(volume);
    const PixelSpacing spacing = volume.pixelSpacing();
    const double acrossColumns = geometry.columns * spacing.column;
    const double acrossRows = geometry.rows * spacing.row;
    const bool turned = steps.columnRight == 0;
    const double width = turned ? acrossRows : acrossColumns;
    const double height = turned ? acrossColumns : acrossRows;
    const double mmPerPixel = std::max(width, height) / size;
    return {.slice = slice,
            .center = {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0},
            .widthMm = width,
            .heightMm = height,
            .columns = std::max(1, static_cast<int>(std::lround(width / mmPerPixel))),
            .rows = std::max(1, static_cast<int>(std::lround(height / mmPerPixel)))};
}

GrayPicture slicePicture(const Volume& volume, int slice, int size)
{
    return cutPicture(volume, wholeSlice(volume, slice, size));
}

} // namespace foramen
