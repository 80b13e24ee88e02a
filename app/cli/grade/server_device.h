#pragma once

#include "core/ai/grading/predictor.h"
#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace foramen {

/// The options of a server that runs the networks. The token comes from the environment or from a
/// file: arguments are shown to every user of the machine.
struct ServerOptions {
    std::string tokenVariable;
    std::filesystem::path tokenFile;
    std::filesystem::path authorityFile;
    bool sendsUnencrypted = false;
    int timeout = 120; ///< s
    std::string onFailure = "stop"; ///< or "cpu"
};

/// Adds these options to a subcommand. @p options must outlive it.
void addServerOptions(CLI::App& command, ServerOptions& options);

/// Loads the named model, or the installed one, with its networks on the server of that URL. Tells
/// on stderr, before anything is sent, that pictures go there.
[[nodiscard]] Result<std::unique_ptr<Predictor>> openServerPredictor(const std::string& modelFolder,
                                                                     const std::string& url,
                                                                     const ServerOptions& options);

/// Whether a failure is the server's, or of its networks, so that the own CPU may do instead.
[[nodiscard]] bool isServerFailure(const Error& error);

} // namespace foramen
