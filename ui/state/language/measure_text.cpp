#include "ui/state/language/measure_text.h"

#include "ui/state/language/translation.h"

#include <QCoreApplication>

#include <cmath>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MeasureWords)
};

} // namespace

QString measureName(MeasureKind kind, std::optional<Side> side)
{
    switch (kind) {
    case MeasureKind::CanalDiameter:
        return Words::tr("Canal AP diameter");
    case MeasureKind::SacArea:
        return Words::tr("Dural sac area");
    case MeasureKind::DiscHeight:
        return Words::tr("Disc height");
    case MeasureKind::Slip:
        return Words::tr("Slip");
    case MeasureKind::ForamenHeight:
        return !side              ? Words::tr("Foramen height")
            : *side == Side::Left ? Words::tr("Left foramen height")
                                  : Words::tr("Right foramen height");
    case MeasureKind::ForamenArea:
        return !side              ? Words::tr("Foramen area")
            : *side == Side::Left ? Words::tr("Left foramen area")
                                  : Words::tr("Right foramen area");
    case MeasureKind::Lordosis:
        return Words::tr("Lordosis L1 to S1");
    }
    return {};
}

QString measureNumberText(double value)
{
    constexpr double threeDigits = 99.95;
    return decimalText(shownMeasure(value), std::abs(value) < threeDigits ? 1 : 0);
}

QString measureValueText(MeasureKind kind, double value)
{
    const std::string_view unit = traitsOf(kind).unit;
    const QString number = measureNumberText(value);
    if (unit == "deg")
        return Words::tr("%1°").arg(number);
    return unit == "mm2" ? Words::tr("%1 mm²").arg(number) : Words::tr("%1 mm").arg(number);
}

QString termText(NormRemark remark)
{
    const NormLimit& norm = limitOf(remark);
    const QString limit = QString::number(norm.limit);
    switch (remark) {
    case NormRemark::SlipFrom3:
        return Words::tr("slip of %1 mm or more").arg(limit);
    case NormRemark::ForamenUnder15:
        return Words::tr("low: %1 mm or less").arg(limit);
    case NormRemark::SacUnder75:
    case NormRemark::SacUnder100:
        return Words::tr("narrow: under %1 mm²").arg(limit);
    case NormRemark::CanalUnder10:
    case NormRemark::CanalUnder12:
        break;
    }
    return Words::tr("narrow: under %1 mm").arg(limit);
}

QString measureShareText(const LevelMeasure& measure)
{
    if (!measure.percent)
        return {};
    const QString percent = decimalText(*measure.percent, 0);
    switch (measure.kind) {
    case MeasureKind::SacArea:
        return Words::tr("%1 % of the area at the level above").arg(percent);
    case MeasureKind::DiscHeight:
        return Words::tr("%1 % of the height of the disc above").arg(percent);
    case MeasureKind::Slip:
        return Words::tr("%1 % of the depth of the lower endplate").arg(percent);
    default:
        return {};
    }
}

QString measureText(const LevelMeasure& measure)
{
    QString text = measureName(measure.kind, measure.side) + QLatin1Char(' ')
        + measureValueText(measure.kind, measure.value);
    if (const QString share = measureShareText(measure); !share.isEmpty())
        text += QStringLiteral(", ") + share;
    QString how = measure.isReaders ? Words::tr("by the reader") : Words::tr("automatic");
    if (measure.deviation)
        how += QStringLiteral(", ± ") + measureNumberText(*measure.deviation);
    if (measure.norm)
        how += QStringLiteral("; ") + termText(*measure.norm);
    if (measure.kind == MeasureKind::Slip && measure.norm)
        if (const auto grade = meyerdingGrade(measure.value, measure.percent))
            how += QStringLiteral(", ") + Words::tr("Meyerding %1").arg(*grade);
    return QStringLiteral("%1 (%2)").arg(text, how);
}

} // namespace foramen
