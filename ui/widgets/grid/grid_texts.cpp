#include "ui/widgets/grid/grid_texts.h"

#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SiteTexts)
};

/// "12:04:31" today, else the date.
QString shortTime(const std::string& iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate);
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return local.date() == QDate::currentDate() ? clockText(local.time()) : dateTimeText(local);
}

QString modelSentence(const AssessmentCell& cell)
{
    if (cell.hidden)
        return Words::tr("The AI grade is not revealed.");
    if (!cell.finding)
        return Words::tr("The AI has not graded this site.");
    if (cell.finding->refused)
        return Words::tr("The AI did not grade this site: %1")
            .arg(reasonSentence(*cell.finding->refused));
    const Finding& finding = *cell.finding;
    if (cell.isFindingWithheld())
        return Words::tr("AI grade not shown. %1").arg(reasonSentence(*finding.unreliable));
    const QString grade = cell.cutOff.isSet()
        ? Words::tr("%1 at the site cut-off (%2)")
              .arg(termText(*cell.suggestion()), termText(cell.cutOff))
        : termText(*cell.suggestion());
    if (finding.unreliable)
        return Words::tr("AI: %1. %2").arg(grade, reasonSentence(*finding.unreliable));
    return isUncertain(finding) ? Words::tr("AI: %1, uncertain").arg(grade)
                                : Words::tr("AI: %1").arg(grade);
}

QString readerPart(const AssessmentCell& cell, const QString& who)
{
    const auto& severity = cell.decision->severity;
    const auto& refined = cell.decision->refined;
    const QString graded = !severity ? QString()
        : refined ? Words::tr("%1 (%2)").arg(termText(*severity), termText(*refined))
                  : termText(*severity);
    switch (cell.state()) {
    case CellState::Accepted:
        return Words::tr("%1 accepted %2").arg(who, graded);
    case CellState::Changed: {
        const Severity model = *cell.suggestion();
        return model == *severity
            ? Words::tr("%1 set %2 by hand").arg(who, graded)
            : Words::tr("%1 changed %2 to %3").arg(who, termText(model), graded);
    }
    case CellState::Ungradable:
        return cell.decision->ungradable ? Words::tr("%1 called this site ungradable: %2")
                                               .arg(who, termText(*cell.decision->ungradable))
                                         : Words::tr("%1 called this site ungradable").arg(who);
    default:
        return severity ? Words::tr("%1 graded %2").arg(who, graded)
                        : Words::tr("%1 commented").arg(who);
    }
}

} // namespace

QString columnName(Condition condition)
{
    if (isForaminal(condition))
        return Words::tr("Foramen");
    return isSubarticular(condition) ? Words::tr("Subartic.") : Words::tr("Canal");
}

QString sideLetter(Condition condition)
{
    const auto side = sideOf(condition);
    if (!side)
        return {};
    return *side == Side::Right ? Words::tr("R") : Words::tr("L");
}

QString doubtSentence(const Finding& finding)
{
    const QString share = decimalText(*finding.uncertainty, 2);
    return isUncertain(finding) ? Words::tr("Uncertainty %1 of 1: check this one first").arg(share)
                                : Words::tr("Uncertainty %1 of 1").arg(share);
}

QString historySentence(const AssessmentCell& cell, const QString& currentReader)
{
    if (!cell.decision)
        return cell.unconfirmed() ? Words::tr("Imported (%1): %2, not confirmed · %3")
                                        .arg(QString::fromStdString(cell.imported->source),
                                             termText(*cell.unconfirmed()), modelSentence(cell))
                                  : modelSentence(cell);
    const QString name = QString::fromStdString(cell.decision->readerName);
    const QString who = name.isEmpty() || name == currentReader ? Words::tr("You") : name;
    QStringList parts{readerPart(cell, who)};
    const QString time = shortTime(cell.decision->time);
    if (!time.isEmpty())
        parts << time;
    parts << modelSentence(cell);
    return parts.join(QStringLiteral(" · "));
}

} // namespace foramen
