#include "app/cli/pacs/node_options.h"

#include "core/base/text/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Sets host and port from "HOST:PORT".
Result<void> readAddress(const std::string& text, PacsNode& node)
{
    constexpr int last = 65535;
    const auto colon = text.rfind(':');
    if (colon != std::string::npos && colon > 0) {
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + colon + 1, end, node.port);
        if (read.ec == std::errc() && read.ptr == end && node.port > 0 && node.port <= last) {
            node.host = text.substr(0, colon);
            return {};
        }
    }
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("An archive of DIMSE needs HOST:PORT, and not {}", text));
}

/// Adds what an archive needs besides its address. @param dimse, web  the options of the address
/// @return those that both dialects have.
std::vector<CLI::Option*> addDetails(CLI::App& command, NodeOptions& options, CLI::Option* dimse,
                                     CLI::Option* web)
{
    command.add_option("--called", options.called, "DIMSE: the archive's AE title")
        ->capture_default_str()
        ->needs(dimse);
    command.add_option("--calling", options.calling, "DIMSE: our own AE title")
        ->capture_default_str()
        ->needs(dimse);
    command.add_option("--user", options.user, "DICOMweb: user name")->needs(web);
    auto* variable =
        command.add_option("--password-env", options.passwordVariable,
                           "DICOMweb: the variable of the environment that holds the password");
    command
        .add_option("--password-file", options.passwordFile,
                    "DICOMweb: the file whose first line is the password")
        ->excludes(variable)
        ->needs(web);
    variable->needs(web);
    auto* token =
        command.add_option("--token-env", options.tokenVariable,
                           "DICOMweb: the variable of the environment that holds a bearer token");
    command
        .add_option("--token-file", options.tokenFile,
                    "DICOMweb: the file whose first line is a bearer token")
        ->excludes(token)
        ->needs(web);
    token->needs(web);
    command
        .add_flag("--unencrypted-secrets", options.sendsSecretsUnencrypted,
                  "DICOMweb: send password or token over http to another machine, too")
        ->needs(web);
    command.add_flag("--tls", options.tls.enabled, "DIMSE: encrypt the connection")->needs(dimse);
    CLI::Option* authority =
        command.add_option("--ca", options.tls.authorityFile,
                           "PEM file of the authorities that are trusted, instead of the system's");
    CLI::Option* key = command.add_option(
        "--key", options.tls.keyFile, "PEM file of the key of our certificate, without password");
    CLI::Option* certificate =
        command
            .add_option("--certificate", options.tls.certificateFile,
                        "PEM file of our certificate, where the archive asks for one")
            ->needs(key);
    CLI::Option* timeout =
        command
            .add_option("--timeout", options.timeout,
                        "Seconds without a byte from the archive until giving up")
            ->check(CLI::Range(1, 86400))
            ->capture_default_str();
    return {authority, key, certificate, timeout};
}

/// The options with the address that --from names in that of its dialect.
/// @return InvalidArgument where other options are of the other dialect.
Result<NodeOptions> withAddress(NodeOptions options)
{
    if (options.from.empty())
        return options;
    const bool isWeb = options.from.find("://") != std::string::npos;
    (isWeb ? options.dicomweb : options.dimse) = options.from;
    const bool hasSecret = !options.user.empty() || !options.passwordVariable.empty()
        || !options.passwordFile.empty() || !options.tokenVariable.empty()
        || !options.tokenFile.empty();
    if (isWeb && options.tls.enabled)
        return failure(ErrorCode::InvalidArgument,
                       std::string("--tls is of DIMSE; DICOMweb is encrypted by a URL with https"));
    if (!isWeb && hasSecret)
        return failure(ErrorCode::InvalidArgument,
                       std::string("A user, a password or a token is of DICOMweb; give --from its "
                                   "URL"));
    return options;
}

} // namespace

Result<std::string> secretFrom(const std::string& variable, const std::filesystem::path& file)
{
    if (!variable.empty()) {
        const char* value = std::getenv(variable.c_str());
        if (value == nullptr || *value == '\0')
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("The environment has no variable {}", variable));
        return std::string(value);
    }
    if (file.empty())
        return std::string();
    auto text = readTextFile(file);
    if (!text)
        return text;
    std::string line = text->substr(0, text->find_first_of("\r\n"));
    if (line.empty())
        return failure(ErrorCode::InvalidArgument, fmt::format("{} is empty", file.string()));
    return line;
}

void addNodeOptions(CLI::App& command, NodeOptions& options)
{
    CLI::Option* dimse =
        command.add_option("--dimse", options.dimse, "HOST:PORT of an archive that speaks DIMSE");
    CLI::Option* web =
        command
            .add_option("--dicomweb", options.dicomweb, "URL of an archive that speaks DICOMweb")
            ->excludes(dimse);
    addDetails(command, options, dimse, web);
}

CLI::Option* addFromOptions(CLI::App& command, NodeOptions& options)
{
    CLI::Option* from = command.add_option(
        "--from", options.from,
        "Grade studies of an archive: HOST:PORT of one that speaks DIMSE, or the URL of DICOMweb");
    for (CLI::Option* detail : addDetails(command, options, from, from))
        detail->needs(from);
    return from;
}

Result<PacsNode> nodeFrom(const NodeOptions& given)
{
    const auto addressed = withAddress(given);
    if (!addressed)
        return tl::make_unexpected(addressed.error());
    const NodeOptions& options = *addressed;
    PacsNode node;
    node.tls = options.tls;
    node.idleLimit = std::chrono::seconds(options.timeout);
    node.connectLimit = std::min<std::chrono::milliseconds>(node.connectLimit, node.idleLimit);
    node.name = options.dimse + options.dicomweb;
    if (!options.dimse.empty()) {
        node.calledAeTitle = options.called;
        node.callingAeTitle = options.calling;
        if (const auto read = readAddress(options.dimse, node); !read)
            return tl::make_unexpected(read.error());
        return node;
    }
    if (options.dicomweb.empty())
        return failure(ErrorCode::InvalidArgument,
                       std::string("Name the archive with --dimse HOST:PORT or --dicomweb URL"));
    node.dialect = PacsDialect::Dicomweb;
    node.baseUrl = options.dicomweb;
    node.user = options.user;
    node.sendsSecretsUnencrypted = options.sendsSecretsUnencrypted;
    auto password = secretFrom(options.passwordVariable, options.passwordFile);
    if (!password)
        return tl::make_unexpected(password.error());
    node.password = std::move(*password);
    auto token = secretFrom(options.tokenVariable, options.tokenFile);
    if (!token)
        return tl::make_unexpected(token.error());
    node.bearerToken = std::move(*token);
    return node;
}

} // namespace foramen
