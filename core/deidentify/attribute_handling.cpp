#include "core/deidentify/attribute_handling.h"

#include "core/deidentify/confidentiality_table.h"

#include <algorithm>
#include <iterator>

namespace foramen {

namespace {

constexpr std::uint32_t kPatientId = 0x00100020;
constexpr std::uint32_t kPatientAge = 0x00101010;
constexpr std::uint32_t kPixelData = 0x7FE00010;

/// Made anew for each file: Patient Identity Removed, De-identification Method, its codes,
/// Longitudinal Temporal Information Modified.
constexpr std::uint32_t kMadeAnew[] = {0x00120062, 0x00120063, 0x00120064, 0x00280303};

/// Descriptions that stay where all words are known. All others that the option Clean Descriptors
/// names are handled by the Basic Profile.
constexpr std::uint32_t kCleanedDescriptors[] = {
    0x00081030, // Study Description
    0x0008103E, // Series Description
    0x00180010, // Contrast/Bolus Agent
    0x00181030, // Protocol Name
    0x00400254, // Performed Procedure Step Description
};

/// Technical texts that are not in the table and stay, sorted.
constexpr std::uint32_t kKeptTexts[] = {
    0x00080070, // Manufacturer
    0x00081090, // Manufacturer's Model Name
    0x00180024, // Sequence Name
    0x00180085, // Imaged Nucleus
    0x00181020, // Software Versions
    0x00181040, // Contrast/Bolus Route
    0x00181160, // Filter Type
    0x00181210, // Convolution Kernel
    0x00181250, // Receive Coil Name
    0x00181251, // Transmit Coil Name
    0x00189005, // Pulse Sequence Name
    0x00189041, // Receive Coil Manufacturer Name
    0x00189046, // Multi-Coil Configuration
    0x00189047, // Multi-Coil Element Name
    0x00189050, // Transmit Coil Manufacturer Name
    0x00209056, // Stack ID
    0x00209213, // Dimension Index Private Creator
    0x00209238, // Functional Group Private Creator
    0x00209421, // Dimension Description Label
    0x00281054, // Rescale Type
    0x00281055, // Window Center & Width Explanation
    0x00283003, // LUT Explanation
    0x00283004, // Modality LUT Type
    0x00409210, // LUT Label
    0x00420012, // MIME Type of Encapsulated Document
};

/// Parts of a code, sorted.
constexpr std::uint32_t kCodeParts[] = {
    0x00080100, // Code Value
    0x00080102, // Coding Scheme Designator
    0x00080103, // Coding Scheme Version
    0x00080104, // Code Meaning
    0x00080119, // Long Code Value
    0x00080122, // Mapping Resource Name
};

/// Texts that are not in the table and that their objects require: they stay where all words are
/// known, else a dummy stands in their place. Sorted.
constexpr std::uint32_t kRequiredTexts[] = {
    0x00201040, // Position Reference Indicator
    0x0040A160, // Text Value
    0x00620005, // Segment Label
    0x00620009, // Segment Algorithm Name
    0x00660036, // Algorithm Name
    0x00700006, // Unformatted Text Value
    0x00700081, // Content Description
    0x00700310, // Fiducial Identifier
};

/// A coded value that people choose: Content Label.
constexpr std::uint32_t kContentLabel = 0x00700080;

/// Tables of numbers among the attributes of bytes, sorted: LUT Data, palettes.
constexpr std::uint32_t kKeptTables[] = {
    0x00281201, 0x00281202, 0x00281203, 0x00281204, 0x00281221,
    0x00281222, 0x00281223, 0x00281224, 0x00283006,
};

/// Versions of lists of codes: no dates of the patient.
constexpr std::uint32_t kContextGroupVersion = 0x00080106;

template <class Table> bool isIn(const Table& table, std::uint32_t tag)
{
    return std::binary_search(std::begin(table), std::end(table), tag);
}

bool isDateOrTime(ValueKind kind)
{
    return kind == ValueKind::Date || kind == ValueKind::DateTime || kind == ValueKind::Time;
}

AttributeHandling movedTime(ValueKind kind)
{
    return kind == ValueKind::Time ? AttributeHandling::CheckTimes : AttributeHandling::MoveDates;
}

/// Where the table leaves a choice by the type of the attribute, the value that is valid for each
/// type is taken: a dummy before nothing, an empty value before none.
AttributeHandling basicHandling(BasicAction action, ValueKind kind)
{
    const bool isSequence = kind == ValueKind::Sequence;
    switch (action) {
    case BasicAction::X:
        return AttributeHandling::Remove;
    case BasicAction::Z:
    case BasicAction::XZ:
        return AttributeHandling::Empty;
    case BasicAction::U:
        return kind == ValueKind::Uid ? AttributeHandling::MapUids : AttributeHandling::Remove;
    case BasicAction::XZU:
        return isSequence ? AttributeHandling::Recurse : AttributeHandling::Remove;
    case BasicAction::D:
    case BasicAction::XD:
    case BasicAction::ZD:
    case BasicAction::XZD:
        break;
    }
    if (isSequence)
        return AttributeHandling::RecurseHidingCodes;
    if (kind == ValueKind::Uid)
        return AttributeHandling::MapUids;
    return kind == ValueKind::Bytes || kind == ValueKind::Other ? AttributeHandling::Remove
                                                                : AttributeHandling::Replace;
}

AttributeHandling tableHandling(const ConfidentialityRow& row, ValueKind kind,
                                const CleaningOptions& options)
{
    if (options.keepsCharacteristics && row.characteristics == OptionAction::Keep
        && kind != ValueKind::Other && kind != ValueKind::Bytes) {
        if (row.tag == kPatientAge)
            return AttributeHandling::KeepAge;
        if (kind == ValueKind::Text)
            return AttributeHandling::KeepText;
        return kind == ValueKind::Number ? AttributeHandling::Keep : AttributeHandling::KeepCoded;
    }
    if (options.movesDates && row.dates == OptionAction::Clean && isDateOrTime(kind))
        return movedTime(kind);
    if (row.content == OptionAction::Clean && kind == ValueKind::Sequence)
        return AttributeHandling::Recurse;
    const AttributeHandling basic = basicHandling(row.basic, kind);
    if (kind == ValueKind::Text && isIn(kCleanedDescriptors, row.tag))
        return basic == AttributeHandling::Replace ? AttributeHandling::CleanText
                                                   : AttributeHandling::CleanTextOrRemove;
    return basic;
}

AttributeHandling textHandling(std::uint32_t tag)
{
    if (isIn(kCodeParts, tag))
        return AttributeHandling::CleanCode;
    if (isIn(kKeptTexts, tag))
        return AttributeHandling::KeepText;
    return isIn(kRequiredTexts, tag) ? AttributeHandling::CleanText : AttributeHandling::Remove;
}

/// The default for an attribute that the table does not name.
AttributeHandling defaultHandling(std::uint32_t tag, ValueKind kind, bool isNested,
                                  const CleaningOptions& options)
{
    switch (kind) {
    case ValueKind::PersonName:
        return AttributeHandling::Empty;
    case ValueKind::Date:
    case ValueKind::DateTime:
    case ValueKind::Time:
        if (tag == kContextGroupVersion)
            return AttributeHandling::CheckTimes;
        return options.movesDates ? movedTime(kind) : AttributeHandling::Empty;
    case ValueKind::Uid:
        return AttributeHandling::MapUids;
    case ValueKind::Text:
        return textHandling(tag);
    case ValueKind::Coded:
        return tag == kContentLabel ? AttributeHandling::CleanText : AttributeHandling::KeepCoded;
    case ValueKind::NumberText:
        return AttributeHandling::KeepCoded;
    case ValueKind::Number:
        return AttributeHandling::Keep;
    case ValueKind::Bytes:
        if (tag == kPixelData)
            return isNested ? AttributeHandling::Remove : AttributeHandling::Keep;
        return isIn(kKeptTables, tag) ? AttributeHandling::Keep : AttributeHandling::Remove;
    case ValueKind::Sequence:
        return AttributeHandling::Recurse;
    case ValueKind::Age:
    case ValueKind::Other:
        break;
    }
    return AttributeHandling::Remove;
}

} // namespace

AttributeHandling handlingOf(std::uint32_t tag, ValueKind kind, bool isNested,
                             const CleaningOptions& options)
{
    const std::uint32_t group = tag >> 16;
    const bool isCurve = group >= 0x5000 && group <= 0x50FF;
    const bool isOverlay = group >= 0x6000 && group <= 0x60FF;
    // Commands, file meta and directory records do not belong into a data set.
    if (group < 0x0008 || isCurve || isOverlay || isIn(kMadeAnew, tag))
        return AttributeHandling::Remove;
    if (tag == kPatientId)
        return kind == ValueKind::Text ? AttributeHandling::ReplacePatientId
                                       : AttributeHandling::Remove;
    if (const ConfidentialityRow* row = confidentialityRow(tag))
        return tableHandling(*row, kind, options);
    return defaultHandling(tag, kind, isNested, options);
}

bool isPublicScheme(std::string_view designator)
{
    constexpr std::string_view schemes[] = {
        "99FORAMEN", "99SDM", "ACR",        "BCP47",     "CDT",      "DCM",     "FMA",
        "I10",       "I10P",  "ICD10",      "ISO3166_1", "ISO639_1", "LN",      "MDC",
        "NCIt",      "NEU",   "RADELEMENT", "RADLEX",    "RFC3066",  "RFC5646", "SCT",
        "SNM3",      "SRT",   "UBERON",     "UCUM",      "UMLS",
    };
    while (!designator.empty() && (designator.back() == ' ' || designator.back() == '\0'))
        designator.remove_suffix(1);
    return std::binary_search(std::begin(schemes), std::end(schemes), designator);
}

bool isUidOfDicom(std::string_view uid)
{
    return uid.starts_with("1.2.840.10008.")
        && uid.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace foramen
