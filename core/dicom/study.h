#pragma once

#include "core/base/patient_space.h"
#include "core/base/reason.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The plane of one picture: Image Position, Image Orientation and Pixel Spacing.
struct ImagePlane {
    PatientPoint position; ///< Image Position (Patient): centre of the first pixel, LPS, mm
    PatientVector rowDirection; ///< unit vector, direction of growing column index
    PatientVector columnDirection; ///< unit vector, direction of growing row index
    double rowSpacing = 0; ///< mm between rows, first value of Pixel Spacing; 0 when unknown
    double columnSpacing = 0; ///< mm between columns, second value; 0 when unknown
};

/// What the distances between pixels are known from (PS3.3 10.7).
enum class SpacingKind {
    Unknown, ///< the file states nothing: pixels count as square
    AspectRatio, ///< Pixel Aspect Ratio (0028,0034): the shape of a pixel alone
    Detector, ///< Imager Pixel Spacing (0018,1164): at the detector, larger than in the patient
    Nominal, ///< Nominal Scanned Pixel Spacing (0018,2010): on the film that was scanned
    Patient, ///< Pixel Spacing (0028,0030): in the patient
};

/// Distances between the pixels of a picture.
struct PixelSpacing {
    double row = 1; ///< between rows: mm, or widths of a pixel where kind is Unknown or AspectRatio
    double column = 1; ///< between columns, likewise
    SpacingKind kind = SpacingKind::Unknown;

    /// Whether lengths in mm may be measured with it.
    [[nodiscard]] bool isMetric() const { return kind == SpacingKind::Patient; }
    friend bool operator==(const PixelSpacing&, const PixelSpacing&) = default;
};

/// Attributes that separate pictures at one position within a series.
struct PictureContrast {
    std::optional<double> echoTime; ///< ms
    std::optional<double> inversionTime; ///< ms
    std::optional<double> diffusionWeighting; ///< b-value, s/mm²
    std::string type; ///< Frame Type or Image Type, with the complex component unless magnitude
    int echoNumber = 0; ///< 0 when not stated
    int repetition = 0; ///< temporal position, 0 when not stated
    friend bool operator==(const PictureContrast&, const PictureContrast&) = default;
};

/// One picture of an instance: the whole of it, or one frame of a multi-frame object.
struct Frame {
    int frameNumber = 1; ///< 1-based as in DICOM
    std::optional<ImagePlane> plane; ///< none when the file states no position or orientation
    PictureContrast contrast{};
    PixelSpacing spacing{}; ///< also where there is no plane
};

/// Whether a file holds pictures.
enum class InstanceKind {
    Image,
    Other, ///< DICOM without pictures that are shown: SR, raw data, presentation state, ...
};

/// One SOP Instance, from its header. Study, series and file identify it: SOP Instance UIDs may
/// repeat between series.
struct Instance {
    std::filesystem::path path;
    std::string sopInstanceUid;
    std::string sopClassUid;
    std::string transferSyntaxUid;
    InstanceKind kind = InstanceKind::Image;
    int instanceNumber = 0; ///< a label, never used as an order except without geometry
    int rows = 0;
    int columns = 0;
    std::string frameOfReferenceUid; ///< may be empty
    std::optional<double> sliceThickness; ///< mm
    std::optional<double> spacingBetweenSlices; ///< mm, as stated
    std::optional<double> windowCenter; ///< first value, in rescaled units
    std::optional<double> windowWidth;
    std::string imageType; ///< "ORIGINAL\PRIMARY\..."
    std::vector<Frame> frames;
    bool truncated = false; ///< the file ends before its pixel data; detected without decoding, as
                            ///< far as possible
};

/// Acquisition attributes of a series, from the first instance that has them.
struct Acquisition {
    std::optional<double> repetitionTime; ///< ms
    std::optional<double> echoTime; ///< ms
    std::optional<double> inversionTime; ///< ms
    std::optional<double> flipAngle; ///< degrees
    std::optional<double> magneticFieldStrength; ///< T
    std::string scanningSequence;
    std::string sequenceVariant;
    std::string scanOptions;
    std::string sequenceName;
    std::string protocolName;
    std::string bodyPartExamined;
    std::string contrastAgent;
    std::string manufacturer;
    std::string manufacturerModelName;
    std::string patientPosition; ///< "HFS", "HFP", "FFDR", ...
};

/// The names under which foramen-cli phantom signs its files: Manufacturer (0008,0070) and
/// Manufacturer's Model Name (0008,1090).
inline constexpr std::string_view kPhantomManufacturer = "Foramen";
inline constexpr std::string_view kPhantomModelName = "Phantom";

/// One series, with its instances.
struct Series {
    std::string seriesInstanceUid;
    std::string modality;
    int seriesNumber = 0;
    std::string seriesDescription; ///< UTF-8
    Acquisition acquisition;
    std::vector<Instance> instances; ///< in the order found; buildVolumes() sorts them
    /// Folder name in an RSNA layout (train_images/<study>/<series>/<n>.dcm), else the Series
    /// Instance UID.
    std::string seriesId;
    /// series_description of an RSNA train_series_descriptions.csv beside the images, if any.
    std::string rsnaDescription;
};

/// One study, with its series.
struct Study {
    std::string studyInstanceUid;
    std::string studyId; ///< folder name in an RSNA layout, else the Study Instance UID
    std::string patientId;
    std::string patientName; ///< UTF-8
    std::string patientBirthDate;
    std::string patientSex;
    std::string patientAge; ///< DICOM AS
    std::string studyDate;
    std::string studyTime;
    std::string studyDescription;
    std::string accessionNumber;
    std::vector<Series> series;
};

/// An input that could not be used, and why. Shown to the user in full.
struct InputProblem {
    std::filesystem::path path; ///< shown to the user, never logged
    Reason reason;
};

} // namespace foramen
