#include "core/ai/model/network_probe.h"
#include "core/ai/remote/inference_protocol.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

/// Refused with a message, or right.
void expect(bool isRight, const foramen::Error* error)
{
    if (error != nullptr ? error->message.empty() : !isRight)
        __builtin_trap();
}

template <class Value, class Check>
void expectOf(const foramen::Result<Value>& result, const Check& check)
{
    expect(result && check(*result), result ? nullptr : &result.error());
}

} // namespace

/// libFuzzer's entry: whatever a server of networks answers is refused with a message, or gives
/// names that can be shown and as many finite numbers as the shape needs. What stands behind the
/// first line of an answer is its binary tensor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto isShown = [](const std::string& name) {
        return std::all_of(name.begin(), name.end(),
                           [](char c) { return c >= ' ' && c <= '~' && c != ';'; });
    };
    expectOf(serverIdentityOf(text),
             [&](const auto& one) { return isShown(one.name) && isShown(one.version); });
    expectOf(servedNetworkOf(text, "m", shapesOf(NetworkRole::CanalGrader)),
             [&](const auto& one) { return isShown(one.input) && isShown(one.output); });
    const ServedNetwork network{"m", {}, "in", "out", false};
    ServerAnswer answer{std::string(text), {}};
    if (const auto end = text.find('\n'); end != std::string_view::npos)
        answer.jsonSize = end + 1;
    const auto isFinite = [](float value) {
        return std::isfinite(value);
    };
    expectOf(inferenceAnswerOf(answer, network, {2, 3}), [&](const auto& one) {
        return one.output.values.size() == 6 && isShown(one.version)
            && std::all_of(one.output.values.begin(), one.output.values.end(), isFinite);
    });
    return 0;
}
