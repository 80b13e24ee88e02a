#include "core/ai/model/network_runtime.h"

// Part of the program and of each module of core/ai/torch: a module cannot reach into the program.

namespace foramen {

Result<Tensor> Network::explain(const Tensor& input, std::size_t output)
{
    (void)input;
    (void)output;
    return failure(ErrorCode::Unsupported, ReasonCode::NetworkUnexplained);
}

} // namespace foramen
