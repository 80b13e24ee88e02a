#pragma once

#include "core/ai/model/network_runtime.h"
#include "core/ai/remote/server_connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

struct NetworkShapes;

// The messages of the Open Inference Protocol (KServe v2) over HTTP, as its specification has them
// (https://github.com/kserve/open-inference-protocol, inference_rest.md), with Triton's extension
// for binary tensors ("binary_tensor_data"). All that is read comes from a stranger: bounds, sizes,
// kinds are checked.

/// What a server says of itself (GET /v2).
struct ServerIdentity {
    std::string name; ///< "triton"
    std::string version; ///< "2.40.0"
    bool takesBinary = false; ///< whether it lists the extension
};
/// @return DeviceFailed where the answer is not of this protocol.
[[nodiscard]] Result<ServerIdentity> serverIdentityOf(std::string_view json);

/// What a server says of one of its models (GET /v2/models/NAME), as far as it is needed.
struct ServedNetwork {
    std::string name;
    std::vector<std::string> versions;
    std::string input; ///< name of its tensor
    std::string output;
    bool takesOnePicture = false; ///< a batch has one picture, always
};
/// @param shape  of the pictures and of the output for one picture, without the batch.
/// @return ModelContract where the model has not one input and one output of FP32 in these shapes,
/// DeviceFailed where the answer is not of this protocol.
[[nodiscard]] Result<ServedNetwork> servedNetworkOf(std::string_view json, const std::string& model,
                                                    const NetworkShapes& shapes);

/// A request for a pass. @param path  of the model
/// @param expected  shape of the output: bounds the answer.
[[nodiscard]] ServerRequest inferenceRequest(const std::string& path, const ServedNetwork& network,
                                             const Tensor& input,
                                             const std::vector<std::int64_t>& expected,
                                             bool binary);

/// What a pass gave.
struct InferenceAnswer {
    Tensor output;
    std::string version; ///< of the model; empty where the server does not state it
};
/// @return DeviceFailed for an answer that is not of this protocol, of another model or shape, or
/// not of finite numbers.
[[nodiscard]] Result<InferenceAnswer> inferenceAnswerOf(const ServerAnswer& answer,
                                                        const ServedNetwork& network,
                                                        const std::vector<std::int64_t>& expected);

} // namespace foramen
