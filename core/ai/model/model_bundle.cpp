#include "core/ai/model/model_bundle.h"

#include "core/ai/preprocessing/preprocessing.h"
#include "core/ai/preprocessing/segmenter_picture.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kFormat = "foramen.model/1";

/// Computes a SHA-256 piece by piece.
class Digest {
public:
    Digest()
        : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free)
    {
        m_good = m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1;
    }
    void add(const char* data, std::size_t size)
    {
        m_good = m_good && EVP_DigestUpdate(m_context.get(), data, size) == 1;
    }
    /// @return empty when the library failed.
    [[nodiscard]] std::string hexadecimal()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned int size = 0;
        std::string text;
        if (!m_good || EVP_DigestFinal_ex(m_context.get(), bytes.data(), &size) != 1)
            return text;
        for (unsigned int i = 0; i < size; ++i)
            text += fmt::format("{:02x}", bytes[i]);
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
    bool m_good = false;
};

template <class... Values>
tl::unexpected<Error> contractFailure(ReasonCode what, const Values&... values)
{
    return failure(ErrorCode::ModelContract, ReasonCode::ModelCardContract,
                   Reason(what, values...));
}

Result<std::string> readCard(const fs::path& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return failure(ErrorCode::ModelMissing, ReasonCode::ModelFolderMissing);
    const fs::path file = folder / "card.json";
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !fs::is_regular_file(file, error))
        return failure(ErrorCode::ModelMissing, ReasonCode::ModelCardMissing);
    constexpr std::uintmax_t most = 4 << 20; // bytes; a card has some thousands
    if (fs::file_size(file, error) > most)
        return failure(ErrorCode::ModelDamaged, ReasonCode::ModelCardTooLarge);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

Result<std::string> textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()
        || found->get_ref<const std::string&>().empty())
        return contractFailure(ReasonCode::CardFieldNoText, key);
    return found->get<std::string>();
}

/// A model that was trained on pictures of other size or spacing would give wrong results without
/// an error.
Result<void> checkInputs(const Json& card)
{
    struct Expected {
        const char* pointer;
        double value;
    };
    constexpr std::array<Expected, 8> expected = {{{"/inputs/sagittal/size", kSagittalPictureSize},
                                                   {"/inputs/sagittal/spacing_mm", kPictureSpacing},
                                                   {"/inputs/sagittal/channels", kPictureChannels},
                                                   {"/inputs/axial/size", kAxialPictureSize},
                                                   {"/inputs/axial/spacing_mm", kPictureSpacing},
                                                   {"/inputs/crop/slices", kCropSlices},
                                                   {"/inputs/crop/size", kCropSize},
                                                   {"/inputs/crop/extent_mm", kCropExtent}}};
    for (const auto& [pointer, value] : expected) {
        const Json::json_pointer place(pointer);
        if (!card.contains(place) || !card[place].is_number())
            return contractFailure(ReasonCode::CardFieldNoNumber, pointer + 1);
        constexpr double tolerance = 1e-6;
        if (std::abs(card[place].get<double>() - value) > tolerance)
            return contractFailure(ReasonCode::CardFieldValue, pointer + 1,
                                   fmt::format("{}", card[place].get<double>()),
                                   fmt::format("{}", value));
    }
    for (const auto& [key, grid] :
         {std::pair("segmenter", kSpineGrid), {"segmenter_crop", kCropGrid}}) {
        const Json given = card["inputs"].value(key, Json());
        const Json input = {{"columns", grid.columns},
                            {"rows", grid.rows},
                            {"spacing_mm", grid.spacing},
                            {"channels", kPictureChannels}};
        if (!given.is_null() && given != input)
            return contractFailure(ReasonCode::CardFieldValue, std::string("inputs/") + key,
                                   given.dump(), input.dump());
    }
    Json classes = Json::array();
    for (const Severity severity : kSeverities)
        classes.push_back(keyOf(severity));
    if (card.value("classes", Json()) != classes)
        return contractFailure(ReasonCode::CardClasses, classes.dump());
    return {};
}

/// Three shares of grades, their sum made 1. @return none where they are not three numbers, or a
/// share is below the least.
std::optional<Probabilities> readShares(const Json& row, double least)
{
    if (!row.is_array() || row.size() != kSeverityCount)
        return std::nullopt;
    Probabilities shares{};
    double sum = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        if (!row[k].is_number() || !(row[k].get<double>() >= least))
            return std::nullopt;
        shares[k] = row[k].get<double>();
        sum += shares[k];
    }
    if (!(sum > 0) || !std::isfinite(sum))
        return std::nullopt;
    for (double& share : shares)
        share /= sum;
    return shares;
}

