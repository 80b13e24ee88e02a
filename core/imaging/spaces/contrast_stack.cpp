#include "core/imaging/spaces/contrast_stack.h"

#include "core/imaging/spaces/local_contrast.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

float bounded(float contrast)
{
    return std::isnan(contrast) ? 0 : std::clamp(contrast, -1.0F, 1.5F);
}

/// The contrast at a point of the slice, 0 outside and in air.
float contrastAt(const LocalContrast& slice, PatientPoint point)
{
    if (slice.columns == 0)
        return 0;
    const PatientVector from = point - slice.origin;
    const double x = dot(from, slice.rowDirection) / slice.columnSpacing;
    const double y = dot(from, slice.columnDirection) / slice.rowSpacing;
    if (!(x >= 0 && y >= 0 && x <= slice.columns - 1 && y <= slice.rows - 1))
        return 0;
    const int left = std::min(static_cast<int>(x), slice.columns - 2);
    const int top = std::min(static_cast<int>(y), slice.rows - 2);
    const float* p = slice.values.data() + std::ptrdiff_t{top} * slice.columns + left;
    const auto fx = static_cast<float>(x - left);
    const auto fy = static_cast<float>(y - top);
    const auto mixed = [](float a, float b, float share) {
        return bounded(a) * (1 - share) + bounded(b) * share;
    };
    return mixed(mixed(p[0], p[1], fx), mixed(p[slice.columns], p[slice.columns + 1], fx), fy);
}

/// The slices of a volume with their contrasts, and the even stack that they are written to.
class EvenSlices {
public:
    EvenSlices(const Volume& volume, double pixel)
        : m_uneven(volume.geometry)
        , m_even(volume.geometry)
    {
        m_even.sliceOffsets.clear();
        for (int slice = 0; slice < volume.geometry.slices; ++slice) {
            m_slices.push_back(localContrast(volume, slice, pixel));
            if (m_first < 0 && m_slices.back().columns > 0)
                m_first = slice;
        }
    }

    [[nodiscard]] bool areEmpty() const { return m_first < 0; }
    /// A slice that has contrasts; all have the same matrix.
    [[nodiscard]] const LocalContrast& any() const
    {
        return m_slices[static_cast<std::size_t>(m_first)];
    }
    /// The centre of the first pixel of a slice.
    [[nodiscard]] PatientPoint originOf(int slice) const
    {
        const PatientVector inside =
            any().origin - m_uneven.patientFromVoxel({0, 0, static_cast<double>(m_first)});
        return m_even.patientFromVoxel({0, 0, static_cast<double>(slice)}) + inside;
    }
    void write(int slice, float* values) const
    {
        const LocalContrast& here = m_slices[static_cast<std::size_t>(slice)];
        if (m_uneven.sliceOffsets.empty()) {
            std::transform(here.values.begin(), here.values.end(), values, bounded);
            return;
        }
        const LocalContrast& grid = any();
        const PatientPoint origin = originOf(slice);
        const double last = static_cast<double>(m_slices.size()) - 1;
        const double at = std::clamp(m_uneven.voxelFromPatient(origin).slice, 0.0, last);
        const auto below = static_cast<std::size_t>(at);
        const std::size_t above = std::min(below + 1, m_slices.size() - 1);
        const auto share = static_cast<float>(at - static_cast<double>(below));
        for (int row = 0; row < grid.rows; ++row)
            for (int column = 0; column < grid.columns; ++column) {
                const PatientPoint point = origin
                    + grid.rowDirection * (grid.columnSpacing * column)
                    + grid.columnDirection * (grid.rowSpacing * row);
                *values++ = contrastAt(m_slices[below], point) * (1 - share)
                    + contrastAt(m_slices[above], point) * share;
            }
    }

private:
    const VolumeGeometry& m_uneven;
    VolumeGeometry m_even; ///< without the offsets
    std::vector<LocalContrast> m_slices;
    int m_first = -1; ///< of those with contrasts
};

