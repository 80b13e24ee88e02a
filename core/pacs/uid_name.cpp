#include "core/pacs/uid_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace foramen {

bool isUid(std::string_view text)
{
    constexpr std::size_t longest = 64;
    if (text.empty() || text.size() > longest || text.front() == '.' || text.back() == '.')
        return false;
    return text.find("..") == std::string_view::npos
        && std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || letter == '.';
           });
}

std::string uidFileName(std::string_view uid)
{
    if (isUid(uid))
        return std::string(uid);
    std::uint64_t number = 0xcbf29ce484222325; // FNV-1a, 64 bits
    for (const char letter : uid)
        number = (number ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    return fmt::format("odd-{:016x}", number);
}

} // namespace foramen
