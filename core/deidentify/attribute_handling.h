#pragma once

#include <cstdint>
#include <string_view>

namespace foramen {

/// Options of PS3.15 Annex E that the caller chooses. Clean Descriptors and Clean Structured
/// Content are always on; no other option is offered.
struct CleaningOptions {
    /// Retain Longitudinal Temporal Information with Modified Dates: dates are moved by one number
    /// of days for each patient. Else they are removed.
    bool movesDates = true;
    /// Retain Patient Characteristics: age, sex, size, weight and the like stay.
    bool keepsCharacteristics = false;
};

/// What is done with one attribute.
enum class AttributeHandling {
    Remove,
    Empty,
    Replace, ///< by a dummy value
    MapUids, ///< UIDs that DICOM itself defines stay
    MoveDates,
    CheckTimes, ///< keep what is a time
    ReplacePatientId,
    CleanText, ///< keep where all words are known, else replace
    CleanTextOrRemove, ///< keep where all words are known, else remove
    CleanCode, ///< keep where the coding scheme is public, else replace
    KeepText, ///< unless it holds a word of the patient's name or number, a date or a long number
    KeepCoded, ///< where the characters are those of the value representation
    KeepAge, ///< up to 89 years
    Keep,
    Recurse, ///< into the items of a sequence
    RecurseHidingCodes ///< the same, and its codes are replaced: they name persons or institutions
};

/// A value representation, as far as handling depends on it.
enum class ValueKind {
    PersonName,
    Date,
    DateTime,
    Time,
    Age,
    Uid,
    Text, ///< LO, SH, LT, ST, UT, UC
    Coded, ///< CS
    NumberText, ///< DS, IS
    Number, ///< binary numbers, single or in arrays
    Bytes, ///< OB, OW
    Sequence,
    Other ///< AE, UR, UN and what is unknown
};

/// @param tag  group and element of a standard attribute, 0x00100020
/// @param isNested  it stands in an item of a sequence
[[nodiscard]] AttributeHandling handlingOf(std::uint32_t tag, ValueKind kind, bool isNested,
                                           const CleaningOptions& options);

/// Whether a coding scheme is published, so that a code in it cannot name a person of the site:
/// "DCM", "SCT", "UCUM".
[[nodiscard]] bool isPublicScheme(std::string_view designator);

/// Whether a UID lies below the root of DICOM itself (1.2.840.10008) and is digits and dots alone.
[[nodiscard]] bool isUidOfDicom(std::string_view uid);

} // namespace foramen