Result<std::array<Probabilities, kSiteCount>> readPrior(const Json& card)
{
    const Json prior = card.value("prior", Json());
    std::array<Probabilities, kSiteCount> result{};
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const std::string key = keyOf(siteAt(index));
        const auto row = readShares(prior.is_object() ? prior.value(key, Json()) : Json(), 0);
        if (!row)
            return contractFailure(ReasonCode::CardPrior, key);
        result[index] = *row;
    }
    return result;
}

/// A number of a condition's evidence. @param most  of what is allowed, from 0 on
Result<double> figureOf(const Json& entry, const std::string& condition, const char* key,
                        double most)
{
    const Json value = entry.value(key, Json());
    const bool isGood =
        value.is_number() && value.get<double>() >= 0 && value.get<double>() <= most;
    if (!isGood)
        return contractFailure(ReasonCode::CardPatients, condition, key);
    return value.get<double>();
}

Result<PatientEvidence> readEvidence(const Json& entry, const std::string& condition)
{
    constexpr double mostSites = 1e9;
    constexpr double mostLoss = 100; // an infinite one is written by nobody
    PatientEvidence evidence;
    double sites = 0;
    struct Figure {
        const char* key;
        double* value;
        double most;
    };
    for (const auto& [key, value, most] :
         {Figure{"n", &sites, mostSites}, Figure{"auc_moderate", &evidence.aucModerate, 1},
          Figure{"log_loss", &evidence.logLoss, mostLoss},
          Figure{"prior_log_loss", &evidence.priorLogLoss, mostLoss}}) {
        const auto read = figureOf(entry, condition, key, most);
        if (!read)
            return tl::make_unexpected(read.error());
        *value = *read;
    }
    evidence.sites = static_cast<int>(sites);
    if (entry.contains("auc_severe") && !entry["auc_severe"].is_null()) {
        const auto severe = figureOf(entry, condition, "auc_severe", 1);
        if (!severe)
            return tl::make_unexpected(severe.error());
        evidence.aucSevere = *severe;
    }
    for (const auto& [key, text] :
         {std::pair("source", &evidence.source), {"date", &evidence.date}}) {
        const auto value = textOf(entry, key);
        if (!value)
            return contractFailure(ReasonCode::CardPatients, condition, key);
        *text = *value;
    }
    return evidence;
}

/// A card without "patients" is valid: nothing was measured.
Result<PatientEvidences> readPatients(const Json& card)
{
    PatientEvidences evidences;
    const Json patients = card.value("patients", Json::object());
    if (!patients.is_object())
        return contractFailure(ReasonCode::CardPatients, "card.json", "patients");
    for (const auto& [key, entry] : patients.items()) {
        const auto condition = conditionFromText(key);
        if (!condition || !entry.is_object())
            return contractFailure(ReasonCode::CardPatients, key, "condition");
        auto evidence = readEvidence(entry, key);
        if (!evidence)
            return tl::make_unexpected(evidence.error());
        evidences[static_cast<std::size_t>(*condition)] = std::move(*evidence);
    }
    return evidences;
}

/// One line of "measures".
Result<MeasureAccuracy> readAccuracy(const Json& entry)
{
    constexpr double mostPictures = 1e9;
    constexpr double most = 1e6;
    constexpr const char* name = "measures";
    const auto kind = entry.is_object()
        ? measureKindFromKey(textOf(entry, "kind").value_or(std::string()))
        : std::nullopt;
    if (!kind)
        return contractFailure(ReasonCode::CardFieldOfNoText, "kind", name);
    MeasureAccuracy accuracy{.kind = *kind};
    double count = 0;
    double studies = 0;
    struct Figure {
        const char* key;
        double* value;
        double least;
        double most;
    };
    for (const auto& [key, value, least, greatest] :
         {Figure{"n", &count, 1, mostPictures}, Figure{"studies", &studies, 1, mostPictures},
          Figure{"mean_error", &accuracy.meanError, 0, most},
          Figure{"bias", &accuracy.bias, -most, most},
          Figure{"deviation", &accuracy.deviation, 0, most}}) {
        const Json field = entry.value(key, Json());
        const bool isGood =
            field.is_number() && field.get<double>() >= least && field.get<double>() <= greatest;
        if (!isGood)
            return contractFailure(ReasonCode::CardFieldOfNoText, key, name);
        *value = field.get<double>();
    }
    accuracy.count = static_cast<int>(count);
    accuracy.studies = static_cast<int>(studies);
    const Json generated = entry.value("generated", Json());
    if (!generated.is_boolean())
        return contractFailure(ReasonCode::CardFieldOfNoText, "generated", name);
    accuracy.isGenerated = generated.get<bool>();
    const auto source = textOf(entry, "source");
    if (!source)
        return contractFailure(ReasonCode::CardFieldOfNoText, "source", name);
    accuracy.source = *source;
    return accuracy;
}

