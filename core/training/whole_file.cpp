#include "core/training/whole_file.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

namespace foramen {

Result<void> writeWholeFile(const std::filesystem::path& file, std::string_view text)
{
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    std::error_code error;
    if (stream)
        std::filesystem::rename(part, file, error);
    if (stream && !error)
        return {};
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return failure(ErrorCode::NotWritable,
                   fmt::format("{} cannot be written", file.filename().string()));
}

} // namespace foramen
