#pragma once

namespace foramen {

/// A coded concept as DICOM writes it (PS3.3 section 8): code value, coding scheme designator and
/// code meaning.
struct CodedConcept {
    const char* value;
    const char* scheme;
    const char* meaning;
};

} // namespace foramen
