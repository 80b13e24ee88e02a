#include "ui/state/language/annotation_text.h"

#include <QCoreApplication>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnnotationWords)
};

} // namespace

QString annotationName(AnnotationKind kind)
{
    switch (kind) {
    case AnnotationKind::Length:
        return Words::tr("Length");
    case AnnotationKind::CanalDiameter:
        return Words::tr("Canal AP");
    case AnnotationKind::Angle:
        return Words::tr("Angle");
    case AnnotationKind::CobbAngle:
        return Words::tr("Cobb angle");
    case AnnotationKind::Ellipse:
        return Words::tr("Ellipse");
    case AnnotationKind::Polygon:
        return Words::tr("Polygon");
    case AnnotationKind::Arrow:
        return Words::tr("Arrow");
    case AnnotationKind::Text:
        return Words::tr("Text");
    case AnnotationKind::KeyImage:
        return Words::tr("Key image");
    case AnnotationKind::SacArea:
        return Words::tr("Dural sac area");
    case AnnotationKind::DiscHeight:
        return Words::tr("Disc height");
    case AnnotationKind::Slip:
        return Words::tr("Slip");
    case AnnotationKind::ForamenHeight:
        return Words::tr("Foramen height");
    case AnnotationKind::ForamenArea:
        return Words::tr("Foramen area");
    case AnnotationKind::Lordosis:
        return Words::tr("Lordosis L1 to S1");
    }
    return {};
}

QString measuredText(AnnotationKind kind, const QString& value)
{
    switch (kind) {
    case AnnotationKind::CanalDiameter:
        return Words::tr("Canal AP %1").arg(value);
    case AnnotationKind::CobbAngle:
        return Words::tr("Cobb %1").arg(value);
    case AnnotationKind::SacArea:
        return Words::tr("Dural sac %1").arg(value);
    case AnnotationKind::DiscHeight:
        return Words::tr("Disc %1").arg(value);
    case AnnotationKind::Slip:
        return Words::tr("Slip %1").arg(value);
    case AnnotationKind::ForamenHeight:
    case AnnotationKind::ForamenArea:
        return Words::tr("Foramen %1").arg(value);
    case AnnotationKind::Lordosis:
        return Words::tr("Lordosis %1").arg(value);
    default:
        return value;
    }
}

} // namespace foramen
