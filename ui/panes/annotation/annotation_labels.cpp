#include "ui/panes/annotation/annotation_labels.h"

#include "ui/state/language/annotation_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>

#include <cmath>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnnotationWords)
};

/// About three digits, because pixels allow no more.
QString number(double value)
{
    return decimalText(value, std::abs(value) < 100 ? 1 : 0);
}

QString lengthText(const Measurement& measured)
{
    return measured.isMillimetres() ? Words::tr("%1 mm").arg(number(*measured.length))
                                    : Words::tr("%1 px").arg(number(*measured.length));
}

QStringList areaLines(AnnotationKind kind, const Measurement& measured)
{
    if (measured.crossesItself)
        return {Words::tr("The outline crosses itself")};
    const QString area = measured.isMillimetres() ? Words::tr("%1 mm²").arg(number(*measured.area))
                                                  : Words::tr("%1 px²").arg(number(*measured.area));
    QStringList lines{measuredText(kind, area)};
    if (measured.values)
        lines << Words::tr("Mean %1 · SD %2")
                     .arg(number(measured.values->mean), number(measured.values->deviation));
    return lines;
}

/// Why lengths and areas are in pixels, and whether an angle is uncertain.
QStringList spacingLines(const Measurement& measured)
{
    const bool isLength = measured.length || measured.area;
    switch (measured.spacing) {
    case SpacingKind::Unknown:
        if (measured.angle)
            return {Words::tr("Pixels taken as square")};
        break;
    case SpacingKind::AspectRatio:
        break;
    case SpacingKind::Detector:
        return isLength ? QStringList{Words::tr("Pixel spacing at the detector only")}
                        : QStringList();
    case SpacingKind::Nominal:
        return isLength ? QStringList{Words::tr("Nominal pixel spacing only")} : QStringList();
    case SpacingKind::Patient:
        return {};
    }
    return isLength ? QStringList{Words::tr("Pixel spacing unknown")} : QStringList();
}

QStringList textLines(const Annotation& annotation)
{
    return annotation.text.empty()
        ? QStringList()
        : QString::fromStdString(annotation.text).split(QLatin1Char('\n'));
}

} // namespace

QStringList annotationLines(const Annotation& annotation, const Measurement& measured)
{
    QStringList lines;
    if (measured.length)
        lines << measuredText(annotation.kind, lengthText(measured));
    if (measured.angle)
        lines << measuredText(annotation.kind,
                              Words::tr("%1°").arg(decimalText(*measured.angle, 1)));
    const bool isRegion = measured.area || measured.crossesItself;
    if (isRegion)
        lines << areaLines(annotation.kind, measured);
    return lines << spacingLines(measured) << textLines(annotation);
}

} // namespace foramen
