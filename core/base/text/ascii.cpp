#include "core/base/text/ascii.h"

#include <algorithm>

namespace foramen {

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char letter) { return lowered(letter); });
    return result;
}

} // namespace foramen
