#include "core/bundle/content_hash.h"

#include "core/base/files/system_reason.h"

#include <openssl/evp.h>

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>

namespace foramen {

namespace {

struct ContextDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Closes a descriptor.
class OpenFile {
public:
    explicit OpenFile(const std::filesystem::path& file)
        : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace

struct ContentHash::Private {
    std::unique_ptr<EVP_MD_CTX, ContextDeleter> context{EVP_MD_CTX_new()};
    bool isGood = false;
};

ContentHash::ContentHash()
    : m_d(std::make_unique<Private>())
{
    m_d->isGood = m_d->context && EVP_DigestInit_ex(m_d->context.get(), EVP_sha256(), nullptr) == 1;
}

ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes)
{
    m_d->isGood =
        m_d->isGood && EVP_DigestUpdate(m_d->context.get(), bytes.data(), bytes.size()) == 1;
}

Result<std::string> ContentHash::take()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    m_d->isGood =
        m_d->isGood && EVP_DigestFinal_ex(m_d->context.get(), digest.data(), &length) == 1;
    if (!m_d->isGood)
        return failure(ErrorCode::Internal, ReasonCode::NoSha256);
    m_d->isGood = false;
    std::string text;
    for (unsigned i = 0; i < length; ++i)
        text += fmt::format("{:02x}", digest[i]);
    return text;
}

Result<void> readInPieces(const std::filesystem::path& file, const Task& task,
                          const std::function<Result<void>(std::string_view piece)>& use)
{
    const OpenFile opened(file);
    if (opened.descriptor() < 0)
        return failure(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::NotReadable,
                       ReasonCode::FileNotReadableBecause, systemReason(errno));
    constexpr std::size_t size = std::size_t{256} << 10;
    std::vector<char> piece(size);
    for (;;) {
        if (task.cancelled())
            return cancelledFailure();
        const ssize_t count = ::read(opened.descriptor(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure(ErrorCode::NotReadable, ReasonCode::FileNotReadableBecause,
                           systemReason(errno));
        if (count == 0)
            return {};
        if (auto used = use({piece.data(), static_cast<std::size_t>(count)}); !used)
            return used;
    }
}

} // namespace foramen
