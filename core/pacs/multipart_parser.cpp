#include "core/pacs/multipart_parser.h"

#include "core/base/text/ascii.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kLongestPreamble = 1 << 16;
constexpr std::size_t kLongestHeaders = 1 << 14;
constexpr std::size_t kLongestPadding = 256; ///< blanks behind a delimiter

tl::unexpected<Error> corrupt(ReasonCode why)
{
    return failure(ErrorCode::Corrupt, why);
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The value of a parameter at the begin of a text, in quotes or up to the next semicolon.
std::string parameterValue(std::string_view text)
{
    if (text.empty() || text.front() != '"')
        return std::string(trimmed(text.substr(0, text.find(';'))));
    std::string value;
    for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        value += text[i];
    }
    return value;
}

/// Where the next parameter begins; quotes are jumped over.
std::size_t nextSemicolon(std::string_view text, std::size_t begin)
{
    bool isQuoted = false;
    for (std::size_t i = begin; i < text.size(); ++i) {
        if (isQuoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (text[i] == ';' && !isQuoted)
            return i;
    }
    return std::string_view::npos;
}

std::map<std::string, std::string> headersOf(std::string_view block)
{
    std::map<std::string, std::string> headers;
    std::string* last = nullptr;
    while (!block.empty()) {
        const auto end = std::min(block.find('\n'), block.size());
        const std::string_view line = block.substr(0, end);
        block.remove_prefix(std::min(end + 1, block.size()));
        const auto colon = line.find(':');
        if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
            if (last) // a folded line belongs to the one before
                last->append(" ").append(trimmed(line));
        } else if (colon != std::string_view::npos) {
            last = &headers[lowered(trimmed(line.substr(0, colon)))];
            *last = trimmed(line.substr(colon + 1));
        }
    }
    return headers;
}

} // namespace

std::optional<std::string> multipartBoundary(std::string_view contentType)
{
    const auto typeEnd = std::min(contentType.find(';'), contentType.size());
    if (lowered(trimmed(contentType.substr(0, typeEnd))) != "multipart/related")
        return std::nullopt;
    for (std::size_t begin = typeEnd; begin < contentType.size();) {
        const std::string_view rest = contentType.substr(begin + 1);
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        if (lowered(trimmed(rest.substr(0, equals))) == "boundary") {
            constexpr std::size_t longest = 70;
            std::string boundary = parameterValue(trimmed(rest.substr(equals + 1)));
            const bool isPlain = std::all_of(boundary.begin(), boundary.end(), [](char letter) {
                return letter >= ' ' && letter <= '~';
            });
            if (boundary.empty() || boundary.size() > longest || !isPlain)
                return std::nullopt;
            return boundary;
        }
        begin = nextSemicolon(contentType, begin + 1);
    }
    return std::nullopt;
}

MultipartParser::MultipartParser(std::string_view boundary, MultipartReceiver& receiver)
    : m_receiver(receiver)
    , m_delimiter("\n--" + std::string(boundary))
    , m_buffer("\n") // the first delimiter may stand at the very begin
{
}

Result<void> MultipartParser::feed(std::string_view bytes)
{
    if (m_state == State::Epilogue) // has no meaning
        return {};
    m_buffer.append(bytes);
    Result<bool> goesOn = true;
    while (goesOn && *goesOn)
        goesOn = step();
    if (!goesOn)
        return tl::make_unexpected(goesOn.error());
    return {};
}

Result<void> MultipartParser::finish() const
{
    if (m_state == State::Epilogue)
        return {};
    return corrupt(ReasonCode::PacsAnswerCutOff);
}

Result<bool> MultipartParser::step()
{
    switch (m_state) {
    case State::Preamble:
        return skipPreamble();
    case State::DelimiterLine:
        return readDelimiterLine();
    case State::Headers:
        return readHeaders();
    case State::Body:
        return readBody();
    case State::Epilogue:
        break;
    }
    m_buffer.clear();
    return false;
}

