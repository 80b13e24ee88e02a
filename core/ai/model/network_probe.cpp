#include "core/ai/model/network_probe.h"

#include "core/ai/model/network_contract.h"
#include "core/ai/preprocessing/preprocessing.h"
#include "core/ai/preprocessing/segmenter_picture.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace foramen {

namespace {

std::size_t countOf(const std::vector<std::int64_t>& shape)
{
    return static_cast<std::size_t>(
        std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>()));
}

/// Waves between -1 and 1, different in each picture: the range of real inputs.
Tensor madeUpPictures(const std::vector<std::int64_t>& each, std::int64_t count)
{
    Tensor input{{count}, {}};
    input.shape.insert(input.shape.end(), each.begin(), each.end());
    input.values.resize(countOf(input.shape));
    constexpr double step = 0.37;
    for (std::size_t i = 0; i < input.values.size(); ++i)
        input.values[i] = static_cast<float>(std::sin(step * static_cast<double>(i)));
    return input;
}

} // namespace

NetworkShapes shapesOf(NetworkRole role)
{
    switch (role) {
    case NetworkRole::SagittalLocaliser:
        return {
            {kPictureChannels, kSagittalPictureSize, kSagittalPictureSize},
            {static_cast<std::int64_t>(sagittal_map::kCount), kSagittalMapSize, kSagittalMapSize}};
    case NetworkRole::AxialLocaliser:
        return {{kPictureChannels, kAxialPictureSize, kAxialPictureSize},
                {static_cast<std::int64_t>(axial_map::kCount), kAxialMapSize, kAxialMapSize}};
    case NetworkRole::SagittalSegmenter:
        return {
            {kPictureChannels, kSegmenterRows, kSegmenterColumns},
            {static_cast<std::int64_t>(segment_class::kCount), kSegmenterRows, kSegmenterColumns}};
    case NetworkRole::AxialSegmenter:
    case NetworkRole::ForamenSegmenter:
        return {{kPictureChannels, kSegmenterCropSize, kSegmenterCropSize},
                {static_cast<std::int64_t>(segment_class::kCount), kSegmenterCropSize,
                 kSegmenterCropSize}};
    case NetworkRole::CanalGrader:
    case NetworkRole::ForaminalGrader:
    case NetworkRole::SubarticularGrader:
        break;
    }
    return {{kCropSlices, kCropSize, kCropSize}, {static_cast<std::int64_t>(kSeverityCount)}};
}

std::string textOfShape(const std::vector<std::int64_t>& shape)
{
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

Result<void> probeNetwork(Network& network, NetworkRole role)
{
    const NetworkShapes shapes = shapesOf(role);
    for (const std::int64_t count : {1, 3}) {
        const Tensor input = madeUpPictures(shapes.input, count);
        const auto output = network.run(input);
        if (!output && output.error().code != ErrorCode::ModelContract)
            return tl::make_unexpected(output.error());
        if (!output)
            return failure(ErrorCode::ModelContract, ReasonCode::NetworkRejectsShape,
                           textOfShape(input.shape), output.error().reason);
        std::vector<std::int64_t> expected{count};
        expected.insert(expected.end(), shapes.output.begin(), shapes.output.end());
        if (output->shape != expected)
            return failure(ErrorCode::ModelContract, ReasonCode::NetworkGivesShape,
                           textOfShape(output->shape), textOfShape(expected));
        if (!std::all_of(output->values.begin(), output->values.end(),
                         [](float value) { return std::isfinite(value); }))
            return failure(ErrorCode::ModelContract, ReasonCode::NetworkGivesNaN);
    }
    return {};
}

} // namespace foramen
