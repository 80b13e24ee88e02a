#include "core/dicom/scanning/patient_identity.h"

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

/// "p 007" as "P7", "000" as "0".
std::string plainId(const std::string& text)
{
    const std::string all = plain(text);
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
    return result;
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

PatientIdentity identityOf(const Study& study, InstanceKind kind)
{
    return {plainId(study.patientId), plainName(study.patientName), plain(study.patientBirthDate),
            plain(study.patientSex),
            kind == InstanceKind::Image ? plain(study.studyDate) : std::string()};
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
