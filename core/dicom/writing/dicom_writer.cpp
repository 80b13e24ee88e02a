#include "core/dicom/writing/dicom_writer.h"

#include "core/base/files/file_replacement.h"
#include "core/base/version.h"
#include "core/dicom/writing/dcmtk_log.h"
#include "core/dicom/writing/dicom_bytes.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dctk.h>

#include <cassert>
#include <initializer_list>
#include <memory>
#include <optional>

namespace foramen {

namespace {

constexpr const char* kMrImageStorage = "1.2.840.10008.5.1.4.1.1.4";
constexpr const char* kEnhancedMrImageStorage = "1.2.840.10008.5.1.4.1.1.4.1";

/// Collects attributes with their value representations, so that no data dictionary is needed.
class AttributeWriter {
public:
    explicit AttributeWriter(DcmItem& item)
        : m_item(item)
    {
    }

    void text(const DcmTagKey& key, DcmEVR vr, const std::string& value)
    {
        note(m_item.putAndInsertString(DcmTag(key, vr), value.c_str()));
    }
    void number(const DcmTagKey& key, int value) { text(key, EVR_IS, std::to_string(value)); }
    /// A decimal string of at most 16 characters, the limit of DS.
    void decimals(const DcmTagKey& key, std::initializer_list<double> values)
    {
        std::string joined;
        for (const double value : values)
            joined += fmt::format("{}{:.9g}", joined.empty() ? "" : "\\", value + 0.0);
        text(key, EVR_DS, joined);
    }
    void decimal(const DcmTagKey& key, const std::optional<double>& value)
    {
        if (value)
            decimals(key, {*value});
        else
            text(key, EVR_DS, "");
    }
    void word(const DcmTagKey& key, int value)
    {
        note(m_item.putAndInsertUint16(DcmTag(key, EVR_US), static_cast<Uint16>(value)));
    }
    void bytes(const DcmTagKey& key, DcmEVR vr, std::initializer_list<Uint8> values)
    {
        note(m_item.putAndInsertUint8Array(DcmTag(key, vr), values.begin(),
                                           static_cast<unsigned long>(values.size())));
    }
    void pixels(std::span<const std::int16_t> values)
    {
        static_assert(sizeof(Uint16) == sizeof(std::int16_t));
        // Of this class, so that it can be encoded.
        auto element = std::make_unique<DcmPixelData>(DcmTag(DCM_PixelData, EVR_OW));
        note(element->putUint16Array(reinterpret_cast<const Uint16*>(values.data()),
                                     static_cast<unsigned long>(values.size())));
        const OFCondition inserted = m_item.insert(element.get(), OFTrue);
        if (inserted.good())
            static_cast<void>(element.release()); // the item owns it
        note(inserted);
    }
    [[nodiscard]] const OFCondition& status() const { return m_status; }

private:
    void note(const OFCondition& condition)
    {
        if (m_status.good())
            m_status = condition;
    }

