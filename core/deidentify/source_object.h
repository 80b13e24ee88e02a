#pragma once

#include "core/base/result.h"
#include "core/deidentify/dataset_cleaning.h"
#include "core/dicom/study.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

class DcmFileFormat;

namespace foramen {

/// Why an object is not exported.
struct Refusal {
    std::string reason; ///< English, without values of the file
    bool canBeAccepted = false; ///< whether a person may have it exported all the same
};

/// Owns the object of one DICOM file on its way into an export. Pixel data stay in the file and are
/// copied when the object is written.
class SourceObject {
public:
    /// @return NotDicom, Corrupt, Unsupported where DCMTK does not know the encoding.
    [[nodiscard]] static Result<SourceObject> read(const std::filesystem::path& file);
    ~SourceObject();
    SourceObject(SourceObject&& other) noexcept;
    SourceObject& operator=(SourceObject&& other) noexcept;

    /// What its header says against exporting it. @param instance  the same object
    [[nodiscard]] std::optional<Refusal> refusal(const Instance& instance) const;
    /// De-identifies it, with a new file meta header. Call once.
    [[nodiscard]] Result<void> clean(const CleaningRules& rules, AttributeCounts& counts);
    /// Writes the file with an empty preamble, in the transfer syntax that it was read in.
    /// @return NotWritable, NotReadable where the source is gone or cut off.
    [[nodiscard]] Result<void> write(const std::filesystem::path& file);

private:
    explicit SourceObject(std::unique_ptr<DcmFileFormat> object);

    std::unique_ptr<DcmFileFormat> m_object;
};

} // namespace foramen
