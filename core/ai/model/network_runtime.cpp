#include "core/ai/model/network_runtime.h"

// Compiled into the program and into each module of core/torch: a module cannot use symbols of the
// program.

namespace foramen {

Result<Tensor> Network::explain(const Tensor& input, std::size_t output)
{
    (void)input;
    (void)output;
    return failure(ErrorCode::Unsupported, ReasonCode::NetworkUnexplained);
}

} // namespace foramen
