#include "core/ai/model/model_bundle.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// libFuzzer's entry: any bytes must be read as a model card or refused with a message, and a card
/// that is read must be valid.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    const auto bundle = parseModelCard({reinterpret_cast<const char*>(bytes), size});
    if (!bundle) {
        if (bundle.error().message.empty())
            __builtin_trap();
        return 0;
    }
    for (const ModelNetwork& network : bundle->networks)
        if (!(network.temperature > 0) || network.file.has_parent_path())
            __builtin_trap();
    for (const NetworkRole role : kNetworkRoles)
        if (!bundle->has(role))
            __builtin_trap();
    for (const MeasureAccuracy& measure : bundle->measures)
        if (!std::isfinite(measure.meanError + measure.bias + measure.deviation))
            __builtin_trap();
    for (const Probabilities& prior : bundle->prior)
        if (!std::isfinite(prior[0] + prior[1] + prior[2]))
            __builtin_trap();
    return 0;
}
