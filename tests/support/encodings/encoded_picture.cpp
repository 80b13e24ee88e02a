#include "tests/support/encodings/encoded_picture.h"

#include "tests/support/encodings/transfer_syntaxes.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmjpeg/djencode.h>

#include <charls/charls.h>

#include <openjpeg.h>

#ifdef FORAMEN_HAS_OPENJPH
#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_params.h>
#endif

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

namespace foramen::test {

namespace {

[[noreturn]] void fail(const char* what)
{
    std::fprintf(stderr, "encoded picture: %s\n", what);
    std::abort();
}

void require(bool condition, const char* what)
{
    if (!condition)
        fail(what);
}

std::uint32_t word(std::int32_t value)
{
    return static_cast<std::uint32_t>(value);
}

void putShort(ByteVector& bytes, std::uint32_t value)
{
    bytes.push_back(static_cast<std::uint8_t>(value));
    bytes.push_back(static_cast<std::uint8_t>(value >> 8));
}

void putLong(ByteVector& bytes, std::uint32_t value)
{
    putShort(bytes, value & 0xFFFF);
    putShort(bytes, value >> 16);
}

void putTag(ByteVector& bytes, std::uint32_t group, std::uint32_t element)
{
    putShort(bytes, group);
    putShort(bytes, element);
}

void putText(ByteVector& bytes, std::uint32_t group, std::uint32_t element, const char* vr,
             std::string text)
{
    if (text.size() % 2 != 0)
        text.push_back(std::string(vr) == "UI" ? '\0' : ' ');
    putTag(bytes, group, element);
    bytes.insert(bytes.end(), vr, vr + 2);
    putShort(bytes, static_cast<std::uint32_t>(text.size()));
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void putUnsigned(ByteVector& bytes, std::uint32_t group, std::uint32_t element, int value)
{
    putTag(bytes, group, element);
    bytes.push_back('U');
    bytes.push_back('S');
    putShort(bytes, 2);
    putShort(bytes, static_cast<std::uint32_t>(value));
}

void putItems(ByteVector& bytes, const std::vector<ByteVector>& items)
{
    for (const ByteVector& item : items) {
        putTag(bytes, 0xFFFE, 0xE000);
        putLong(bytes, static_cast<std::uint32_t>(item.size()));
        bytes.insert(bytes.end(), item.begin(), item.end());
    }
}

void registerEncoders()
{
    static const bool once = [] {
        DJEncoderRegistration::registerCodecs();
        DcmRLEEncoderRegistration::registerCodecs();
        return true;
    }();
    (void)once;
}

ByteVector encodedByDcmtk(const Picture& picture, E_TransferSyntax syntax)
{
    registerEncoders();
    DcmDataset data;
    data.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(picture.samples));
    data.putAndInsertString(DCM_PhotometricInterpretation, picture.photometric.c_str());
    if (picture.samples > 1)
        data.putAndInsertUint16(DCM_PlanarConfiguration, 0);
    data.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(picture.rows));
    data.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(picture.columns));
    data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(picture.bitsAllocated));
    data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(picture.bitsStored));
    data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(picture.bitsStored - 1));
    data.putAndInsertUint16(DCM_PixelRepresentation, picture.isSigned ? 1 : 0);
    const ByteVector bytes = nativeBytes(picture);
    if (picture.bitsAllocated == 8) {
        data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size());
    } else {
        std::vector<Uint16> words;
        for (std::size_t i = 0; i < bytes.size(); i += 2)
            words.push_back(static_cast<Uint16>(bytes[i] | bytes[i + 1] << 8));
        data.putAndInsertUint16Array(DCM_PixelData, words.data(), words.size());
    }
    require(data.chooseRepresentation(syntax, nullptr).good(), "DCMTK cannot encode it");
    DcmElement* element = nullptr;
    require(data.findAndGetElement(DCM_PixelData, element).good(), "no pixel data");
    E_TransferSyntax written = EXS_Unknown;
    const DcmRepresentationParameter* parameter = nullptr;
    auto* pixels = dynamic_cast<DcmPixelData*>(element);
    pixels->getCurrentRepresentationKey(written, parameter);
    DcmPixelSequence* sequence = nullptr;
    require(pixels->getEncapsulatedRepresentation(written, parameter, sequence).good(),
            "no fragments");
    DcmPixelItem* item = nullptr;
    Uint8* content = nullptr;
    require(sequence->getItem(item, 1).good() && item->getUint8Array(content).good(),
            "no first fragment");
    return {content, content + item->getLength()};
}

/// CharLS, not DCMTK's older copy of it: their names clash in one program.
ByteVector encodedByCharls(const Picture& picture, bool lossy)
{
    ByteVector bytes = nativeBytes(picture);
    if (picture.bitsStored <= 8 && picture.bitsAllocated == 16) {
        for (std::size_t i = 0; i < bytes.size() / 2; ++i)
            bytes[i] = bytes[2 * i];
        bytes.resize(bytes.size() / 2);
    }
    charls::jpegls_encoder encoder;
    encoder.frame_info({static_cast<std::uint32_t>(picture.columns),
                        static_cast<std::uint32_t>(picture.rows), picture.bitsStored,
                        picture.samples});
    encoder.near_lossless(lossy ? 2 : 0);
    if (picture.samples > 1)
        encoder.interleave_mode(charls::interleave_mode::sample);
    ByteVector out(encoder.estimated_destination_size());
    encoder.destination(out);
    out.resize(encoder.encode(bytes));
    return out;
}

