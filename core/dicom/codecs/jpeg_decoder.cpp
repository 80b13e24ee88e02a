#include "core/dicom/codecs/jpeg_decoder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>
#include <dcmtk/oflog/oflog.h>

#include <limits>
#include <memory>

namespace foramen {

namespace {

constexpr int kNarrow = 8;
constexpr int kMiddle = 12;

/// Silences the log of DCMTK, which would print values of the file.
DJCodecParameter silentParameters(E_DecompressionColorSpaceConversion conversion)
{
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    return DJCodecParameter(ECC_lossyYCbCr, conversion, EUC_never, EPC_default);
}

/// Colour of more than 8 bits is not converted: lossless samples can exceed the conversion tables
/// of the library.
const DJCodecParameter& parametersFor(int bits)
{
    static const DJCodecParameter narrow = silentParameters(EDC_photometricInterpretation);
    static const DJCodecParameter wide = silentParameters(EDC_never);
    return bits <= kNarrow ? narrow : wide;
}

/// A decoder of the IJG library that records warnings: data that end early or were skipped.
template <class Decoder> class NotingDecoder : public Decoder {
public:
    NotingDecoder(const DJCodecParameter& parameters, OFBool ybr, bool& warned)
        : Decoder(parameters, ybr)
        , m_warned(warned)
    {
    }
    void emitMessage(int level) const override { m_warned = m_warned || level < 0; }

private:
    bool& m_warned;
};

std::unique_ptr<DJDecoder> decoderFor(int bits, bool ybr, bool& warned)
{
    const OFBool isYbr = ybr ? OFTrue : OFFalse;
    const DJCodecParameter& parameters = parametersFor(bits);
    if (bits <= kNarrow)
        return std::make_unique<NotingDecoder<DJDecompressIJG8Bit>>(parameters, isYbr, warned);
    if (bits <= kMiddle)
        return std::make_unique<NotingDecoder<DJDecompressIJG12Bit>>(parameters, isYbr, warned);
    return std::make_unique<NotingDecoder<DJDecompressIJG16Bit>>(parameters, isYbr, warned);
}

} // namespace

Result<DecodedFrame> decodeJpeg(Bytes stream, const CodestreamHead& head, const PixelLayout& layout,
                                std::vector<std::uint8_t>& memory)
{
    const bool ybr = layout.photometric.starts_with("YBR");
    DecodedFrame frame;
    const std::unique_ptr<DJDecoder> decoder = decoderFor(head.bits, ybr, frame.doubtful);
    frame.bytesPerSample = decoder->bytesPerSample();
    // Zeros, since a damaged stream may leave rows as they were: those of another picture.
    memory.assign(static_cast<std::size_t>(head.columns) * static_cast<std::size_t>(head.rows)
                      * static_cast<std::size_t>(head.samples)
                      * static_cast<std::size_t>(frame.bytesPerSample),
                  0);
    constexpr std::size_t most = std::numeric_limits<Uint32>::max();
    // The decoder does not write to its input, in spite of its signature. It refuses a buffer that
    // is too small for the stream.
    auto* source =
        const_cast<Uint8*>(stream.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    if (stream.size() > most || memory.size() > most || decoder->init().bad()
        || decoder
               ->decode(source, static_cast<Uint32>(stream.size()), memory.data(),
                        static_cast<Uint32>(memory.size()), layout.isSigned ? OFTrue : OFFalse)
               .bad())
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    frame.samples = memory;
    frame.photometric = layout.photometric;
    if (head.samples == 3)
        frame.photometric =
            ybr && decoder->getDecompressedColorModel() != EPI_RGB ? "YBR_FULL" : "RGB";
    return frame;
}

} // namespace foramen
