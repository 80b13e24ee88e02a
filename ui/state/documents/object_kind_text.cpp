#include "ui/state/documents/object_kind_text.h"

#include <QCoreApplication>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ObjectKind)
};

} // namespace

QString kindText(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Image:
        return Words::tr("Image");
    case ObjectKind::SecondaryCapture:
        return Words::tr("Secondary capture");
    case ObjectKind::StructuredReport:
        return Words::tr("Structured report");
    case ObjectKind::KeyObjectSelection:
        return Words::tr("Key object selection");
    case ObjectKind::EncapsulatedPdf:
        return Words::tr("PDF document");
    case ObjectKind::EncapsulatedDocument:
        return Words::tr("Encapsulated document");
    case ObjectKind::PresentationState:
        return Words::tr("Presentation state");
    case ObjectKind::Waveform:
        return Words::tr("Waveform");
    case ObjectKind::RawData:
        return Words::tr("Raw data");
    case ObjectKind::Segmentation:
        return Words::tr("Segmentation");
    case ObjectKind::Registration:
        return Words::tr("Spatial registration");
    case ObjectKind::Fiducials:
        return Words::tr("Fiducials");
    case ObjectKind::Surface:
        return Words::tr("Surface");
    case ObjectKind::Tractography:
        return Words::tr("Tractography");
    case ObjectKind::ValueMapping:
        return Words::tr("Real world value mapping");
    case ObjectKind::Spectroscopy:
        return Words::tr("MR spectroscopy");
    case ObjectKind::Radiotherapy:
        return Words::tr("Radiotherapy object");
    case ObjectKind::Other:
        break;
    }
    return Words::tr("Object without images");
}

QString kindSign(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Image:
    case ObjectKind::SecondaryCapture:
        return {};
    case ObjectKind::StructuredReport:
        return QStringLiteral("SR");
    case ObjectKind::KeyObjectSelection:
        return QStringLiteral("KO");
    case ObjectKind::EncapsulatedPdf:
        return QStringLiteral("PDF");
    case ObjectKind::EncapsulatedDocument:
        return QStringLiteral("DOC");
    case ObjectKind::PresentationState:
        return QStringLiteral("PR");
    case ObjectKind::Segmentation:
        return QStringLiteral("SEG");
    case ObjectKind::Registration:
        return QStringLiteral("REG");
    case ObjectKind::Radiotherapy:
        return QStringLiteral("RT");
    default:
        return QStringLiteral("…");
    }
}

} // namespace foramen
