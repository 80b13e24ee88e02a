#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace foramen {

/// Bytes that are fetched on demand: of a file, a deflated stream, or memory.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Makes the first @p end bytes available. @return false when the source ends earlier.
    [[nodiscard]] virtual bool ensure(std::size_t end) = 0;
    /// Number of bytes, where it is known without reading them.
    [[nodiscard]] virtual std::optional<std::size_t> size() const = 0;
    /// Why the system refused to read on: an errno; 0 where the source just ends.
    [[nodiscard]] virtual int systemError() const { return 0; }
    /// The available bytes; the address changes with ensure().
    [[nodiscard]] virtual std::span<const std::uint8_t> bytes() const = 0;
};

/// The failure of a source that the system refused to read on.
[[nodiscard]] tl::unexpected<Error> notReadable(int systemError);
/// Opens a file as a source that reads ahead in steps. @return NotFound or NotReadable.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openFileSource(const std::filesystem::path& path);
/// A source over bytes that outlive it.
[[nodiscard]] std::unique_ptr<ByteSource> memorySource(std::span<const std::uint8_t> bytes);

} // namespace foramen
