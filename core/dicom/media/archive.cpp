#include "core/dicom/media/archive.h"

#include "core/dicom/media/disc_image.h"
#include "core/dicom/parsing/inflate_source.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr std::array kArchiveEndings = {".zip", ".iso",     ".tar",  ".tar.gz", ".tgz",
                                        ".tbz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"};

/// Closes an archive of libarchive.
struct ArchiveCloser {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchivePtr = std::unique_ptr<archive, ArchiveCloser>;

/// Sets a UTF-8 locale for the thread as long as it lives: libarchive converts names to the
/// character set of the locale, and returns none where that lacks a character.
class Utf8Locale {
public:
    Utf8Locale()
        : m_locale(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
        , m_before(m_locale ? uselocale(m_locale) : nullptr)
    {
    }
    ~Utf8Locale()
    {
        if (!m_locale)
            return;
        uselocale(m_before);
        freelocale(m_locale);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t m_locale;
    locale_t m_before;
};

/// A new file that is being written; never an existing one.
class NewFile {
public:
    explicit NewFile(const fs::path& path)
        : m_descriptor(
            ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
    }
    ~NewFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    [[nodiscard]] bool write(const char* bytes, std::size_t count) const
    {
        while (count > 0) {
            const ssize_t written = ::write(m_descriptor, bytes, count);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes += written;
            count -= static_cast<std::size_t>(written);
        }
        return true;
    }

private:
    int m_descriptor;
};

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t followers = lead < 0x80 ? 0
            : lead < 0xC2                   ? 4
            : lead < 0xE0                   ? 1
            : lead < 0xF0                   ? 2
                                            : 3;
        if (lead > 0xF4 || followers == 4)
            return false;
        for (; followers > 0; --followers)
            if (++i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80)
                return false;
    }
    return true;
}

/// The path of an entry below the target folder; none for a name that leads out of it. Archives of
/// Windows may have backslashes.
std::optional<fs::path> pathFromName(std::string name)
{
    constexpr std::size_t deepest = 64;
    constexpr std::size_t longest = 4096;
    std::replace(name.begin(), name.end(), '\\', '/');
    if (!isUtf8(name)) // its character set is unknown
        std::replace_if(
            name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; },
            '_');
    const bool drive = name.size() > 1 && name[1] == ':';
    if (name.empty() || name.size() > longest || name.front() == '/' || drive)
        return std::nullopt;
    fs::path path;
    std::size_t depth = 0;
    for (const fs::path& part : fs::path(name)) {
        if (part == ".." || ++depth > deepest)
            return std::nullopt;
        if (!part.empty() && part != ".")
            path /= part;
    }
    return path.empty() ? std::nullopt : std::optional(path);
}

/// Whether a file is a DICOM file, as it is or compressed with gzip.
bool isDicom(const fs::path& file)
{
    constexpr std::size_t preamble = 128;
    constexpr std::string_view mark = "DICM";
    const Result<std::unique_ptr<ByteSource>> content = openContentSource(file);
    return content && (*content)->ensure(preamble + mark.size())
        && std::equal(mark.begin(), mark.end(), (*content)->bytes().begin() + preamble);
}

/// Unpacks one archive.
class Unpacker {
public:
    Unpacker(const fs::path& file, const fs::path& folder, const ArchiveLimits& limits,
             const Task& task)
        : m_folder(folder)
        , m_limits(limits)
        , m_task(task)
        , m_handle(archive_read_new())
    {
        std::error_code error;
        m_size = fs::file_size(file, error);
        if (error)
            m_size = 0;
        const std::uint64_t byRatio =
            m_size > limits.bytes / std::max<std::uint64_t>(limits.ratio, 1)
            ? limits.bytes
            : m_size * limits.ratio;
        m_mostBytes = std::min(limits.bytes, std::max(limits.harmless, byRatio));
    }

