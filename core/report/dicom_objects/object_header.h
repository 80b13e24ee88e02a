#pragma once

#include "core/base/result.h"
#include "core/report/dicom_objects/object_attributes.h"
#include "core/report/report.h"

#include <filesystem>
#include <string>

class DcmFileFormat;

namespace foramen {

/// What tells the objects of a report apart.
struct ObjectKindHeader {
    const char* sopClassUid;
    const char* modality;
    int seriesNumber;
    const char* seriesDescription;
    std::string name; ///< of the kind: UIDs are derived from it
    std::string seed{}; ///< what the instance's UID follows from besides the report
    int instanceNumber = 1;
};

/// Puts the attributes of patient, study, series, equipment and SOP. Patient and study are those of
/// the images, as in the SR; a Study Instance UID that cannot be read is replaced in the same way.
/// UIDs follow from the content: the same report gives the same object.
void putHeader(ObjectAttributes& object, const Report& report, const ObjectKindHeader& kind);

/// Whether objects of the study can refer to its images: its UID is one that DICOM allows.
[[nodiscard]] bool hasUsableUid(const Report& report);

/// A reference to a picture: SOP class, instance and, of a multi-frame object, the frame.
struct PictureReference {
    std::string sopClassUid;
    std::string sopInstanceUid;
    std::vector<int> frames; ///< 1-based; empty: the whole object
};
/// Puts the reference into an item of a sequence of references.
void putReference(ObjectAttributes item, const PictureReference& reference);

/// Writes the object, or gives the failure of its attributes.
[[nodiscard]] Result<void> writeObject(const std::filesystem::path& file, DcmFileFormat& format,
                                       const ObjectAttributes& attributes);

} // namespace foramen
