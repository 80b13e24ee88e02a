#include "core/ai/remote/server_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace foramen {

namespace {

/// The "error" of the protocol, or of FastAPI ("detail"); empty for none.
std::string errorIn(std::string_view body)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object())
        return {};
    for (const char* key : {"error", "detail"})
        if (const auto found = json.find(key); found != json.end() && found->is_string()) {
            constexpr std::size_t most = 200;
            return saidByServer(found->get_ref<const std::string&>(), most);
        }
    return {};
}

std::string_view meaningOf(int status, bool hasToken)
{
    switch (status) {
    case 400:
        return "does not understand the request";
    case 401:
        return hasToken ? "refuses the token" : "asks for a token";
    case 403:
        return "does not allow this";
    case 404:
        return "has no such model, or does not speak the Open Inference Protocol at this address";
    case 413:
        return "does not take as many bytes at once; its limit must be at least 4 MB";
    case 429:
    case 503:
        return "is still busy, or still loads the model";
    default:
        break;
    }
    constexpr int firstOfFailures = 500;
    constexpr int firstOfRefusals = 400;
    constexpr int firstOfRedirects = 300;
    if (status >= firstOfFailures)
        return "failed while it worked on this";
    if (status >= firstOfRefusals)
        return "refused this";
    return status >= firstOfRedirects ? "refers to another address, which is not followed"
                                      : "gave an answer that is not expected";
}

} // namespace

Error httpStatusError(int status, std::string_view body, bool hasToken)
{
    const std::string said = errorIn(body);
    return {ErrorCode::DeviceFailed,
            fmt::format("The server {} (HTTP {}){}", meaningOf(status, hasToken), status,
                        said.empty() ? said : fmt::format(": \"{}\"", said))};
}

Error serverError(std::string_view what)
{
    return {ErrorCode::DeviceFailed, fmt::format("The server {}", what)};
}

Error servedModelError(std::string_view model, std::string_view what)
{
    return {ErrorCode::ModelContract, fmt::format("{} on the server {}", model, what)};
}

std::string saidByServer(std::string_view text, std::size_t most)
{
    std::string said;
    for (const char c : text) {
        if (said.size() == most)
            break;
        const bool isPrintable = c >= ' ' && c <= '~';
        said += isPrintable && c != ';' ? c : ' ';
    }
    return said;
}

} // namespace foramen
