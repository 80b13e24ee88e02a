#include "app/cli/grade/server_device.h"

#include "app/cli/grade/server_access.h"
#include "app/cli/pacs/node_options.h"
#include "app/cli/terminal.h"
#include "core/ai/model/installed_model.h"
#include "core/ai/model/runtime_loader.h"
#include "core/ai/remote/server_runtime.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace foramen {

namespace {

/// The card of a model, without a look at its weights.
Result<ModelBundle> cardOf(const std::filesystem::path& folder)
{
    const auto text = readTextFile(folder / "card.json");
    if (!text)
        return failure(ErrorCode::ModelMissing, text.error().reason);
    return parseModelCard(*text);
}

Result<ServerAccess> accessFrom(const std::string& url, const ServerOptions& options)
{
    auto address = serverAddressFrom(url);
    if (!address)
        return tl::make_unexpected(address.error());
    ServerAccess access;
    access.address = std::move(*address);
    auto token = secretFrom(options.tokenVariable, options.tokenFile);
    if (!token)
        return tl::make_unexpected(token.error());
    access.token = std::move(*token);
    if (!std::all_of(access.token.begin(), access.token.end(),
                     [](char c) { return c > ' ' && c <= '~'; }))
        return failure(ErrorCode::InvalidArgument,
                       std::string("The token is none: it holds spaces or other signs"));
    access.authorityFile = options.authorityFile;
    access.sendsUnencrypted = options.sendsUnencrypted;
    access.idleLimit = std::chrono::seconds(options.timeout);
    access.connectLimit = std::min(access.connectLimit, access.idleLimit);
    access.task = terminalTask({});
    return access;
}

/// Says where pictures go. Once, also where several studies are graded at the same time.
void printNotice(const ServerAddress& address)
{
    static bool isSaid = false;
    if (std::exchange(isSaid, true))
        return;
    fmt::print(stderr,
               "Pictures leave this {}: they are sent to {}, where the networks run. They are cut "
               "out and normalised, without names, dates and identifiers.\n",
               address.isThisMachine() ? "program" : "machine", address.server());
}

} // namespace

void addServerOptions(CLI::App& command, ServerOptions& options)
{
    auto* variable =
        command.add_option("--server-token-env", options.tokenVariable,
                           "Server: the variable of the environment that holds a bearer token");
    command
        .add_option("--server-token-file", options.tokenFile,
                    "Server: the file whose first line is a bearer token")
        ->excludes(variable);
    command.add_option("--server-ca", options.authorityFile,
                       "Server: PEM file of the authorities that are trusted, instead of the "
                       "system's");
    command.add_flag("--server-unencrypted", options.sendsUnencrypted,
                     "Server: send pictures and token over http to another machine, too");
    command
        .add_option("--server-timeout", options.timeout,
                    "Server: seconds without a byte from it, or busy, until giving up")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    command
        .add_option("--if-server-fails", options.onFailure,
                    "stop: say so and stop; cpu: say so and grade what is left on this machine's "
                    "CPU")
        ->check(CLI::IsMember({"stop", "cpu"}))
        ->capture_default_str();
}

Result<std::unique_ptr<Predictor>> openServerPredictor(const std::string& modelFolder,
                                                       const std::string& url,
                                                       const ServerOptions& options)
{
    auto access = accessFrom(url, options);
    if (!access)
        return tl::make_unexpected(access.error());
    std::filesystem::path folder = modelFolder;
    if (folder.empty()) {
        const auto installed = defaultModelFolder();
        if (!installed)
            return tl::make_unexpected(installed.error());
        folder = *installed;
    }
    auto card = cardOf(folder);
    if (!card)
        return tl::make_unexpected(card.error());
    const ServerAddress address = access->address;
    auto connection = connectionTo(std::move(*access));
    if (!connection)
        return tl::make_unexpected(connection.error());
    printNotice(address);
    // Not "auto", after whose failure the engine would go on by itself.
    return Predictor::create(
        folder, {DeviceKind::Cpu},
        serverLoader(std::move(*connection), address, std::move(*card), loadRuntime));
}

bool isServerFailure(const Error& error)
{
    return error.code == ErrorCode::DeviceFailed || error.code == ErrorCode::ModelContract;
}

} // namespace foramen
