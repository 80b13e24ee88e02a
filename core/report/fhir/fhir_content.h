#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The parts of a FHIR R4 bundle as plain data, before fhir_writer makes JSON of them. The names
/// are those of FHIR; empty strings and lists are left out there.
namespace foramen::fhir {

struct Coding {
    std::string system; ///< URI
    std::string code;
    std::string display;
};

/// CodeableConcept: codes that mean the same, and words.
struct Concept {
    std::vector<Coding> codings;
    std::string text;
};

struct Quantity {
    double value = 0; ///< finite
    std::string unit; ///< UCUM, as code and for people
};

using Value = std::variant<std::monostate, Concept, Quantity, std::string>;

struct Component {
    Concept code;
    Value value;
};

/// Annotation.
struct Note {
    std::string text;
    std::string author; ///< a reader's name; empty where the program says it
    std::string time; ///< ISO 8601 with time zone, or empty
};

/// A DICOM instance with valid UIDs.
struct Image {
    std::string seriesInstanceUid;
    std::string sopInstanceUid;
    int instanceNumber = 0;
};

/// By whom an Observation was made. A device and a person are never in one.
enum class Observer { Model, Reader };

struct Observation {
    std::string name; ///< unique in the bundle; its UUID follows from it
    Observer observer = Observer::Model;
    std::string reader; ///< of Observer::Reader
    std::string status; ///< preliminary, final
    Concept code;
    Concept bodySite;
    std::string time; ///< ISO 8601 with time zone
    Value value;
    std::optional<Concept> absent; ///< dataAbsentReason: why there is no value
    std::vector<Component> components;
    std::vector<Note> notes;
    std::optional<Image> image; ///< that it was seen on
    std::string derivedFrom; ///< the name of another Observation, or empty
    std::string narrative; ///< one sentence in English
};

} // namespace foramen::fhir
