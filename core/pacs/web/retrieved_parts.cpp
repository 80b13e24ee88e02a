#include "core/pacs/web/retrieved_parts.h"

#include <utility>

namespace foramen {

RetrievedParts::RetrievedParts(ReceivedFiles& files, Transfer& transfer,
                               std::function<void()> after)
    : m_files(files)
    , m_transfer(transfer)
    , m_after(std::move(after))
{
}

Result<void> RetrievedParts::feed(const std::string& contentType, std::string_view bytes)
{
    if (!m_parser) {
        const auto boundary = multipartBoundary(contentType);
        if (!boundary)
            return failure(ErrorCode::Corrupt, ReasonCode::PacsNoDicomWeb);
        m_parser.emplace(*boundary, *this);
    }
    return m_parser->feed(bytes);
}

Result<void> RetrievedParts::finish() const
{
    return m_parser ? m_parser->finish() : Result<void>(); // no bytes: nothing was found
}

Result<void> RetrievedParts::beginPart(const std::map<std::string, std::string>& /*headers*/)
{
    m_files.begin();
    return {};
}

Result<void> RetrievedParts::partBytes(std::string_view bytes)
{
    return m_files.write(bytes);
}

Result<void> RetrievedParts::endPart()
{
    auto kept = m_files.finish();
    if (!kept)
        return tl::make_unexpected(kept.error());
    if (*kept)
        m_transfer.problems.push_back(std::move(**kept));
    else
        ++m_transfer.transferred;
    m_after();
    return {};
}

} // namespace foramen
