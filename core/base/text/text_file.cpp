#include "core/base/text/text_file.h"

#include <fstream>
#include <system_error>

namespace foramen {

Result<void> writeTextFile(const std::filesystem::path& file, std::string_view text)
{
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    std::error_code error;
    if (stream)
        std::filesystem::rename(part, file, error);
    if (stream && !error)
        return {};
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten);
}

} // namespace foramen
