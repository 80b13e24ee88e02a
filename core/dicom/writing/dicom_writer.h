#pragma once

#include "core/base/result.h"
#include "core/dicom/study.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace foramen {

/// Which attributes and which encoding an image is written with.
enum class MrHeaders {
    Full, ///< those of MR Image Storage, explicit VR little endian
    Challenge ///< those of the files of the RSNA 2024 challenge: RLE Lossless, a file meta header
              ///< of Enhanced MR without group length, and a data set without Modality, SOP Class
              ///< UID, acquisition and patient, except Patient ID and Patient Position
};

/// One MR image to be written. Empty text and absent numbers become empty attributes where DICOM
/// requires the attribute.
struct MrImage {
    MrHeaders headers = MrHeaders::Full;
    std::string patientId;
    std::string patientName;
    std::string patientBirthDate; ///< YYYYMMDD
    std::string patientSex;
    std::string patientAge; ///< DICOM AS
    std::string patientPosition; ///< "HFS", ...
    std::string studyInstanceUid;
    std::string studyId;
    std::string studyDate; ///< YYYYMMDD
    std::string studyTime; ///< HHMMSS
    std::string studyDescription;
    std::string seriesInstanceUid;
    int seriesNumber = 1;
    std::string seriesDescription;
    std::string frameOfReferenceUid;
    std::string sopInstanceUid;
    int instanceNumber = 1;
    Acquisition acquisition;
    ImagePlane plane;
    double sliceThickness = 0; ///< mm
    double spacingBetweenSlices = 0; ///< mm
    double windowCenter = 0;
    double windowWidth = 1;
    bool hasWindow = true;
    bool monochrome1 = false; ///< large values are dark
    bool signedPixels = false; ///< pixels from -2048 to 2047
    int rows = 0;
    int columns = 0;
    std::span<const std::int16_t> pixels; ///< 0 to 4095 unless signed, columns fastest
};

/// Writes an MR image, 12 bits stored. Equal images give equal bytes. Any thread.
[[nodiscard]] Result<void> writeMrImage(const std::filesystem::path& file, const MrImage& image);

} // namespace foramen
