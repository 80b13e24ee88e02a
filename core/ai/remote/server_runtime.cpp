#include "core/ai/remote/server_runtime.h"

#include "core/ai/model/network_probe.h"
#include "core/ai/remote/inference_protocol.h"
#include "core/ai/remote/server_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr std::size_t kMostMetadata = 1U << 20U; ///< bytes
constexpr std::size_t kPicturesAtOnce = 8; ///< 3 MB of pictures, 7 MB of a segmenter's output
constexpr std::int64_t kComparedPictures = 2;

/// Waves of another length and direction in each picture and channel, between -1 and 1: the range
/// of real pictures.
Tensor madeUpPictures(const std::vector<std::int64_t>& one)
{
    Tensor pictures{{kComparedPictures, one[0], one[1], one[2]}, {}};
    for (std::int64_t i = 0; i < kComparedPictures * one[0]; ++i)
        for (std::int64_t row = 0; row < one[1]; ++row)
            for (std::int64_t column = 0; column < one[2]; ++column) {
                const double number = static_cast<double>(i + 1);
                pictures.values.push_back(
                    static_cast<float>(std::sin(0.05 * number * static_cast<double>(row))
                                       * std::cos(0.31 / number * static_cast<double>(column))));
            }
    return pictures;
}

/// See kMostServerDifference.
double differenceOf(const std::vector<float>& values, const std::vector<float>& own)
{
    const double count = static_cast<double>(own.size());
    const double mean = std::accumulate(own.begin(), own.end(), 0.0) / count;
    double squares = 0;
    double all = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        squares += std::pow(static_cast<double>(values[i]) - own[i], 2);
        all += std::pow(own[i] - mean, 2);
    }
    constexpr double least = 1e-12; // of outputs that are all the same
    return std::sqrt(squares / std::max(all, least));
}

/// The versions of a server's models that compute, as its answers state them.
class ServedVersions {
public:
    /// @return DeviceFailed where the model had another version before.
    Result<void> note(const std::string& model, const std::string& version)
    {
        for (const auto& [known, before] : m_versions)
            if (known == model)
                return before == version
                    ? Result<void>()
                    : tl::make_unexpected(serverError(
                        fmt::format("changed {} from version \"{}\" to \"{}\" in the middle", model,
                                    before, version)));
        m_versions.emplace_back(model, version);
        return {};
    }

    /// ", version 2"; each by itself where they differ; empty where the server states none.
    [[nodiscard]] std::string text() const
    {
        if (m_versions.empty())
            return {};
        const std::string& first = m_versions.front().second;
        if (std::all_of(m_versions.begin(), m_versions.end(),
                        [&](const auto& one) { return one.second == first; }))
            return first.empty() ? first : fmt::format(", version {}", first);
        std::string text = ", versions";
        for (const auto& [model, version] : m_versions)
            text += fmt::format(" {} of {}", version.empty() ? "(none)" : version, model);
        return text;
    }

private:
    std::vector<std::pair<std::string, std::string>> m_versions; ///< by model
};

/// What the networks of one runtime share.
struct Server {
    std::shared_ptr<ServerConnection> connection;
    ServerAddress address;
    ServerIdentity identity;
    ServedVersions versions;
};

/// One model on the server.
class ServerNetwork : public Network {
public:
    ServerNetwork(std::shared_ptr<Server> server, ServedNetwork served, NetworkRole role)
        : m_server(std::move(server))
        , m_served(std::move(served))
        , m_path(m_server->address.pathOf(role))
        , m_shapes(shapesOf(role))
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        const std::int64_t total = input.shape.front();
        if (!m_served.takesOnePicture || total == 1)
            return pass(input);
        const auto each =
            static_cast<std::ptrdiff_t>(input.values.size()) / static_cast<std::ptrdiff_t>(total);
        Tensor all{{total}, {}};
        all.shape.insert(all.shape.end(), m_shapes.output.begin(), m_shapes.output.end());
        for (auto from = input.values.begin(); from != input.values.end(); from += each) {
            Tensor one{input.shape, {from, from + each}};
            one.shape.front() = 1;
            auto output = pass(one);
            if (!output)
                return output;
            all.values.insert(all.values.end(), output->values.begin(), output->values.end());
        }
        return all;
    }

private:
    Result<Tensor> pass(const Tensor& input)
    {
        std::vector<std::int64_t> expected{input.shape.front()};
        expected.insert(expected.end(), m_shapes.output.begin(), m_shapes.output.end());
        const auto answer = m_server->connection->exchange(
            inferenceRequest(m_path, m_served, input, expected, m_server->identity.takesBinary));
        if (!answer)
            return tl::make_unexpected(answer.error());
        auto inferred = inferenceAnswerOf(*answer, m_served, expected);
        if (!inferred)
            return tl::make_unexpected(inferred.error());
        if (const auto noted = m_server->versions.note(m_served.name, inferred->version); !noted)
            return tl::make_unexpected(noted.error());
        return std::move(inferred->output);
    }

    std::shared_ptr<Server> m_server;
    ServedNetwork m_served;
    std::string m_path;
    NetworkShapes m_shapes;
};

