#pragma once

#include "core/spine/terms.h"

#include <array>

namespace foramen {

/// A coded concept as DICOM writes it.
struct SrCode {
    const char* value;
    const char* scheme;
    const char* meaning;
};

/// What no public scheme has a code for. DICOM reserves designators that begin with 99 for private
/// use.
inline constexpr const char* kPrivateScheme = "99FORAMEN";

// TID 1500 and the templates that it includes.
inline constexpr SrCode kReportTitle = {"126000", "DCM", "Imaging Measurement Report"};
inline constexpr SrCode kLanguage = {"121049", "DCM", "Language of Content Item and Descendants"};
inline constexpr SrCode kEnglish = {"en-US", "RFC5646", "English (United States)"};
inline constexpr SrCode kProcedureReported = {"121058", "DCM", "Procedure reported"};
inline constexpr SrCode kMrLumbarSpine = {"24968-0", "LN", "MR Lumbar spine"};
inline constexpr SrCode kObserverType = {"121005", "DCM", "Observer Type"};
inline constexpr SrCode kPerson = {"121006", "DCM", "Person"};
inline constexpr SrCode kDevice = {"121007", "DCM", "Device"};
inline constexpr SrCode kPersonName = {"121008", "DCM", "Person Observer Name"};
inline constexpr SrCode kDeviceUid = {"121012", "DCM", "Device Observer UID"};
inline constexpr SrCode kDeviceName = {"121013", "DCM", "Device Observer Name"};
inline constexpr SrCode kDeviceManufacturer = {"121014", "DCM", "Device Observer Manufacturer"};
inline constexpr SrCode kDeviceModelName = {"121015", "DCM", "Device Observer Model Name"};
inline constexpr SrCode kImageLibrary = {"111028", "DCM", "Image Library"};
inline constexpr SrCode kImageLibraryGroup = {"126200", "DCM", "Image Library Group"};
inline constexpr SrCode kModality = {"121139", "DCM", "Modality"};
inline constexpr SrCode kMagneticResonance = {"MR", "DCM", "Magnetic Resonance"};
inline constexpr SrCode kSeriesInstanceUid = {"112002", "DCM", "Series Instance UID"};
inline constexpr SrCode kMeasurements = {"126010", "DCM", "Imaging Measurements"};
inline constexpr SrCode kMeasurementGroup = {"125007", "DCM", "Measurement Group"};
inline constexpr SrCode kTrackingIdentifier = {"112039", "DCM", "Tracking Identifier"};
inline constexpr SrCode kTrackingUid = {"112040", "DCM", "Tracking Unique Identifier"};
inline constexpr SrCode kFinding = {"121071", "DCM", "Finding"};
inline constexpr SrCode kFindingSite = {"363698007", "SCT", "Finding Site"};
inline constexpr SrCode kLaterality = {"272741003", "SCT", "Laterality"};
inline constexpr SrCode kTopographicalModifier = {"106233006", "SCT", "Topographical modifier"};
inline constexpr SrCode kImageRegion = {"111030", "DCM", "Image Region"};
inline constexpr SrCode kAlgorithmName = {"111001", "DCM", "Algorithm Name"};
inline constexpr SrCode kAlgorithmParameters = {"111002", "DCM", "Algorithm Parameters"};
inline constexpr SrCode kAlgorithmVersion = {"111003", "DCM", "Algorithm Version"};
inline constexpr SrCode kSeverity = {"246112005", "SCT", "Severity"};
inline constexpr SrCode kCertainty = {"111012", "DCM", "Certainty of Finding"};
inline constexpr SrCode kProbability = {"122157", "DCM", "Probability"};
inline constexpr SrCode kComment = {"121106", "DCM", "Comment"};
inline constexpr SrCode kSummary = {"121111", "DCM", "Summary"};
inline constexpr SrCode kPercent = {"%", "UCUM", "Percent"};
inline constexpr SrCode kNoUnits = {"1", "UCUM", "no units"};

/// Normal/Mild is one grade: a code for either word would say more than is known.
inline constexpr std::array<SrCode, kSeverityCount> kSeverityCodes = {{
    {"NORMAL_MILD", kPrivateScheme, "Normal or mild"},
    {"6736007", "SCT", "Moderate"},
    {"24484000", "SCT", "Severe"},
}};

inline constexpr std::array<SrCode, kLevelCount> kLevelCodes = {{
    {"243920003", "SCT", "Level of L1/L2 disc"},
    {"243921004", "SCT", "Level of L2/L3 disc"},
    {"243922006", "SCT", "Level of L3/L4 disc"},
    {"243923001", "SCT", "Level of L4/L5 disc"},
    {"243927000", "SCT", "Level of L5/S1 disc"},
}};

[[nodiscard]] constexpr SrCode sideCode(Side side)
{
    return side == Side::Left ? SrCode{"7771000", "SCT", "Left"}
                              : SrCode{"24028007", "SCT", "Right"};
}

/// The disorder that is graded.
[[nodiscard]] inline SrCode findingCode(Condition condition)
{
    if (isForaminal(condition))
        return {"371000119109", "SCT", "Stenosis of intervertebral foramina"};
    if (isSubarticular(condition))
        return {"SUBARTICULAR_STENOSIS", kPrivateScheme, "Subarticular stenosis"};
    return {"18347007", "SCT", "Spinal stenosis of lumbar region"};
}

/// The structure at the level. SCT's "vertebral foramen" is the bony ring, so the intervertebral
/// foramen has a private code.
[[nodiscard]] inline SrCode structureCode(Condition condition)
{
    if (isForaminal(condition))
        return {"INTERVERTEBRAL_FORAMEN", kPrivateScheme, "Intervertebral foramen"};
    if (isSubarticular(condition))
        return {"SUBARTICULAR_ZONE", kPrivateScheme, "Subarticular zone of spinal canal"};
    return {"61853006", "SCT", "Spinal canal"};
}

} // namespace foramen
