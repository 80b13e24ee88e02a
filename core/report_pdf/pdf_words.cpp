#include "core/report_pdf/pdf_words.h"

#include "core/report/dicom_values.h"
#include "core/report/report_status.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace foramen {

namespace {

/// The names of roles in core, for translation.
constexpr std::array kRoles = {QT_TRANSLATE_NOOP("ReportPdf", "Sagittal T1"),
                               QT_TRANSLATE_NOOP("ReportPdf", "Sagittal T2/STIR"),
                               QT_TRANSLATE_NOOP("ReportPdf", "Axial T2")};

/// The translated role; a Series Description stays unchanged.
QString seriesName(const std::string& name)
{
    const bool isRole = std::find(kRoles.begin(), kRoles.end(), name) != kRoles.end();
    return isRole ? QCoreApplication::translate("ReportPdf", name.c_str())
                  : QString::fromStdString(name);
}

QString number(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    //: The decimal mark
    return text.replace(QLatin1Char('.'), QCoreApplication::translate("ReportPdf", "."));
}

/// With about three significant digits, and no more than the pixels allow.
QString number(double value)
{
    return number(value, std::abs(value) < 100 ? 1 : 0);
}

QString siteName(Site site, const SpineVariant& variant)
{
    const QString level = QString::fromStdString(nameOf(variant, site.level));
    switch (site.condition) {
    case Condition::SpinalCanalStenosis:
        break;
    case Condition::LeftNeuralForaminalNarrowing:
        return QCoreApplication::translate("ReportPdf", "%1 left foramen").arg(level);
    case Condition::RightNeuralForaminalNarrowing:
        return QCoreApplication::translate("ReportPdf", "%1 right foramen").arg(level);
    case Condition::LeftSubarticularStenosis:
        return QCoreApplication::translate("ReportPdf", "%1 left subarticular").arg(level);
    case Condition::RightSubarticularStenosis:
        return QCoreApplication::translate("ReportPdf", "%1 right subarticular").arg(level);
    }
    return QCoreApplication::translate("ReportPdf", "%1 canal").arg(level);
}

/// The names of grades in core; the grid translates them.
constexpr std::array<const char*, kSeverityCount> kGrades = {
    QT_TRANSLATE_NOOP("ReportPdf", "Normal/Mild"), QT_TRANSLATE_NOOP("ReportPdf", "Moderate"),
    QT_TRANSLATE_NOOP("ReportPdf", "Severe")};

QString dateIn(const std::string& date)
{
    const QDate day = QDate::fromString(QString::fromStdString(date), QStringLiteral("yyyyMMdd"));
    //: A date with day, month and year; the letters as QDate::toString() takes them
    return day.toString(QCoreApplication::translate("ReportPdf", "yyyy-MM-dd"));
}

} // namespace

std::string whoDecidedText(const Report& report)
{
    int byReader = 0;
    int byModel = 0;
    QStringList names;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = report.assessment.cell(siteAt(index));
        byReader += cell.isReviewed() ? 1 : 0;
        byModel += !cell.decision && cell.severity() ? 1 : 0;
        const QString name = cell.decision
            ? QString::fromStdString(readableName(cell.decision->readerName))
            : QString();
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    const QString readers = byReader == 0 ? QCoreApplication::translate("ReportPdf", "no reader")
        : names.empty()
        ? QCoreApplication::translate("ReportPdf", "%1 of 25 by a reader").arg(byReader)
        : QCoreApplication::translate("ReportPdf", "%1 of 25 by a reader (%2)")
              .arg(byReader)
              .arg(names.join(QStringLiteral("; ")));
    const QString decided =
        QCoreApplication::translate("ReportPdf", "%1, %2 by the model alone, not reviewed")
            .arg(readers)
            .arg(byModel);
    if (!isSigned(report))
        return decided.toStdString();
    return QCoreApplication::translate("ReportPdf", "%1; signed by %2")
        .arg(decided, QString::fromStdString(readableName(report.readerName)))
        .toStdString();
}

std::string statusWord(const Report& report)
{
    if (!isSigned(report))
        return QCoreApplication::translate("ReportPdf", "PRELIMINARY").toStdString();
    if (!report.signature || report.signature->version == 1)
        return QCoreApplication::translate("ReportPdf", "FINAL").toStdString();
    return QCoreApplication::translate("ReportPdf", "FINAL, VERSION %1")
        .arg(report.signature->version)
        .toStdString();
}

std::string signatureLine(const Report& report)
{
    if (!isSigned(report) || !report.signature)
        return {};
    constexpr std::size_t shortLength = 16;
    const ReportSignature& signature = *report.signature;
    QString line =
        QCoreApplication::translate("ReportPdf", "Signed: %1, %2, version %3, %4")
            .arg(QString::fromStdString(readableName(report.readerName)),
                 QString::fromStdString(printedTime(report.time)),
                 QString::number(signature.version),
                 QString::fromStdString("SHA-256 " + signature.sha256.substr(0, shortLength)));
    if (!signature.addenda.empty())
        line = QCoreApplication::translate("ReportPdf", "%1; addenda: %2")
                   .arg(line)
                   .arg(signature.addenda.size());
    return line.toStdString();
}

