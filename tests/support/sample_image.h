#pragma once

#include "tests/support/file_content.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

class DcmDataset;
class DcmItem;
class DcmTag;
class OFCondition;

namespace foramen::test {

/// A small DICOM image for tests, written with DCMTK. Its default is an axial MR slice.
struct SampleImage {
    std::string studyUid = "1.2.826.0.1.3680043.9.1";
    std::string seriesUid = "1.2.826.0.1.3680043.9.1.1";
    std::string sopUid = "1.2.826.0.1.3680043.9.1.1.1";
    std::string patientId = "P1";
    std::string modality = "MR";
    std::string description;
    std::string frameOfReferenceUid = "1.2.826.0.1.3680043.9.2";
    int seriesNumber = 1;
    int instanceNumber = 1;
    int rows = 4;
    int columns = 6;
    bool placed = true; ///< writes position, orientation and spacing
    std::array<double, 3> position = {0, 0, 0};
    std::array<double, 6> orientation = {1, 0, 0, 0, 1, 0};
    std::array<double, 2> spacing = {0.5, 0.5}; ///< between rows, between columns
    double sliceThickness = 4;
    std::vector<std::uint16_t> pixels; ///< a ramp when empty
    std::string transferSyntaxUid = "1.2.840.10008.1.2.1";
    bool preamble = true;
    std::function<void(DcmDataset&)> change; ///< called last
};

/// Writes the image, compressing losslessly where the transfer syntax asks for it. Fails the
/// process on error: tests write to temporary folders of their own.
void writeSample(const std::filesystem::path& path, const SampleImage& image);

/// Makes an image one of three samples a pixel.
/// @param bytes  as in the file, little endian; @p bits are allocated and stored
void putColors(DcmDataset& data, const std::string& photometric, int planarConfiguration, int bits,
               const std::vector<std::uint8_t>& bytes);

/// Ends the process where DCMTK failed.
void require(const OFCondition& condition);
void put(DcmItem& item, const DcmTag& tag, const std::string& value);

/// A stack of @p count axial slices, 4 mm apart from @p firstZ, as IM<number> in @p folder. Pixel
/// values: instance number + index.
void writeStack(const std::filesystem::path& folder, SampleImage image, int count,
                double firstZ = 0);

/// Cuts the last @p bytes off a file.
void truncateFile(const std::filesystem::path& path, std::uintmax_t bytes);

} // namespace foramen::test
