#include "core/dicom/parsing/byte_source.h"

#include "core/base/files/system_reason.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace foramen {

namespace {

/// Bytes in memory that somebody else owns.
class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes)
    {
    }
    bool ensure(std::size_t end) override { return end <= m_bytes.size(); }
    std::span<const std::uint8_t> bytes() const override { return m_bytes; }
    std::optional<std::size_t> size() const override { return m_bytes.size(); }

private:
    std::span<const std::uint8_t> m_bytes;
};

/// The bytes of a file. Read without a memory map: a CD or network share that fails while mapped
/// would end the program.
class FileSource : public ByteSource {
public:
    FileSource(int descriptor, std::size_t size)
        : m_descriptor(descriptor)
        , m_size(size)
    {
    }
    ~FileSource() override { ::close(m_descriptor); }

    bool ensure(std::size_t end) override
    {
        if (end <= m_bytes.size())
            return true;
        if (end > m_size)
            return false;
        constexpr std::size_t firstStep = 8192; // enough for most headers of one picture
        const std::size_t wanted = std::min(m_size, std::max({end, firstStep, 2 * m_bytes.size()}));
        std::size_t filled = m_bytes.size();
        m_bytes.resize(wanted);
        while (filled < wanted) {
            const ssize_t count = ::pread(m_descriptor, m_bytes.data() + filled, wanted - filled,
                                          static_cast<off_t>(filled));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                m_error = errno;
            if (count <= 0)
                break;
            filled += static_cast<std::size_t>(count);
        }
        m_bytes.resize(filled);
        if (filled < wanted)
            m_size = filled; // the file was truncated meanwhile, or is unreadable from here on
        return end <= filled;
    }
    std::span<const std::uint8_t> bytes() const override { return m_bytes; }
    std::optional<std::size_t> size() const override { return m_size; }
    int systemError() const override { return m_error; }

private:
    int m_descriptor;
    std::size_t m_size;
    int m_error = 0;
    std::vector<std::uint8_t> m_bytes;
};

} // namespace

tl::unexpected<Error> notReadable(int code)
{
    return failure(ErrorCode::NotReadable, ReasonCode::FileNotReadableBecause, systemReason(code));
}

Result<std::unique_ptr<ByteSource>> openFileSource(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT ? failure(ErrorCode::NotFound, ReasonCode::FileMissing)
                               : notReadable(errno);
    struct stat status { };
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return failure(ErrorCode::NotReadable, ReasonCode::FileNotReadable);
    }
    auto source =
        std::make_unique<FileSource>(descriptor, static_cast<std::size_t>(status.st_size));
    if (status.st_size > 0 && !source->ensure(1) && source->systemError() != 0)
        return notReadable(source->systemError());
    if (status.st_size > 0 && source->bytes().empty()) // emptied since
        return failure(ErrorCode::NotReadable, ReasonCode::FileNotReadable);
    return std::unique_ptr<ByteSource>(std::move(source));
}

std::unique_ptr<ByteSource> memorySource(std::span<const std::uint8_t> bytes)
{
    return std::make_unique<MemorySource>(bytes);
}

} // namespace foramen