    Result<UnpackedArchive> run(const fs::path& file)
    {
        archive* handle = m_handle.get();
        archive_read_support_format_zip(handle);
        archive_read_support_format_iso9660(handle);
        archive_read_support_format_tar(handle);
        archive_read_support_filter_gzip(handle);
        archive_read_support_filter_bzip2(handle);
        archive_read_support_filter_xz(handle);
        if (archive_read_open_filename(handle, file.c_str(), kBlock) != ARCHIVE_OK)
            return unreadable();
        for (;;) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(handle, &entry);
            if (status == ARCHIVE_EOF)
                break;
            if (status < ARCHIVE_WARN)
                return unreadable();
            if (const Result<void> taken = take(entry); !taken)
                return tl::make_unexpected(taken.error());
        }
        if (m_leftOut > 0)
            m_result.problems.push_back({{}, {ReasonCode::LinksLeftOut, m_leftOut}});
        m_task.report(1);
        return std::move(m_result);
    }

private:
    static constexpr std::size_t kBlock = std::size_t{256} << 10;

    /// The error for an archive that cannot be read, or not to its end.
    [[nodiscard]] tl::unexpected<Error> unreadable() const
    {
        // Known after the first entry only; some versions of libarchive crash before that.
        if (m_entries > 0 && archive_read_has_encrypted_entries(m_handle.get()) > 0)
            return encrypted();
        return failure(ErrorCode::Corrupt,
                       m_entries > 0 ? ReasonCode::ArchiveDamaged : ReasonCode::ArchiveNotReadable);
    }
    static tl::unexpected<Error> encrypted()
    {
        return failure(ErrorCode::Unsupported, ReasonCode::ArchiveEncrypted);
    }
    static tl::unexpected<Error> tooLarge()
    {
        return failure(ErrorCode::Unsupported, ReasonCode::ArchiveTooLarge);
    }
    static tl::unexpected<Error> noRoom()
    {
        return failure(ErrorCode::NotWritable, ReasonCode::NoRoomToUnpack);
    }

    Result<void> take(archive_entry* entry)
    {
        if (m_task.cancelled())
            return cancelledFailure();
        if (++m_entries > m_limits.entries)
            return tooLarge();
        if (archive_entry_is_encrypted(entry) != 0)
            return encrypted();
        const char* name = archive_entry_pathname(entry);
        if (!name)
            name = archive_entry_pathname_utf8(entry);
        // A name in an unknown character set: any name will do.
        const std::string text = name ? name : "file-" + std::to_string(m_entries);
        const bool folder = archive_entry_filetype(entry) == AE_IFDIR;
        const std::optional<fs::path> path = pathFromName(text);
        if (!path && folder && (text == "." || text == "./"))
            return {};
        if (!path)
            return failure(ErrorCode::Unsupported, ReasonCode::ArchiveLeadsOutside);
        if (folder)
            return {}; // created with the first file in it
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) {
            ++m_leftOut;
            return {};
        }
        if (archive_entry_size_is_set(entry)
            && (archive_entry_size(entry) < 0
                || static_cast<std::uint64_t>(archive_entry_size(entry)) > m_mostBytes - m_bytes))
            return tooLarge();
        return write(*path);
    }

    /// A path for an entry that no other entry has.
    [[nodiscard]] std::unique_ptr<NewFile> newFile(const fs::path& path, fs::path& place) const
    {
        std::error_code error;
        place = m_folder / path;
        fs::create_directories(place.parent_path(), error);
        auto file = error ? nullptr : std::make_unique<NewFile>(place);
        if (file && file->isOpen())
            return file;
        // The name exists already, is that of a folder, or is too long for the file system.
        const fs::path other = m_folder / ("entry-" + std::to_string(m_entries));
        place = other / ("file" + path.extension().string().substr(0, 8));
        fs::create_directories(other, error);
        return std::make_unique<NewFile>(place);
    }

    Result<void> write(const fs::path& path)
    {
        fs::path place;
        const std::unique_ptr<NewFile> file = newFile(path, place);
        if (!file->isOpen())
            return noRoom();
        for (;;) {
            if (m_task.cancelled())
                return cancelledFailure();
            const la_ssize_t count =
                archive_read_data(m_handle.get(), m_block.data(), m_block.size());
            if (count == 0)
                break;
            if (count < 0)
                return damaged(static_cast<int>(count), path, place);
            m_bytes += static_cast<std::uint64_t>(count);
            if (m_bytes > m_mostBytes)
                return tooLarge();
            if (!hasRoom() || !file->write(m_block.data(), static_cast<std::size_t>(count)))
                return noRoom();
            reportProgress();
        }
        ++m_result.fileCount;
        return {};
    }

    /// A file with damaged content is left out; an archive that ends early is refused.
    Result<void> damaged(int status, const fs::path& path, const fs::path& place)
    {
        if (archive_read_has_encrypted_entries(m_handle.get()) > 0)
            return encrypted();
        if (status <= ARCHIVE_FATAL)
            return unreadable();
        std::error_code error;
        fs::remove(place, error);
        m_result.problems.push_back({path, ReasonCode::FileDamagedInArchive});
        return {};
    }

    /// Checks the file system at intervals only.
    bool hasRoom()
    {
        constexpr std::uint64_t often = std::uint64_t{32} << 20;
        if (m_bytes < m_nextRoomCheck)
            return true;
        m_nextRoomCheck = m_bytes + often;
        std::error_code error;
        const fs::space_info space = fs::space(m_folder, error);
        return error || space.available >= m_limits.spare;
    }

    void reportProgress()
    {
        if (m_size == 0)
            return;
        const auto read = static_cast<double>(archive_filter_bytes(m_handle.get(), -1));
        m_progress = std::max(m_progress, read / static_cast<double>(m_size));
        m_task.report(m_progress);
    }

    const fs::path& m_folder;
    const ArchiveLimits& m_limits;
    const Task& m_task;
    ArchivePtr m_handle;
    UnpackedArchive m_result;
    std::vector<char> m_block = std::vector<char>(kBlock);
    std::uint64_t m_size = 0; ///< of the archive, bytes
    std::uint64_t m_mostBytes = 0;
    std::uint64_t m_bytes = 0; ///< written so far
    std::uint64_t m_nextRoomCheck = 0;
    std::size_t m_entries = 0;
    std::size_t m_leftOut = 0;
    double m_progress = 0;
};

} // namespace

