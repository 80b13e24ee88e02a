#include "core/bundle/zip_writer.h"

#include "core/base/files/file_replacement.h"
#include "core/base/files/system_reason.h"
#include "core/bundle/content_hash.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <optional>
#include <system_error>

namespace foramen {

namespace {

namespace fs = std::filesystem;

struct ArchiveDeleter {
    void operator()(archive* handle) const { archive_write_free(handle); }
};
struct EntryDeleter {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using EntryPtr = std::unique_ptr<archive_entry, EntryDeleter>;

} // namespace

struct ZipWriter::Private {
    explicit Private(const fs::path& file)
        : target(file)
        , handle(archive_write_new())
    {
        if (!handle || archive_write_set_format_zip(handle.get()) != ARCHIVE_OK
            || archive_write_set_bytes_per_block(handle.get(), 0) != ARCHIVE_OK
            || archive_write_open(handle.get(), this, nullptr, &Private::write, nullptr)
                != ARCHIVE_OK)
            broken = failureOfArchive();
    }

    /// Takes the bytes of the archive; the reason of a failure stays in `broken`.
    static la_ssize_t write(archive* /*handle*/, void* self, const void* bytes, std::size_t count)
    {
        auto& d = *static_cast<Private*>(self);
        if (d.broken)
            return -1;
        if (auto written = d.target.write({static_cast<const char*>(bytes), count}); !written) {
            d.broken = written.error();
            return -1;
        }
        return static_cast<la_ssize_t>(count);
    }

    [[nodiscard]] Error failureOfArchive() const
    {
        const char* text = handle ? archive_error_string(handle.get()) : nullptr;
        return {
            ErrorCode::NotWritable,
            Reason(ReasonCode::FileNotWritten, text ? Reason::ofText(text) : systemReason(ENOMEM))};
    }

    [[nodiscard]] Result<void> check(bool isGood)
    {
        if (!isGood && !broken)
            broken = failureOfArchive();
        if (broken)
            return tl::make_unexpected(*broken);
        return {};
    }

    [[nodiscard]] Result<void> begin(const std::string& name, std::uint64_t size)
    {
        if (broken)
            return tl::make_unexpected(*broken);
        const EntryPtr entry(archive_entry_new());
        if (!entry)
            return check(false);
        constexpr int readable = 0644;
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), readable);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
        archive_entry_set_mtime(
            entry.get(), std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()), 0);
        return check(archive_write_header(handle.get(), entry.get()) == ARCHIVE_OK);
    }

    [[nodiscard]] Result<void> data(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const la_ssize_t count = archive_write_data(handle.get(), bytes.data(), bytes.size());
            if (auto written = check(count > 0); !written)
                return written;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return {};
    }

    std::optional<Error> broken; ///< the first failure of writing
    FileReplacement target;
    std::unique_ptr<archive, ArchiveDeleter> handle; ///< gone first: freeing it calls write()
};

ZipWriter::ZipWriter(const fs::path& file)
    : m_d(std::make_unique<Private>(file))
{
}

ZipWriter::~ZipWriter()
{
    // Freeing an open archive would write its end.
    if (!m_d->broken)
        m_d->broken = Error{ErrorCode::Cancelled, ReasonCode::Cancelled};
}

Result<BundleFile> ZipWriter::addFile(const std::string& name, const fs::path& file,
                                      const Task& task,
                                      const std::function<void(std::uint64_t)>& wrote)
{
    std::error_code error;
    const std::uint64_t size = fs::file_size(file, error);
    if (error)
        return failure(error == std::errc::no_such_file_or_directory ? ErrorCode::NotFound
                                                                     : ErrorCode::NotReadable,
                       ReasonCode::FileNotReadableBecause, systemReason(error.value()));
    if (auto begun = m_d->begin(name, size); !begun)
        return tl::make_unexpected(begun.error());
    ContentHash hash;
    std::uint64_t count = 0;
    const auto taken = readInPieces(file, task, [&](std::string_view piece) -> Result<void> {
        count += piece.size();
        if (count > size) // the archive would cut it off
            return failure(ErrorCode::NotReadable, ReasonCode::FileChanged);
        hash.add(piece);
        if (wrote)
            wrote(piece.size());
        return m_d->data(piece);
    });
    if (!taken)
        return tl::make_unexpected(taken.error());
    if (count != size)
        return failure(ErrorCode::NotReadable, ReasonCode::FileChanged);
    auto sha256 = hash.take();
    if (!sha256)
        return tl::make_unexpected(sha256.error());
    return BundleFile{name, size, *std::move(sha256)};
}

Result<BundleFile> ZipWriter::addText(const std::string& name, std::string_view text)
{
    if (auto begun = m_d->begin(name, text.size()); !begun)
        return tl::make_unexpected(begun.error());
    if (auto written = m_d->data(text); !written)
        return tl::make_unexpected(written.error());
    ContentHash hash;
    hash.add(text);
    auto sha256 = hash.take();
    if (!sha256)
        return tl::make_unexpected(sha256.error());
    return BundleFile{name, text.size(), *std::move(sha256)};
}

Result<void> ZipWriter::commit()
{
    if (auto closed =
            m_d->check(!m_d->broken && archive_write_close(m_d->handle.get()) == ARCHIVE_OK);
        !closed)
        return closed;
    auto done = m_d->target.commit();
    if (!done)
        m_d->broken = done.error();
    return done;
}

} // namespace foramen
