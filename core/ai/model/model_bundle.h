#pragma once

#include "core/ai/model/measure_accuracy.h"
#include "core/ai/model/patient_evidence.h"
#include "core/base/result.h"
#include "core/spine/finding.h"
#include "core/spine/terms.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The task of each of a model's networks.
enum class NetworkRole {
    SagittalLocaliser,
    AxialLocaliser,
    CanalGrader,
    ForaminalGrader,
    SubarticularGrader,
    SagittalSegmenter,
    AxialSegmenter,
    ForamenSegmenter,
};
constexpr std::size_t kNetworkRoleCount = 8;
/// What every model has: grading needs them.
constexpr std::array<NetworkRole, 5> kNetworkRoles = {
    NetworkRole::SagittalLocaliser, NetworkRole::AxialLocaliser, NetworkRole::CanalGrader,
    NetworkRole::ForaminalGrader, NetworkRole::SubarticularGrader};
/// Without one of them, a model measures nothing of what that one sees.
constexpr std::array<NetworkRole, 3> kSegmenterRoles = {
    NetworkRole::SagittalSegmenter, NetworkRole::AxialSegmenter, NetworkRole::ForamenSegmenter};
/// With those that a model may lack.
constexpr std::array<NetworkRole, kNetworkRoleCount> kAllNetworkRoles = {
    NetworkRole::SagittalLocaliser, NetworkRole::AxialLocaliser,     NetworkRole::CanalGrader,
    NetworkRole::ForaminalGrader,   NetworkRole::SubarticularGrader, NetworkRole::SagittalSegmenter,
    NetworkRole::AxialSegmenter,    NetworkRole::ForamenSegmenter};

constexpr bool isSegmenter(NetworkRole role)
{
    return role == NetworkRole::SagittalSegmenter || role == NetworkRole::AxialSegmenter
        || role == NetworkRole::ForamenSegmenter;
}

/// "sagittal_localiser", ... as in card.json.
[[nodiscard]] std::string keyOf(NetworkRole role);

[[nodiscard]] NetworkRole graderOf(Condition condition);

/// The softmax of a grader's three outputs after division by a temperature.
[[nodiscard]] Probabilities calibratedProbabilities(const float* logits, double temperature);
/// The same for a site whose grades have other shares than those that the grader learned from
/// (Bayes): probabilities times the site's shares over the learned ones.
[[nodiscard]] Probabilities shiftedProbabilities(Probabilities probabilities,
                                                 const Probabilities& learned,
                                                 const Probabilities& ofSite);

/// One network of a model: its architecture and its weights.
struct ModelNetwork {
    NetworkRole role = NetworkRole::SagittalLocaliser;
    std::string architecture; ///< name known to NetworkRuntime::load()
    std::filesystem::path file; ///< weights, full path
    std::string sha256; ///< of the file, lower-case hexadecimal
    double temperature = 1; ///< graders: logits are divided by it before softmax
    /// Graders: the shares of the grades that it learned from, weighted as in the loss. With them,
    /// probabilities are shifted to the shares at each site (ModelBundle::prior).
    std::optional<Probabilities> learnedShares;
    /// Graders: what multiplies the probabilities of the grades at last, fitted on labels that use
    /// the grades otherwise than those that it learned from.
    std::optional<Probabilities> gradeFactors;

    /// Calibrated probabilities of the three grades. @param logits  a grader's three outputs.
    /// @param prior  of the site.
    [[nodiscard]] Probabilities probabilitiesOf(const float* logits,
                                                const Probabilities& prior) const;
};

/// The content of a model folder: its card, which is valid, and weights with verified checksums
/// (core/ai/README.md describes card.json).
struct ModelBundle {
    std::string name;
    std::string version;
    std::string date;
    std::string licence;
    std::string intendedUse;
    std::string
        sha256; ///< of the networks' checksums in the order of roles: identifies all weights
    /// In the order of kAllNetworkRoles; one that the model lacks has no file.
    std::array<ModelNetwork, kNetworkRoleCount> networks;
    std::array<Probabilities, kSiteCount>
        prior{}; ///< of the training set, in the order of siteIndex()
    PatientEvidences patients{}; ///< what the graders were measured to do on patients
    std::vector<MeasureAccuracy> measures{}; ///< how well the program measures with the segmenters

    [[nodiscard]] const ModelNetwork& network(NetworkRole role) const
    {
        return networks[static_cast<std::size_t>(role)];
    }
    [[nodiscard]] bool has(NetworkRole role) const { return !network(role).file.empty(); }
};

/// Reads the text of a card.json; the files that it names are not opened, and their paths have no
/// folder. @return as loadModelBundle().
[[nodiscard]] Result<ModelBundle> parseModelCard(std::string_view text);

/// Reads card.json and verifies every file.
/// @return ModelMissing without folder or card, ModelDamaged when the card is no JSON, a file is
/// missing or a checksum differs, ModelContract when the card demands something that this program
/// does not support.
[[nodiscard]] Result<ModelBundle> loadModelBundle(const std::filesystem::path& folder);

/// SHA-256 of a file or text, lower-case hexadecimal.
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path& file);
[[nodiscard]] std::string sha256OfText(const std::string& text);

} // namespace foramen
