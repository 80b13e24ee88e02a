#include "core/base/text/text_file.h"

#include "core/base/files/file_replacement.h"

namespace foramen {

Result<void> writeTextFile(const std::filesystem::path& file, std::string_view text)
{
    return replaceFile(file, text);
}

} // namespace foramen
