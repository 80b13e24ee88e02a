#include "core/pacs/received_files.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/pacs/instance_identity.h"
#include "core/pacs/uid_name.h"

#include <fmt/format.h>

#include <unistd.h>

#include <atomic>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

tl::unexpected<Error> notWritable(const std::error_code& code)
{
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, systemReason(code.value()));
}

/// A name that no other retrieval into the folder uses at this time.
std::string incomingName()
{
    static std::atomic<int> number = 0;
    return fmt::format("incoming-{}-{}", ::getpid(), ++number);
}

bool isSame(const std::filesystem::path& one, const std::filesystem::path& other)
{
    std::error_code code;
    if (std::filesystem::file_size(one, code) != std::filesystem::file_size(other, code) || code)
        return false;
    const auto first = readTextFile(one);
    const auto second = readTextFile(other);
    return first && second && *first == *second;
}

} // namespace

Result<ReceivedFiles> ReceivedFiles::create(const std::filesystem::path& parent,
                                            RetrieveRequest request)
{
    std::filesystem::path folder = parent / uidFileName(request.studyInstanceUid);
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        return notWritable(code);
    return ReceivedFiles(std::move(folder), std::move(request));
}

ReceivedFiles::ReceivedFiles(std::filesystem::path folder, RetrieveRequest request)
    : m_folder(std::move(folder))
    , m_request(std::move(request))
    , m_incoming(m_folder / incomingName())
{
}

void ReceivedFiles::begin()
{
    m_file.reset(); // removes what is there of another one
    m_file = std::make_unique<FileReplacement>(m_incoming);
}

Result<void> ReceivedFiles::write(std::string_view bytes)
{
    return m_file->write(bytes);
}

Result<std::optional<TransferProblem>> ReceivedFiles::finish()
{
    const Result<void> written = m_file->commit(Durability::Process);
    m_file.reset();
    if (!written)
        return tl::make_unexpected(written.error());
    std::string name;
    if (auto problem = problemOf(m_incoming, name)) {
        std::error_code ignored; // it is named as not kept in any case
        std::filesystem::remove(m_incoming, ignored);
        return problem;
    }
    if (const auto kept = keep(m_incoming, name); !kept)
        return tl::make_unexpected(kept.error());
    return std::nullopt;
}

std::optional<TransferProblem> ReceivedFiles::problemOf(const std::filesystem::path& file,
                                                        std::string& name) const
{
    const auto identity = readInstanceIdentity(file);
    if (!identity)
        return TransferProblem{{}, identity.error().reason};
    name = uidFileName(identity->sopInstanceUid);
    const auto problem = [&](ReasonCode why) {
        return TransferProblem{name, why};
    };
    if (identity->studyInstanceUid != m_request.studyInstanceUid)
        return problem(ReasonCode::PacsOtherStudySent);
    if (!m_request.seriesInstanceUid.empty()
        && identity->seriesInstanceUid != m_request.seriesInstanceUid)
        return problem(ReasonCode::PacsOtherSeriesSent);
    return std::nullopt;
}

Result<void> ReceivedFiles::keep(const std::filesystem::path& file, const std::string& name)
{
    // SOP Instance UIDs may repeat between series; the same file again is no second one.
    std::error_code code;
    for (int number = 1;; ++number) {
        const std::filesystem::path target =
            m_folder / (number == 1 ? name + ".dcm" : fmt::format("{}-{}.dcm", name, number));
        if (!std::filesystem::exists(target, code)) {
            std::filesystem::rename(file, target, code);
            break;
        }
        if (isSame(file, target)) {
            std::filesystem::remove(file, code);
            break;
        }
    }
    if (code)
        return notWritable(code);
    return {};
}

} // namespace foramen
