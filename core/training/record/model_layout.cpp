#include "core/training/record/model_layout.h"

#include "core/ai/model/network_contract.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace foramen {

std::string weightsFileOf(NetworkRole role)
{
    if (role == NetworkRole::SagittalSegmenter)
        return "segmenter.weights";
    if (isSegmenter(role)) // axial.weights is the localiser
        return keyOf(role) + ".weights";
    const std::string key = keyOf(role);
    return key.substr(0, key.find('_')) + ".weights";
}

std::string_view architectureOf(NetworkRole role, Backbone backbone)
{
    if (role == NetworkRole::SagittalLocaliser)
        return kSagittalLocaliser;
    if (role == NetworkRole::AxialLocaliser)
        return kAxialLocaliser;
    if (role == NetworkRole::SagittalSegmenter)
        return kSagittalSegmenter;
    if (role == NetworkRole::AxialSegmenter)
        return kAxialSegmenter;
    if (role == NetworkRole::ForamenSegmenter)
        return kForamenSegmenter;
    if (backbone == Backbone::Resnet18)
        return kResnet18;
    if (backbone == Backbone::Resnet50)
        return kResnet50;
    if (backbone == Backbone::Measures)
        return kMeasureGrader;
    // A foramen's neighbouring slices show other foramina's walls, and mislead.
    return role == NetworkRole::ForaminalGrader ? kSliceGrader : kGrader;
}

std::string architectureOf(NetworkRole role, const TrainOptions& options)
{
    return options.from ? options.from->network(role).architecture
                        : std::string(architectureOf(role, options.backbone));
}

std::array<std::string, kNetworkRoleCount> architecturesIn(const TrainOptions& options)
{
    std::array<std::string, kNetworkRoleCount> result;
    for (const NetworkRole role : kAllNetworkRoles)
        result[static_cast<std::size_t>(role)] = options.from && options.from->has(role)
            ? options.from->network(role).architecture
            : std::string(architectureOf(role, Backbone::Small));
    if (std::ifstream stream(options.out / "card.json"); stream) {
        const auto card = nlohmann::json::parse(stream, nullptr, false);
        const auto networks =
            card.is_object() ? card.value("networks", nlohmann::json()) : nlohmann::json();
        for (const auto& network : networks)
            for (const NetworkRole role : kAllNetworkRoles) {
                const bool named = network.is_object()
                    && network.value("role", nlohmann::json()) == nlohmann::json(keyOf(role));
                const auto architecture =
                    named ? network.value("architecture", nlohmann::json()) : nlohmann::json();
                if (architecture.is_string())
                    result[static_cast<std::size_t>(role)] = architecture.get<std::string>();
            }
    }
    if (options.minutes > 0)
        for (const NetworkRole role : options.networks)
            result[static_cast<std::size_t>(role)] = architectureOf(role, options);
    return result;
}

} // namespace foramen
