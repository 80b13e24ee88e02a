#include "core/imaging/spaces/stack_registration.h"

#include "core/imaging/spaces/contrast_image.h"
#include "core/imaging/spaces/contrast_stack.h"

#include <itkImage.h>
#include <itkImageRegistrationMethodv4.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>
#include <itkRegularStepGradientDescentOptimizerv4.h>
#include <itkTranslationTransform.h>

#include <algorithm>

namespace foramen {

namespace {

using Image = itk::Image<float, 3>;
using Transform = itk::TranslationTransform<double, 3>;
using Metric = itk::MattesMutualInformationImageToImageMetricv4<Image, Image>;
using Optimizer = itk::RegularStepGradientDescentOptimizerv4<double>;
using Registration = itk::ImageRegistrationMethodv4<Image, Image, Transform>;

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
    const ContrastStack fixedStack = contrastStack(fixed);
    const ContrastStack movingStack = contrastStack(moving);
    if (fixedStack.isEmpty() || movingStack.isEmpty())
        return failure(ErrorCode::Unsupported, "A stack has no picture to compare");
    const auto fixedImage = contrastImage<Image>(fixedStack);
    const auto movingImage = contrastImage<Image>(movingStack);
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
    metric->SetMovingImage(contrastImage<Image>(mirroredAt(movingStack, middle.x)));
    metric->Initialize();
    for (double x = -16; x <= 16; x += 2)
        fit.informationMirrored = std::max(fit.informationMirrored,
                                           informationAt(*metric, {x, fit.offset.y, fit.offset.z}));
    return fit;
} catch (const itk::ExceptionObject& error) {
    return failure(ErrorCode::Unsupported, error.GetDescription());
}

} // namespace foramen
