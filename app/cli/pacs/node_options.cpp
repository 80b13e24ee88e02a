#include "app/cli/pacs/node_options.h"

#include "core/base/text/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <utility>

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
                   fmt::format("--dimse needs HOST:PORT, and not {}", text));
}

} // namespace

void addNodeOptions(CLI::App& command, NodeOptions& options)
{
    CLI::Option* dimse =
        command.add_option("--dimse", options.dimse, "HOST:PORT of an archive that speaks DIMSE");
    command.add_option("--called", options.called, "The archive's AE title")
        ->capture_default_str()
        ->needs(dimse);
    command.add_option("--calling", options.calling, "Our own AE title")
        ->capture_default_str()
        ->needs(dimse);
    CLI::Option* web =
        command
            .add_option("--dicomweb", options.dicomweb, "URL of an archive that speaks DICOMweb")
            ->excludes(dimse);
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
    command.add_option("--ca", options.tls.authorityFile,
                       "PEM file of the authorities that are trusted, instead of the system's");
    auto* key = command.add_option("--key", options.tls.keyFile,
                                   "PEM file of the key of our certificate, without password");
    command
        .add_option("--certificate", options.tls.certificateFile,
                    "PEM file of our certificate, where the archive asks for one")
        ->needs(key);
    command
        .add_option("--timeout", options.timeout,
                    "Seconds without a byte from the archive until giving up")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
}

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

Result<PacsNode> nodeFrom(const NodeOptions& options)
{
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