    DcmItem& m_item;
    OFCondition m_status = EC_Normal;
};

void putPatientAndStudy(AttributeWriter& writer, const MrImage& image)
{
    writer.text(DCM_SpecificCharacterSet, EVR_CS, "ISO_IR 192");
    writer.text(DCM_PatientName, EVR_PN, image.patientName);
    writer.text(DCM_PatientID, EVR_LO, image.patientId);
    writer.text(DCM_PatientBirthDate, EVR_DA, image.patientBirthDate);
    writer.text(DCM_PatientSex, EVR_CS, image.patientSex);
    if (!image.patientAge.empty())
        writer.text(DCM_PatientAge, EVR_AS, image.patientAge);
    writer.text(DCM_StudyInstanceUID, EVR_UI, image.studyInstanceUid);
    writer.text(DCM_StudyID, EVR_SH, image.studyId);
    writer.text(DCM_StudyDate, EVR_DA, image.studyDate);
    writer.text(DCM_StudyTime, EVR_TM, image.studyTime);
    writer.text(DCM_StudyDescription, EVR_LO, image.studyDescription);
    writer.text(DCM_AccessionNumber, EVR_SH, "");
    writer.text(DCM_ReferringPhysicianName, EVR_PN, "");
}

void putSeries(AttributeWriter& writer, const MrImage& image)
{
    const Acquisition& acquisition = image.acquisition;
    writer.text(DCM_Modality, EVR_CS, "MR");
    writer.text(DCM_SeriesInstanceUID, EVR_UI, image.seriesInstanceUid);
    writer.number(DCM_SeriesNumber, image.seriesNumber);
    writer.text(DCM_SeriesDescription, EVR_LO, image.seriesDescription);
    writer.text(DCM_BodyPartExamined, EVR_CS, acquisition.bodyPartExamined);
    writer.text(DCM_PatientPosition, EVR_CS, image.patientPosition);
    writer.text(DCM_FrameOfReferenceUID, EVR_UI, image.frameOfReferenceUid);
    writer.text(DCM_PositionReferenceIndicator, EVR_LO, "");
    writer.text(DCM_Manufacturer, EVR_LO, acquisition.manufacturer);
    writer.text(DCM_ManufacturerModelName, EVR_LO, acquisition.manufacturerModelName);
    writer.text(DCM_SoftwareVersions, EVR_LO, programVersion());
    writer.text(DCM_ProtocolName, EVR_LO, acquisition.protocolName);
    writer.text(DCM_ScanningSequence, EVR_CS, acquisition.scanningSequence);
    writer.text(DCM_SequenceVariant, EVR_CS, acquisition.sequenceVariant);
    writer.text(DCM_ScanOptions, EVR_CS, acquisition.scanOptions);
    writer.text(DCM_MRAcquisitionType, EVR_CS, "2D");
    writer.decimal(DCM_RepetitionTime, acquisition.repetitionTime);
    writer.decimal(DCM_EchoTime, acquisition.echoTime);
    writer.text(DCM_EchoTrainLength, EVR_IS, "");
    if (acquisition.inversionTime)
        writer.decimal(DCM_InversionTime, acquisition.inversionTime);
    writer.decimal(DCM_FlipAngle, acquisition.flipAngle);
    writer.decimal(DCM_MagneticFieldStrength, acquisition.magneticFieldStrength);
}

void putInstance(AttributeWriter& writer, const MrImage& image)
{
    writer.text(DCM_SOPClassUID, EVR_UI, kMrImageStorage);
    writer.text(DCM_ImageType, EVR_CS, "ORIGINAL\\PRIMARY\\OTHER");
    writer.text(DCM_ContentDate, EVR_DA, image.studyDate);
    writer.text(DCM_ContentTime, EVR_TM, image.studyTime);
}

/// All that the challenge's files state apart from the image itself.
void putChallengeIdentity(AttributeWriter& writer, const MrImage& image)
{
    writer.text(DCM_PatientID, EVR_LO, image.patientId);
    writer.text(DCM_StudyInstanceUID, EVR_UI, image.studyInstanceUid);
    writer.text(DCM_SeriesInstanceUID, EVR_UI, image.seriesInstanceUid);
    writer.text(DCM_SeriesDescription, EVR_LO, image.seriesDescription);
    writer.text(DCM_PatientPosition, EVR_CS, image.patientPosition);
    writer.text(DCM_FrameOfReferenceUID, EVR_UI, image.frameOfReferenceUid);
}

void putImage(AttributeWriter& writer, const MrImage& image)
{
    const ImagePlane& plane = image.plane;
    const PatientVector& row = plane.rowDirection;
    const PatientVector& column = plane.columnDirection;
    writer.text(DCM_SOPInstanceUID, EVR_UI, image.sopInstanceUid);
    writer.number(DCM_InstanceNumber, image.instanceNumber);
    writer.decimals(DCM_ImagePositionPatient,
                    {plane.position.x, plane.position.y, plane.position.z});
    writer.decimals(DCM_ImageOrientationPatient,
                    {row.x, row.y, row.z, column.x, column.y, column.z});
    writer.decimals(DCM_PixelSpacing, {plane.rowSpacing, plane.columnSpacing});
    writer.decimals(DCM_SliceThickness, {image.sliceThickness});
    writer.decimals(DCM_SpacingBetweenSlices, {image.spacingBetweenSlices});
    writer.word(DCM_SamplesPerPixel, 1);
    writer.text(DCM_PhotometricInterpretation, EVR_CS,
                image.monochrome1 ? "MONOCHROME1" : "MONOCHROME2");
    writer.word(DCM_Rows, image.rows);
    writer.word(DCM_Columns, image.columns);
    writer.word(DCM_BitsAllocated, 16);
    writer.word(DCM_BitsStored, 12);
    writer.word(DCM_HighBit, 11);
    writer.word(DCM_PixelRepresentation, image.signedPixels ? 1 : 0);
    if (image.hasWindow) {
        writer.decimals(DCM_WindowCenter, {image.windowCenter});
        writer.decimals(DCM_WindowWidth, {image.windowWidth});
    }
    writer.pixels(image.pixels);
}

/// Registers the encoder once, for all threads and until the program ends.
void registerRleEncoder()
{
    static const bool once = [] {
        DcmRLEEncoderRegistration::registerCodecs();
        return true;
    }();
    static_cast<void>(once);
}

/// Encodes the pixels and makes the file meta header of the challenge's files.
OFCondition makeChallenge(DcmFileFormat& format, const MrImage& image)
{
    registerRleEncoder();
    const OFCondition encoded = format.getDataset()->chooseRepresentation(EXS_RLELossless, nullptr);
    if (encoded.bad())
        return encoded;
    AttributeWriter meta(*format.getMetaInfo());
    meta.bytes(DCM_FileMetaInformationVersion, EVR_OB, {0, 1});
    meta.text(DCM_MediaStorageSOPClassUID, EVR_UI, kEnhancedMrImageStorage);
    meta.text(DCM_MediaStorageSOPInstanceUID, EVR_UI, image.sopInstanceUid);
    meta.text(DCM_TransferSyntaxUID, EVR_UI, UID_RLELosslessTransferSyntax);
    meta.text(DCM_ImplementationClassUID, EVR_UI, OFFIS_IMPLEMENTATION_CLASS_UID);
    return meta.status();
}

} // namespace

Result<void> writeMrImage(const std::filesystem::path& file, const MrImage& image)
{
    assert(image.pixels.size()
           == static_cast<std::size_t>(image.rows) * static_cast<std::size_t>(image.columns));
    silenceDcmtk();
    DcmFileFormat format;
    AttributeWriter writer(*format.getDataset());
    const bool isChallenge = image.headers == MrHeaders::Challenge;
    if (isChallenge) {
        putChallengeIdentity(writer, image);
    } else {
        putPatientAndStudy(writer, image);
        putSeries(writer, image);
        putInstance(writer, image);
    }
    putImage(writer, image);
    if (writer.status().bad())
        return failure(ErrorCode::Internal, ReasonCode::ImageNotComposed, writer.status().text());
    if (isChallenge)
        if (const OFCondition made = makeChallenge(format, image); made.bad())
            return failure(ErrorCode::Internal, ReasonCode::ImageNotComposed, made.text());
    const auto bytes = dicomBytes(format, isChallenge ? DicomForm::Challenge : DicomForm::Plain);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return replaceFile(file, *bytes, Durability::Process);
}

} // namespace foramen
