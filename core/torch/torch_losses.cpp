#include "core/torch/torch_losses.h"

#include "core/ai/model/network_contract.h"
#include "core/torch/torch_device.h"

#include <torch/nn/functional/loss.h>
#include <torch/utils.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace foramen {

namespace {

/// Standard deviation of the target Gaussian at a point, map pixels of 3 mm.
constexpr double kPointDeviation = 0.9;
/// Compensates for the mean over many easy pixels.
constexpr double kMaskWeight = 5;
/// Weight of pixels inside a structure, which are fewer than those outside.
constexpr double kInsideWeight = 2;

torch::Tensor gradeWeights()
{
    return torch::tensor({1.0F, 2.0F, 4.0F});
}

/// [n, points, rows * columns + 1]: Gaussians, and 1 in the last bin for points that are not in
/// view.
torch::Tensor pointTargets(const torch::Tensor& points, const torch::Tensor& maps)
{
    const auto rows = maps.size(2);
    const auto columns = maps.size(3);
    const auto column = torch::arange(columns, points.options()).view({1, 1, 1, -1});
    const auto row = torch::arange(rows, points.options()).view({1, 1, -1, 1});
    const auto x = points.select(2, 0).unsqueeze(2).unsqueeze(3);
    const auto y = points.select(2, 1).unsqueeze(2).unsqueeze(3);
    constexpr double scale = -0.5 / (kPointDeviation * kPointDeviation);
    auto gauss = torch::exp(((column - x).square() + (row - y).square()) * scale).flatten(2);
    const auto sum = gauss.sum(2, true);
    const auto inView = (points.select(2, 0) >= 0).unsqueeze(2);
    gauss = torch::where(inView, gauss / sum.clamp_min(1e-6), torch::zeros_like(gauss));
    return torch::cat({gauss, (~inView).to(torch::kFloat)}, 2);
}

torch::Tensor knownPoints(const torch::Tensor& points)
{
    return ~points.select(2, 0).isnan();
}

torch::Tensor pointLoss(const torch::Tensor& maps, const torch::Tensor& given)
{
    const auto known = knownPoints(given);
    const auto points = torch::nan_to_num(given);
    const auto absent = torch::zeros({maps.size(0), maps.size(1), 1}, maps.options());
    const auto logits = torch::cat({maps.flatten(2), absent}, 2);
    const auto loss = -(pointTargets(points, maps) * torch::log_softmax(logits, 2)).sum(2);
    return (loss * known).sum();
}

/// The channel of one class.
torch::Tensor classOf(const torch::Tensor& pixels, std::size_t index)
{
    return pixels.select(1, static_cast<std::int64_t>(index));
}

torch::Tensor maskLoss(const torch::Tensor& maps, const torch::Tensor& masks)
{
    const auto known = (masks >= 0).to(torch::kFloat);
    const auto target = masks.clamp_min(0);
    const auto weight = known * (1 + (kInsideWeight - 1) * target);
    return torch::binary_cross_entropy_with_logits(maps, target, weight, {}, 0).sum();
}

} // namespace

NetworkOutput outputOf(std::string_view architecture)
{
    if (isSegmenter(architecture))
        return NetworkOutput::Classes;
    return isGrader(architecture) ? NetworkOutput::Grades : NetworkOutput::Maps;
}

TorchBatch torchBatch(const TrainingBatch& batch, NetworkOutput output)
{
    TorchBatch result;
    result.input = torchFromTensor(batch.input);
    if (output == NetworkOutput::Classes) {
        result.masks = torchFromTensor(batch.masks);
        result.knownMaskPixels =
            std::max(1.0, (classOf(result.masks, 0) >= 0).sum().item<double>());
    } else if (output == NetworkOutput::Grades) {
        result.grades = torch::tensor(batch.grades, torch::kLong);
        result.gradeWeight =
            std::max(1.0, gradeWeights().index_select(0, result.grades).sum().item<double>());
    } else {
        result.points = torchFromTensor(batch.points);
        result.masks = torchFromTensor(batch.masks);
        result.knownPoints = std::max(1.0, knownPoints(result.points).sum().item<double>());
        result.knownMaskPixels = std::max(1.0, (result.masks >= 0).sum().item<double>());
    }
    return result;
}

TorchBatch TorchBatch::part(std::int64_t from, std::int64_t count, torch::Device device) const
{
    const auto cut = [&](const torch::Tensor& whole) {
        return whole.defined() ? whole.narrow(0, from, count).to(device) : whole;
    };
    return {cut(input),  cut(points),     cut(masks), cut(grades),
            knownPoints, knownMaskPixels, gradeWeight};
}

torch::Tensor localiserLoss(const torch::Tensor& maps, const TorchBatch& batch)
{
    const auto pointCount = batch.points.size(1);
    return pointLoss(maps.narrow(1, 0, pointCount), batch.points) / batch.knownPoints
        + maskLoss(maps.narrow(1, pointCount, batch.masks.size(1)), batch.masks)
        * (kMaskWeight / batch.knownMaskPixels);
}

torch::Tensor segmenterLoss(const torch::Tensor& logits, const TorchBatch& batch)
{
    using namespace segment_class;
    const auto likely = torch::log_softmax(logits, 1);
    const auto known = (classOf(batch.masks, kBackground) >= 0).to(torch::kFloat);
    const auto shares = batch.masks.clamp_min(0);
    const auto each = -(likely * shares).sum(1);
    // -log(background + sacrum) in place of -log(background).
    const auto either = torch::logaddexp(classOf(likely, kBackground), classOf(likely, kSacrum));
    const auto merged =
        each + classOf(shares, kBackground) * (classOf(likely, kBackground) - either);
    const auto apart = classOf(batch.masks, kSacrum) >= 0;
    return (torch::where(apart, each, merged) * known).sum() / batch.knownMaskPixels;
}

torch::Tensor graderLoss(const torch::Tensor& logits, const TorchBatch& batch)
{
    const auto weights = gradeWeights().to(logits.device());
    const auto losses =
        -torch::log_softmax(logits, 1).gather(1, batch.grades.unsqueeze(1)).squeeze(1);
    return (losses * weights.index_select(0, batch.grades)).sum() / batch.gradeWeight;
}

} // namespace foramen