Result<bool> MultipartParser::skipPreamble()
{
    const auto found = m_buffer.find(m_delimiter);
    if (std::min(found, m_buffer.size()) > kLongestPreamble)
        return corrupt(ReasonCode::PacsAnswerNoParts);
    if (found == std::string::npos)
        return false;
    m_buffer.erase(0, found);
    enterDelimiter(0);
    return true;
}

void MultipartParser::enterDelimiter(std::size_t lead)
{
    m_stateBefore = m_state;
    m_lead = lead;
    m_state = State::DelimiterLine;
}

/// The buffer begins with what looks like a delimiter; whether it is one shows in the rest of its
/// line.
Result<bool> MultipartParser::readDelimiterLine()
{
    const std::size_t begin = m_lead + m_delimiter.size();
    if (m_buffer.size() < begin + 2)
        return false;
    if (m_buffer.compare(begin, 2, "--") == 0)
        return endDelimiter(State::Epilogue, begin + 2);
    std::size_t end = begin;
    while (end < m_buffer.size() && end < begin + kLongestPadding
           && (m_buffer[end] == ' ' || m_buffer[end] == '\t'))
        ++end;
    if (end + 1 >= m_buffer.size())
        return false;
    const bool hasCrlf = m_buffer[end] == '\r' && m_buffer[end + 1] == '\n';
    if (hasCrlf || m_buffer[end] == '\n') {
        if (std::exchange(m_isFirst, false))
            m_hasCrlf = hasCrlf;
        // Its line feed stays: a part without headers has its blank line there.
        return endDelimiter(State::Headers, hasCrlf ? end + 1 : end);
    }
    m_state = m_stateBefore; // it is no delimiter
    if (m_state == State::Preamble)
        m_buffer.erase(0, 1);
    else if (const auto given = giveBody(m_lead + 1); !given)
        return tl::make_unexpected(given.error());
    return true;
}

Result<bool> MultipartParser::endDelimiter(State next, std::size_t size)
{
    if (m_stateBefore == State::Body)
        if (const auto ended = m_receiver.endPart(); !ended)
            return tl::make_unexpected(ended.error());
    m_buffer.erase(0, size);
    m_state = next;
    return true;
}

/// The buffer begins with the line feed before the first header.
Result<bool> MultipartParser::readHeaders()
{
    const std::string_view blank = m_hasCrlf ? "\n\r\n" : "\n\n";
    const auto found = m_buffer.find(blank);
    if (std::min(found, m_buffer.size()) > kLongestHeaders)
        return corrupt(ReasonCode::PacsAnswerHeaders);
    if (found == std::string::npos)
        return false;
    const auto begun = m_receiver.beginPart(headersOf(std::string_view(m_buffer).substr(0, found)));
    if (!begun)
        return tl::make_unexpected(begun.error());
    // The line feed of the blank line stays: it may begin the delimiter of an empty part.
    m_buffer.erase(0, found + blank.size() - 1);
    m_skipped = 1;
    m_state = State::Body;
    return true;
}

Result<bool> MultipartParser::readBody()
{
    const auto found = m_buffer.find(m_delimiter);
    if (found == std::string::npos) {
        // The last bytes may begin a delimiter, with the carriage return before it.
        const std::size_t held = m_delimiter.size();
        if (m_buffer.size() > held + m_skipped)
            if (const auto given = giveBody(m_buffer.size() - held); !given)
                return tl::make_unexpected(given.error());
        return false;
    }
    const bool hasReturn = m_hasCrlf && found > m_skipped && m_buffer[found - 1] == '\r';
    const std::size_t lead = hasReturn ? 1 : 0;
    if (found - lead > 0)
        if (const auto given = giveBody(found - lead); !given)
            return tl::make_unexpected(given.error());
    enterDelimiter(lead);
    return true;
}

/// Gives the first bytes of the buffer and forgets them.
Result<void> MultipartParser::giveBody(std::size_t size)
{
    const std::size_t skipped = std::exchange(m_skipped, 0);
    Result<void> given;
    if (size > skipped)
        given = m_receiver.partBytes(std::string_view(m_buffer).substr(skipped, size - skipped));
    m_buffer.erase(0, size);
    return given;
}

} // namespace foramen
