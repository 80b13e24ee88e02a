#pragma once

#include "core/dicom/study.h"

#include <string>

namespace foramen {

/// Whom a file shows and when, so spelt that other capitals, blanks and leading zeros make no
/// difference. What a file does not say is empty.
struct PatientIdentity {
    std::string id;
    std::string name;
    std::string birthDate;
    std::string sex;
    std::string studyDate; ///< of pictures: what was made of them later may say another

    [[nodiscard]] int knownCount() const;
    friend auto operator<=>(const PatientIdentity&, const PatientIdentity&) = default;
};

[[nodiscard]] PatientIdentity identityOf(const Study& study, InstanceKind kind);

/// What keeps files of one Study Instance UID apart.
enum class Contradiction { None, Patient, Date };
[[nodiscard]] Contradiction contradictionBetween(const PatientIdentity& a,
                                                 const PatientIdentity& b);

} // namespace foramen