/// A card without "measures" is valid: nothing was measured, and no measure is given.
Result<std::vector<MeasureAccuracy>> readMeasures(const Json& card)
{
    std::vector<MeasureAccuracy> measures;
    const Json list = card.value("measures", Json::array());
    if (!list.is_array())
        return contractFailure(ReasonCode::CardFieldOfNoText, "measures", "card.json");
    for (const Json& entry : list) {
        auto accuracy = readAccuracy(entry);
        if (!accuracy)
            return tl::make_unexpected(accuracy.error());
        measures.push_back(std::move(*accuracy));
    }
    return measures;
}

/// The lower-case form of a SHA-256. @return none when it is none.
std::optional<std::string> checksumFrom(std::string text)
{
    constexpr std::size_t digits = 64;
    if (text.size() != digits)
        return std::nullopt;
    for (char& letter : text) {
        if (std::isxdigit(static_cast<unsigned char>(letter)) == 0)
            return std::nullopt;
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

Result<ModelNetwork> readNetwork(const Json& entry, NetworkRole role)
{
    ModelNetwork network{.role = role};
    const std::string key = keyOf(role);
    for (const auto& [field, text] :
         {std::pair("architecture", &network.architecture), {"sha256", &network.sha256}}) {
        auto value = textOf(entry, field);
        if (!value)
            return contractFailure(ReasonCode::CardFieldOfNoText, field, key);
        *text = std::move(*value);
    }
    const auto file = textOf(entry, "file");
    if (!file)
        return contractFailure(ReasonCode::CardFieldOfNoText, "file", key);
    // The card is not trusted: its paths must not leave the folder.
    const fs::path path(*file);
    if (path.filename() != path || path == ".." || path == ".")
        return contractFailure(ReasonCode::CardFileOutside, key);
    network.file = path;
    const auto checksum = checksumFrom(network.sha256);
    if (!checksum)
        return contractFailure(ReasonCode::CardChecksum, key);
    network.sha256 = *checksum;
    const Json temperature = entry.value("temperature", Json(1.0));
    if (!temperature.is_number() || !(temperature.get<double>() > 0)
        || !std::isfinite(temperature.get<double>()))
        return contractFailure(ReasonCode::CardTemperature, key);
    network.temperature = temperature.get<double>();
    if (entry.contains("learned_shares")) {
        constexpr double least = 1e-6; // they divide
        network.learnedShares = readShares(entry["learned_shares"], least);
        if (!network.learnedShares)
            return contractFailure(ReasonCode::CardFieldValue, "learned_shares of " + key,
                                   entry["learned_shares"].dump(), "[a, b, c] > 0");
    }
    if (entry.contains("grade_factors")) {
        constexpr double least = 1e-6; // none makes a grade impossible
        network.gradeFactors = readShares(entry["grade_factors"], least);
        if (!network.gradeFactors)
            return contractFailure(ReasonCode::CardFieldValue, "grade_factors of " + key,
                                   entry["grade_factors"].dump(), "[a, b, c] > 0");
    }
    return network;
}

/// Finds the file in its folder and checks that it is the one in the card.
Result<void> verifyNetwork(const fs::path& folder, ModelNetwork& network)
{
    const std::string what = fmt::format("{} ({})", keyOf(network.role), network.file.string());
    network.file = folder / network.file;
    std::error_code error;
    if (!fs::is_regular_file(network.file, error))
        return failure(ErrorCode::ModelDamaged, ReasonCode::WeightsMissing, what);
    const auto actual = sha256OfFile(network.file);
    if (!actual)
        return failure(ErrorCode::ModelDamaged, ReasonCode::WeightsNotReadable, what);
    if (*actual != network.sha256)
        return failure(ErrorCode::ModelDamaged, ReasonCode::WeightsChecksum, what);
    return {};
}

bool isOptional(NetworkRole role)
{
    return std::find(kNetworkRoles.begin(), kNetworkRoles.end(), role) == kNetworkRoles.end();
}

Result<void> readNetworks(const Json& card, ModelBundle& bundle)
{
    const Json entries = card.value("networks", Json());
    if (!entries.is_array())
        return contractFailure(ReasonCode::CardNetworksNoList);
    std::string checksums;
    for (const NetworkRole role : kAllNetworkRoles) {
        const Json* found = nullptr;
        for (const Json& entry : entries) {
            if (!entry.is_object() || entry.value("role", Json()) != Json(keyOf(role)))
                continue;
            if (found)
                return contractFailure(ReasonCode::CardNetworkTwice, keyOf(role));
            found = &entry;
        }
        if (!found && isOptional(role)) {
            bundle.networks[static_cast<std::size_t>(role)].role = role;
            continue;
        }
        if (!found)
            return contractFailure(ReasonCode::CardNetworkMissing, keyOf(role));
        auto network = readNetwork(*found, role);
        if (!network)
            return tl::make_unexpected(network.error());
        checksums += network->sha256 + '\n';
        bundle.networks[static_cast<std::size_t>(role)] = std::move(*network);
    }
    bundle.sha256 = sha256OfText(checksums);
    return {};
}

} // namespace

std::string keyOf(NetworkRole role)
{
    constexpr std::array<const char*, kNetworkRoleCount> keys = {
        "sagittal_localiser",  "axial_localiser",    "canal_grader",    "foraminal_grader",
        "subarticular_grader", "sagittal_segmenter", "axial_segmenter", "foramen_segmenter"};
    return keys[static_cast<std::size_t>(role)];
}

NetworkRole graderOf(Condition condition)
{
    if (isForaminal(condition))
        return NetworkRole::ForaminalGrader;
    return isSubarticular(condition) ? NetworkRole::SubarticularGrader : NetworkRole::CanalGrader;
}

Probabilities calibratedProbabilities(const float* logits, double temperature)
{
    Probabilities probabilities{};
    const double largest = *std::max_element(logits, logits + kSeverityCount);
    double sum = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        probabilities[k] = std::exp((logits[k] - largest) / temperature);
        sum += probabilities[k];
    }
    for (double& probability : probabilities)
        probability /= sum;
    return probabilities;
}