/// The networks of one model on a server.
class ServerRuntime : public NetworkRuntime {
public:
    /// @param reference  the own runtime, or null
    ServerRuntime(std::shared_ptr<Server> server, ModelBundle card,
                  std::unique_ptr<NetworkRuntime> reference)
        : m_server(std::move(server))
        , m_card(std::move(card))
        , m_reference(std::move(reference))
    {
    }

    std::string version() const override
    {
        const ServerIdentity& identity = m_server->identity;
        return identity.version.empty() ? identity.name
                                        : fmt::format("{} {}", identity.name, identity.version);
    }
    std::string deviceName() const override
    {
        const ServerAddress& address = m_server->address;
        return fmt::format("server {}, models {}-*{}", address.server(), address.models,
                           m_server->versions.text());
    }
    bool onGpu() const override { return false; }
    std::size_t usefulBatch() const override { return kPicturesAtOnce; }

    Result<std::unique_ptr<Network>> load(const std::string& architecture,
                                          const std::filesystem::path& weights) override
    {
        const auto role = roleOf(weights);
        if (!role)
            return failure(ErrorCode::ModelContract, ReasonCode::CardNetworkMissing,
                           weights.filename().string());
        const auto metadata =
            m_server->connection->exchange({.path = m_server->address.pathOf(*role),
                                            .body = {},
                                            .jsonSize = {},
                                            .mostAnswer = kMostMetadata});
        if (!metadata)
            return tl::make_unexpected(metadata.error());
        const std::string model = m_server->address.modelOf(*role);
        const NetworkShapes shapes = shapesOf(*role);
        auto served = servedNetworkOf(metadata->body, model, shapes);
        if (!served)
            return tl::make_unexpected(served.error());
        auto network = std::make_unique<ServerNetwork>(m_server, std::move(*served), *role);
        const Tensor pictures = madeUpPictures(shapes.input);
        const auto output = network->run(pictures);
        if (!output)
            return tl::make_unexpected(output.error());
        if (const auto compared = compare(pictures, *output, architecture, weights, model);
            !compared)
            return tl::make_unexpected(compared.error());
        return network;
    }

private:
    [[nodiscard]] std::optional<NetworkRole> roleOf(const std::filesystem::path& weights) const
    {
        for (const NetworkRole role : kAllNetworkRoles)
            if (m_card.has(role) && m_card.network(role).file.filename() == weights.filename())
                return role;
        return std::nullopt;
    }

    [[nodiscard]] Result<void> compare(const Tensor& pictures, const Tensor& output,
                                       const std::string& architecture,
                                       const std::filesystem::path& weights,
                                       const std::string& model)
    {
        if (!m_reference)
            return {};
        const auto own = m_reference->load(architecture, weights);
        if (!own)
            return tl::make_unexpected(own.error());
        const auto expected = (*own)->run(pictures);
        if (!expected)
            return tl::make_unexpected(expected.error());
        const double difference = differenceOf(output.values, expected->values);
        if (difference <= kMostServerDifference)
            return {};
        return tl::make_unexpected(servedModelError(
            model,
            fmt::format("is another network than {} of this model: on the same made-up pictures "
                        "its numbers differ by {:.0f} % of their spread",
                        weights.filename().string(), 100 * difference)));
    }

    std::shared_ptr<Server> m_server;
    ModelBundle m_card;
    std::unique_ptr<NetworkRuntime> m_reference;
};

} // namespace

RuntimeLoader serverLoader(std::shared_ptr<ServerConnection> connection, ServerAddress address,
                           ModelBundle card, RuntimeLoader reference)
{
    return [connection = std::move(connection), address = std::move(address),
            card = std::move(card),
            reference = std::move(reference)](DeviceChoice) -> Result<RuntimeChoice> {
        const auto answer = connection->exchange(
            {.path = "/v2", .body = {}, .jsonSize = {}, .mostAnswer = kMostMetadata});
        if (!answer)
            return tl::make_unexpected(answer.error());
        auto identity = serverIdentityOf(answer->body);
        if (!identity)
            return tl::make_unexpected(identity.error());
        Reason remark;
        std::unique_ptr<NetworkRuntime> own;
        if (reference) {
            auto choice = reference({DeviceKind::Cpu, 0, Precision::F32});
            if (choice)
                own = std::move(choice->runtime);
            else
                remark = Reason::ofText(fmt::format(
                    "Whether the server has the networks of this model could not be checked: {}",
                    choice.error().message));
        }
        auto server = std::make_shared<Server>(
            Server{connection, address, std::move(*identity), ServedVersions()});
        return RuntimeChoice{
            std::make_unique<ServerRuntime>(std::move(server), card, std::move(own)),
            std::move(remark)};
    };
}

} // namespace foramen
