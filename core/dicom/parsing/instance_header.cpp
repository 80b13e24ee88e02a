#include "core/dicom/parsing/instance_header.h"

#include "core/dicom/parsing/charset.h"
#include "core/dicom/parsing/frame_contrast.h"
#include "core/dicom/parsing/frame_geometry.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/parsing/inflate_source.h"
#include "core/dicom/parsing/pixel_layout.h"

#include <algorithm>
#include <array>

namespace foramen {

namespace {

constexpr DicomTag kSopClassUid = dicomTag(0x0008, 0x0016);
constexpr DicomTag kStudyInstanceUid = dicomTag(0x0020, 0x000D);
constexpr DicomTag kSeriesInstanceUid = dicomTag(0x0020, 0x000E);

void readStudy(const Dataset& data, const std::string& charset, Study& study)
{
    study.studyInstanceUid = data.text(kStudyInstanceUid);
    study.studyId = study.studyInstanceUid;
    study.patientId = utf8From(data.text(dicomTag(0x0010, 0x0020)), charset);
    study.patientName = utf8From(data.text(dicomTag(0x0010, 0x0010)), charset);
    study.patientBirthDate = data.text(dicomTag(0x0010, 0x0030));
    study.patientSex = data.text(dicomTag(0x0010, 0x0040));
    study.patientAge = data.text(dicomTag(0x0010, 0x1010));
    study.studyDate = data.text(dicomTag(0x0008, 0x0020));
    study.studyTime = data.text(dicomTag(0x0008, 0x0030));
    study.studyDescription = utf8From(data.text(dicomTag(0x0008, 0x1030)), charset);
    study.accessionNumber = utf8From(data.text(dicomTag(0x0008, 0x0050)), charset);
}

/// Enhanced objects state these in the functional groups MR Timing and MR Echo, as doubles.
void readEnhancedTiming(const Dataset& data, Acquisition& acquisition)
{
    const auto in = [&](DicomTag sequence) {
        return functionalGroup(data, 0, sequence);
    };
    if (const DatasetItem* timing = in(dicomTag(0x0018, 0x9112))) {
        acquisition.repetitionTime = data.decimal(*timing, dicomTag(0x0018, 0x0080));
        acquisition.flipAngle = data.decimal(*timing, dicomTag(0x0018, 0x1314));
    }
    if (const DatasetItem* echo = in(dicomTag(0x0018, 0x9114)))
        acquisition.echoTime = data.doubleFloat(*echo, dicomTag(0x0018, 0x9082));
    if (const DatasetItem* modifier = in(dicomTag(0x0018, 0x9115)))
        if (data.text(*modifier, dicomTag(0x0018, 0x9009)) == "YES")
            acquisition.inversionTime = data.doubleFloat(*modifier, dicomTag(0x0018, 0x9079));
}

void readAcquisition(const Dataset& data, const std::string& charset, Acquisition& acquisition)
{
    acquisition.repetitionTime = data.decimal(dicomTag(0x0018, 0x0080));
    acquisition.echoTime = data.decimal(dicomTag(0x0018, 0x0081));
    acquisition.inversionTime = data.decimal(dicomTag(0x0018, 0x0082));
    acquisition.magneticFieldStrength = data.decimal(dicomTag(0x0018, 0x0087));
    acquisition.flipAngle = data.decimal(dicomTag(0x0018, 0x1314));
    acquisition.scanningSequence = data.text(dicomTag(0x0018, 0x0020));
    acquisition.sequenceVariant = data.text(dicomTag(0x0018, 0x0021));
    acquisition.scanOptions = data.text(dicomTag(0x0018, 0x0022));
    acquisition.sequenceName = data.text(dicomTag(0x0018, 0x0024));
    acquisition.protocolName = utf8From(data.text(dicomTag(0x0018, 0x1030)), charset);
    acquisition.bodyPartExamined = data.text(dicomTag(0x0018, 0x0015));
    acquisition.contrastAgent = utf8From(data.text(dicomTag(0x0018, 0x0010)), charset);
    acquisition.manufacturer = utf8From(data.text(dicomTag(0x0008, 0x0070)), charset);
    acquisition.manufacturerModelName = utf8From(data.text(dicomTag(0x0008, 0x1090)), charset);
    acquisition.patientPosition = data.text(dicomTag(0x0018, 0x5100));
    if (data.root().find(dicomTag(0x5200, 0x9229)) || data.root().find(dicomTag(0x5200, 0x9230))) {
        if (acquisition.sequenceName.empty())
            acquisition.sequenceName = data.text(dicomTag(0x0018, 0x9005));
        if (acquisition.scanningSequence.empty()) {
            const std::string echo = data.text(dicomTag(0x0018, 0x9008));
            acquisition.scanningSequence = echo == "SPIN" ? "SE" : echo == "GRADIENT" ? "GR" : "";
        }
        readEnhancedTiming(data, acquisition);
    }
}

/// SOP classes with pixel data that are not pictures of the patient.
bool isOtherClass(const std::string& sopClassUid)
{
    static constexpr std::array others = {
        "1.2.840.10008.5.1.4.1.1.66", // Raw Data and its family: segmentation, registration, maps
        "1.2.840.10008.5.1.4.1.1.481", // radiotherapy except RT Image
        "1.2.840.10008.5.1.4.1.1.11", // presentation states
        "1.2.840.10008.5.1.4.1.1.88", // structured reports
        "1.2.840.10008.5.1.4.1.1.104", // encapsulated documents
        "1.2.840.10008.5.1.4.1.1.9", // waveforms
        "1.2.840.10008.5.1.4.1.1.4.2", // MR Spectroscopy
    };
    if (sopClassUid == "1.2.840.10008.5.1.4.1.1.481.1")
        return false;
    return std::any_of(others.begin(), others.end(), [&](const std::string& prefix) {
        return sopClassUid == prefix || sopClassUid.starts_with(prefix + ".");
    });
}

/// Whether pixel data of defined length may be compressed, by their first bytes.
bool maybeCompressed(const Dataset& data)
{
    if (!isNativeSyntax(data.transferSyntaxUid()))
        return true;
    const std::size_t begin = data.pixels()->offset;
    if (!data.source().ensure(begin + 2))
        return false;
    const std::uint8_t* mark = data.source().bytes().data() + begin;
    return (mark[0] == 0xFE && mark[1] == 0xFF) // an item
        || (mark[0] == 0xFF && (mark[1] == 0xD8 || mark[1] == 0x4F)); // JPEG, JPEG 2000
}

/// Whether the file is shorter than its pixel data. Compressed data are not examined.
bool isTruncated(const Dataset& data)
{
    if (!data.pixels())
        return true;
    const std::optional<std::size_t> size = data.source().size();
    const Result<PixelLayout> layout = pixelLayoutOf(data);
    if (!size || !layout)
        return false;
    const PixelLocation& pixels = *data.pixels();
    constexpr std::size_t leastCompressed = 16; // the heads of an offset table and one fragment
    if (pixels.length == kUndefinedLength)
        return pixels.offset + leastCompressed > *size;
    const std::size_t needed = maybeCompressed(data) ? pixels.length : layout->byteCount();
    return pixels.offset + needed > *size;
}

/// Sets the full range for colour: a window in such a header is that of the source image.
void showColorAsItIs(const PixelLayout& layout, Instance& instance)
{
    constexpr int paletteBits = 8;
    const int bits = layout.samples == 3 ? std::min(layout.bitsStored, 16) : paletteBits;
    instance.windowWidth = (1 << bits) - 1;
    instance.windowCenter = *instance.windowWidth / 2;
}

void readInstance(const Dataset& data, Instance& instance)
{
    instance.sopInstanceUid = data.text(dicomTag(0x0008, 0x0018));
    instance.sopClassUid = data.text(kSopClassUid);
    instance.transferSyntaxUid = data.transferSyntaxUid();
    instance.instanceNumber =
        static_cast<int>(std::clamp(data.decimal(dicomTag(0x0020, 0x0013)).value_or(0), -2e9, 2e9));
    instance.rows = data.unsignedShort(dicomTag(0x0028, 0x0010)).value_or(0);
    instance.columns = data.unsignedShort(dicomTag(0x0028, 0x0011)).value_or(0);
    instance.frameOfReferenceUid = data.text(dicomTag(0x0020, 0x0052));
    instance.sliceThickness = data.decimal(dicomTag(0x0018, 0x0050));
    instance.spacingBetweenSlices = data.decimal(dicomTag(0x0018, 0x0088));
    instance.windowCenter = data.decimal(dicomTag(0x0028, 0x1050));
    instance.windowWidth = data.decimal(dicomTag(0x0028, 0x1051));
    instance.imageType = data.text(dicomTag(0x0008, 0x0008));
    if (const DatasetItem* measures = functionalGroup(data, 0, dicomTag(0x0028, 0x9110))) {
        if (!instance.sliceThickness)
            instance.sliceThickness = data.decimal(*measures, dicomTag(0x0018, 0x0050));
        if (!instance.spacingBetweenSlices)
            instance.spacingBetweenSlices = data.decimal(*measures, dicomTag(0x0018, 0x0088));
    }
    if (const DatasetItem* window = functionalGroup(data, 0, dicomTag(0x0028, 0x9132))) {
        instance.windowCenter = data.decimal(*window, dicomTag(0x0028, 0x1050));
        instance.windowWidth = data.decimal(*window, dicomTag(0x0028, 0x1051));
    }
    // A header with a matrix is that of a picture, even where the pixel data are missing.
    const bool picture = instance.rows > 0 && instance.columns > 0
        && (data.pixels() || instance.sopClassUid.find(".5.1.4.1.1.") != std::string::npos
            || instance.sopClassUid.empty());
    instance.kind =
        picture && !isOtherClass(instance.sopClassUid) ? InstanceKind::Image : InstanceKind::Other;
    if (instance.kind == InstanceKind::Image) {
        instance.frames = readFrames(data);
        readContrasts(data, instance.frames);
        instance.truncated = isTruncated(data);
        if (const Result<PixelLayout> layout = pixelLayoutOf(data); layout && layout->isColor())
            showColorAsItIs(*layout, instance);
    }
}

} // namespace

Result<InstanceHeader> readInstanceHeader(const std::filesystem::path& path)
{
    Result<std::unique_ptr<ByteSource>> source = openContentSource(path);
    if (!source)
        return tl::make_unexpected(source.error());
    const Result<Dataset> data = readHeader(std::move(*source));
    if (!data)
        return tl::make_unexpected(data.error());
    InstanceHeader header;
    header.instance.path = path;
    constexpr auto mediaStorageDirectory = "1.2.840.10008.1.3.10";
    header.directory = data->text(dicomTag(0x0002, 0x0002)) == mediaStorageDirectory
        || data->root().find(dicomTag(0x0004, 0x1220)) != nullptr;
    if (header.directory)
        return header;
    const std::string charset = data->text(dicomTag(0x0008, 0x0005));
    readStudy(*data, charset, header.study);
    header.series.seriesInstanceUid = data->text(kSeriesInstanceUid);
    header.series.seriesId = header.series.seriesInstanceUid;
    header.series.modality = data->text(dicomTag(0x0008, 0x0060));
    header.series.seriesNumber = static_cast<int>(
        std::clamp(data->decimal(dicomTag(0x0020, 0x0011)).value_or(0), -2e9, 2e9));
    header.series.seriesDescription = utf8From(data->text(dicomTag(0x0008, 0x103E)), charset);
    readAcquisition(*data, charset, header.series.acquisition);
    readInstance(*data, header.instance);
    const bool placed = !header.study.studyInstanceUid.empty()
        || !header.series.seriesInstanceUid.empty() || !header.instance.sopClassUid.empty()
        || header.instance.kind == InstanceKind::Image;
    if (!placed || (data->damaged() && header.instance.kind != InstanceKind::Image))
        return data->damaged() ? failure(ErrorCode::Corrupt, ReasonCode::HeaderCutOff)
                               : failure(ErrorCode::NotDicom, ReasonCode::FileNoDicomObject);
    return header;
}

} // namespace foramen
