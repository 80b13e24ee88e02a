#include "core/report/fhir/fhir_codes.h"

#include "core/report/dicom_values.h"
#include "core/report/sr/sr_codes.h"
#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <utility>

namespace foramen::fhir {

namespace {

/// The RDES300 element of a condition; none for the foramina.
std::optional<Coding> elementOf(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return Coding{kCde, "RDE2058", "Central spinal canal"};
    case Condition::LeftSubarticularStenosis:
        return Coding{kCde, "RDE2031", "Left subarticular recess"};
    case Condition::RightSubarticularStenosis:
        return Coding{kCde, "RDE2060", "Right subarticular recess"};
    case Condition::LeftNeuralForaminalNarrowing:
    case Condition::RightNeuralForaminalNarrowing:
        break;
    }
    return std::nullopt;
}

/// The values of these elements, which all three count alike.
enum class ElementValue { Normal, Mild, Moderate, Severe };

/// Adds the value of the condition's element, where it has one.
void addElementValue(Concept& grade, Condition condition, ElementValue value)
{
    constexpr std::array<const char*, 4> words = {"normal", "mildly", "moderately", "severely"};
    const auto element = elementOf(condition);
    if (!element)
        return;
    const auto index = static_cast<std::size_t>(value);
    const char* narrow = condition == Condition::SpinalCanalStenosis ? " stenotic" : " stenosed";
    grade.codings.push_back({kCde, fmt::format("{}.{}", element->code, index),
                             std::string(words[index]).append(index == 0 ? "" : narrow)});
}

/// The value of "Disc level" (RDE1514) for a disc: T12-L1 is 0; none below L5-S1.
std::optional<Coding> elementLevel(NamedDiscs discs, DiscLevel row)
{
    constexpr std::array<const char*, 6> names = {"T12-L1", "L1-2", "L2-3",
                                                  "L3-4",   "L4-5", "L5-S1"};
    const auto index = static_cast<std::size_t>(row);
    std::size_t value = index + 1;
    if (discs == NamedDiscs::T12L1ToL4L5)
        value = index;
    if (discs == NamedDiscs::L2L3ToL6S1) {
        value = index + 2;
        if (row == DiscLevel::L4L5 || row == DiscLevel::L5S1) // L5/L6 and L6/S1
            return std::nullopt;
    }
    return Coding{kCde, fmt::format("RDE1514.{}", value), names[value]};
}

} // namespace

const std::string& privateSystem()
{
    static const std::string system =
        "urn:oid:" + derivedUid(std::string("code system ") + kPrivateScheme);
    return system;
}

Coding codingOf(const CodedConcept& code)
{
    constexpr std::array<std::pair<std::string_view, const char*>, 5> systems = {{
        {"SCT", "http://snomed.info/sct"},
        {"LN", "http://loinc.org"},
        {"DCM", kDicom},
        {"UCUM", kUcum},
        {"RFC5646", "urn:ietf:bcp:47"},
    }};
    for (const auto& [scheme, system] : systems)
        if (scheme == code.scheme)
            return {system, code.value, code.meaning};
    return {privateSystem(), code.value, code.meaning};
}

Concept conceptOf(const CodedConcept& code)
{
    return {{codingOf(code)}, code.meaning};
}

Concept privateConcept(std::string_view code, std::string_view text)
{
    return {{{privateSystem(), std::string(code), std::string(text)}}, std::string(text)};
}

Concept findingConcept(Condition condition)
{
    Concept made{{codingOf(findingCode(condition))}, std::string(nameOf(condition))};
    if (auto element = elementOf(condition))
        made.codings.push_back(std::move(*element));
    return made;
}

Concept gradeConcept(Condition condition, Severity severity, std::optional<MildGrade> refined)
{
    constexpr CodedConcept normal = {"17621005", "SCT", "Normal"};
    constexpr CodedConcept mild = {"255604002", "SCT", "Mild"};
    Concept grade{{codingOf(kSeverityCodes[static_cast<std::size_t>(severity)])},
                  std::string(nameOf(severity))};
    switch (severity) {
    case Severity::NormalMild:
        if (!refined)
            break;
        grade.text += fmt::format(", more precisely: {}", nameOf(*refined));
        grade.codings.push_back(codingOf(*refined == MildGrade::Normal ? normal : mild));
        if (*refined == MildGrade::Mild)
            grade.codings.push_back({kRadLex, "RID5671", "mild"});
        addElementValue(grade, condition,
                        *refined == MildGrade::Normal ? ElementValue::Normal : ElementValue::Mild);
        break;
    case Severity::Moderate:
        grade.codings.push_back({kRadLex, "RID5672", "moderate"});
        addElementValue(grade, condition, ElementValue::Moderate);
        break;
    case Severity::Severe:
        grade.codings.push_back({kRadLex, "RID5673", "severe"});
        addElementValue(grade, condition, ElementValue::Severe);
        break;
    }
    return grade;
}

Concept levelConcept(NamedDiscs discs, DiscLevel row, std::string words)
{
    Concept level{{codingOf(levelCode(discs, row))}, std::move(words)};
    if (auto value = elementLevel(discs, row))
        level.codings.push_back(std::move(*value));
    return level;
}

Concept sideConcept(Side side)
{
    Concept made = conceptOf(sideCode(side));
    made.codings.push_back(side == Side::Left ? Coding{kRadLex, "RID5824", "left"}
                                              : Coding{kRadLex, "RID5825", "right"});
    return made;
}

Concept absentConcept(std::string_view code, std::string text)
{
    return {{{kAbsentReasons, std::string(code), {}}}, std::move(text)};
}

} // namespace foramen::fhir
