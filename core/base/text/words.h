#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// Whether an ASCII letter is a digit.
[[nodiscard]] constexpr bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Whether a byte of a lowered() text belongs to a word. Those above 127 do: they are parts of
/// letters of other alphabets.
[[nodiscard]] constexpr bool isWordLetter(char letter)
{
    return isDigit(letter) || (letter >= 'a' && letter <= 'z')
        || static_cast<unsigned char>(letter) > 127;
}

/// The words of a UTF-8 text in lower case (ASCII), in order.
[[nodiscard]] std::vector<std::string> wordsIn(std::string_view text);

} // namespace foramen
