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

namespace foramen {

namespace {

using Image = itk::Image<float, 3>;
using Transform = itk::TranslationTransform<double, 3>;
using Metric = itk::MattesMutualInformationImageToImageMetricv4<Image, Image>;
using Optimizer = itk::RegularStepGradientDescentOptimizerv4<double>;
using Registration = itk::ImageRegistrationMethodv4<Image, Image, Transform>;

/// The local contrasts of a stack as an image in patient space; null where there are none.
/// @param mirrorAt  x of a plane to mirror it in, LPS, mm
Image::Pointer imageOf(const Volume& volume, std::optional<double> mirrorAt = {})
{
    const VolumeGeometry& geometry = volume.geometry;
    Image::Pointer image;
    for (int slice = 0; slice < geometry.slices; ++slice) {
        const LocalContrast contrast = localContrast(volume, slice);
        if (contrast.columns == 0)
            continue;
        if (!image) {
            image = Image::New();
            image->SetRegions(Image::SizeType{static_cast<itk::SizeValueType>(contrast.columns),
                                              static_cast<itk::SizeValueType>(contrast.rows),
                                              static_cast<itk::SizeValueType>(geometry.slices)});
            // From a slice to the next; oblique to the slices of a sheared stack.
            const PatientVector step =
                geometry.sliceNormal() * geometry.sliceSpacing + geometry.sliceShift;
            const PatientPoint first = contrast.origin - step * slice;
            const double side = mirrorAt ? -1 : 1;
            const std::array origin = {mirrorAt ? 2 * *mirrorAt - first.x : first.x, first.y,
                                       first.z};
            const std::array spacing = {contrast.columnSpacing, contrast.rowSpacing, length(step)};
            image->SetOrigin(origin.data());
            image->SetSpacing(spacing.data());
            Image::DirectionType direction;
            const std::array axes = {geometry.rowDirection, geometry.columnDirection,
                                     normalized(step)};
            for (unsigned axis = 0; axis < 3; ++axis) {
                direction(0, axis) = side * axes[axis].x;
                direction(1, axis) = axes[axis].y;
                direction(2, axis) = axes[axis].z;
            }
            image->SetDirection(direction);
            image->Allocate(true); // zeros: no contrast where a slice is missing
        }
        std::transform(
            contrast.values.begin(), contrast.values.end(),
            image->GetBufferPointer() + std::ptrdiff_t{slice} * contrast.columns * contrast.rows,
            [](float value) { return std::isnan(value) ? 0 : std::clamp(value, -1.0F, 1.5F); });
    }
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
