#include "core/dicom/pixel_decoders.h"

#include <gdcmImageReader.h>
#include <gdcmTrace.h>

#include <exception>

namespace foramen {

namespace {

/// GDCM's messages hold values of the file.
void silenceGdcm()
{
    static const bool once = [] {
        gdcm::Trace::WarningOff();
        gdcm::Trace::ErrorOff();
        gdcm::Trace::DebugOff();
        return true;
    }();
    (void)once;
}

Result<RawPixels> decode(const std::filesystem::path& path, const PixelLayout& layout)
{
    gdcm::ImageReader reader;
    reader.SetFileName(path.c_str());
    if (!reader.Read())
        return failure(ErrorCode::Corrupt, "The pixel data are damaged or in an unknown encoding");
    const gdcm::Image& image = reader.GetImage();
    const gdcm::PixelFormat& format = image.GetPixelFormat();
    RawPixels raw{layout, {}};
    raw.layout.columns = static_cast<int>(image.GetDimension(0));
    raw.layout.rows = static_cast<int>(image.GetDimension(1));
    raw.layout.samples = format.GetSamplesPerPixel();
    raw.layout.bitsAllocated = format.GetBitsAllocated();
    raw.layout.bitsStored = format.GetBitsStored();
    raw.layout.highBit = format.GetHighBit();
    raw.layout.isSigned = format.GetPixelRepresentation() == 1;
    raw.layout.planar = image.GetPlanarConfiguration() == 1;
    raw.layout.photometric = image.GetPhotometricInterpretation().GetString();
    raw.layout.photometric.erase(raw.layout.photometric.find_last_not_of(' ') + 1);
    raw.layout.bigEndian = false;
    if (raw.layout.columns != layout.columns || raw.layout.rows != layout.rows)
        return failure(ErrorCode::Corrupt, "The pixel data do not have the header's matrix");
    raw.bytes.resize(image.GetBufferLength());
    if (!image.GetBuffer(reinterpret_cast<char*>(raw.bytes.data())))
        return failure(ErrorCode::Corrupt, "The pixel data are damaged or in an unknown encoding");
    return raw;
}

} // namespace

Result<RawPixels> decodeWithGdcm(const std::filesystem::path& path, const PixelLayout& layout)
{
    silenceGdcm();
    try {
        return decode(path, layout);
    } catch (const std::exception&) {
        return failure(ErrorCode::Corrupt, "The pixel data are damaged or in an unknown encoding");
    }
}

} // namespace foramen
