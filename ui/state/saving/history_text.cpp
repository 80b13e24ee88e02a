#include "ui/state/saving/history_text.h"

#include "ui/state/language/annotation_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <cstdlib>
#include <variant>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(History)
};

QString line(const std::string& text)
{
    constexpr qsizetype longest = 80;
    const QString simple = QString::fromStdString(text).simplified();
    return simple.size() <= longest ? simple : simple.left(longest) + QStringLiteral("…");
}

QString decisionText(const ReaderDecision& decision)
{
    if (!decision.severity)
        return decision.ungradable ? Words::tr("ungradable, %1").arg(termText(*decision.ungradable))
                                   : Words::tr("ungradable");
    const QString grade =
        decision.refined ? termText(*decision.refined) : termText(*decision.severity);
    return decision.acceptedFinding ? Words::tr("%1, the AI’s grade accepted").arg(grade) : grade;
}

/// What became of a point: an undone step leads back to what was before it.
QString pointText(const CellEdited& edited)
{
    if (edited.after.isPointRemoved)
        return Words::tr("point removed");
    if (!edited.after.readerLocation)
        return Words::tr("the AI’s point");
    return edited.action == CellAction::PointAccepted ? Words::tr("the AI’s point accepted")
                                                      : Words::tr("point moved");
}

QString modeText(RevealMode mode)
{
    switch (mode) {
    case RevealMode::AtOnce:
        return Words::tr("at once");
    case RevealMode::OnDemand:
        return Words::tr("on demand");
    case RevealMode::ReaderFirst:
        return Words::tr("after the reader’s own");
    }
    return {};
}

/// Words each event.
struct EventText {
    QString operator()(const CellEdited& edited) const
    {
        const auto& decision = edited.after.decision;
        QString what;
        switch (edited.action) {
        case CellAction::Graded:
        case CellAction::Accepted:
        case CellAction::Confirmed:
        case CellAction::Ungradable:
        case CellAction::Refined:
        case CellAction::Cleared:
            what = decision ? decisionText(*decision) : Words::tr("no decision");
            break;
        case CellAction::Commented:
            what = edited.after.comment
                ? Words::tr("comment “%1”").arg(line(edited.after.comment->text))
                : Words::tr("comment removed");
            break;
        case CellAction::PointMoved:
        case CellAction::PointAccepted:
        case CellAction::PointRemoved:
            what = pointText(edited);
            break;
        }
        return Words::tr("%1: %2").arg(shortNameOf(edited.site), what);
    }
    QString operator()(const LevelsShifted& shift) const
    {
        return shift.by > 0 ? Words::tr("All levels moved %1 down").arg(shift.by)
                            : Words::tr("All levels moved %1 up").arg(std::abs(shift.by));
    }
    QString operator()(const SpineVariantChosen& chosen) const
    {
        return chosen.after.isUsual() ? Words::tr("Numbering: the usual one")
                                      : Words::tr("Numbering: %1").arg(termText(chosen.after));
    }
    QString operator()(const GradingFinished& grading) const
    {
        return grading.device.empty()
            ? Words::tr("Graded by the AI")
            : Words::tr("Graded by the AI on %1").arg(line(grading.device));
    }
    QString operator()(const GradingStopped& /*event*/) const
    {
        return Words::tr("Grading by the AI stopped");
    }
    QString operator()(const RevealModeChosen& chosen) const
    {
        return Words::tr("AI grades shown %1").arg(modeText(chosen.after));
    }
    QString operator()(const FindingsRevealed& revealed) const
    {
        QStringList names;
        for (const Site site : revealed.sites)
            names << shortNameOf(site);
        return Words::tr("AI grade revealed: %1").arg(names.join(QStringLiteral(", ")));
    }
    QString operator()(const RoleGiven& given) const
    {
        if (given.isAutomatic)
            return Words::tr("Role of series %1: chosen by the program").arg(line(given.seriesId));
        return Words::tr("Role of series %1: %2")
            .arg(line(given.seriesId), given.role ? termText(*given.role) : Words::tr("none"));
    }
    QString operator()(const SeriesLinked& linked) const
    {
        const QString series = line(linked.seriesId);
        if (!linked.isLinked)
            return Words::tr("Series %1 linked by its pictures").arg(series);
        return *linked.isLinked ? Words::tr("Series %1 linked by hand").arg(series)
                                : Words::tr("Series %1 not linked").arg(series);
    }
    QString operator()(const StudiesJoined& joined) const
    {
        if (!joined.isOne)
            return Words::tr("One study or several: not decided");
        return *joined.isOne ? Words::tr("Files taken for one study")
                             : Words::tr("Files taken for several studies");
    }
    QString operator()(const ReportTextEdited& edited) const
    {
        return edited.text ? Words::tr("Report text edited")
                           : Words::tr("Report text reset to the draft");
    }
    QString operator()(const AnnotationEdited& edited) const
    {
        const auto& one = edited.after ? edited.after : edited.before;
        const QString name = one ? annotationName(one->kind) : QString();
        if (!edited.before)
            return Words::tr("%1 placed").arg(name);
        return edited.after ? Words::tr("%1 changed").arg(name) : Words::tr("%1 deleted").arg(name);
    }
    QString operator()(const ReportExported& exported) const
    {
        QStringList formats;
        for (const std::string& format : exported.formats)
            formats << QString::fromStdString(format).toUpper();
        return Words::tr("Exported: %1").arg(formats.join(QStringLiteral(", ")));
    }
    QString operator()(const LabelsImported& imported) const
    {
        return Words::tr("Labels imported at %n site(s)", nullptr,
                         static_cast<int>(imported.cells));
    }
    QString operator()(const ReportSigned& /*event*/) const { return Words::tr("Report signed"); }
    QString operator()(const AddendumSigned& /*event*/) const
    {
        return Words::tr("Addendum signed");
    }
    QString operator()(const CorrectionBegun& begun) const
    {
        return Words::tr("Opened for correction: %1").arg(line(begun.reason));
    }
    QString operator()(const UnknownEvent& unknown) const
    {
        return Words::tr("Something that this version does not know (%1)").arg(line(unknown.key));
    }
};

