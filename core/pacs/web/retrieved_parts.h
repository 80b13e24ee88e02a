#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/multipart_parser.h"
#include "core/pacs/received_files.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// Writes the parts of a WADO-RS answer into files. Adds to a transfer.
class RetrievedParts final : public MultipartReceiver {
public:
    /// @param after  called behind each part
    RetrievedParts(ReceivedFiles& files, Transfer& transfer, std::function<void()> after);

    /// Bytes of the answer. @return Corrupt where it is not multipart, NotWritable.
    [[nodiscard]] Result<void> feed(const std::string& contentType, std::string_view bytes);
    /// @return Corrupt where the answer ended too early.
    [[nodiscard]] Result<void> finish() const;

    [[nodiscard]] Result<void>
    beginPart(const std::map<std::string, std::string>& headers) override;
    [[nodiscard]] Result<void> partBytes(std::string_view bytes) override;
    [[nodiscard]] Result<void> endPart() override;

private:
    ReceivedFiles& m_files;
    Transfer& m_transfer;
    std::function<void()> m_after;
    std::optional<MultipartParser> m_parser; ///< from the first bytes on
};

} // namespace foramen
