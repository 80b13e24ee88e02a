#pragma once

#include "core/base/patient_space.h"

#include <string>
#include <vector>

namespace foramen {

/// How an item of the SR relates to the item above it.
enum class SrRelation {
    Root,
    Contains,
    HasObservationContext,
    HasAcquisitionContext,
    HasConceptModifier,
    HasProperties,
    SelectedFrom,
    InferredFrom
};
enum class SrType { Container, Text, Code, Number, Uid, PersonName, Coordinates, Image };
enum class SrGraphic { Point, Polyline, Ellipse };

/// One item of the SR before it becomes DICOM, with the items below it.
struct SrItem {
    SrRelation relation = SrRelation::Contains;
    SrType type = SrType::Container;
    struct Concept {
        std::string value;
        std::string scheme;
        std::string meaning;
    };
    Concept name; ///< concept name; empty for images
    std::string text; ///< of Text, Number (decimal), Uid, PersonName; SOP Instance UID of an Image
    Concept code; ///< of Code; unit of Number
    std::string sopClassUid; ///< of an Image
    int frame = 0; ///< of an Image, 1-based; 0: it has one
    SrGraphic graphic = SrGraphic::Point; ///< of Coordinates
    /// Of Coordinates, (0, 0) is the outer corner of the first pixel; of an ellipse the ends of its
    /// axes, the longer one first.
    std::vector<ImagePoint> points;
    std::string templateId; ///< of a Container, "" for none
    std::string time; ///< Observation DateTime (DT), or empty
    std::vector<SrItem> children;
};

/// An image that the tree refers to; listed once more in the header.
struct SrImageReference {
    std::string seriesInstanceUid;
    std::string sopClassUid;
    std::string sopInstanceUid;
    int frame = 0; ///< as in SrItem
    friend bool operator==(const SrImageReference&, const SrImageReference&) = default;
};

/// The content of one SR: a tree of items that sr_writer.h checks and writes.
struct SrContent {
    SrItem root;
    std::vector<SrImageReference> images; ///< in order of series, each once
};

} // namespace foramen
