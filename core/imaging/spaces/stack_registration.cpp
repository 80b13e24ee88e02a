#include "core/imaging/spaces/stack_registration.h"

#include "core/imaging/spaces/local_contrast.h"

#include <itkImage.h>
#include <itkImageRegistrationMethodv4.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>
#include <itkRegularStepGradientDescentOptimizerv4.h>
#include <itkTranslationTransform.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

namespace {

using Image = itk::Image<float, 3>;
using Transform = itk::TranslationTransform<double, 3>;
using Metric = itk::MattesMutualInformationImageToImageMetricv4<Image, Image>;
using Optimizer = itk::RegularStepGradientDescentOptimizerv4<double>;
using Registration = itk::ImageRegistrationMethodv4<Image, Image, Transform>;

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

/// The contrasts of the slices of a stack on an even grid: each slice as it is, or mixed of the two
/// about it where slices have offsets of their own.
class EvenSlices {
public:
    explicit EvenSlices(const Volume& volume)
        : m_uneven(volume.geometry)
        , m_even(volume.geometry)
    {
        m_even.sliceOffsets.clear();
        for (int slice = 0; slice < volume.geometry.slices; ++slice) {
            m_slices.push_back(localContrast(volume, slice));
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

/// The local contrasts of a stack as an image in patient space; null where there are none.
/// @param mirrorAt  x of a plane to mirror it in, LPS, mm
Image::Pointer imageOf(const Volume& volume, std::optional<double> mirrorAt = {})
{
    const VolumeGeometry& geometry = volume.geometry;
    const EvenSlices slices(volume);
    if (slices.areEmpty())
        return nullptr;
    const LocalContrast& grid = slices.any();
    const Image::Pointer image = Image::New();
    image->SetRegions(Image::SizeType{static_cast<itk::SizeValueType>(grid.columns),
                                      static_cast<itk::SizeValueType>(grid.rows),
                                      static_cast<itk::SizeValueType>(geometry.slices)});
    // From a slice to the next; oblique to the slices of a sheared stack.
    const PatientVector step = geometry.sliceNormal() * geometry.sliceSpacing + geometry.sliceShift;
    const PatientPoint first = slices.originOf(0);
    const double side = mirrorAt ? -1 : 1;
    const std::array origin = {mirrorAt ? 2 * *mirrorAt - first.x : first.x, first.y, first.z};
    const std::array spacing = {grid.columnSpacing, grid.rowSpacing, length(step)};
    image->SetOrigin(origin.data());
    image->SetSpacing(spacing.data());
    Image::DirectionType direction;
    const std::array axes = {geometry.rowDirection, geometry.columnDirection, normalized(step)};
    for (unsigned axis = 0; axis < 3; ++axis) {
        direction(0, axis) = side * axes[axis].x;
        direction(1, axis) = axes[axis].y;
        direction(2, axis) = axes[axis].z;
    }
    image->SetDirection(direction);
    image->Allocate(true); // zeros: no contrast where a slice is missing
    for (int slice = 0; slice < geometry.slices; ++slice)
        slices.write(slice,
                     image->GetBufferPointer() + std::ptrdiff_t{slice} * grid.columns * grid.rows);
    return image;
}

/// The mutual information with the moving stack shifted by that much.
double informationAt(Metric& metric, PatientVector shift)
{
    Transform::ParametersType parameters(3);
    // The transform of ITK maps points of the fixed image into the moving one.
    parameters[0] = -shift.x;
    parameters[1] = -shift.y;
    parameters[2] = -shift.z;
    metric.SetParameters(parameters);
    return -metric.GetValue();
}

} // namespace

Result<StackFit> registerStacks(const Volume& fixed, const Volume& moving)
try {
    const auto fixedImage = imageOf(fixed);
    const auto movingImage = imageOf(moving);
    if (!fixedImage || !movingImage)
        return failure(ErrorCode::Unsupported, "A stack has no picture to compare");
    auto metric = Metric::New();
    metric->SetNumberOfHistogramBins(32);
    auto transform = Transform::New();
    transform->SetIdentity();
    auto optimizer = Optimizer::New();
    optimizer->SetLearningRate(2); // mm, the first step
    optimizer->SetMinimumStepLength(0.1);
    optimizer->SetNumberOfIterations(40);
    auto registration = Registration::New();
    registration->SetFixedImage(fixedImage);
    registration->SetMovingImage(movingImage);
    registration->SetMetric(metric);
    registration->SetOptimizer(optimizer);
    registration->SetInitialTransform(transform);
    registration->InPlaceOn();
    registration->SetNumberOfLevels(1);
    Registration::ShrinkFactorsArrayType shrink(1);
    shrink[0] = 1;
    registration->SetShrinkFactorsPerLevel(shrink);
    Registration::SmoothingSigmasArrayType smooth(1);
    smooth[0] = 0;
    registration->SetSmoothingSigmasPerLevel(smooth);
    registration->SetMetricSamplingStrategy(Registration::MetricSamplingStrategyEnum::REGULAR);
    registration->SetMetricSamplingPercentage(0.1);
    registration->Update();
    StackFit fit;
    const auto& found = transform->GetParameters();
    fit.offset = {-found[0], -found[1], -found[2]};
    fit.information = informationAt(*metric, fit.offset);
    for (const PatientVector aside :
         {PatientVector{16, 0, 0}, {-16, 0, 0}, {0, 16, 0}, {0, -16, 0}, {0, 0, 16}, {0, 0, -16}})
        fit.informationFar =
            std::max(fit.informationFar, informationAt(*metric, fit.offset + aside));
    // Where a mirror would be is not known from left to right.
    const VolumeGeometry& geometry = moving.geometry;
    const PatientPoint middle = geometry.patientFromVoxel(
        {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, (geometry.slices - 1) / 2.0});
    metric->SetMovingImage(imageOf(moving, middle.x));
    metric->Initialize();
    for (double x = -16; x <= 16; x += 2)
        fit.informationMirrored = std::max(fit.informationMirrored,
                                           informationAt(*metric, {x, fit.offset.y, fit.offset.z}));
    return fit;
} catch (const itk::ExceptionObject& error) {
    return failure(ErrorCode::Unsupported, error.GetDescription());
}

} // namespace foramen