std::string addendumLine(const ReportAddendum& addendum)
{
    return QCoreApplication::translate("ReportPdf", "Reason: %1. Signed by %2, %3")
        .arg(QString::fromStdString(addendum.reason),
             QString::fromStdString(readableName(addendum.readerName)),
             QString::fromStdString(printedTime(addendum.time)))
        .toStdString();
}

std::string correctionLine(const Report& report)
{
    if (!isSigned(report) || !report.signature || report.signature->correctionReason.empty())
        return {};
    return QCoreApplication::translate("ReportPdf", "Correction of version %1: %2")
        .arg(report.signature->version - 1)
        .arg(QString::fromStdString(report.signature->correctionReason))
        .toStdString();
}

std::string inputSeriesText(const Report& report)
{
    std::string text;
    for (const ReportSeries& series : report.series)
        if (!series.role.empty())
            text += (text.empty() ? "" : ", ") + seriesName(series.role).toStdString() + ' '
                + series.seriesInstanceUid;
    return text.empty() ? QCoreApplication::translate("ReportPdf", "none used").toStdString()
                        : text;
}

std::string printedNumber(double value)
{
    return number(value).toStdString();
}

std::string measurementValue(const ReportMeasurement& measurement)
{
    const bool isMm = measurement.isMillimetres();
    QStringList parts;
    if (measurement.length)
        parts << (isMm ? QCoreApplication::translate("ReportPdf", "%1 mm")
                       : QCoreApplication::translate("ReportPdf", "%1 px"))
                     .arg(number(*measurement.length));
    if (measurement.angle)
        parts << QCoreApplication::translate("ReportPdf", "%1°").arg(number(*measurement.angle, 1));
    if (measurement.area)
        parts << (isMm ? QCoreApplication::translate("ReportPdf", "%1 mm²")
                       : QCoreApplication::translate("ReportPdf", "%1 px²"))
                     .arg(number(*measurement.area));
    if (measurement.crossesItself)
        parts << QCoreApplication::translate("ReportPdf", "no area: the outline crosses itself");
    if (measurement.mean)
        parts << QCoreApplication::translate("ReportPdf", "mean %1").arg(number(*measurement.mean));
    if (measurement.deviation)
        parts << QCoreApplication::translate("ReportPdf", "SD %1")
                     .arg(number(*measurement.deviation));
    if (!isMm && (measurement.length || measurement.angle || measurement.area))
        parts << QCoreApplication::translate("ReportPdf", "pixel spacing unknown");
    if (!measurement.annotation.text.empty())
        parts << QString::fromStdString(measurement.annotation.text);
    return parts.join(QStringLiteral(", ")).toStdString();
}

std::string pictureText(const ReportPlace& place)
{
    const QString series = seriesName(place.series);
    if (place.position <= 0)
        return series.toStdString();
    return QCoreApplication::translate("ReportPdf", "%1, %2 of %3")
        .arg(series)
        .arg(place.position)
        .arg(place.count)
        .toStdString();
}

std::string numberingLine(const SpineVariant& variant)
{
    QStringList parts;
    if (variant.vertebra == TransitionalVertebra::SacralisedL5)
        parts << QCoreApplication::translate("ReportPdf", "L5 is sacralised.");
    else if (variant.vertebra == TransitionalVertebra::LumbarisedS1)
        parts << QCoreApplication::translate("ReportPdf", "S1 is lumbarised.");
    if (variant.discs == NamedDiscs::T12L1ToL4L5)
        parts << QCoreApplication::translate("ReportPdf",
                                             "Named from T12/L1: the discs stand in brackets.");
    else if (variant.discs == NamedDiscs::L2L3ToL6S1)
        parts << QCoreApplication::translate("ReportPdf",
                                             "Six lumbar vertebrae: the discs stand in brackets.");
    if (parts.isEmpty())
        return {};
    return QCoreApplication::translate("ReportPdf", "Numbering by %1: %2")
        .arg(QString::fromStdString(variant.readerName), parts.join(QLatin1Char(' ')))
        .toStdString();
}

std::string captionOf(const EvidencePicture& picture, const Assessment& assessment)
{
    const QString site = siteName(picture.site, assessment.variant());
    const auto severity = assessment.cell(picture.site).severity();
    if (!severity)
        return site.toStdString();
    const QString grade =
        QCoreApplication::translate("ReportPdf", kGrades[static_cast<std::size_t>(*severity)]);
    return QCoreApplication::translate("ReportPdf", "%1: %2").arg(site, grade).toStdString();
}

std::string printedDate(const std::string& dicomDate)
{
    const QString text = dateIn(dicomDate);
    return text.isEmpty() ? dicomDate : text.toStdString();
}

std::string printedTime(const std::string& isoTime)
{
    const auto time = dicomTime(isoTime);
    const QString date = time ? dateIn(time->date) : QString();
    return date.isEmpty() ? isoTime : date.toStdString() + ' ' + isoTime.substr(11, 5);
}

} // namespace foramen
