#include "ui/state/language/term_text.h"

#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QStringList>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Terms {
    Q_DECLARE_TR_FUNCTIONS(Terms)
};

} // namespace

QString termText(Severity severity)
{
    switch (severity) {
    case Severity::NormalMild:
        return Terms::tr("Normal/Mild");
    case Severity::Moderate:
        return Terms::tr("Moderate");
    case Severity::Severe:
        return Terms::tr("Severe");
    }
    return {};
}

QString termText(DiscLevel level)
{
    // The same in all languages.
    const std::string_view name = nameOf(level);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString termText(const SpineVariant& variant, DiscLevel level)
{
    return QString::fromStdString(nameOf(variant, level)); // the same in all languages
}

QString termText(TransitionalVertebra vertebra)
{
    return vertebra == TransitionalVertebra::SacralisedL5 ? Terms::tr("L5 sacralised")
                                                          : Terms::tr("S1 lumbarised");
}

QString termText(const SpineVariant& variant)
{
    QStringList parts;
    if (variant.vertebra == TransitionalVertebra::SacralisedL5)
        parts << Terms::tr("L5 is sacralised.");
    else if (variant.vertebra == TransitionalVertebra::LumbarisedS1)
        parts << Terms::tr("S1 is lumbarised.");
    if (variant.discs == NamedDiscs::T12L1ToL4L5)
        parts << Terms::tr("Named from T12/L1: the rows L1/L2 to L5/S1 are the discs T12/L1 to "
                           "L4/L5 (in brackets).");
    else if (variant.discs == NamedDiscs::L2L3ToL6S1)
        parts << Terms::tr("Six lumbar vertebrae: the rows L1/L2 to L5/S1 are the discs L2/L3 to "
                           "L6/S1 (in brackets).");
    return parts.join(QLatin1Char(' '));
}

QString termText(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return Terms::tr("Spinal Canal Stenosis");
    case Condition::LeftNeuralForaminalNarrowing:
        return Terms::tr("Left Neural Foraminal Narrowing");
    case Condition::RightNeuralForaminalNarrowing:
        return Terms::tr("Right Neural Foraminal Narrowing");
    case Condition::LeftSubarticularStenosis:
        return Terms::tr("Left Subarticular Stenosis");
    case Condition::RightSubarticularStenosis:
        return Terms::tr("Right Subarticular Stenosis");
    }
    return {};
}

QString termText(SeriesRole role)
{
    switch (role) {
    case SeriesRole::SagittalT1:
        return Terms::tr("Sagittal T1");
    case SeriesRole::SagittalT2:
        return Terms::tr("Sagittal T2/STIR");
    case SeriesRole::AxialT2:
        return Terms::tr("Axial T2");
    }
    return {};
}

QString termText(GradingStage stage)
{
    switch (stage) {
    case GradingStage::FindingLevels:
        return Terms::tr("Finding levels");
    case GradingStage::FindingRecesses:
        return Terms::tr("Finding the recesses");
    case GradingStage::GradingCanal:
        return Terms::tr("Grading the canal");
    case GradingStage::GradingForamina:
        return Terms::tr("Grading the foramina");
    case GradingStage::GradingRecesses:
        return Terms::tr("Grading the recesses");
    }
    return {};
}

QString termText(MildGrade grade)
{
    return grade == MildGrade::Normal ? Terms::tr("Normal") : Terms::tr("Mild");
}

QString termText(UngradableCause cause)
{
    switch (cause) {
    case UngradableCause::Motion:
        return Terms::tr("Motion artefact");
    case UngradableCause::Metal:
        return Terms::tr("Metal artefact");
    case UngradableCause::NotInView:
        return Terms::tr("Not in the field of view");
    case UngradableCause::NoSuitableSeries:
        return Terms::tr("No suitable series");
    case UngradableCause::ChangedAnatomy:
        return Terms::tr("Operated or deformed");
    case UngradableCause::Other:
        break;
    }
    return Terms::tr("Other reason");
}

QString termText(const UngradableReason& reason)
{
    const QString text = QString::fromStdString(reason.text);
    if (text.isEmpty())
        return termText(reason.cause);
    return reason.cause == UngradableCause::Other
        ? text
        : QStringLiteral("%1: %2").arg(termText(reason.cause), text);
}

QString termText(const CutOff& cutOff)
{
    QStringList parts;
    if (cutOff.moderate)
        parts << Terms::tr("moderate or worse from %1").arg(decimalText(*cutOff.moderate, 2));
    if (cutOff.severe)
        parts << Terms::tr("severe from %1").arg(decimalText(*cutOff.severe, 2));
    return parts.join(QStringLiteral(", "));
}

QString shortNameOf(Site site)
{
    const QString level = termText(site.level);
    switch (site.condition) {
    case Condition::SpinalCanalStenosis:
        break;
    case Condition::LeftNeuralForaminalNarrowing:
        return Terms::tr("%1 left foramen").arg(level);
    case Condition::RightNeuralForaminalNarrowing:
        return Terms::tr("%1 right foramen").arg(level);
    case Condition::LeftSubarticularStenosis:
        return Terms::tr("%1 left subarticular").arg(level);
    case Condition::RightSubarticularStenosis:
        return Terms::tr("%1 right subarticular").arg(level);
    }
    return Terms::tr("%1 canal").arg(level);
}

} // namespace foramen