OPJ_SIZE_T append(void* buffer, OPJ_SIZE_T count, void* user)
{
    auto& out = *static_cast<ByteVector*>(user);
    const auto* begin = static_cast<const std::uint8_t*>(buffer);
    out.insert(out.end(), begin, begin + count);
    return count;
}

OPJ_BOOL seekInOutput(OPJ_OFF_T /*position*/, void* /*user*/)
{
    return OPJ_TRUE;
}

ByteVector encodedByOpenJpeg(const Picture& picture, bool lossy)
{
    std::vector<opj_image_cmptparm_t> components(static_cast<std::size_t>(picture.samples));
    for (opj_image_cmptparm_t& component : components) {
        component = {};
        component.dx = component.dy = 1;
        component.w = static_cast<OPJ_UINT32>(picture.columns);
        component.h = static_cast<OPJ_UINT32>(picture.rows);
        component.prec = static_cast<OPJ_UINT32>(picture.bitsStored);
        component.sgnd = picture.isSigned ? 1 : 0;
    }
    opj_image_t* image =
        opj_image_create(static_cast<OPJ_UINT32>(picture.samples), components.data(),
                         picture.samples == 3 ? OPJ_CLRSPC_SRGB : OPJ_CLRSPC_GRAY);
    image->x1 = static_cast<OPJ_UINT32>(picture.columns);
    image->y1 = static_cast<OPJ_UINT32>(picture.rows);
    const auto samples = static_cast<std::size_t>(picture.samples);
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        image->comps[i % samples].data[i / samples] = picture.values[i];
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.tcp_rates[0] = lossy ? 2 : 0;
    parameters.cp_disto_alloc = 1;
    parameters.irreversible = lossy ? 1 : 0;
    parameters.numresolution = 3;
    parameters.tcp_mct = picture.samples == 3 ? 1 : 0;
    ByteVector out;
    opj_codec_t* codec = opj_create_compress(OPJ_CODEC_J2K);
    opj_stream_t* stream = opj_stream_create(1 << 20, OPJ_FALSE);
    opj_stream_set_user_data(stream, &out, nullptr);
    opj_stream_set_write_function(stream, append);
    opj_stream_set_seek_function(stream, seekInOutput);
    require(opj_setup_encoder(codec, &parameters, image) && opj_start_compress(codec, image, stream)
                && opj_encode(codec, stream) && opj_end_compress(codec, stream),
            "OpenJPEG cannot encode it");
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    return out;
}

#ifdef FORAMEN_HAS_OPENJPH
ByteVector encodedByOpenJph(const Picture& picture)
{
    ojph::codestream codestream;
    ojph::param_siz siz = codestream.access_siz();
    siz.set_image_extent(ojph::point(static_cast<ojph::ui32>(picture.columns),
                                     static_cast<ojph::ui32>(picture.rows)));
    siz.set_num_components(static_cast<ojph::ui32>(picture.samples));
    for (int c = 0; c < picture.samples; ++c)
        siz.set_component(static_cast<ojph::ui32>(c), ojph::point(1, 1),
                          static_cast<ojph::ui32>(picture.bitsStored), picture.isSigned);
    ojph::param_cod cod = codestream.access_cod();
    cod.set_num_decomposition(2);
    cod.set_reversible(true);
    cod.set_color_transform(picture.samples == 3);
    codestream.set_planar(false);
    ojph::mem_outfile out;
    out.open();
    codestream.write_headers(&out);
    ojph::ui32 component = 0;
    ojph::line_buf* line = codestream.exchange(nullptr, component);
    const auto samples = static_cast<std::size_t>(picture.samples);
    const auto columns = static_cast<std::size_t>(picture.columns);
    for (std::size_t row = 0; row < static_cast<std::size_t>(picture.rows); ++row)
        for (std::size_t c = 0; c < samples; ++c) {
            for (std::size_t column = 0; column < columns; ++column)
                line->i32[column] = picture.values[(row * columns + column) * samples + component];
            line = codestream.exchange(line, component);
        }
    codestream.flush();
    const auto* data = out.get_data();
    ByteVector bytes(data, data + out.tell());
    codestream.close();
    return bytes;
}
#endif

} // namespace

Picture testPicture(Picture picture, unsigned seed)
{
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): equal seeds, equal pictures
    const std::int32_t range = 1 << picture.bitsStored;
    const std::int32_t lowest = picture.isSigned ? -range / 2 : 0;
    picture.values.clear();
    for (int row = 0; row < picture.rows; ++row)
        for (int column = 0; column < picture.columns; ++column)
            for (int sample = 0; sample < picture.samples; ++sample) {
                const std::int64_t ramp = static_cast<std::int64_t>(range - 1)
                    * (column + row + 2 * sample)
                    / (picture.columns + picture.rows + 2 * picture.samples);
                const bool bright = row < picture.rows / 3 && column < picture.columns / 3;
                const auto noise = static_cast<std::int64_t>(random() % 7) * (row % 2);
                const std::int64_t value =
                    bright ? range - 1 : std::min<std::int64_t>(ramp + noise, range - 1);
                picture.values.push_back(lowest + static_cast<std::int32_t>(value));
            }
    return picture;
}

