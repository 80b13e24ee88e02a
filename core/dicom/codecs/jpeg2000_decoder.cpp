#include "core/dicom/codecs/jpeg2000_decoder.h"

#include "core/dicom/codecs/openjph_decoder.h"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <span>

namespace foramen {

namespace {

/// A stream in memory, as OpenJPEG reads it.
struct Reading {
    Bytes bytes;
    std::size_t position = 0;
};

OPJ_SIZE_T readSome(void* buffer, OPJ_SIZE_T count, void* user)
{
    auto& reading = *static_cast<Reading*>(user);
    const std::size_t available = reading.bytes.size() - reading.position;
    if (available == 0)
        return static_cast<OPJ_SIZE_T>(-1);
    const std::size_t taken = std::min<std::size_t>(count, available);
    std::memcpy(buffer, reading.bytes.data() + reading.position, taken);
    reading.position += taken;
    return taken;
}

OPJ_OFF_T skipSome(OPJ_OFF_T count, void* user)
{
    auto& reading = *static_cast<Reading*>(user);
    const auto available = static_cast<OPJ_OFF_T>(reading.bytes.size() - reading.position);
    if (count < 0 || available == 0)
        return -1;
    const OPJ_OFF_T skipped = std::min(count, available);
    reading.position += static_cast<std::size_t>(skipped);
    return skipped;
}

OPJ_BOOL seekTo(OPJ_OFF_T position, void* user)
{
    auto& reading = *static_cast<Reading*>(user);
    if (position < 0 || static_cast<std::size_t>(position) > reading.bytes.size())
        return OPJ_FALSE;
    reading.position = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

template <auto destroy> struct Destroy { // codec and stream are one type
    template <class Thing> void operator()(Thing* thing) const { destroy(thing); }
};
using Codec = std::unique_ptr<opj_codec_t, Destroy<opj_destroy_codec>>;
using Stream = std::unique_ptr<opj_stream_t, Destroy<opj_stream_destroy>>;
using Image = std::unique_ptr<opj_image_t, Destroy<opj_image_destroy>>;

Stream streamOver(Reading& reading)
{
    Stream stream(opj_stream_create(std::max<std::size_t>(1, reading.bytes.size()), OPJ_TRUE));
    if (stream) {
        opj_stream_set_user_data(stream.get(), &reading, nullptr);
        opj_stream_set_user_data_length(stream.get(), reading.bytes.size());
        opj_stream_set_read_function(stream.get(), readSome);
        opj_stream_set_skip_function(stream.get(), skipSome);
        opj_stream_set_seek_function(stream.get(), seekTo);
    }
    return stream;
}

bool matches(const opj_image_t& image, const CodestreamHead& head)
{
    if (static_cast<int>(image.numcomps) != head.samples)
        return false;
    return std::all_of(image.comps, image.comps + image.numcomps, [&](const auto& component) {
        return component.w > 0 && component.h > 0 && static_cast<int>(component.w) <= head.columns
            && static_cast<int>(component.h) <= head.rows
            && static_cast<int>(component.prec) == head.bits;
    });
}

Image decodedImage(Bytes bytes, const CodestreamHead& head)
{
    Reading reading{bytes};
    const Stream stream = streamOver(reading);
    const Codec codec(opj_create_decompress(bytes[0] == 0xFF ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!stream || !codec || !opj_setup_decoder(codec.get(), &parameters)
        || !opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE))
        return nullptr;
    opj_image_t* begun = nullptr;
    const bool readable = opj_read_header(stream.get(), codec.get(), &begun) != OPJ_FALSE;
    Image image(begun);
    if (!readable || !image || !matches(*image, head)
        || !opj_decode(codec.get(), stream.get(), image.get())
        || !opj_end_decompress(codec.get(), stream.get()) || !matches(*image, head))
        return nullptr;
    const bool filled = std::all_of(image->comps, image->comps + image->numcomps,
                                    [](const auto& component) { return component.data; });
    return filled ? std::move(image) : nullptr;
}

/// Interleaves the components; pixels of components at half resolution are repeated.
template <class Word>
void interleave(const opj_image_t& image, const CodestreamHead& head, Word* out)
{
    const auto columns = static_cast<std::size_t>(head.columns);
    const auto rows = static_cast<std::size_t>(head.rows);
    for (std::size_t c = 0; c < image.numcomps; ++c) {
        const opj_image_comp_t& component = image.comps[c];
        for (std::size_t row = 0; row < rows; ++row) {
            const OPJ_INT32* source = component.data + row * component.h / rows * component.w;
            Word* target = out + row * columns * image.numcomps + c;
            for (std::size_t column = 0; column < columns; ++column)
                target[column * image.numcomps] =
                    static_cast<Word>(source[column * component.w / columns]);
        }
    }
}

/// Words of 8, 16 or 32 bits, as the depth needs them.
int bytesPerSampleOf(const CodestreamHead& head)
{
    return head.bits <= 8 ? 1 : head.bits <= 16 ? 2 : 4;
}

bool decodeByOpenJpeg(Bytes stream, const CodestreamHead& head, std::span<std::uint8_t> samples)
{
    const Image image = decodedImage(stream, head);
    if (!image)
        return false;
    if (bytesPerSampleOf(head) == 1)
        interleave(*image, head, samples.data());
    else if (bytesPerSampleOf(head) == 2)
        interleave(*image, head, reinterpret_cast<std::uint16_t*>(samples.data()));
    else
        interleave(*image, head, reinterpret_cast<std::uint32_t*>(samples.data()));
    return true;
}

bool decodeHighThroughput(Bytes stream, const CodestreamHead& head, std::span<std::uint8_t> samples)
{
    const std::optional<bool> decoded = decodeByOpenJph(stream, head, samples);
    return decoded ? *decoded : decodeByOpenJpeg(stream, head, samples);
}

std::string photometricAfter(const PixelLayout& layout)
{
    // The decoder has reversed the colour transforms of JPEG 2000.
    if (layout.photometric == "YBR_RCT" || layout.photometric == "YBR_ICT")
        return "RGB";
    return layout.photometric.starts_with("YBR") ? "YBR_FULL" : layout.photometric;
}

} // namespace

Result<DecodedFrame> decodeJpeg2000(Bytes stream, const CodestreamHead& head,
                                    const PixelLayout& layout, DecodingResources& resources)
{
    DecodedFrame frame;
    frame.bytesPerSample = bytesPerSampleOf(head);
    frame.photometric = photometricAfter(layout);
    const std::size_t size = static_cast<std::size_t>(head.columns)
        * static_cast<std::size_t>(head.rows) * static_cast<std::size_t>(head.samples)
        * static_cast<std::size_t>(frame.bytesPerSample);
    const BlockCoding coding = blockCodingOf(stream);
    if (coding == BlockCoding::Part1) {
        resources.samples.resize(size); // all are decoded, or none
        if (!decodeByOpenJpeg(stream, head, resources.samples))
            return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
        frame.samples = resources.samples;
        return frame;
    }
    // OpenJPEG 2.5.0, too, aborts on damaged code-blocks of HTJ2K.
    const std::optional<Bytes> samples = resources.process.decode(
        coding == BlockCoding::HighThroughput ? decodeHighThroughput : decodeByOpenJpeg, stream,
        head, size);
    if (!samples)
        return failure(ErrorCode::Corrupt, ReasonCode::PixelDataDamaged);
    frame.samples = *samples;
    return frame;
}

} // namespace foramen
