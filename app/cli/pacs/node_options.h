#pragma once

#include "core/base/result.h"
#include "core/pacs/pacs_node.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace foramen {

/// The options that name an archive. Secrets come from the environment or from files: arguments are
/// shown to every user of the machine.
struct NodeOptions {
    std::string from; ///< HOST:PORT or URL, in place of the two below
    std::string dimse; ///< HOST:PORT
    std::string called = "ANY-SCP";
    std::string calling = "FORAMEN";
    std::string dicomweb; ///< URL
    std::string user;
    std::string passwordVariable;
    std::filesystem::path passwordFile;
    std::string tokenVariable;
    std::filesystem::path tokenFile;
    bool sendsSecretsUnencrypted = false;
    PacsTls tls;
    int timeout = 60; ///< s
};

/// Adds these options to a subcommand. @p options must outlive it.
void addNodeOptions(CLI::App& command, NodeOptions& options);

/// The value of a variable of the environment, or the first line of a file; empty for neither.
/// @return InvalidArgument where there is none, NotFound, NotReadable.
[[nodiscard]] Result<std::string> secretFrom(const std::string& variable,
                                             const std::filesystem::path& file);

/// Adds `--from NODE`, HOST:PORT or URL, in place of --dimse and --dicomweb, and the other ones.
/// @return that option. @p options must outlive the subcommand.
CLI::Option* addFromOptions(CLI::App& command, NodeOptions& options);

/// The archive that they name, with its secrets. @return InvalidArgument, NotFound, NotReadable.
[[nodiscard]] Result<PacsNode> nodeFrom(const NodeOptions& options);

} // namespace foramen
