#pragma once

namespace foramen {

/// A coded concept as DICOM writes it (PS3.3 section 8): code value, coding scheme designator and
/// code meaning.
struct CodedConcept {
    const char* value;
    const char* scheme;
    const char* meaning;
};

/// The scheme for concepts without a code in public schemes. DICOM reserves designators that begin
/// with 99 for private use.
inline constexpr const char* kPrivateScheme = "99FORAMEN";

} // namespace foramen
