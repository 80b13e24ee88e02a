#include "core/bundle/identifying_text.h"

#include "core/base/text/ascii.h"
#include "core/base/text/words.h"
#include "core/deidentify/descriptor_words.h"
#include "core/dicom/tags/tag_listing.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace foramen {

namespace {

constexpr std::size_t kPartLength = 5; ///< letters from which a name is looked for within words
constexpr std::size_t kNameLength = 2;
constexpr std::size_t kNumberLength = 3;
constexpr std::size_t kInstitutionLength = 4;
constexpr char32_t kIdeographs = 0x2E80; ///< from here on, writing has no blanks between words

/// Letters with accents as letters without, in lower case.
struct PlainLetters {
    char32_t first;
    char32_t last;
    std::string_view plain;
};
constexpr PlainLetters kPlainLetters[] = {
    {0x00AA, 0x00AA, "a"},  {0x00BA, 0x00BA, "o"},  {0x00C0, 0x00C5, "a"},  {0x00C6, 0x00C6, "ae"},
    {0x00C7, 0x00C7, "c"},  {0x00C8, 0x00CB, "e"},  {0x00CC, 0x00CF, "i"},  {0x00D0, 0x00D0, "d"},
    {0x00D1, 0x00D1, "n"},  {0x00D2, 0x00D6, "o"},  {0x00D8, 0x00D8, "o"},  {0x00D9, 0x00DC, "u"},
    {0x00DD, 0x00DD, "y"},  {0x00DE, 0x00DE, "th"}, {0x00DF, 0x00DF, "ss"}, {0x00E0, 0x00E5, "a"},
    {0x00E6, 0x00E6, "ae"}, {0x00E7, 0x00E7, "c"},  {0x00E8, 0x00EB, "e"},  {0x00EC, 0x00EF, "i"},
    {0x00F0, 0x00F0, "d"},  {0x00F1, 0x00F1, "n"},  {0x00F2, 0x00F6, "o"},  {0x00F8, 0x00F8, "o"},
    {0x00F9, 0x00FC, "u"},  {0x00FD, 0x00FD, "y"},  {0x00FE, 0x00FE, "th"}, {0x00FF, 0x00FF, "y"},
    {0x0100, 0x0105, "a"},  {0x0106, 0x010D, "c"},  {0x010E, 0x0111, "d"},  {0x0112, 0x011B, "e"},
    {0x011C, 0x0123, "g"},  {0x0124, 0x0127, "h"},  {0x0128, 0x0131, "i"},  {0x0132, 0x0133, "ij"},
    {0x0134, 0x0135, "j"},  {0x0136, 0x0138, "k"},  {0x0139, 0x0142, "l"},  {0x0143, 0x014B, "n"},
    {0x014C, 0x0151, "o"},  {0x0152, 0x0153, "oe"}, {0x0154, 0x0159, "r"},  {0x015A, 0x0161, "s"},
    {0x0162, 0x0167, "t"},  {0x0168, 0x0173, "u"},  {0x0174, 0x0175, "w"},  {0x0176, 0x0178, "y"},
    {0x0179, 0x017E, "z"},  {0x017F, 0x017F, "s"},  {0x1E9E, 0x1E9E, "ss"},
};

/// The next character of UTF-8; a byte that is none stands for itself.
char32_t nextCharacter(std::string_view& text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    constexpr std::array<unsigned, 5> masks = {0, 0xFF, 0x1F, 0x0F, 0x07};
    char32_t character = lead & masks[length];
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            text.remove_prefix(1);
            return lead;
        }
        character = (character << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(length);
    return character;
}

void append(std::string& text, char32_t character)
{
    const auto put = [&](char32_t byte) {
        text += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | (character >> 6));
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3F));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    }
}

/// Marks that stand above other letters, soft hyphens and what has no width.
bool isInvisible(char32_t character)
{
    return (character >= 0x0300 && character <= 0x036F) || character == 0x00AD
        || (character >= 0x200B && character <= 0x200F) || character == 0x2060
        || character == 0xFEFF;
}

/// Greek and Cyrillic capitals as small letters, without a locale.
char32_t smallLetter(char32_t character)
{
    const bool isGreek = (character >= 0x0391 && character <= 0x03A9);
    const bool isCyrillic = (character >= 0x0410 && character <= 0x042F);
    if (isGreek || isCyrillic)
        return character + 0x20;
    return character >= 0x0400 && character <= 0x040F ? character + 0x50 : character;
}

/// Letters of any alphabet in lower case and without accents; all else as it is.
std::string plainText(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        const char32_t character = nextCharacter(text);
        if (isInvisible(character))
            continue;
        const auto* row = std::find_if(std::begin(kPlainLetters), std::end(kPlainLetters),
                                       [character](const PlainLetters& one) {
                                           return character >= one.first && character <= one.last;
                                       });
        if (row != std::end(kPlainLetters))
            plain += row->plain;
        else if (character < 0x80)
            plain += lowered(static_cast<char>(character));
        else
            append(plain, smallLetter(character));
    }
    return plain;
}

