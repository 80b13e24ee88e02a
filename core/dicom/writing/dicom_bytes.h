#pragma once

#include "core/base/result.h"

#include <string>

class DcmFileFormat;

namespace foramen {

/// How an object is encoded.
enum class DicomForm {
    Plain, ///< explicit VR little endian
    Challenge ///< RLE Lossless with the file meta header as it stands, as in the challenge's files
};

/// The bytes of the file of a DICOM object. They are made in memory because DCMTK, writing into a
/// file itself, does not notice that the disk is full at its last bytes.
[[nodiscard]] Result<std::string> dicomBytes(DcmFileFormat& object, DicomForm form);

} // namespace foramen