/// The position in a stack, in voxels along its axes, which need not be at right angles.
std::array<double, 3> voxelIn(const ContrastStack& stack, PatientPoint point)
{
    const auto& [a, b, c] = stack.axes;
    const PatientVector from = point - stack.origin;
    const double volume = dot(a, cross(b, c));
    return {dot(from, cross(b, c)) / volume / stack.spacing[0],
            dot(from, cross(c, a)) / volume / stack.spacing[1],
            dot(from, cross(a, b)) / volume / stack.spacing[2]};
}

/// The first and the last voxel along each axis, inclusive.
using VoxelRange = std::array<std::pair<int, int>, 3>;

VoxelRange rangeAbout(const ContrastStack& stack, PatientPoint point, PatientVector before,
                      PatientVector after)
{
    std::array<double, 3> low{1e9, 1e9, 1e9};
    std::array<double, 3> high{-1e9, -1e9, -1e9};
    for (const double x : {-before.x, after.x})
        for (const double y : {-before.y, after.y})
            for (const double z : {-before.z, after.z}) {
                const auto corner = voxelIn(stack, point + PatientVector{x, y, z});
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    low[axis] = std::min(low[axis], corner[axis]);
                    high[axis] = std::max(high[axis], corner[axis]);
                }
            }
    VoxelRange range;
    for (std::size_t axis = 0; axis < 3; ++axis)
        range[axis] = {std::max(0, static_cast<int>(std::ceil(low[axis]))),
                       std::min(stack.size[axis] - 1, static_cast<int>(std::floor(high[axis])))};
    return range;
}

} // namespace

ContrastStack contrastStack(const Volume& volume, double pixel)
{
    const VolumeGeometry& geometry = volume.geometry;
    const EvenSlices slices(volume, pixel);
    if (slices.areEmpty())
        return {};
    const LocalContrast& grid = slices.any();
    // From a slice to the next; oblique to the slices of a sheared stack.
    const PatientVector step = geometry.sliceNormal() * geometry.sliceSpacing + geometry.sliceShift;
    ContrastStack stack{
        .size = {grid.columns, grid.rows, geometry.slices},
        .origin = slices.originOf(0),
        .axes = {geometry.rowDirection, geometry.columnDirection, normalized(step)},
        .spacing = {grid.columnSpacing, grid.rowSpacing, length(step)},
        .values = {},
    };
    // Zeros: no contrast where a slice is missing.
    stack.values.resize(stack.indexOf(0, 0, geometry.slices));
    for (int slice = 0; slice < geometry.slices; ++slice)
        slices.write(slice, stack.values.data() + stack.indexOf(0, 0, slice));
    return stack;
}

ContrastStack mirroredAt(ContrastStack stack, double x)
{
    stack.origin.x = 2 * x - stack.origin.x;
    for (PatientVector& axis : stack.axes)
        axis.x = -axis.x;
    return stack;
}

ContrastStack partOf(const ContrastStack& stack, PatientPoint point, PatientVector before,
                     PatientVector after)
{
    const auto [columns, rows, slices] = rangeAbout(stack, point, before, after);
    if (columns.first > columns.second || rows.first > rows.second || slices.first > slices.second)
        return {};
    ContrastStack part = stack;
    part.size = {columns.second - columns.first + 1, rows.second - rows.first + 1,
                 slices.second - slices.first + 1};
    part.origin = stack.origin + stack.axes[0] * (stack.spacing[0] * columns.first)
        + stack.axes[1] * (stack.spacing[1] * rows.first)
        + stack.axes[2] * (stack.spacing[2] * slices.first);
    part.values.clear();
    for (int slice = slices.first; slice <= slices.second; ++slice)
        for (int row = rows.first; row <= rows.second; ++row) {
            const auto first = stack.values.begin()
                + static_cast<std::ptrdiff_t>(stack.indexOf(columns.first, row, slice));
            part.values.insert(part.values.end(), first, first + part.size[0]);
        }
    return part;
}

} // namespace foramen
