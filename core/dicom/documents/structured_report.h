#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/parsing/byte_source.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// A coded term as a file states it. Each part may be empty.
struct ContentCode {
    std::string value; ///< "18347007"; also of long and URN codes
    std::string scheme; ///< "SCT"
    std::string meaning; ///< UTF-8
    friend bool operator==(const ContentCode&, const ContentCode&) = default;
};

/// How a content item relates to the one above it (PS3.3 C.17.3.2.4).
enum class ContentRelationship {
    None, ///< the root, or not stated
    Contains,
    HasObservationContext,
    HasAcquisitionContext,
    HasConceptModifier,
    HasProperties,
    SelectedFrom,
    InferredFrom
};

/// The type of a content item's value (PS3.3 C.17.3.2.1).
enum class ContentType {
    Unknown, ///< missing, or not of this list
    Container,
    Text,
    Code,
    Number,
    DateTime,
    Date,
    Time,
    UidReference,
    PersonName,
    Coordinates, ///< on an image (SCOORD)
    Coordinates3D, ///< in a frame of reference (SCOORD3D)
    TemporalCoordinates,
    Image,
    Composite,
    Waveform,
    ByReference ///< stands for another item of the tree
};

/// An object that a content item refers to.
struct ContentReference {
    std::string sopClassUid;
    std::string sopClassName; ///< "MR Image Storage"; empty where it is unknown
    std::string sopInstanceUid;
    std::string frames; ///< numbers, separated by backslashes; empty: all
};

/// One content item of a report, with the items below it.
struct ContentItem {
    ContentRelationship relationship = ContentRelationship::None;
    ContentType type = ContentType::Unknown;
    ContentCode name; ///< concept name
    /// UTF-8. Of a text, number, date, time, UID or person name: as stored; of coordinates the
    /// numbers, separated by backslashes; of an item by reference the position of the other item in
    /// the tree, "1.2.3"; of an unknown type its name in the file.
    std::string value;
    bool cut = false; ///< the value in the file is longer
    std::string graphicType; ///< of coordinates: "POINT", "POLYLINE", ...
    ContentCode code; ///< of a code; of a number its unit
    ContentCode qualifier; ///< of a number: why it has no value, or what it means
    std::vector<ContentReference> references;
    std::string observationTime; ///< DT; may be empty
    std::vector<ContentItem> children;
};

/// One verification of a report.
struct ReportVerifier {
    std::string name; ///< PN, UTF-8
    std::string organization; ///< UTF-8
    std::string time; ///< DT
};

/// Which object a report is, of which study, and which objects it follows. As stored; each may be
/// empty.
struct ReportIdentity {
    std::string sopInstanceUid;
    std::string studyInstanceUid;
    std::string patientBirthDate; ///< DA
    std::string patientSex;
    std::string studyDate; ///< DA
    std::string studyDescription; ///< UTF-8
    std::string accessionNumber;
    std::string manufacturerModelName;
    std::string timezone; ///< "+0100"
    /// Predecessor Documents (0040,A360), of all studies and series.
    std::vector<ContentReference> predecessors;
};

/// The content of one structured report (any SR class) or key object selection.
struct StructuredReport {
    std::string sopClassName; ///< "Comprehensive SR Storage"; empty where it is unknown
    std::string patientName; ///< PN, UTF-8
    std::string patientId;
    std::string manufacturer;
    std::string contentDate; ///< DA
    std::string contentTime; ///< TM
    std::string completion; ///< "COMPLETE", "PARTIAL"; may be empty
    std::string verification; ///< "VERIFIED", "UNVERIFIED"; may be empty
    std::string preliminary; ///< "FINAL", "PRELIMINARY"; may be empty
    std::vector<ReportVerifier> verifiers;
    ReportIdentity identity;
    ContentItem root; ///< its name is the title
    bool damaged = false; ///< the file breaks off; the items before that are there
    bool cut = false; ///< the file has more items than are read, or deeper ones
};

/// Reads a report, also one that breaks rules of its SOP class: unknown codes and types are kept as
/// they are. At most 200,000 attributes and 22 levels of items are read.
/// @return NotFound, NotReadable, NotDicom, Corrupt when nothing can be read; Unsupported for an
/// object without content items; Cancelled.
[[nodiscard]] Result<StructuredReport> readStructuredReport(const std::filesystem::path& path,
                                                            const Task& task = {});
/// The same from an opened source.
[[nodiscard]] Result<StructuredReport> readStructuredReport(std::unique_ptr<ByteSource> source,
                                                            const Task& task = {});

} // namespace foramen
