#include "core/imaging/spaces/crossing_agreement.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace foramen {

namespace {

constexpr double kLeastSine = 0.5; // slices at less than 30 degrees do not count as crossing

} // namespace

void CrossingAgreement::addSlices(const Volume& volume, std::vector<LocalContrast>& slices)
{
    for (int slice = 0; slice < volume.geometry.slices; ++slice)
        if (LocalContrast contrast = localContrast(volume, slice); contrast.columns > 0)
            slices.push_back(std::move(contrast));
}

CrossingAgreement::CrossingAgreement(std::span<const VolumePtr> fixed,
                                     std::span<const VolumePtr> moving)
{
    for (const VolumePtr& volume : fixed)
        if (volume->hasGeometry)
            addSlices(*volume, m_fixed);
    for (const VolumePtr& volume : moving)
        if (volume->hasGeometry)
            addSlices(*volume, m_moving);
    const auto normalOf = [](const LocalContrast& slice) {
        return cross(slice.rowDirection, slice.columnDirection);
    };
    for (std::size_t i = 0; i < m_fixed.size(); ++i)
        for (std::size_t j = 0; j < m_moving.size(); ++j)
            if (length(cross(normalOf(m_fixed[i]), normalOf(m_moving[j]))) > kLeastSine)
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
            const float* p = slice.values.data() + top * slice.columns + left;
            const auto fx = static_cast<float>(x - left);
            const auto fy = static_cast<float>(y - top);
            return (p[0] * (1 - fx) + p[1] * fx) * (1 - fy)
                + (p[slice.columns] * (1 - fx) + p[slice.columns + 1] * fx) * fy;
        }
    };
    double sumA = 0, sumB = 0, sumAa = 0, sumBb = 0, sumAb = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_crossings.size(); i += static_cast<std::size_t>(everyLine)) {
        const LocalContrast& a = m_fixed[m_crossings[i].fixed];
        const LocalContrast& b = m_moving[m_crossings[i].moving];
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
