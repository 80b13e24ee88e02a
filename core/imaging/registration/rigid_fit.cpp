#include "core/imaging/registration/rigid_fit.h"

#include "core/imaging/spaces/contrast_image.h"

#include <itkEuler3DTransform.h>
#include <itkImage.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>
#include <itkRegularStepGradientDescentOptimizerv4.h>

#include <algorithm>
#include <array>

namespace foramen {

namespace {

using Image = itk::Image<float, 3>;
using Transform = itk::Euler3DTransform<double>;
using Metric = itk::MattesMutualInformationImageToImageMetricv4<Image, Image>;
using Optimizer = itk::RegularStepGradientDescentOptimizerv4<double>;

/// mm from the centre at which a turn moves points as far as a shift.
constexpr double kReach = 35;

Transform::Pointer transformOf(const FitSearch& search)
{
    auto transform = Transform::New();
    const std::array center = {search.center.x, search.center.y, search.center.z};
    transform->SetCenter(center.data());
    Transform::MatrixType matrix;
    for (unsigned row = 0; row < 3; ++row) {
        matrix(row, 0) = search.start.rows[row].x;
        matrix(row, 1) = search.start.rows[row].y;
        matrix(row, 2) = search.start.rows[row].z;
    }
    transform->SetMatrix(matrix, 1e-6);
    const PatientVector shift = search.start(search.center) - search.center;
    Transform::OutputVectorType translation;
    translation[0] = shift.x;
    translation[1] = shift.y;
    translation[2] = shift.z;
    transform->SetTranslation(translation);
    return transform;
}

RigidTransform rigidOf(const Transform& transform)
{
    const auto& matrix = transform.GetMatrix();
    const auto& offset = transform.GetOffset();
    RigidTransform rigid;
    for (unsigned row = 0; row < 3; ++row)
        rigid.rows[row] = {matrix(row, 0), matrix(row, 1), matrix(row, 2)};
    rigid.translation = {offset[0], offset[1], offset[2]};
    return rigid;
}

Metric::Pointer metricOf(const ContrastStack& fixed, const ContrastStack& moving,
                         Transform& transform)
{
    auto metric = Metric::New();
    metric->SetNumberOfHistogramBins(32);
    metric->SetFixedImage(contrastImage<Image>(fixed));
    metric->SetMovingImage(contrastImage<Image>(moving));
    metric->SetMovingTransform(&transform);
    metric->SetUseFixedImageGradientFilter(false);
    metric->SetUseMovingImageGradientFilter(false);
    metric->Initialize();
    return metric;
}

void optimise(Metric& metric, const FitSearch& search, const Task& task)
{
    auto optimizer = Optimizer::New();
    Optimizer::ScalesType scales(6);
    scales.Fill(1);
    for (unsigned angle = 0; angle < 3; ++angle)
        scales[angle] = kReach * kReach;
    optimizer->SetScales(scales);
    optimizer->SetDoEstimateLearningRateOnce(false);
    optimizer->SetLearningRate(search.firstStep);
    optimizer->SetMinimumStepLength(search.lastStep);
    optimizer->SetRelaxationFactor(0.6);
    optimizer->SetNumberOfIterations(static_cast<itk::SizeValueType>(search.most));
    optimizer->SetMetric(&metric);
    optimizer->AddObserver(itk::IterationEvent(), [&](const itk::EventObject&) {
        if (task.cancelled())
            optimizer->StopOptimization();
    });
    optimizer->StartOptimization();
}

double informationAt(Metric& metric, Transform::ParametersType parameters)
{
    metric.SetParameters(parameters);
    return -metric.GetValue();
}

double informationFar(Metric& metric, const Transform::ParametersType& found)
{
    constexpr double far = 16; // mm
    double greatest = 0;
    for (unsigned axis = 3; axis < 6; ++axis)
        for (const double aside : {-far, far}) {
            Transform::ParametersType there = found;
            there[axis] += aside;
            greatest = std::max(greatest, informationAt(metric, there));
        }
    return greatest;
}

} // namespace

Result<RigidFit> fitRigid(const ContrastStack& fixed, const ContrastStack& moving,
                          const FitSearch& search, const Task& task)
try {
    if (fixed.isEmpty() || moving.isEmpty())
        return failure(ErrorCode::Unsupported, "A stack has no picture to compare");
    const auto transform = transformOf(search);
    const auto metric = metricOf(fixed, moving, *transform);
    optimise(*metric, search, task);
    if (task.cancelled())
        return cancelledFailure();
    RigidFit fit;
    const Transform::ParametersType found = transform->GetParameters();
    fit.movingFromFixed = rigidOf(*transform);
    fit.information = informationAt(*metric, found);
    fit.inCommon = static_cast<double>(metric->GetNumberOfValidPoints())
        / static_cast<double>(fixed.values.size());
    fit.informationFar = informationFar(*metric, found);
    return fit;
} catch (const itk::ExceptionObject& error) {
    return failure(ErrorCode::Unsupported, error.GetDescription());
}

} // namespace foramen
