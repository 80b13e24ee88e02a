#include "ui/widgets/annotation_words.h"

#include <QCoreApplication>

#include <cmath>

namespace foramen {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("AnnotationWords", text);
}

/// With three figures or so, never more digits than pixels allow.
QString number(double value)
{
    return QString::number(value, 'f', std::abs(value) < 100 ? 1 : 0);
}

QString lengthText(const Measurement& measured)
{
    return measured.isMillimetres ? words("%1 mm").arg(number(*measured.length))
                                  : words("%1 px").arg(number(*measured.length));
}

QStringList areaLines(const Measurement& measured)
{
    if (measured.crossesItself)
        return {words("The outline crosses itself")};
    QStringList lines{measured.isMillimetres ? words("%1 mm²").arg(number(*measured.area))
                                             : words("%1 px²").arg(number(*measured.area))};
    if (measured.values)
        lines << words("Mean %1 · SD %2")
                     .arg(number(measured.values->mean), number(measured.values->deviation));
    return lines;
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
        lines << (annotation.kind == AnnotationKind::CanalDiameter
                      ? words("Canal AP %1").arg(lengthText(measured))
                      : lengthText(measured));
    if (measured.angle)
        lines << (annotation.kind == AnnotationKind::CobbAngle ? words("Cobb %1°") : words("%1°"))
                     .arg(measured.angle.value(), 0, 'f', 1);
    const bool isRegion = measured.area || measured.crossesItself;
    if (isRegion)
        lines << areaLines(measured);
    if (!measured.isMillimetres && measured.angle)
        lines << words("Pixels taken as square");
    else if (!measured.isMillimetres && (measured.length || measured.area))
        lines << words("Pixel spacing unknown");
    return lines << textLines(annotation);
}

} // namespace foramen
