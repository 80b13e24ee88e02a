#include "core/base/patient_identity.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace foramen {

namespace {

/// Capitals, without blanks.
std::string plain(const std::string& text)
{
    std::string result;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isspace(byte) == 0 && byte != 0)
            result += static_cast<char>(std::toupper(byte));
    }
    return result;
}

/// What stands where nothing was to be stated: "UNKNOWN", "N/A", "000", "XXX", "?".
bool isPlaceholder(const std::string& text)
{
    std::string letters;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || byte >= 0x80)
            letters += letter;
    }
    constexpr std::array words = {
        "ANON",    "ANONYM",      "ANONYMOUS",    "ANONYMIZED", "ANONYMISED", "DEIDENTIFIED",
        "UNKNOWN", "UNSPECIFIED", "NOTAVAILABLE", "NA",         "NONE",       "NULL",
        "NIL",     "EMPTY",       "REMOVED",      "DELETED",    "NOID",       "NONAME"};
    return letters.find_first_not_of('0') == std::string::npos
        || letters.find_first_not_of('X') == std::string::npos
        || std::find(words.begin(), words.end(), letters) != words.end();
}

/// "p 007" as "P7", "P7^^^HOSPITAL" (with its issuer) as "P7".
std::string plainId(const std::string& text)
{
    const std::string all = plain(text.substr(0, text.find('^')));
    if (isPlaceholder(all))
        return {};
    const auto isDigit = [&](std::size_t at) {
        return at < all.size() && std::isdigit(static_cast<unsigned char>(all[at])) != 0;
    };
    std::string result;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == 0 || !isDigit(i - 1))
            while (all[i] == '0' && isDigit(i + 1))
                ++i;
        result += all[i];
    }
    return result;
}

/// Equal for "Miller^Eve" and "MILLER, EVE".
std::string plainName(const std::string& text)
{
    std::string result;
    for (const char letter : plain(text)) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || byte >= 0x80)
            result += letter;
    }
    return isPlaceholder(result) ? std::string() : result;
}

/// "1970.01.01" as "19700101"; empty for days when nobody was born or examined of those who were
/// ever imaged: "00000000", "19000101".
std::string plainDate(const std::string& text)
{
    constexpr std::size_t length = 8;
    std::string digits;
    for (const char letter : text)
        if (std::isdigit(static_cast<unsigned char>(letter)) != 0)
            digits += letter;
    if (digits.size() != length)
        return plain(text);
    return digits > "19001231" && digits < "22000101" ? digits : std::string();
}

/// "Female" as "F"; empty for what is no sex of DICOM.
std::string plainSex(const std::string& text)
{
    const std::string letter = plain(text).substr(0, 1);
    return letter == "F" || letter == "M" || letter == "O" ? letter : std::string();
}

bool differ(const std::string& a, const std::string& b)
{
    return !a.empty() && !b.empty() && a != b;
}

} // namespace

int PatientIdentity::knownCount() const
{
    int count = 0;
    for (const std::string* one : {&id, &name, &birthDate, &sex, &studyDate})
        count += one->empty() ? 0 : 1;
    return count;
}

PatientIdentity normalIdentity(const PatientIdentity& stated)
{
    return {plainId(stated.id), plainName(stated.name), plainDate(stated.birthDate),
            plainSex(stated.sex), plainDate(stated.studyDate)};
}

Contradiction contradictionBetween(const PatientIdentity& a, const PatientIdentity& b)
{
    if (differ(a.id, b.id))
        return Contradiction::Patient;
    const bool otherName = differ(a.name, b.name);
    const bool otherBirth = differ(a.birthDate, b.birthDate);
    const bool sameId = !a.id.empty() && a.id == b.id;
    // Names change and are misspelt: with an equal ID, one of the other attributes may differ.
    if (sameId ? otherName && otherBirth : otherName || otherBirth || differ(a.sex, b.sex))
        return Contradiction::Patient;
    return differ(a.studyDate, b.studyDate) ? Contradiction::Date : Contradiction::None;
}

} // namespace foramen