bool isArchiveName(const fs::path& file)
{
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::any_of(kArchiveEndings.begin(), kArchiveEndings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

bool isArchive(const fs::path& file)
{
    const Result<std::unique_ptr<ByteSource>> source = openFileSource(file);
    if (!source || isDicom(file))
        return false;
    const auto holds = [&](std::size_t offset, std::string_view magic) {
        if (!(*source)->ensure(offset + magic.size()))
            return false;
        return std::equal(magic.begin(), magic.end(),
                          (*source)->bytes().begin() + static_cast<std::ptrdiff_t>(offset),
                          [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    };
    using namespace std::string_view_literals;
    for (const std::string_view magic : {"PK\3\4"sv, "PK\5\6"sv, "PK\7\10"sv, "\x1f\x8b"sv, "BZh"sv,
                                         "\xFD"
                                         "7zXZ\0"sv})
        if (holds(0, magic))
            return true;
    if (isArchiveName(file) || holds(257, "ustar"))
        return true;
    const DiscFileSystems disc = fileSystemsOf(file);
    return disc.iso9660 || disc.udf; // UDF alone is refused with its reason
}

Result<UnpackedArchive> unpackArchive(const fs::path& file, const fs::path& folder,
                                      const ArchiveLimits& limits, const Task& task)
{
    if (const auto source = openFileSource(file); !source)
        return tl::make_unexpected(source.error());
    const DiscFileSystems disc = fileSystemsOf(file);
    if (disc.udf && !disc.iso9660)
        return failure(ErrorCode::Unsupported, ReasonCode::DiscImageUdfAlone);
    const Utf8Locale locale;
    auto unpacked = Unpacker(file, folder, limits, task).run(file);
    // Some programs write only a note for readers without UDF.
    if (unpacked && disc.udf && unpacked->fileCount <= 1)
        unpacked->problems.push_back({{}, ReasonCode::DiscImageUdf});
    return unpacked;
}

} // namespace foramen
