#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace foramen {

/// The SHA-256 (FIPS 180-4) of content that comes in pieces.
class ContentHash {
public:
    ContentHash();
    ~ContentHash();
    ContentHash(const ContentHash&) = delete;
    ContentHash& operator=(const ContentHash&) = delete;

    void add(std::string_view bytes);
    /// 64 hexadecimal digits. Call once. @return Internal where the system has no SHA-256.
    [[nodiscard]] Result<std::string> take();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

/// Reads a file in pieces; @p use may stop it with a failure.
/// @return NotFound, NotReadable, Cancelled, or the failure of @p use.
[[nodiscard]] Result<void>
readInPieces(const std::filesystem::path& file, const Task& task,
             const std::function<Result<void>(std::string_view piece)>& use);

} // namespace foramen
