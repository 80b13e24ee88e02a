#include "core/base/text/words.h"

#include "core/base/text/ascii.h"

namespace foramen {

std::vector<std::string> wordsIn(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char letter : lowered(text)) {
        if (isWordLetter(letter))
            words.back() += letter;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

} // namespace foramen
