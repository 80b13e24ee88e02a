#include "core/ai/model_bundle.h"

#include "core/ai/preprocessing.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <system_error>

namespace foramen {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kFormat = "foramen.model/1";

/// SHA-256 in pieces.
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

tl::unexpected<Error> contractFailure(const std::string& what)
{
    return failure(ErrorCode::ModelContract,
                   "The model's card.json does not keep the contract: " + what);
}

Result<Json> readCard(const fs::path& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return failure(ErrorCode::ModelMissing, "There is no model folder where one was expected");
    std::ifstream stream(folder / "card.json", std::ios::binary);
    if (!stream)
        return failure(ErrorCode::ModelMissing, "The model folder has no readable card.json");
    Json card = Json::parse(stream, nullptr, false);
    if (card.is_discarded() || !card.is_object())
        return failure(ErrorCode::ModelDamaged, "The model's card.json is not valid JSON");
    return card;
}

Result<std::string> textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()
        || found->get_ref<const std::string&>().empty())
        return contractFailure(fmt::format("'{}' is missing or no text", key));
    return found->get<std::string>();
}

/// A model that was trained on other pictures than ours would give nonsense, quietly.
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
            return contractFailure(fmt::format("'{}' is missing or no number", pointer + 1));
        constexpr double tolerance = 1e-6;
        if (std::abs(card[place].get<double>() - value) > tolerance)
            return contractFailure(fmt::format("'{}' is {}, this program needs {}", pointer + 1,
                                               card[place].get<double>(), value));
    }
    Json classes = Json::array();
    for (const Severity severity : kSeverities)
        classes.push_back(keyOf(severity));
    if (card.value("classes", Json()) != classes)
        return contractFailure("'classes' must be " + classes.dump());
    return {};
}

Result<std::array<Probabilities, kSiteCount>> readPrior(const Json& card)
{
    const Json prior = card.value("prior", Json());
    std::array<Probabilities, kSiteCount> result{};
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const std::string key = keyOf(siteAt(index));
        const Json row = prior.is_object() ? prior.value(key, Json()) : Json();
        bool good = row.is_array() && row.size() == kSeverityCount;
        double sum = 0;
        for (std::size_t k = 0; good && k < kSeverityCount; ++k) {
            good = row[k].is_number() && row[k].get<double>() >= 0;
            result[index][k] = good ? row[k].get<double>() : 0;
            sum += result[index][k];
        }
        if (!good || !(sum > 0))
            return contractFailure(fmt::format("'prior' of {} is not three probabilities", key));
        for (double& probability : result[index])
            probability /= sum;
    }
    return result;
}

Result<ModelNetwork> readNetwork(const fs::path& folder, const Json& entry, NetworkRole role)
{
    ModelNetwork network{.role = role};
    const auto architecture = textOf(entry, "architecture");
    const auto file = textOf(entry, "file");
    const auto sha256 = textOf(entry, "sha256");
    for (const auto* text : {&architecture, &file, &sha256})
        if (!*text)
            return tl::make_unexpected(text->error());
    // The card may come from anywhere: it must not point out of its folder.
    if (fs::path(*file).filename() != fs::path(*file) || *file == "..")
        return contractFailure(
            fmt::format("the file of {} is not inside the model folder", keyOf(role)));
    const Json temperature = entry.value("temperature", Json(1.0));
    if (!temperature.is_number() || !(temperature.get<double>() > 0))
        return contractFailure(
            fmt::format("the temperature of {} is not a positive number", keyOf(role)));
    network.architecture = *architecture;
    network.file = folder / *file;
    network.sha256 = *sha256;
    network.temperature = temperature.get<double>();

    const auto actual = sha256OfFile(network.file);
    if (!actual)
        return failure(ErrorCode::ModelDamaged,
                       fmt::format("The weights of {} cannot be read", keyOf(role)));
    if (*actual != network.sha256)
        return failure(
            ErrorCode::ModelDamaged,
            fmt::format("The weights of {} do not have the checksum that card.json states",
                        keyOf(role)));
    return network;
}

Result<void> readNetworks(const fs::path& folder, const Json& card, ModelBundle& bundle)
{
    const Json entries = card.value("networks", Json());
    if (!entries.is_array())
        return contractFailure("'networks' is missing or no list");
    std::string checksums;
    for (const NetworkRole role : kNetworkRoles) {
        const Json* found = nullptr;
        for (const Json& entry : entries) {
            if (!entry.is_object() || entry.value("role", Json()) != Json(keyOf(role)))
                continue;
            if (found)
                return contractFailure(fmt::format("there are two networks for {}", keyOf(role)));
            found = &entry;
        }
        if (!found)
            return contractFailure(fmt::format("there is no network for {}", keyOf(role)));
        auto network = readNetwork(folder, *found, role);
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
        "sagittal_localiser", "axial_localiser", "canal_grader", "foraminal_grader",
        "subarticular_grader"};
    return keys[static_cast<std::size_t>(role)];
}

Result<ModelBundle> loadModelBundle(const fs::path& folder)
{
    const auto card = readCard(folder);
    if (!card)
        return tl::make_unexpected(card.error());
    if (card->value("format", Json()) != Json(kFormat))
        return contractFailure(fmt::format("'format' must be \"{}\"", kFormat));
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
    if (const auto networks = readNetworks(folder, *card, bundle); !networks)
        return tl::make_unexpected(networks.error());
    return bundle;
}

Result<std::string> sha256OfFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return failure(ErrorCode::NotReadable, "A file of the model cannot be opened");
    Digest digest;
    std::vector<char> block(1 << 16);
    do {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add(block.data(), static_cast<std::size_t>(stream.gcount()));
    } while (stream);
    if (stream.bad())
        return failure(ErrorCode::NotReadable, "A file of the model cannot be read to its end");
    std::string text = digest.hexadecimal();
    if (text.empty())
        return failure(ErrorCode::Internal, "SHA-256 is not available");
    return text;
}

std::string sha256OfText(const std::string& text)
{
    Digest digest;
    digest.add(text.data(), text.size());
    return digest.hexadecimal();
}

} // namespace foramen
