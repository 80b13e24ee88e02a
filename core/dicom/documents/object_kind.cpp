#include "core/dicom/documents/object_kind.h"

#include <algorithm>

namespace foramen {

namespace {

/// One SOP class, or a family of them, below "1.2.840.10008.5.1.4.1.1.".
struct ClassRow {
    std::string_view number;
    ObjectKind kind;
};

/// The longer numbers of a family come first.
constexpr ClassRow kClasses[] = {
    {"7", ObjectKind::SecondaryCapture},
    {"88.59", ObjectKind::KeyObjectSelection},
    {"88", ObjectKind::StructuredReport},
    {"104.1", ObjectKind::EncapsulatedPdf},
    {"104", ObjectKind::EncapsulatedDocument},
    {"11", ObjectKind::PresentationState},
    {"9", ObjectKind::Waveform},
    {"66.1", ObjectKind::Registration},
    {"66.3", ObjectKind::Registration},
    {"66.2", ObjectKind::Fiducials},
    {"66.4", ObjectKind::Segmentation},
    {"66.5", ObjectKind::Segmentation}, // of surfaces
    {"66.6", ObjectKind::Tractography},
    {"66", ObjectKind::RawData},
    {"67", ObjectKind::ValueMapping},
    {"68", ObjectKind::Surface},
    {"4.2", ObjectKind::Spectroscopy},
    {"481", ObjectKind::Radiotherapy},
};

struct ModalityRow {
    std::string_view modality;
    ObjectKind kind;
};

constexpr ModalityRow kModalities[] = {
    {"SR", ObjectKind::StructuredReport},   {"KO", ObjectKind::KeyObjectSelection},
    {"PR", ObjectKind::PresentationState},  {"DOC", ObjectKind::EncapsulatedDocument},
    {"SEG", ObjectKind::Segmentation},      {"REG", ObjectKind::Registration},
    {"FID", ObjectKind::Fiducials},         {"ECG", ObjectKind::Waveform},
    {"RTSTRUCT", ObjectKind::Radiotherapy}, {"RTPLAN", ObjectKind::Radiotherapy},
    {"RTRECORD", ObjectKind::Radiotherapy}, {"RTDOSE", ObjectKind::Radiotherapy},
};

bool isInFamily(std::string_view uid, std::string_view number)
{
    return uid.starts_with(number) && (uid.size() == number.size() || uid[number.size()] == '.');
}

} // namespace

ObjectKind objectKindOf(const Instance& instance, const std::string& modality)
{
    constexpr std::string_view storage = "1.2.840.10008.5.1.4.1.1.";
    std::string_view uid = instance.sopClassUid;
    ObjectKind kind = ObjectKind::Other;
    if (uid.starts_with(storage)) {
        uid.remove_prefix(storage.size());
        const auto* row = std::find_if(std::begin(kClasses), std::end(kClasses),
                                       [&](const ClassRow& one) { //
                                           return isInFamily(uid, one.number);
                                       });
        if (row != std::end(kClasses))
            kind = row->kind;
    } else if (uid.empty()) {
        const auto* row =
            std::find_if(std::begin(kModalities), std::end(kModalities),
                         [&](const ModalityRow& one) { return one.modality == modality; });
        if (row != std::end(kModalities))
            kind = row->kind;
    }
    if (instance.kind == InstanceKind::Image)
        return kind == ObjectKind::SecondaryCapture ? kind : ObjectKind::Image;
    return kind;
}

ObjectKind objectKindOf(const Series& series)
{
    bool hasImages = false;
    bool onlyCaptures = true;
    for (const Instance& instance : series.instances)
        if (instance.kind == InstanceKind::Image) {
            hasImages = true;
            onlyCaptures = onlyCaptures
                && objectKindOf(instance, series.modality) == ObjectKind::SecondaryCapture;
        }
    if (hasImages)
        return onlyCaptures ? ObjectKind::SecondaryCapture : ObjectKind::Image;
    return series.instances.empty() ? ObjectKind::Other
                                    : objectKindOf(series.instances.front(), series.modality);
}

std::string_view nameOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Image:
        return "image";
    case ObjectKind::SecondaryCapture:
        return "secondary capture";
    case ObjectKind::StructuredReport:
        return "structured report";
    case ObjectKind::KeyObjectSelection:
        return "key object selection";
    case ObjectKind::EncapsulatedPdf:
        return "PDF document";
    case ObjectKind::EncapsulatedDocument:
        return "encapsulated document";
    case ObjectKind::PresentationState:
        return "presentation state";
    case ObjectKind::Waveform:
        return "waveform";
    case ObjectKind::RawData:
        return "raw data";
    case ObjectKind::Segmentation:
        return "segmentation";
    case ObjectKind::Registration:
        return "spatial registration";
    case ObjectKind::Fiducials:
        return "fiducials";
    case ObjectKind::Surface:
        return "surface";
    case ObjectKind::Tractography:
        return "tractography";
    case ObjectKind::ValueMapping:
        return "real world value mapping";
    case ObjectKind::Spectroscopy:
        return "MR spectroscopy";
    case ObjectKind::Radiotherapy:
        return "radiotherapy object";
    case ObjectKind::Other:
        break;
    }
    return "object without images";
}

} // namespace foramen
