#pragma once

#include <string>
#include <string_view>

namespace foramen {

/// A letter of ASCII in lower case; every other character as it is, in every locale.
[[nodiscard]] constexpr char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// A text with its ASCII letters in lower case. UTF-8 stays UTF-8.
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace foramen
