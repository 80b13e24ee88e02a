#include "core/base/files/file_copy.h"

#include "core/base/files/file_replacement.h"

#include <cstddef>
#include <fstream>
#include <vector>

namespace foramen {

Result<void> copyFile(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::ifstream stream(from, std::ios::binary);
    FileReplacement next(to);
    constexpr std::size_t block = 1 << 20;
    std::vector<char> buffer(block);
    while (stream) {
        stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        if (auto written = next.write({buffer.data(), static_cast<std::size_t>(stream.gcount())});
            !written)
            return written;
    }
    if (!stream.eof())
        return failure(ErrorCode::NotReadable, "'" + from.string() + "' cannot be read");
    return next.commit();
}

} // namespace foramen
