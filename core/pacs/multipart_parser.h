#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// The boundary of a Content-Type "multipart/related"; none for another type, or where the boundary
/// is missing or longer than the 70 characters of RFC 2046.
[[nodiscard]] std::optional<std::string> multipartBoundary(std::string_view contentType);

/// Takes the parts of a multipart body as they come. A failure ends the parsing.
class MultipartReceiver {
public:
    virtual ~MultipartReceiver() = default;
    MultipartReceiver() = default;
    MultipartReceiver(const MultipartReceiver&) = delete;
    MultipartReceiver& operator=(const MultipartReceiver&) = delete;

    /// @param headers  by name in lower case
    [[nodiscard]] virtual Result<void>
    beginPart(const std::map<std::string, std::string>& headers) = 0;
    [[nodiscard]] virtual Result<void> partBytes(std::string_view bytes) = 0;
    [[nodiscard]] virtual Result<void> endPart() = 0;
};

/// Splits a multipart body (RFC 2046 5.1) that comes in pieces of any size. Lines end with CRLF, or
/// all with LF. Holds back only what may be the begin of a delimiter, so that its memory does not
/// grow with the parts.
class MultipartParser {
public:
    MultipartParser(std::string_view boundary, MultipartReceiver& receiver);

    /// @return Corrupt where the bytes are no multipart body, or the receiver's failure.
    [[nodiscard]] Result<void> feed(std::string_view bytes);
    /// @return Corrupt where the body ended before its closing delimiter.
    [[nodiscard]] Result<void> finish() const;

private:
    enum class State { Preamble, DelimiterLine, Headers, Body, Epilogue };
    /// Works on the buffer. @return whether it can go on without more bytes.
    [[nodiscard]] Result<bool> step();
    [[nodiscard]] Result<bool> skipPreamble();
    void enterDelimiter(std::size_t lead);
    [[nodiscard]] Result<bool> readDelimiterLine();
    [[nodiscard]] Result<bool> endDelimiter(State next, std::size_t size);
    [[nodiscard]] Result<bool> readHeaders();
    [[nodiscard]] Result<bool> readBody();
    [[nodiscard]] Result<void> giveBody(std::size_t size);

    MultipartReceiver& m_receiver;
    std::string m_delimiter; ///< line feed, two hyphens, boundary
    std::string m_buffer; ///< what was not given yet
    State m_state = State::Preamble;
    State m_stateBefore = State::Preamble; ///< where it goes on when it was no delimiter
    std::size_t m_lead = 0; ///< bytes of the buffer before the delimiter's line feed
    std::size_t m_skipped = 0; ///< bytes of the buffer before the body
    bool m_hasCrlf = true; ///< how the first delimiter's line ended
    bool m_isFirst = true; ///< no delimiter has come yet
};

} // namespace foramen
