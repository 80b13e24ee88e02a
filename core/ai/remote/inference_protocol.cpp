#include "core/ai/remote/inference_protocol.h"

#include "core/ai/model/network_probe.h"
#include "core/ai/remote/server_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little,
              "binary tensors of the protocol are little-endian");
static_assert(sizeof(float) == 4);

constexpr const char* kFloat = "FP32";
constexpr std::size_t kMostName = 128; ///< characters of a name or version
constexpr std::size_t kMostHeader = 64U << 10U; ///< bytes of an answer beside its numbers
constexpr std::size_t kMostJsonNumber = 40; ///< bytes of a number with its brackets and spaces
constexpr std::size_t kMostVersions = 1000;

tl::unexpected<Error> noProtocol(std::string_view what)
{
    return tl::make_unexpected(serverError(
        fmt::format("gave an answer that is not of the Open Inference Protocol: {}", what)));
}

std::size_t countOf(const std::vector<std::int64_t>& shape)
{
    return static_cast<std::size_t>(
        std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>()));
}

/// A text of an object; none where it is absent, null, or no text that can be shown.
std::optional<std::string> textIn(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return std::nullopt;
    const auto& text = found->get_ref<const std::string&>();
    if (text.size() > kMostName || saidByServer(text, kMostName) != text)
        return std::nullopt;
    return text;
}

/// The whole numbers of an array; none where it is something else.
std::optional<std::vector<std::int64_t>> shapeIn(const Json& object, const char* key)
{
    constexpr std::size_t mostDimensions = 8;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array() || found->size() > mostDimensions)
        return std::nullopt;
    std::vector<std::int64_t> shape;
    for (const Json& size : *found) {
        if (!size.is_number_integer())
            return std::nullopt;
        shape.push_back(size.get<std::int64_t>());
    }
    return shape;
}

/// One input or output that a model's metadata states.
struct ServedTensor {
    std::string name;
    std::string datatype;
    std::vector<std::int64_t> shape;
};

Result<ServedTensor> onlyTensor(const Json& json, const char* key, const std::string& model)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array())
        return noProtocol(fmt::format("the metadata of {} have no {}", model, key));
    if (found->size() != 1)
        return tl::make_unexpected(servedModelError(
            model, fmt::format("has {} {}, and one is expected", found->size(), key)));
    const Json& tensor = found->front();
    const auto name = textIn(tensor, "name");
    const auto datatype = textIn(tensor, "datatype");
    const auto shape = shapeIn(tensor, "shape");
    if (!name || !datatype || !shape)
        return noProtocol(fmt::format("the metadata of {} have no name, datatype or shape of its "
                                      "{}",
                                      model, key));
    return ServedTensor{*name, *datatype, *shape};
}

/// Whether a stated shape is that of a batch of pictures; -1 is any size.
bool isBatchOf(const std::vector<std::int64_t>& stated, const std::vector<std::int64_t>& one)
{
    return stated.size() == one.size() + 1
        && std::equal(
               one.begin(), one.end(), stated.begin() + 1,
               [](std::int64_t wanted, std::int64_t said) { return said == wanted || said == -1; })
        && (stated.front() == -1 || stated.front() == 1);
}

Result<void> checkTensor(const ServedTensor& tensor, const std::vector<std::int64_t>& one,
                         const std::string& model)
{
    if (tensor.datatype != kFloat)
        return tl::make_unexpected(servedModelError(
            model,
            fmt::format("has {} of {}, and {} is expected", tensor.name, tensor.datatype, kFloat)));
    if (isBatchOf(tensor.shape, one))
        return {};
    std::vector<std::int64_t> expected{-1};
    expected.insert(expected.end(), one.begin(), one.end());
    return tl::make_unexpected(servedModelError(
        model,
        fmt::format("has {} of shape {}, and {} is expected (-1: any size, also 1)", tensor.name,
                    textOfShape(tensor.shape), textOfShape(expected))));
}

std::string bodyOf(const Json& input, const Json& output)
{
    const Json body{{"inputs", Json::array({input})}, {"outputs", Json::array({output})}};
    return body.dump();
}

/// The numbers as the shortest text that gives the same ones again.
std::string textOfNumbers(const std::vector<float>& values)
{
    fmt::memory_buffer text;
    for (const float value : values)
        fmt::format_to(std::back_inserter(text), "{}{}", text.size() == 0 ? "" : ",", value);
    return fmt::to_string(text);
}

/// Adds the numbers of nested or flat arrays, in their order. @return whether all are numbers, and
/// no more than @p most.
bool addNumbers(const Json& data, std::size_t most, std::vector<float>& values, int depth = 0)
{
    constexpr int deepest = 8;
    if (!data.is_array() || depth == deepest)
        return false;
    return std::all_of(data.begin(), data.end(), [&](const Json& entry) {
        if (!entry.is_number())
            return addNumbers(entry, most, values, depth + 1);
        values.push_back(entry.get<float>());
        return values.size() <= most;
    });
}

/// The bytes of a binary tensor that the answer states; none where it has no such tensor.
std::optional<std::size_t> binarySize(const Json& output)
{
    const auto parameters = output.find("parameters");
    if (parameters == output.end() || !parameters->is_object())
        return std::nullopt;
    const auto size = parameters->find("binary_data_size");
    if (size == parameters->end() || !size->is_number_unsigned())
        return std::nullopt;
    return size->get<std::size_t>();
}

} // namespace