/// Tells what each event is about.
struct EventKind {
    HistoryKind operator()(const CellEdited& /*event*/) const { return HistoryKind::Grid; }
    HistoryKind operator()(const LevelsShifted& /*event*/) const { return HistoryKind::Grid; }
    HistoryKind operator()(const SpineVariantChosen& /*event*/) const { return HistoryKind::Grid; }
    HistoryKind operator()(const LabelsImported& /*event*/) const { return HistoryKind::Grid; }
    HistoryKind operator()(const UnknownEvent& /*event*/) const { return HistoryKind::Grid; }
    HistoryKind operator()(const GradingFinished& /*event*/) const { return HistoryKind::Ai; }
    HistoryKind operator()(const GradingStopped& /*event*/) const { return HistoryKind::Ai; }
    HistoryKind operator()(const RevealModeChosen& /*event*/) const { return HistoryKind::Ai; }
    HistoryKind operator()(const FindingsRevealed& /*event*/) const { return HistoryKind::Ai; }
    HistoryKind operator()(const RoleGiven& /*event*/) const { return HistoryKind::Series; }
    HistoryKind operator()(const SeriesLinked& /*event*/) const { return HistoryKind::Series; }
    HistoryKind operator()(const StudiesJoined& /*event*/) const { return HistoryKind::Series; }
    HistoryKind operator()(const ReportTextEdited& /*event*/) const { return HistoryKind::Report; }
    HistoryKind operator()(const ReportExported& /*event*/) const { return HistoryKind::Report; }
    HistoryKind operator()(const AnnotationEdited& /*event*/) const
    {
        return HistoryKind::Measurements;
    }
    HistoryKind operator()(const ReportSigned& /*event*/) const { return HistoryKind::Signing; }
    HistoryKind operator()(const AddendumSigned& /*event*/) const { return HistoryKind::Signing; }
    HistoryKind operator()(const CorrectionBegun& /*event*/) const { return HistoryKind::Signing; }
};

} // namespace

HistoryKind historyKind(const HistoryRecord& record)
{
    return std::visit(EventKind{}, record.event);
}

QString historyText(const HistoryRecord& record)
{
    QString text = std::visit(EventText{}, record.event);
    switch (record.step) {
    case EditStep::Done:
        break;
    case EditStep::Undone:
        if (std::holds_alternative<ReportTextEdited>(record.event))
            return Words::tr("Undone: report text"); // what it is now is seen beside the history
        return Words::tr("Undone, now: %1").arg(text);
    case EditStep::Redone:
        return Words::tr("Redone: %1").arg(text);
    }
    return text;
}

QString historyTime(const HistoryRecord& record)
{
    QString text = QString::fromStdString(record.time);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate).toLocalTime();
    if (!time.isValid())
        return text;
    return Words::tr("%1 %2", "date and time").arg(dateText(time.date()), clockText(time.time()));
}

} // namespace foramen
