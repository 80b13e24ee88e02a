#pragma once

#include "core/measure/annotation_kind.h"
#include "core/spine/coded_concept.h"
#include "core/spine/spine_variant.h"
#include "core/spine/terms.h"

#include <array>

namespace foramen {

// TID 1500 and the templates that it includes.
inline constexpr CodedConcept kReportTitle = {"126000", "DCM", "Imaging Measurement Report"};
inline constexpr CodedConcept kLanguage = {"121049", "DCM",
                                           "Language of Content Item and Descendants"};
inline constexpr CodedConcept kEnglish = {"en-US", "RFC5646", "English (United States)"};
inline constexpr CodedConcept kProcedureReported = {"121058", "DCM", "Procedure reported"};
inline constexpr CodedConcept kMrLumbarSpine = {"24968-0", "LN", "MR Lumbar spine"};
inline constexpr CodedConcept kObserverType = {"121005", "DCM", "Observer Type"};
inline constexpr CodedConcept kPerson = {"121006", "DCM", "Person"};
inline constexpr CodedConcept kDevice = {"121007", "DCM", "Device"};
inline constexpr CodedConcept kPersonName = {"121008", "DCM", "Person Observer Name"};
inline constexpr CodedConcept kDeviceUid = {"121012", "DCM", "Device Observer UID"};
inline constexpr CodedConcept kDeviceName = {"121013", "DCM", "Device Observer Name"};
inline constexpr CodedConcept kDeviceManufacturer = {"121014", "DCM",
                                                     "Device Observer Manufacturer"};
inline constexpr CodedConcept kDeviceModelName = {"121015", "DCM", "Device Observer Model Name"};
inline constexpr CodedConcept kImageLibrary = {"111028", "DCM", "Image Library"};
inline constexpr CodedConcept kImageLibraryGroup = {"126200", "DCM", "Image Library Group"};
inline constexpr CodedConcept kModality = {"121139", "DCM", "Modality"};
inline constexpr CodedConcept kMagneticResonance = {"MR", "DCM", "Magnetic Resonance"};
inline constexpr CodedConcept kSeriesInstanceUid = {"112002", "DCM", "Series Instance UID"};
inline constexpr CodedConcept kMeasurements = {"126010", "DCM", "Imaging Measurements"};
inline constexpr CodedConcept kMeasurementGroup = {"125007", "DCM", "Measurement Group"};
inline constexpr CodedConcept kTrackingIdentifier = {"112039", "DCM", "Tracking Identifier"};
inline constexpr CodedConcept kTrackingUid = {"112040", "DCM", "Tracking Unique Identifier"};
inline constexpr CodedConcept kFinding = {"121071", "DCM", "Finding"};
inline constexpr CodedConcept kFindingSite = {"363698007", "SCT", "Finding Site"};
inline constexpr CodedConcept kLaterality = {"272741003", "SCT", "Laterality"};
inline constexpr CodedConcept kTopographicalModifier = {"106233006", "SCT",
                                                        "Topographical modifier"};
inline constexpr CodedConcept kImageRegion = {"111030", "DCM", "Image Region"};
inline constexpr CodedConcept kAlgorithmName = {"111001", "DCM", "Algorithm Name"};
inline constexpr CodedConcept kAlgorithmParameters = {"111002", "DCM", "Algorithm Parameters"};
inline constexpr CodedConcept kAlgorithmVersion = {"111003", "DCM", "Algorithm Version"};
inline constexpr CodedConcept kSeverity = {"246112005", "SCT", "Severity"};
inline constexpr CodedConcept kCertainty = {"111012", "DCM", "Certainty of Finding"};
inline constexpr CodedConcept kProbability = {"122157", "DCM", "Probability"};
inline constexpr CodedConcept kComment = {"121106", "DCM", "Comment"};
inline constexpr CodedConcept kSummary = {"121111", "DCM", "Summary"};
inline constexpr CodedConcept kOfInterest = {"113000", "DCM", "Of Interest"};
inline constexpr CodedConcept kKeyObjectDescription = {"113012", "DCM", "Key Object Description"};
/// Finding::uncertainty; the public schemes have no code for it.
inline constexpr CodedConcept kUncertainty = {"GRADE_UNCERTAINTY", kPrivateScheme,
                                              "Uncertainty of the grade"};
inline constexpr CodedConcept kPercent = {"%", "UCUM", "Percent"};
inline constexpr CodedConcept kNoUnits = {"1", "UCUM", "no units"};

/// Normal/Mild is one grade: a code for either word alone would state more than is known.
inline constexpr std::array<CodedConcept, kSeverityCount> kSeverityCodes = {{
    {"NORMAL_MILD", kPrivateScheme, "Normal or mild"},
    {"6736007", "SCT", "Moderate"},
    {"24484000", "SCT", "Severe"},
}};

inline constexpr std::array<CodedConcept, kLevelCount> kLevelCodes = {{
    {"243920003", "SCT", "Level of L1/L2 disc"},
    {"243921004", "SCT", "Level of L2/L3 disc"},
    {"243922006", "SCT", "Level of L3/L4 disc"},
    {"243923001", "SCT", "Level of L4/L5 disc"},
    {"243927000", "SCT", "Level of L5/S1 disc"},
}};

/// The level of a disc that has the number of a row, named by a reader. The public schemes have no
/// code for the discs of a sixth lumbar vertebra.
[[nodiscard]] constexpr CodedConcept levelCode(NamedDiscs discs, DiscLevel row)
{
    constexpr CodedConcept aboveL1 = {"243926009", "SCT", "Level of T12/L1 disc"};
    constexpr CodedConcept aboveL6 = {"LEVEL_L5_L6", kPrivateScheme, "Level of L5/L6 disc"};
    constexpr CodedConcept belowL6 = {"LEVEL_L6_S1", kPrivateScheme, "Level of L6/S1 disc"};
    const auto index = static_cast<std::size_t>(row);
    switch (discs) {
    case NamedDiscs::L1L2ToL5S1:
        break;
    case NamedDiscs::T12L1ToL4L5:
        return index == 0 ? aboveL1 : kLevelCodes[index - 1];
    case NamedDiscs::L2L3ToL6S1:
        return row == DiscLevel::L5S1 ? belowL6
            : row == DiscLevel::L4L5  ? aboveL6
                                      : kLevelCodes[index + 1];
    }
    return kLevelCodes[index];
}

[[nodiscard]] constexpr CodedConcept sideCode(Side side)
{
    return side == Side::Left ? CodedConcept{"7771000", "SCT", "Left"}
                              : CodedConcept{"24028007", "SCT", "Right"};
}

/// The disorder that is graded.
[[nodiscard]] inline CodedConcept findingCode(Condition condition)
{
    if (isForaminal(condition))
        return {"371000119109", "SCT", "Stenosis of intervertebral foramina"};
    if (isSubarticular(condition))
        return {"SUBARTICULAR_STENOSIS", kPrivateScheme, "Subarticular stenosis"};
    return {"18347007", "SCT", "Spinal stenosis of lumbar region"};
}

/// The structure at the level. SCT's "vertebral foramen" is the bony ring, so the intervertebral
/// foramen has a private code.
[[nodiscard]] inline CodedConcept structureCode(Condition condition)
{
    if (isForaminal(condition))
        return codes::kIntervertebralForamen;
    if (isSubarticular(condition))
        return {"SUBARTICULAR_ZONE", kPrivateScheme, "Subarticular zone of spinal canal"};
    return codes::kSpinalCanal;
}

} // namespace foramen
