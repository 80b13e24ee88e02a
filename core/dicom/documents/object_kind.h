#pragma once

#include "core/dicom/study.h"

#include <string>
#include <string_view>

namespace foramen {

/// What a DICOM object is, for people who see it in a list.
enum class ObjectKind {
    Image,
    SecondaryCapture, ///< a picture from a screen, a film or a camera
    StructuredReport,
    KeyObjectSelection,
    EncapsulatedPdf,
    EncapsulatedDocument, ///< of another kind than PDF: CDA, models of surfaces
    PresentationState,
    Waveform,
    RawData,
    Segmentation,
    Registration,
    Fiducials,
    Surface,
    Tractography,
    ValueMapping, ///< Real World Value Mapping
    Spectroscopy,
    Radiotherapy, ///< plans, structure sets, doses, records
    Other
};

/// By SOP Class UID, or by Modality where the file has no SOP class.
[[nodiscard]] ObjectKind objectKindOf(const Instance& instance, const std::string& modality);
/// The kind of the pictures of a series; where it has none, the kind of its first object. A series
/// of both captures and other images is one of images.
[[nodiscard]] ObjectKind objectKindOf(const Series& series);

/// Whether objects of this kind are opened in windows of their own.
[[nodiscard]] constexpr bool isDocument(ObjectKind kind)
{
    return kind == ObjectKind::StructuredReport || kind == ObjectKind::KeyObjectSelection
        || kind == ObjectKind::EncapsulatedPdf;
}

/// "structured report", for the command line.
[[nodiscard]] std::string_view nameOf(ObjectKind kind);

} // namespace foramen
