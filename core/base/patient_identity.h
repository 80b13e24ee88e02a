#pragma once

#include <string>

namespace foramen {

/// What tells patients and days of examination apart, normalised by normalIdentity(): case, blanks,
/// leading zeros and the way of writing a date make no difference. Empty where nothing is stated,
/// or only a placeholder such as "UNKNOWN" or "19000101".
struct PatientIdentity {
    std::string id;
    std::string name;
    std::string birthDate;
    std::string sex;
    std::string studyDate;

    [[nodiscard]] int knownCount() const;
    // NOLINTNEXTLINE(modernize-use-nullptr): the check sees a 0 that nobody wrote
    auto operator<=>(const PatientIdentity&) const = default;
};

/// @param stated  as files state it.
[[nodiscard]] PatientIdentity normalIdentity(const PatientIdentity& stated);

/// Why files with one Study Instance UID are not one study.
enum class Contradiction { None, Patient, Date };
[[nodiscard]] Contradiction contradictionBetween(const PatientIdentity& a,
                                                 const PatientIdentity& b);

} // namespace foramen
