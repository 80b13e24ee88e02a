#include "tests/support/sample_image.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmjpeg/djencode.h>

#include <charls/charls.h>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

namespace foramen::test {

void require(const OFCondition& condition)
{
    if (condition.bad()) {
        fmt::print(stderr, "sample file: {}\n", condition.text());
        std::abort();
    }
}

void put(DcmItem& item, const DcmTag& tag, const std::string& value)
{
    require(item.putAndInsertString(tag, value.c_str()));
}

void putColors(DcmDataset& data, const std::string& photometric, int planarConfiguration, int bits,
               const std::vector<std::uint8_t>& bytes)
{
    put(data, DCM_PhotometricInterpretation, photometric);
    require(data.putAndInsertUint16(DCM_SamplesPerPixel, 3));
    require(
        data.putAndInsertUint16(DCM_PlanarConfiguration, static_cast<Uint16>(planarConfiguration)));
    require(data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(bits)));
    require(data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(bits)));
    require(data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(bits - 1)));
    require(data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size()));
}

namespace {

void putGeometry(DcmDataset& data, const SampleImage& image)
{
    const auto& p = image.position;
    const auto& o = image.orientation;
    put(data, DCM_ImagePositionPatient, fmt::format("{}\\{}\\{}", p[0], p[1], p[2]));
    put(data, DCM_ImageOrientationPatient,
        fmt::format("{:.9g}\\{:.9g}\\{:.9g}\\{:.9g}\\{:.9g}\\{:.9g}", o[0], o[1], o[2], o[3], o[4],
                    o[5]));
    put(data, DCM_PixelSpacing, fmt::format("{}\\{}", image.spacing[0], image.spacing[1]));
    put(data, DCM_SliceThickness, fmt::format("{}", image.sliceThickness));
    put(data, DCM_FrameOfReferenceUID, image.frameOfReferenceUid);
}

void putPixels(DcmDataset& data, const SampleImage& image)
{
    std::vector<std::uint16_t> pixels = image.pixels;
    if (pixels.empty())
        for (int i = 0; i < image.rows * image.columns; ++i)
            pixels.push_back(static_cast<std::uint16_t>(i));
    require(data.putAndInsertUint16(DCM_SamplesPerPixel, 1));
    put(data, DCM_PhotometricInterpretation, "MONOCHROME2");
    require(data.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(image.rows)));
    require(data.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(image.columns)));
    require(data.putAndInsertUint16(DCM_BitsAllocated, 16));
    require(data.putAndInsertUint16(DCM_BitsStored, 16));
    require(data.putAndInsertUint16(DCM_HighBit, 15));
    require(data.putAndInsertUint16(DCM_PixelRepresentation, 0));
    require(data.putAndInsertUint16Array(DCM_PixelData, pixels.data(), pixels.size()));
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

/// JPEG-LS by CharLS: DCMTK brings an older copy of it, whose names clash in one program.
void compressJpegLs(DcmDataset& data, E_TransferSyntax syntax, const SampleImage& image)
{
    const Uint16* words = nullptr;
    unsigned long count = 0;
    require(data.findAndGetUint16Array(DCM_PixelData, words, &count));
    const charls::frame_info info{static_cast<std::uint32_t>(image.columns),
                                  static_cast<std::uint32_t>(image.rows), 16, 1};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(words);
    std::vector<std::uint8_t> stream =
        charls::jpegls_encoder::encode(std::vector<std::uint8_t>(bytes, bytes + 2 * count), info);
    stream.resize(stream.size() + stream.size() % 2);
    auto* sequence = new DcmPixelSequence(DCM_PixelSequenceTag);
    require(sequence->insert(new DcmPixelItem(DCM_PixelItemTag)));
    DcmOffsetList offsets;
    require(sequence->storeCompressedFrame(offsets, stream.data(),
                                           static_cast<Uint32>(stream.size()), 0));
    auto* pixels = new DcmPixelData(DCM_PixelData);
    pixels->putOriginalRepresentation(syntax, nullptr, sequence);
    require(data.insert(pixels, OFTrue));
}

} // namespace

void writeSample(const std::filesystem::path& path, const SampleImage& image)
{
    registerEncoders();
    DcmFileFormat file;
    DcmDataset& data = *file.getDataset();
    put(data, DCM_SOPClassUID, UID_MRImageStorage);
    put(data, DCM_SOPInstanceUID, image.sopUid);
    put(data, DCM_StudyInstanceUID, image.studyUid);
    put(data, DCM_SeriesInstanceUID, image.seriesUid);
    put(data, DCM_PatientID, image.patientId);
    put(data, DCM_Modality, image.modality);
    put(data, DCM_SeriesDescription, image.description);
    put(data, DCM_SeriesNumber, std::to_string(image.seriesNumber));
    put(data, DCM_InstanceNumber, std::to_string(image.instanceNumber));
    if (image.placed)
        putGeometry(data, image);
    putPixels(data, image);
    if (image.change)
        image.change(data);
    const E_TransferSyntax syntax = DcmXfer(image.transferSyntaxUid.c_str()).getXfer();
    if (syntax == EXS_JPEGLSLossless)
        compressJpegLs(data, syntax, image);
    require(data.chooseRepresentation(syntax, nullptr));
    std::filesystem::create_directories(path.parent_path());
    require(file.saveFile(path.c_str(), syntax, EET_UndefinedLength, EGL_recalcGL, EPD_noChange, 0,
                          0, image.preamble ? EWM_fileformat : EWM_dataset));
}

void writeStack(const std::filesystem::path& folder, SampleImage image, int count, double firstZ)
{
    const int firstNumber = image.instanceNumber;
    for (int i = 0; i < count; ++i) {
        image.instanceNumber = firstNumber + i;
        image.sopUid = fmt::format("{}.{}", image.seriesUid, image.instanceNumber);
        image.position[2] = firstZ + 4.0 * i;
        image.pixels.clear();
        for (int p = 0; p < image.rows * image.columns; ++p)
            image.pixels.push_back(static_cast<std::uint16_t>(100 * image.instanceNumber + p));
        writeSample(folder / fmt::format("IM{}", image.instanceNumber), image);
    }
}

void truncateFile(const std::filesystem::path& path, std::uintmax_t bytes)
{
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - bytes);
}

} // namespace foramen::test
