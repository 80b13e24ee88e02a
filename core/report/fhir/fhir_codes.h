#pragma once

#include "core/report/fhir/fhir_content.h"
#include "core/spine/assessment.h"
#include "core/spine/coded_concept.h"

#include <optional>
#include <string>
#include <string_view>

/// The code systems and codes of the FHIR bundle: those of the DICOM SR, the elements of the
/// ACR/RSNA set RDES300 and RadLex, and private ones.
namespace foramen::fhir {

inline constexpr const char* kUcum = "http://unitsofmeasure.org";
inline constexpr const char* kDicom = "http://dicom.nema.org/resources/ontology/DCM";
inline constexpr const char* kCde = "https://radelement.org";
inline constexpr const char* kRadLex = "http://radlex.org";
inline constexpr const char* kAbsentReasons =
    "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// The code system of 99FORAMEN: an OID below 2.25, which needs no registration.
[[nodiscard]] const std::string& privateSystem();
/// A code of DICOM with the URI of its scheme.
[[nodiscard]] Coding codingOf(const CodedConcept& code);
/// A concept with one code, its meaning as the text.
[[nodiscard]] Concept conceptOf(const CodedConcept& code);
/// A concept with a private code. @param code  "PROBABILITY_SEVERE"
[[nodiscard]] Concept privateConcept(std::string_view code, std::string_view text);

/// What is graded, with the element of RDES300 for canal and recesses; it has none for foramina.
[[nodiscard]] Concept findingConcept(Condition condition);
/// The grade. Normal/Mild has a private code alone unless a reader refined it.
[[nodiscard]] Concept gradeConcept(Condition condition, Severity severity,
                                   std::optional<MildGrade> refined = {});
/// The level. @param words  for people: "L4/L5 left subarticular zone"
[[nodiscard]] Concept levelConcept(NamedDiscs discs, DiscLevel row, std::string words);
[[nodiscard]] Concept sideConcept(Side side);
/// Why there is no value. @param code  of data-absent-reason
[[nodiscard]] Concept absentConcept(std::string_view code, std::string text);

} // namespace foramen::fhir
