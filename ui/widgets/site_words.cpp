#include "ui/widgets/site_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace foramen {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("SiteWords", text);
}

QString latin(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "12:04:31" today, else the date.
QString shortTime(const std::string& iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate);
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return local.date() == QDate::currentDate()
        ? local.toString(QStringLiteral("HH:mm:ss"))
        : local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString modelSentence(const AssessmentCell& cell)
{
    if (!cell.finding)
        return words("The AI has not graded this site.");
    if (cell.finding->refused)
        return words("The AI did not grade this site: %1")
            .arg(QString::fromStdString(*cell.finding->refused));
    const Finding& finding = *cell.finding;
    const QString grade = gradeName(likeliest(finding.probabilities));
    return isUncertain(finding) ? words("AI: %1, uncertain").arg(grade)
                                : words("AI: %1").arg(grade);
}

QString readerPart(const AssessmentCell& cell, const QString& who)
{
    const auto& severity = cell.decision->severity;
    switch (cell.state()) {
    case CellState::Accepted:
        return words("%1 accepted %2").arg(who, gradeName(*severity));
    case CellState::Changed: {
        const Severity model = likeliest(cell.finding->probabilities);
        return model == *severity
            ? words("%1 set %2 by hand").arg(who, gradeName(*severity))
            : words("%1 changed %2 to %3").arg(who, gradeName(model), gradeName(*severity));
    }
    case CellState::Ungradable:
        return words("%1 called this site ungradable").arg(who);
    default:
        return severity ? words("%1 graded %2").arg(who, gradeName(*severity))
                        : words("%1 commented").arg(who);
    }
}

} // namespace

QString shortName(Condition condition)
{
    switch (condition) {
    case Condition::SpinalCanalStenosis:
        return words("Canal");
    case Condition::LeftNeuralForaminalNarrowing:
        return words("L foramen");
    case Condition::RightNeuralForaminalNarrowing:
        return words("R foramen");
    case Condition::LeftSubarticularStenosis:
        return words("L subarticular");
    case Condition::RightSubarticularStenosis:
        return words("R subarticular");
    }
    return {};
}

QString columnName(Condition condition)
{
    if (isForaminal(condition))
        return words("Foramen");
    return isSubarticular(condition) ? words("Subartic.") : words("Canal");
}

QString sideLetter(Condition condition)
{
    const auto side = sideOf(condition);
    if (!side)
        return {};
    return *side == Side::Right ? words("R") : words("L");
}

QString gradeName(Severity severity)
{
    return latin(nameOf(severity));
}

QString levelName(DiscLevel level)
{
    return latin(nameOf(level));
}

QString doubtSentence(const Finding& finding)
{
    const QString share = QString::number(*finding.uncertainty, 'f', 2);
    return isUncertain(finding) ? words("Uncertainty %1 of 1: check this one first").arg(share)
                                : words("Uncertainty %1 of 1").arg(share);
}

QString historySentence(const AssessmentCell& cell, const QString& currentReader)
{
    if (!cell.decision)
        return modelSentence(cell);
    const QString name = QString::fromStdString(cell.decision->readerName);
    const QString who = name.isEmpty() || name == currentReader ? words("You") : name;
    QStringList parts{readerPart(cell, who)};
    const QString time = shortTime(cell.decision->time);
    if (!time.isEmpty())
        parts << time;
    parts << modelSentence(cell);
    return parts.join(QStringLiteral(" · "));
}

} // namespace foramen
