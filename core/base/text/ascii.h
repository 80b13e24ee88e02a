#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// An ASCII letter in lower case; every other character unchanged. Does not depend on the locale.
[[nodiscard]] constexpr char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// A text with its ASCII letters in lower case. UTF-8 stays UTF-8.
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace foramen