Probabilities shiftedProbabilities(Probabilities probabilities, const Probabilities& learned,
                                   const Probabilities& ofSite)
{
    double sum = 0;
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        sum += probabilities[k] *= ofSite[k] / learned[k];
    if (!(sum > 0)) // the only grades that the picture allows never occur at the site
        return ofSite;
    for (double& probability : probabilities)
        probability /= sum;
    return probabilities;
}

Probabilities ModelNetwork::probabilitiesOf(const float* logits, const Probabilities& prior) const
{
    Probabilities result = calibratedProbabilities(logits, temperature);
    if (learnedShares)
        result = shiftedProbabilities(result, *learnedShares, prior);
    constexpr Probabilities even = {1, 1, 1};
    if (gradeFactors)
        result = shiftedProbabilities(result, even, *gradeFactors);
    return result;
}

Result<ModelBundle> parseModelCard(std::string_view json)
{
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded() || !parsed.is_object())
        return failure(ErrorCode::ModelDamaged, ReasonCode::ModelCardNotJson);
    const Json* card = &parsed;
    if (card->value("format", Json()) != Json(kFormat))
        return contractFailure(ReasonCode::CardFormat, kFormat);
    ModelBundle bundle;
    const std::array<std::pair<const char*, std::string*>, 5> texts = {
        {{"name", &bundle.name},
         {"version", &bundle.version},
         {"date", &bundle.date},
         {"licence", &bundle.licence},
         {"intended_use", &bundle.intendedUse}}};
    for (const auto& [key, text] : texts) {
        auto value = textOf(*card, key);
        if (!value)
            return tl::make_unexpected(value.error());
        *text = std::move(*value);
    }
    if (const auto inputs = checkInputs(*card); !inputs)
        return tl::make_unexpected(inputs.error());
    const auto prior = readPrior(*card);
    if (!prior)
        return tl::make_unexpected(prior.error());
    bundle.prior = *prior;
    auto patients = readPatients(*card);
    if (!patients)
        return tl::make_unexpected(patients.error());
    bundle.patients = std::move(*patients);
    auto measures = readMeasures(*card);
    if (!measures)
        return tl::make_unexpected(measures.error());
    bundle.measures = std::move(*measures);
    if (const auto networks = readNetworks(*card, bundle); !networks)
        return tl::make_unexpected(networks.error());
    return bundle;
}

Result<ModelBundle> loadModelBundle(const fs::path& folder)
{
    const auto text = readCard(folder);
    if (!text)
        return tl::make_unexpected(text.error());
    auto bundle = parseModelCard(*text);
    if (!bundle)
        return bundle;
    for (ModelNetwork& network : bundle->networks) {
        if (network.file.empty())
            continue;
        if (const auto verified = verifyNetwork(folder, network); !verified)
            return tl::make_unexpected(verified.error());
    }
    return bundle;
}

Result<std::string> sha256OfFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return failure(ErrorCode::NotReadable, ReasonCode::ModelFileNotOpened);
    Digest digest;
    std::vector<char> block(1 << 16);
    do {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add(block.data(), static_cast<std::size_t>(stream.gcount()));
    } while (stream);
    if (stream.bad())
        return failure(ErrorCode::NotReadable, ReasonCode::ModelFileNotRead);
    std::string text = digest.hexadecimal();
    if (text.empty())
        return failure(ErrorCode::Internal, ReasonCode::NoSha256);
    return text;
}

std::string sha256OfText(const std::string& text)
{
    Digest digest;
    digest.add(text.data(), text.size());
    return digest.hexadecimal();
}

} // namespace foramen
