#include "core/imaging/spaces/crossing_agreement.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace foramen {

namespace {

constexpr double kLeastSine = 0.5; // slices at less than 30 degrees do not count as crossing

double along(PatientVector direction, CrossingAgreement::Axis axis)
{
    return std::abs(axis == CrossingAgreement::Axis::LeftRight       ? direction.x
                        : axis == CrossingAgreement::Axis::FrontBack ? direction.y
                                                                     : direction.z);
}

} // namespace

void CrossingAgreement::addSlices(const Volume& volume, std::vector<Slice>& slices)
{
    const VolumeGeometry& geometry = volume.geometry;
    for (int slice = 0; slice < geometry.slices; ++slice)
        if (LocalContrast contrast = localContrast(volume, slice); contrast.columns > 0) {
            const PatientVector across =
                geometry.patientFromVoxel({0, 0, 0.0 + geometry.slices - 1 - slice})
                - geometry.patientFromVoxel({0, 0, 0.0 + slice});
            const PatientPoint opposite = contrast.origin + across;
            slices.push_back({std::move(contrast), opposite});
        }
}

std::shared_ptr<const std::vector<CrossingAgreement::Slice>>
CrossingAgreement::mirrored(std::vector<Slice> slices, Axis axis)
{
    for (Slice& slice : slices) {
        LocalContrast& picture = slice.contrast;
        const double row = along(picture.rowDirection, axis);
        const double column = along(picture.columnDirection, axis);
        const double normal = along(cross(picture.rowDirection, picture.columnDirection), axis);
        if (normal > std::max(row, column)) {
            std::swap(picture.origin, slice.opposite);
            continue;
        }
        const auto width = static_cast<std::ptrdiff_t>(picture.columns);
        if (column > row) // top to bottom: all pixels backwards, and each row again below
            std::reverse(picture.values.begin(), picture.values.end());
        for (auto line = picture.values.begin(); line != picture.values.end(); line += width)
            std::reverse(line, line + width);
    }
    return std::make_shared<const Slices>(std::move(slices));
}

CrossingAgreement CrossingAgreement::withFixedMirrored(Axis axis) const
{
    CrossingAgreement other = *this;
    other.m_fixed = mirrored(*m_fixed, axis);
    return other;
}

CrossingAgreement CrossingAgreement::withMovingMirrored(Axis axis) const
{
    CrossingAgreement other = *this;
    other.m_moving = mirrored(*m_moving, axis);
    return other;
}

CrossingAgreement::CrossingAgreement(std::span<const VolumePtr> fixed,
                                     std::span<const VolumePtr> moving)
{
    const auto slicesOf = [](std::span<const VolumePtr> volumes) {
        Slices slices;
        for (const VolumePtr& volume : volumes)
            if (volume->hasGeometry)
                addSlices(*volume, slices);
        return std::make_shared<const Slices>(std::move(slices));
    };
    m_fixed = slicesOf(fixed);
    m_moving = slicesOf(moving);
    const auto normalOf = [](const Slice& slice) {
        return cross(slice.contrast.rowDirection, slice.contrast.columnDirection);
    };
    for (std::size_t i = 0; i < m_fixed->size(); ++i)
        for (std::size_t j = 0; j < m_moving->size(); ++j)
            if (length(cross(normalOf((*m_fixed)[i]), normalOf((*m_moving)[j]))) > kLeastSine)
                m_crossings.push_back({i, j});
}

CrossingAgreement::Likeness CrossingAgreement::at(PatientVector shift, double step,
                                                  int everyLine) const
{
    /// A line on a slice: its first pixel, and its step in pixels.
    struct OnSlice {
        const LocalContrast& slice;
        double column, row, columnStep, rowStep;

        OnSlice(const LocalContrast& on, PatientPoint from, PatientVector along)
            : slice(on)
            , column(dot(from - on.origin, on.rowDirection) / on.columnSpacing)
            , row(dot(from - on.origin, on.columnDirection) / on.rowSpacing)
            , columnStep(dot(along, on.rowDirection) / on.columnSpacing)
            , rowStep(dot(along, on.columnDirection) / on.rowSpacing)
        {
        }
        /// NaN outside and in air.
        [[nodiscard]] float value(int at) const
        {
            const double x = column + at * columnStep;
            const double y = row + at * rowStep;
            if (!(x >= 0 && y >= 0 && x < slice.columns - 1 && y < slice.rows - 1))
                return std::numeric_limits<float>::quiet_NaN();
            const int left = static_cast<int>(x);
            const int top = static_cast<int>(y);
            const float* p = slice.values.data() + std::ptrdiff_t{top} * slice.columns + left;
            const auto fx = static_cast<float>(x - left);
            const auto fy = static_cast<float>(y - top);
            return (p[0] * (1 - fx) + p[1] * fx) * (1 - fy)
                + (p[slice.columns] * (1 - fx) + p[slice.columns + 1] * fx) * fy;
        }
    };
    double sumA = 0, sumB = 0, sumAa = 0, sumBb = 0, sumAb = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_crossings.size(); i += static_cast<std::size_t>(everyLine)) {
        const LocalContrast& a = (*m_fixed)[m_crossings[i].fixed].contrast;
        const LocalContrast& b = (*m_moving)[m_crossings[i].moving].contrast;
        const PatientVector normalA = cross(a.rowDirection, a.columnDirection);
        const PatientVector normalB = cross(b.rowDirection, b.columnDirection);
        const PatientVector line = cross(normalA, normalB);
        // The point of the line nearest to the centre of the moving slice.
        const PatientPoint middle = b.origin + shift
            + b.rowDirection * (b.columnSpacing * (b.columns - 1) / 2)
            + b.columnDirection * (b.rowSpacing * (b.rows - 1) / 2);
        const PatientVector towards =
            cross(normalB, line); // in the moving slice, perpendicular to the line
        const double away = dot(a.origin - middle, normalA) / dot(towards, normalA);
        const PatientPoint near = middle + towards * away;
        const PatientVector along = normalized(line) * step;
        const int reach = static_cast<int>(
            std::hypot(b.columns * b.columnSpacing, b.rows * b.rowSpacing) / 2 / step);
        const OnSlice onA(a, near - along * reach, along);
        const OnSlice onB(b, near - along * reach - shift, along);
        for (int at = 0; at <= 2 * reach; ++at) {
            const float valueA = onA.value(at);
            const float valueB = onB.value(at);
            if (std::isnan(valueA) || std::isnan(valueB))
                continue;
            ++count;
            sumA += valueA;
            sumB += valueB;
            sumAa += static_cast<double>(valueA) * valueA;
            sumBb += static_cast<double>(valueB) * valueB;
            sumAb += static_cast<double>(valueA) * valueB;
        }
    }
    if (count < 2)
        return {};
    const auto n = static_cast<double>(count);
    const double spread = (sumAa - sumA * sumA / n) * (sumBb - sumB * sumB / n);
    return {spread > 0 ? (sumAb - sumA * sumB / n) / std::sqrt(spread) : 0, count};
}

} // namespace foramen