/// German names are also written without their letters: "Mueller", "Groeschl".
std::string withWrittenOutUmlauts(std::string_view text)
{
    std::string written;
    while (!text.empty()) {
        const char32_t character = nextCharacter(text);
        switch (character) {
        case 0x00E4:
        case 0x00C4:
            written += "ae";
            break;
        case 0x00F6:
        case 0x00D6:
            written += "oe";
            break;
        case 0x00FC:
        case 0x00DC:
            written += "ue";
            break;
        default:
            append(written, character);
        }
    }
    return written;
}

std::size_t lettersOf(std::string_view word)
{
    std::size_t count = 0;
    for (; !word.empty(); ++count)
        (void)nextCharacter(word);
    return count;
}

bool isIdeographic(std::string_view word)
{
    while (!word.empty())
        if (nextCharacter(word) < kIdeographs)
            return false;
    return true;
}

bool isNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

/// "3", "3rd", "21st": a day or a year.
bool isOrdinal(std::string_view word)
{
    const auto digits = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), isDigit)
                                                 - word.begin());
    const std::string_view rest = word.substr(digits);
    return digits > 0 && digits <= 4
        && (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th"
            || rest == "er" || rest == "e");
}

/// In English, German, French, Spanish, Italian, Portuguese and Dutch, without accents.
bool isMonth(std::string_view word)
{
    // clang-format off
    static const std::set<std::string_view> names = {
        "abr", "abril", "ago", "agosto", "aout", "apr", "april", "aprile", "aug", "august",
        "augustus", "avr", "avril", "dec", "december", "decembre", "dez", "dezembro", "dezember",
        "dic", "dicembre", "diciembre", "ene", "enero", "feb", "febbraio", "febrero", "februar",
        "februari", "february", "fev", "fevereiro", "fevrier", "gen", "gennaio", "giu", "giugno",
        "jan", "janeiro", "janner", "januar", "januari", "january", "janvier", "juil", "juillet",
        "juin", "jul", "juli", "julio", "julho", "july", "jun", "june", "junho", "juni", "junio",
        "luglio", "maart", "mag", "maggio", "mai", "maio", "mar", "march", "marco", "mars", "marz",
        "marzo", "may", "mayo", "mei", "mrz", "nov", "november", "novembre", "novembro",
        "noviembre", "oct", "october", "octobre", "octubre", "okt", "oktober", "ott", "ottobre",
        "out", "outubro", "sep", "sept", "september", "septembre", "septiembre", "set", "setembro",
        "settembre",
    };
    // clang-format on
    return names.contains(word);
}

/// "12.11.2026", "2026-11-12", "12/11/26": three numbers and one separator twice.
bool isDateAt(std::string_view text, std::size_t at)
{
    if (at > 0 && isDigit(text[at - 1]))
        return false;
    std::array<std::size_t, 3> lengths{};
    char separator = 0;
    for (std::size_t part = 0; part < lengths.size(); ++part) {
        while (at < text.size() && isDigit(text[at])) {
            ++lengths[part];
            ++at;
        }
        if (lengths[part] == 0 || lengths[part] > 4)
            return false;
        if (part + 1 == lengths.size())
            break;
        if (at >= text.size() || std::string_view("./-").find(text[at]) == std::string_view::npos
            || (part > 0 && text[at] != separator))
            return false;
        separator = text[at++];
        while (separator == '.' && at < text.size() && text[at] == ' ') // "12. 11. 2026"
            ++at;
    }
    const bool isYearLast = lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] != 1;
    const bool isYearFirst = lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2;
    return isYearLast || isYearFirst;
}

/// Digits, also in groups with one character between them.
bool hasLongNumber(std::string_view text)
{
    constexpr std::size_t longest = 5;
    constexpr std::size_t longestInGroups = 6;
    std::size_t run = 0;
    std::size_t grouped = 0;
    char before = 0;
    for (const char letter : text) {
        if (isDigit(letter)) {
            ++run;
            ++grouped;
            if (run > longest || grouped > longestInGroups)
                return true;
        } else {
            run = 0;
            const bool joins = std::string_view(" -/.").find(letter) != std::string_view::npos;
            if (!joins || !isDigit(before))
                grouped = 0;
        }
        before = letter;
    }
    return false;
}

bool hasYearOrMonth(const std::vector<std::string>& words)
{
    constexpr std::size_t yearLength = 4;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word.size() == yearLength && isNumber(word)
            && (word.starts_with("19") || word.starts_with("20")))
            return true;
        if (!isMonth(word))
            continue;
        if (i + 1 < words.size() && isOrdinal(words[i + 1]))
            return true;
        for (std::size_t back = 1; back <= 2 && back <= i; ++back) { // "3 May", "3rd of May"
            const std::string& earlier = words[i - back];
            if (isOrdinal(earlier))
                return true;
            if (earlier != "of" && earlier != "de" && earlier != "the")
                break;
        }
    }
    return false;
}

/// What a file says of whom.
enum class Owner { Nobody, PatientName, PatientNumber, Staff, Institution };

