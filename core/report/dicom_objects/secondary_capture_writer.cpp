#include "core/report/dicom_objects/secondary_capture_writer.h"

#include "core/dicom/writing/dcmtk_log.h"
#include "core/report/dicom_objects/object_header.h"
#include "core/report/dicom_values.h"
#include "core/report/report_status.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <string>
#include <string_view>

namespace foramen {

namespace {

constexpr int kLargestSide = 65535; ///< Rows and Columns are US

std::string_view bytesOf(const CapturedPicture& picture)
{
    return {reinterpret_cast<const char*>(picture.rgb.data()), picture.rgb.size()};
}

std::string sopClassOf(const Report& report, const PictureIdentity& picture)
{
    for (const ReportSeries& series : report.series)
        if (series.seriesInstanceUid == picture.seriesInstanceUid && isValidUid(series.sopClassUid))
            return series.sopClassUid;
    return ReportSeries{}.sopClassUid;
}

/// General Image and SC Equipment modules, PS3.3 C.7.6.1 and C.8.6.1.
void putImage(ObjectAttributes& object, const Report& report, const CapturedPicture& picture)
{
    object.text(DCM_ConversionType, "WSD"); // by a workstation
    object.text(DCM_ImageType, "DERIVED\\SECONDARY");
    object.text(DCM_PatientOrientation, "");
    object.text(DCM_Laterality, ""); // the spine is no paired part
    object.text(DCM_DerivationDescription,
                "A pane of the screen with its marks; research use only");
    if (!hasUsableUid(report) || !isValidUid(picture.source.sopInstanceUid))
        return;
    PictureReference source{sopClassOf(report, picture.source), picture.source.sopInstanceUid, {}};
    if (picture.source.frameNumber > 1)
        source.frames = {picture.source.frameNumber};
    putReference(object.item(DCM_SourceImageSequence), source);
}

/// Image Pixel module, PS3.3 C.7.6.3.
void putPixels(ObjectAttributes& object, const CapturedPicture& picture)
{
    object.word(DCM_SamplesPerPixel, 3);
    object.text(DCM_PhotometricInterpretation, "RGB");
    object.word(DCM_PlanarConfiguration, 0);
    object.word(DCM_Rows, picture.rows);
    object.word(DCM_Columns, picture.columns);
    object.word(DCM_BitsAllocated, 8);
    object.word(DCM_BitsStored, 8);
    object.word(DCM_HighBit, 7);
    object.word(DCM_PixelRepresentation, 0);
    object.text(DCM_LossyImageCompression, "00");
    object.bytes(DCM_PixelData, bytesOf(picture));
}

} // namespace

Result<void> writeSecondaryCapture(const std::filesystem::path& file, const Report& report,
                                   const CapturedPicture& picture)
{
    const auto isSide = [](int side) {
        return side > 0 && side <= kLargestSide;
    };
    if (!isSide(picture.columns) || !isSide(picture.rows)
        || picture.rgb.size()
            != std::size_t{3} * static_cast<std::size_t>(picture.columns)
                * static_cast<std::size_t>(picture.rows))
        return failure(ErrorCode::InvalidArgument, "The picture is not one of 3 bytes a pixel");
    silenceDcmtk();
    DcmFileFormat format;
    ObjectAttributes object(*format.getDataset());
    putHeader(object, report,
              {.sopClassUid = UID_SecondaryCaptureImageStorage,
               .modality = "OT",
               .seriesNumber = 9905,
               .seriesDescription = "Lumbar stenosis grading, pictures, research use only",
               .name = "capture",
               .seed = derivedUid(bytesOf(picture)),
               .instanceNumber = picture.number});
    putImage(object, report, picture);
    putPixels(object, picture);
    return writeObject(file, format, object);
}

} // namespace foramen
