#pragma once

#include "core/dicom/study.h"

#include <string>

namespace foramen {

/// Patient and date of a file, normalised: case, blanks and leading zeros make no difference. Empty
/// where the file states nothing.
struct PatientIdentity {
    std::string id;
    std::string name;
    std::string birthDate;
    std::string sex;
    std::string studyDate; ///< of images only: derived objects may state another date

    [[nodiscard]] int knownCount() const;
    // NOLINTNEXTLINE(modernize-use-nullptr): the check sees a 0 that nobody wrote
    auto operator<=>(const PatientIdentity&) const = default;
};

[[nodiscard]] PatientIdentity identityOf(const Study& study, InstanceKind kind);

/// Why files with one Study Instance UID are not one study.
enum class Contradiction { None, Patient, Date };
[[nodiscard]] Contradiction contradictionBetween(const PatientIdentity& a,
                                                 const PatientIdentity& b);

} // namespace foramen
