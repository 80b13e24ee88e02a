#include "core/training/data/train_options.h"

#include "core/ai/model/device_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

namespace foramen {

Result<Backbone> backboneFromText(const std::string& text)
{
    constexpr std::array<std::pair<std::string_view, Backbone>, 4> names = {
        {{"small", Backbone::Small},
         {"measures", Backbone::Measures},
         {"resnet18", Backbone::Resnet18},
         {"resnet50", Backbone::Resnet50}}};
    for (const auto& [name, backbone] : names)
        if (text == name)
            return backbone;
    return failure(
        ErrorCode::InvalidArgument,
        fmt::format("'{}' is no backbone: small, measures, resnet18 or resnet50 is expected",
                    text));
}

Result<void> setDevices(TrainOptions& options, const std::string& text)
{
    std::istringstream list(text);
    std::string item;
    std::getline(list, item, ',');
    const auto first = deviceFromText(item);
    if (!first)
        return tl::make_unexpected(first.error());
    options.device = *first;
    options.moreGpus.clear();
    if (text.back() == ',')
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("'{}' ends where a GPU's number is expected", text));
    while (std::getline(list, item, ',')) {
        const auto next = deviceFromText("cuda:" + item);
        if (!next || first->kind != DeviceKind::Cuda)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("'{}' names no devices: several GPUs are cuda:0,1", text));
        const bool twice = next->index == first->index
            || std::find(options.moreGpus.begin(), options.moreGpus.end(), next->index)
                != options.moreGpus.end();
        if (twice)
            return failure(ErrorCode::InvalidArgument, fmt::format("'{}' names a GPU twice", text));
        options.moreGpus.push_back(next->index);
    }
    return {};
}

} // namespace foramen
