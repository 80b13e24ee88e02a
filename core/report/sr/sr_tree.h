#pragma once

#include "core/report/report.h"

#include <string>
#include <vector>

namespace foramen {

/// The content of the SR before it becomes DICOM: a tree of plain items, checked and written by
/// sr_writer.cpp.
enum class SrRelation {
    Root,
    Contains,
    HasObservationContext,
    HasAcquisitionContext,
    HasConceptModifier,
    SelectedFrom,
    InferredFrom
};
enum class SrType { Container, Text, Code, Number, Uid, PersonName, Coordinates, Image };
enum class SrGraphic { Point, Polyline, Ellipse };

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

struct SrContent {
    SrItem root;
    std::vector<SrImageReference> images; ///< in order of series, each once
};

/// The two documents of a study: what the model says and what readers decided are never one
/// object, so that whoever takes one for the other has to do it on purpose.
enum class SrDocument {
    Model, ///< observer: the device
    Reader ///< observers: the persons who decided; says in words how a decision stands to the model
};

/// TID 1500 with one measurement group for each of the 25 sites; in the readers' document their
/// measurements and key images follow.
[[nodiscard]] SrContent srContent(const Report& report, SrDocument document);

} // namespace foramen