Result<ServerIdentity> serverIdentityOf(std::string_view json)
{
    const Json root = Json::parse(json, nullptr, false);
    const auto name = root.is_object() ? textIn(root, "name") : std::nullopt;
    if (!name)
        return noProtocol("it does not state the server's name");
    ServerIdentity identity{*name, textIn(root, "version").value_or(std::string()), false};
    if (const auto extensions = root.find("extensions");
        extensions != root.end() && extensions->is_array())
        identity.takesBinary =
            std::find(extensions->begin(), extensions->end(), Json("binary_tensor_data"))
            != extensions->end();
    return identity;
}

Result<ServedNetwork> servedNetworkOf(std::string_view json, const std::string& model,
                                      const NetworkShapes& shapes)
{
    const Json root = Json::parse(json, nullptr, false);
    if (!root.is_object() || textIn(root, "name") != model)
        return noProtocol(fmt::format("these are no metadata of {}", model));
    const auto input = onlyTensor(root, "inputs", model);
    if (!input)
        return tl::make_unexpected(input.error());
    const auto output = onlyTensor(root, "outputs", model);
    if (!output)
        return tl::make_unexpected(output.error());
    for (const auto& [tensor, one] : {std::pair(*input, shapes.input), {*output, shapes.output}})
        if (const auto checked = checkTensor(tensor, one, model); !checked)
            return tl::make_unexpected(checked.error());
    ServedNetwork network{
        .name = model, .versions = {}, .input = input->name, .output = output->name};
    network.takesOnePicture = input->shape.front() == 1 || output->shape.front() == 1;
    if (const auto versions = root.find("versions");
        versions != root.end() && versions->is_array() && versions->size() <= kMostVersions)
        for (const Json& version : *versions)
            if (version.is_string())
                network.versions.push_back(
                    saidByServer(version.get_ref<const std::string&>(), kMostName));
    return network;
}

ServerRequest inferenceRequest(const std::string& path, const ServedNetwork& network,
                               const Tensor& input, const std::vector<std::int64_t>& expected,
                               bool binary)
{
    const std::size_t outputs = countOf(expected);
    ServerRequest request{.path = path + "/infer", .body = {}, .jsonSize = {}};
    Json described{{"name", network.input}, {"shape", input.shape}, {"datatype", kFloat}};
    Json wanted{{"name", network.output}};
    if (binary) {
        const std::size_t bytes = input.values.size() * sizeof(float);
        described["parameters"] = {{"binary_data_size", bytes}};
        wanted["parameters"] = {{"binary_data", true}};
        request.body = bodyOf(described, wanted);
        request.jsonSize = request.body.size();
        request.body.resize(request.body.size() + bytes);
        std::memcpy(request.body.data() + *request.jsonSize, input.values.data(), bytes);
        request.mostAnswer = kMostHeader + outputs * sizeof(float);
        return request;
    }
    // The numbers are written by hand: as a tree of JSON they would take five times the memory.
    described["data"] = Json::array();
    request.body = bodyOf(described, wanted);
    constexpr std::string_view mark = "\"data\":[";
    request.body.insert(request.body.find(mark) + mark.size(), textOfNumbers(input.values));
    request.mostAnswer = kMostHeader + outputs * kMostJsonNumber;
    return request;
}

Result<InferenceAnswer> inferenceAnswerOf(const ServerAnswer& answer, const ServedNetwork& network,
                                          const std::vector<std::int64_t>& expected)
{
    const std::string_view body = answer.body;
    const std::size_t jsonSize = answer.jsonSize.value_or(body.size());
    if (jsonSize > body.size())
        return noProtocol("it is shorter than it states");
    const Json root = Json::parse(body.substr(0, jsonSize), nullptr, false);
    if (!root.is_object())
        return noProtocol("it is no JSON");
    if (const auto name = textIn(root, "model_name"); name && *name != network.name)
        return tl::make_unexpected(
            serverError(fmt::format("answered with {} in place of {}", *name, network.name)));
    const auto outputs = root.find("outputs");
    if (outputs == root.end() || !outputs->is_array() || outputs->size() != 1
        || textIn(outputs->front(), "name") != network.output)
        return noProtocol(fmt::format("it has not the one output {}", network.output));
    const Json& output = outputs->front();
    if (textIn(output, "datatype") != kFloat)
        return noProtocol(fmt::format("{} is not of {}", network.output, kFloat));
    const auto shape = shapeIn(output, "shape");
    if (!shape || *shape != expected)
        return tl::make_unexpected(
            serverError(fmt::format("gave {} of shape {}, and {} is expected", network.output,
                                    shape ? textOfShape(*shape) : "none", textOfShape(expected))));
    InferenceAnswer result{{expected, {}}, textIn(root, "model_version").value_or(std::string())};
    const std::size_t count = countOf(expected);
    if (const auto bytes = binarySize(output)) {
        if (*bytes != count * sizeof(float) || body.size() - jsonSize != *bytes)
            return noProtocol(
                fmt::format("{} has another number of bytes than its shape needs", network.output));
        result.output.values.resize(count);
        std::memcpy(result.output.values.data(), body.data() + jsonSize, *bytes);
    } else {
        result.output.values.reserve(count);
        const auto data = output.find("data");
        if (data == output.end() || !addNumbers(*data, count, result.output.values)
            || result.output.values.size() != count || jsonSize != body.size())
            return noProtocol(
                fmt::format("{} has no numbers as its shape needs them", network.output));
    }
    if (!std::all_of(result.output.values.begin(), result.output.values.end(),
                     [](float value) { return std::isfinite(value); }))
        return tl::make_unexpected(serverError(
            fmt::format("gave numbers that are none (NaN) or infinite in {}", network.output)));
    return result;
}

} // namespace foramen
