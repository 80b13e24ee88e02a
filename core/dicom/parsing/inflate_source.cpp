#include "core/dicom/parsing/inflate_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// What precedes a deflate stream, as zlib counts it.
enum Wrapping { Raw = -MAX_WBITS, Gzip = MAX_WBITS + 16 };

/// Inflates a stream on demand.
class InflateSource : public ByteSource {
public:
    InflateSource(std::unique_ptr<ByteSource> source, std::size_t start, Wrapping wrapping)
        : m_source(std::move(source))
        , m_position(start)
        , m_bytes(m_source->bytes().begin(),
                  m_source->bytes().begin() + static_cast<std::ptrdiff_t>(start))
    {
        m_ended = inflateInit2(&m_stream, wrapping) != Z_OK;
        m_initialised = !m_ended;
    }
    ~InflateSource() override
    {
        if (m_initialised)
            inflateEnd(&m_stream);
    }

    bool ensure(std::size_t end) override
    {
        // A limit against decompression bombs.
        constexpr std::size_t most = std::size_t{2} << 30;
        if (end > most)
            return false;
        while (m_bytes.size() < end && !m_ended)
            inflateStep();
        return end <= m_bytes.size();
    }
    std::span<const std::uint8_t> bytes() const override { return m_bytes; }
    std::optional<std::size_t> size() const override { return std::nullopt; }
    int systemError() const override { return m_source->systemError(); }

private:
    void inflateStep()
    {
        constexpr std::size_t inputStep = 65536;
        constexpr std::size_t outputStep = 262144;
        if (!m_source->ensure(m_position + inputStep) && !m_source->ensure(m_position + 1)) {
            m_ended = true;
            return;
        }
        (void)m_source->ensure(lastReadable(m_position + inputStep));
        const std::span<const std::uint8_t> all = m_source->bytes();
        const std::size_t available = std::min(inputStep, all.size() - m_position);
        const std::size_t filled = m_bytes.size();
        m_bytes.resize(filled + outputStep);
        // zlib takes a non-const pointer for historical reasons and does not write through it.
        m_stream.next_in = const_cast<Bytef*>(all.data() + m_position);
        m_stream.avail_in = static_cast<uInt>(available);
        m_stream.next_out = m_bytes.data() + filled;
        m_stream.avail_out = static_cast<uInt>(outputStep);
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        m_position += available - m_stream.avail_in;
        m_bytes.resize(filled + outputStep - m_stream.avail_out);
        if (status != Z_OK)
            m_ended = true;
    }

    /// The source reads in steps: after a request for one byte it may hold more.
    std::size_t lastReadable(std::size_t wanted) const
    {
        std::size_t low = m_position + 1;
        std::size_t high = wanted;
        while (low < high) {
            const std::size_t middle = low + (high - low + 1) / 2;
            if (m_source->ensure(middle))
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    std::unique_ptr<ByteSource> m_source;
    std::size_t m_position;
    std::vector<std::uint8_t> m_bytes;
    z_stream m_stream{};
    bool m_initialised = false;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<ByteSource> inflateSource(std::unique_ptr<ByteSource> source, std::size_t start)
{
    return std::make_unique<InflateSource>(std::move(source), start, Raw);
}

Result<std::unique_ptr<ByteSource>> openContentSource(const std::filesystem::path& path)
{
    Result<std::unique_ptr<ByteSource>> source = openFileSource(path);
    constexpr std::array<std::uint8_t, 3> gzip = {0x1F, 0x8B, 8};
    if (source && (*source)->ensure(gzip.size())
        && std::equal(gzip.begin(), gzip.end(), (*source)->bytes().begin()))
        return std::unique_ptr<ByteSource>(
            std::make_unique<InflateSource>(std::move(*source), 0, Gzip));
    return source;
}

} // namespace foramen
