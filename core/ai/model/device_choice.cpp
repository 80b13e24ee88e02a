#include "core/ai/model/device_choice.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace foramen {

Result<DeviceChoice> deviceFromText(const std::string& text)
{
    if (text == "auto")
        return DeviceChoice{DeviceKind::Auto, 0};
    if (text == "cpu")
        return DeviceChoice{DeviceKind::Cpu, 0};
    if (text == "cuda")
        return DeviceChoice{DeviceKind::Cuda, 0};
    constexpr std::string_view prefix = "cuda:";
    const std::string digits = text.rfind(prefix, 0) == 0 ? text.substr(prefix.size()) : "";
    const bool isNumber = !digits.empty() && digits.size() <= 3
        && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!isNumber)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("'{}' is no device: auto, cpu, cuda or cuda:N is expected", text));
    return DeviceChoice{DeviceKind::Cuda, std::stoi(digits)};
}

Result<Precision> precisionFromText(const std::string& text)
{
    constexpr std::array<std::pair<std::string_view, Precision>, 4> words = {
        {{"auto", Precision::Auto},
         {"f32", Precision::F32},
         {"bf16", Precision::Bf16},
         {"f16", Precision::F16}}};
    for (const auto& [word, precision] : words)
        if (text == word)
            return precision;
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("'{}' is no precision: auto, f32, bf16 or f16 is expected", text));
}

} // namespace foramen
