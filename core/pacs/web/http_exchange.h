#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/pacs/pacs_node.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

/// What a server answered.
struct HttpAnswer {
    int status = 0;
    std::string contentType;
    std::string body; ///< empty where it was taken as it came
};

/// A request to a DICOMweb server.
struct HttpRequest {
    std::string path; ///< behind the node's base URL: "/studies"
    std::vector<std::pair<std::string, std::string>> parameters; ///< not yet encoded, UTF-8
    std::string accept; ///< media type
    /// Takes the body of a good answer piece by piece; may be empty. First argument: Content-Type.
    std::function<Result<void>(const std::string&, std::string_view)> sink;
    std::vector<std::filesystem::path> files; ///< for a POST: parts of type application/dicom
};

/// Owns the connections to one DICOMweb server. Blocks: waits for answers in an event loop of its
/// own on the caller's thread, which needs a QCoreApplication somewhere.
class HttpExchange {
public:
    /// @return InvalidArgument for a base URL that is none or holds a password, and where secrets
    /// would be sent unencrypted to another machine; NotReadable for files of PEM.
    [[nodiscard]] static Result<std::unique_ptr<HttpExchange>> create(const PacsNode& node);
    ~HttpExchange();
    HttpExchange(const HttpExchange&) = delete;
    HttpExchange& operator=(const HttpExchange&) = delete;

    /// @return the answer, also one of a status of 400 and more with a DICOM body; otherwise what
    /// is wrong, in words. Redirects to another server are not followed.
    [[nodiscard]] Result<HttpAnswer> get(const HttpRequest& request, const Task& task);
    /// Posts files as multipart/related.
    [[nodiscard]] Result<HttpAnswer> post(const HttpRequest& request, const Task& task);

private:
    class Server; ///< hides Qt
    explicit HttpExchange(std::unique_ptr<Server> server);

    std::unique_ptr<Server> m_server;
};

} // namespace foramen
