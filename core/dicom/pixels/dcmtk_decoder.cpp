#include "core/dicom/pixels/pixel_decoders.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <cstring>

namespace foramen {

namespace {

/// Codecs are registered once, and DCMTK's own log is silent: it would print values of the file.
void registerDecoders()
{
    static const bool once = [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        DJDecoderRegistration::registerCodecs(EDC_photometricInterpretation);
        DJLSDecoderRegistration::registerCodecs();
        DcmRLEDecoderRegistration::registerCodecs();
        return true;
    }();
    (void)once;
}

int unsignedShort(DcmDataset& data, const DcmTagKey& tag, int fallback)
{
    Uint16 value = 0;
    return data.findAndGetUint16(tag, value).good() ? value : fallback;
}

PixelLayout decodedLayout(DcmDataset& data, PixelLayout layout)
{
    layout.bigEndian = false;
    layout.samples = unsignedShort(data, DCM_SamplesPerPixel, layout.samples);
    layout.bitsAllocated = unsignedShort(data, DCM_BitsAllocated, layout.bitsAllocated);
    layout.bitsStored = unsignedShort(data, DCM_BitsStored, layout.bitsStored);
    layout.highBit = unsignedShort(data, DCM_HighBit, layout.highBit);
    layout.planar = unsignedShort(data, DCM_PlanarConfiguration, 0) == 1;
    OFString photometric;
    if (data.findAndGetOFString(DCM_PhotometricInterpretation, photometric).good())
        layout.photometric = photometric.c_str();
    return layout;
}

Result<RawPixels> bytesOf(DcmDataset& data, const PixelLayout& layout)
{
    RawPixels raw{decodedLayout(data, layout), {}};
    const std::size_t wanted = raw.layout.byteCount();
    const void* source = nullptr;
    unsigned long count = 0;
    std::size_t width = 1;
    if (raw.layout.bitsAllocated > 8) {
        const Uint16* words = nullptr;
        if (data.findAndGetUint16Array(DCM_PixelData, words, &count).good())
            source = words;
        width = 2;
    } else {
        const Uint8* bytes = nullptr;
        if (data.findAndGetUint8Array(DCM_PixelData, bytes, &count).good())
            source = bytes;
    }
    if (!source || count * width < wanted)
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataTooShort);
    raw.bytes.resize(wanted);
    std::memcpy(raw.bytes.data(), source, wanted);
    return raw;
}

} // namespace

Result<RawPixels> decodeWithDcmtk(const std::filesystem::path& path, const PixelLayout& layout)
{
    registerDecoders();
    DcmFileFormat file;
    if (file.loadFile(path.c_str()).bad())
        return failure(ErrorCode::Corrupt, ReasonCode::FileDamaged);
    DcmDataset& data = *file.getDataset();
    if (data.chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad()
        || !data.canWriteXfer(EXS_LittleEndianExplicit))
        return failure(ErrorCode::Unsupported, ReasonCode::CompressionUnknown);
    return bytesOf(data, layout);
}

} // namespace foramen