Owner ownerOf(const TagLine& line)
{
    switch (line.tag) {
    case 0x00100010: // Patient's Name
    case 0x00101001: // Other Patient Names
    case 0x00101005: // Patient's Birth Name
    case 0x00101060: // Patient's Mother's Birth Name
    case 0x00102297: // Responsible Person
    case 0x00101040: // Patient's Address
        return Owner::PatientName;
    case 0x00100020: // Patient ID
    case 0x00101000: // Other Patient IDs
    case 0x00101090: // Medical Record Locator
    case 0x00102154: // Patient's Telephone Numbers
    case 0x00080050: // Accession Number
    case 0x00200010: // Study ID
    case 0x00380010: // Admission ID
    case 0x00400253: // Performed Procedure Step ID
    case 0x00401001: // Requested Procedure ID
    case 0x00402016: // Placer Order Number
    case 0x00402017: // Filler Order Number
        return Owner::PatientNumber;
    case 0x00080080: // Institution Name
    case 0x00080081: // Institution Address
    case 0x00081010: // Station Name
    case 0x00081040: // Institutional Department Name
        return Owner::Institution;
    default:
        return line.vr == "PN" ? Owner::Staff : Owner::Nobody;
    }
}

} // namespace

void IdentifyingText::add(Words& words, std::string_view text, std::size_t shortest)
{
    const std::string plain = plainText(text);
    const std::string writtenOut = plainText(withWrittenOutUmlauts(text));
    for (const std::string& spelt : {plain, writtenOut})
        for (const std::string& word : wordsIn(spelt)) {
            const std::size_t letters = lettersOf(word);
            if (letters < shortest || (isNumber(word) && letters < kNumberLength))
                continue;
            if (letters >= kPartLength || isIdeographic(word))
                words.parts.push_back(word);
            else
                words.whole.insert(word);
        }
    // Family and given name of one sign each are told together, as they are written.
    std::string signs;
    for (const std::string& word : wordsIn(plain))
        if (isIdeographic(word))
            signs += word;
    if (lettersOf(signs) >= kNameLength)
        words.parts.push_back(signs);
}

Result<void> IdentifyingText::addFile(const std::filesystem::path& file)
{
    constexpr std::size_t longestText = 1024; // bytes
    const auto listing = listTags(file, {}, longestText);
    if (!listing)
        return tl::make_unexpected(listing.error());
    for (const TagLine& line : listing->lines) {
        if (line.content != TagContent::Text || line.value.empty())
            continue;
        switch (ownerOf(line)) {
        case Owner::PatientName:
            addName(line.value);
            break;
        case Owner::PatientNumber:
            addNumber(line.value);
            break;
        case Owner::Staff:
            add(m_others, line.value, kNumberLength);
            break;
        case Owner::Institution:
            for (const std::string& word : wordsIn(plainText(line.value)))
                if (!hasKnownWordsOnly(word))
                    add(m_others, word, kInstitutionLength);
            break;
        case Owner::Nobody:
            break;
        }
    }
    for (Words* words : {&m_patient, &m_others}) {
        std::sort(words->parts.begin(), words->parts.end());
        words->parts.erase(std::unique(words->parts.begin(), words->parts.end()),
                           words->parts.end());
    }
    return {};
}

void IdentifyingText::addName(std::string_view name)
{
    // The same name in letters, signs and sounds (PS3.5 6.2.1).
    for (std::size_t end = name.find('='); end != std::string_view::npos; end = name.find('=')) {
        add(m_patient, name.substr(0, end), kNameLength);
        name.remove_prefix(end + 1);
    }
    add(m_patient, name, kNameLength);
}

void IdentifyingText::addNumber(std::string_view number)
{
    add(m_patient, number, kNumberLength);
}

bool IdentifyingText::holds(const Words& words, std::string_view text)
{
    for (const std::string& word : wordsIn(text)) {
        if (words.whole.contains(word))
            return true;
        for (const std::string& part : words.parts)
            if (word.find(part) != std::string::npos)
                return true;
    }
    return false;
}

bool IdentifyingText::isIn(std::string_view text) const
{
    const std::string plain = plainText(text);
    return holds(m_patient, plain) || holds(m_others, plain) || holdsDateOrNumber(plain);
}

bool IdentifyingText::namesPatient(std::string_view text) const
{
    return holds(m_patient, plainText(text));
}

std::string IdentifyingText::cleaned(std::string_view text) const
{
    std::string made;
    for (;;) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        const bool endsWithReturn = line.ends_with('\r');
        if (endsWithReturn)
            line.remove_suffix(1);
        made += isIn(line) ? kRemovedText : line;
        if (endsWithReturn)
            made += '\r';
        if (end == std::string_view::npos)
            return made;
        made += '\n';
        text.remove_prefix(end + 1);
    }
}

bool holdsDateOrNumber(std::string_view text)
{
    const std::string plain = plainText(text);
    if (hasLongNumber(plain) || hasYearOrMonth(wordsIn(plain)))
        return true;
    for (std::size_t at = 0; at < plain.size(); ++at)
        if (isDigit(plain[at]) && isDateAt(plain, at))
            return true;
    return false;
}

} // namespace foramen
