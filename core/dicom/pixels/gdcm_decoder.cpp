#include "core/dicom/pixels/pixel_decoders.h"

#include <gdcmFragment.h>
#include <gdcmImage.h>
#include <gdcmSequenceOfFragments.h>
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

gdcm::DataElement elementOf(const CompressedPixels& pixels)
{
    gdcm::SmartPointer<gdcm::SequenceOfFragments> sequence = new gdcm::SequenceOfFragments;
    for (const std::span<const std::uint8_t> bytes : pixels.fragments) {
        gdcm::Fragment fragment;
        fragment.SetByteValue(reinterpret_cast<const char*>(bytes.data()),
                              static_cast<std::uint32_t>(bytes.size()));
        sequence->AddFragment(fragment);
    }
    gdcm::DataElement element(gdcm::Tag(0x7FE0, 0x0010));
    element.SetVR(gdcm::VR::OB);
    element.SetValue(*sequence);
    return element;
}

void describe(gdcm::Image& image, const CompressedPixels& pixels, const PixelLayout& layout)
{
    image.SetNumberOfDimensions(layout.frames > 1 ? 3 : 2);
    image.SetDimension(0, static_cast<unsigned>(layout.columns));
    image.SetDimension(1, static_cast<unsigned>(layout.rows));
    if (layout.frames > 1)
        image.SetDimension(2, static_cast<unsigned>(layout.frames));
    const auto narrow = [](int value) {
        return static_cast<unsigned short>(value);
    };
    image.SetPixelFormat(gdcm::PixelFormat(narrow(layout.samples), narrow(layout.bitsAllocated),
                                           narrow(layout.bitsStored), narrow(layout.highBit),
                                           narrow(layout.isSigned ? 1 : 0)));
    image.SetPhotometricInterpretation(
        gdcm::PhotometricInterpretation::GetPIType(layout.photometric.c_str()));
    image.SetPlanarConfiguration(layout.planar ? 1 : 0);
    image.SetTransferSyntax(gdcm::TransferSyntax::GetTSType(pixels.transferSyntaxUid.c_str()));
    image.SetDataElement(elementOf(pixels));
}

Result<RawPixels> decode(const CompressedPixels& pixels, const PixelLayout& layout)
{
    gdcm::Image image;
    describe(image, pixels, layout);
    RawPixels raw{layout, {}};
    raw.bytes.resize(image.GetBufferLength());
    if (!image.GetBuffer(reinterpret_cast<char*>(raw.bytes.data())))
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    // The header's bits stand: a codestream may state more than the image uses.
    raw.layout.bigEndian = false;
    raw.layout.planar = image.GetPlanarConfiguration() == 1;
    raw.layout.photometric = image.GetPhotometricInterpretation().GetString();
    raw.layout.photometric.erase(raw.layout.photometric.find_last_not_of(' ') + 1);
    // The decoder has undone the colour transforms of JPEG 2000.
    if (raw.layout.photometric == "YBR_RCT" || raw.layout.photometric == "YBR_ICT")
        raw.layout.photometric = "RGB";
    return raw;
}

} // namespace

Result<RawPixels> decodeWithGdcm(const CompressedPixels& pixels, const PixelLayout& layout)
{
    silenceGdcm();
    try {
        return decode(pixels, layout);
    } catch (const std::exception&) {
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    }
}

} // namespace foramen