ByteVector nativeBytes(const Picture& picture)
{
    const std::uint32_t mask = (std::uint32_t{1} << picture.bitsStored) - 1;
    ByteVector bytes;
    for (const std::int32_t value : picture.values) {
        const std::uint32_t stored = word(value) & mask;
        bytes.push_back(static_cast<std::uint8_t>(stored));
        if (picture.bitsAllocated == 16)
            bytes.push_back(static_cast<std::uint8_t>(stored >> 8));
    }
    return bytes;
}

std::optional<ByteVector> encoded(const Picture& picture, const std::string& uid)
{
    if (uid == syntax::kExplicit || uid == syntax::kEncapsulated)
        return nativeBytes(picture);
    if (uid == syntax::kJpeg2000 || uid == syntax::kJpeg2000Lossy)
        return encodedByOpenJpeg(picture, uid.ends_with("91"));
    if (uid == syntax::kJpegLs || uid == syntax::kJpegLsNearLossless)
        return encodedByCharls(picture, uid.ends_with("81"));
    if (uid.starts_with("1.2.840.10008.1.2.4.20")) {
#ifdef FORAMEN_HAS_OPENJPH
        return encodedByOpenJph(picture);
#else
        return std::nullopt;
#endif
    }
    return encodedByDcmtk(picture, DcmXfer(uid.c_str()).getXfer());
}

ByteVector bytesOf(const PixelFile& file)
{
    const Picture& header = file.header;
    ByteVector bytes(128, 0);
    for (const char c : {'D', 'I', 'C', 'M'})
        bytes.push_back(static_cast<std::uint8_t>(c));
    putText(bytes, 0x0002, 0x0010, "UI", file.transferSyntaxUid);
    putText(bytes, 0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.4");
    putText(bytes, 0x0008, 0x0018, "UI", "1.2.826.0.1.3680043.9.1.1.1");
    putUnsigned(bytes, 0x0028, 0x0002, header.samples);
    putText(bytes, 0x0028, 0x0004, "CS", header.photometric);
    if (header.samples > 1)
        putUnsigned(bytes, 0x0028, 0x0006, 0);
    if (file.frames)
        putText(bytes, 0x0028, 0x0008, "IS", std::to_string(*file.frames));
    putUnsigned(bytes, 0x0028, 0x0010, header.rows);
    putUnsigned(bytes, 0x0028, 0x0011, header.columns);
    putUnsigned(bytes, 0x0028, 0x0100, header.bitsAllocated);
    putUnsigned(bytes, 0x0028, 0x0101, header.bitsStored);
    putUnsigned(bytes, 0x0028, 0x0102, header.bitsStored - 1);
    putUnsigned(bytes, 0x0028, 0x0103, header.isSigned ? 1 : 0);
    bytes.insert(bytes.end(), file.elements.begin(), file.elements.end());
    ByteVector pixels = file.pixels;
    if (!file.items.empty())
        putItems(pixels, file.items);
    putTag(bytes, 0x7FE0, 0x0010);
    for (const char c : {'O', 'B', '\0', '\0'})
        bytes.push_back(static_cast<std::uint8_t>(c));
    const bool encapsulated = !file.statedLength && !file.items.empty();
    putLong(bytes, encapsulated ? 0xFFFFFFFF : static_cast<std::uint32_t>(pixels.size()));
    bytes.insert(bytes.end(), pixels.begin(), pixels.end());
    if (encapsulated && file.delimited) {
        putTag(bytes, 0xFFFE, 0xE0DD);
        putLong(bytes, 0);
    }
    return bytes;
}

PixelFile encapsulated(const Picture& header, const std::string& transferSyntaxUid,
                       const std::vector<ByteVector>& streams)
{
    PixelFile file;
    file.header = header;
    file.transferSyntaxUid = transferSyntaxUid;
    file.items.emplace_back();
    for (ByteVector stream : streams) {
        if (stream.size() % 2 != 0)
            stream.push_back(0);
        file.items.push_back(std::move(stream));
    }
    if (streams.size() > 1)
        file.frames = static_cast<int>(streams.size());
    return file;
}

void writeBytes(const std::filesystem::path& path, std::span<const std::uint8_t> bytes)
{
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
    require(out.good(), "the file cannot be written");
}

ByteVector offsetTable(const std::vector<ByteVector>& fragments,
                       const std::vector<std::size_t>& firstOfFrame)
{
    ByteVector table;
    for (const std::size_t first : firstOfFrame) {
        std::size_t offset = 0;
        for (std::size_t i = 0; i < first; ++i)
            offset += 8 + fragments[i].size();
        putLong(table, static_cast<std::uint32_t>(offset));
    }
    return table;
}

} // namespace foramen::test
