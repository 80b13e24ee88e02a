#include "core/base/text/text_file.h"

#include "core/base/files/file_replacement.h"

#include <fstream>
#include <iterator>
#include <system_error>

namespace foramen {

Result<void> writeTextFile(const std::filesystem::path& file, std::string_view text)
{
    return replaceFile(file, text);
}

Result<std::string> readTextFile(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, file.string());
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream || stream.bad())
        return failure(ErrorCode::NotReadable, ReasonCode::FileNotReadable);
    return text;
}

} // namespace foramen
