#include "ui/state/language/draft_in_language.h"

#include "core/report/dicom_values.h"
#include "core/report/draft/draft_text.h"
#include "ui/state/language/measure_text.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportDraft)
};

QString stopped(const QString& sentence)
{
    return sentence + QLatin1Char('.');
}

/// A reason as part of a sentence; texts of libraries may end with a full stop.
QString withoutStop(const Reason& reason)
{
    const QString text = reasonText(reason);
    return text.endsWith(QLatin1Char('.')) ? text.chopped(1) : text;
}

/// The role of a series from its name in core.
QString roleText(const std::string& name)
{
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        if (name == nameOf(role))
            return termText(role);
    return QString::fromStdString(name);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

/// A DICOM date as "2026-11-20"; other texts stay as they are.
QString dayText(const std::string& date)
{
    const QDate day = QDate::fromString(QString::fromStdString(date), QStringLiteral("yyyyMMdd"));
    return day.isValid() ? dateText(day) : QString::fromStdString(readableDate(date));
}

/// The same for the day of an ISO 8601 time.
QString dayOfTime(const std::string& time)
{
    const QString day = QString::fromStdString(time).section(QLatin1Char('T'), 0, 0);
    const QDate date = QDate::fromString(day, QStringLiteral("yyyy-MM-dd"));
    return date.isValid() ? dateText(date) : day;
}

QString deviceText(const std::string& device)
{
    QString text = QString::fromStdString(device);
    static const QRegularExpression cpu(QStringLiteral("^CPU, (\\d+) threads?(.*)$"));
    const auto match = cpu.match(text);
    if (!match.hasMatch())
        return text;
    const QString threads = match.captured(1) == QLatin1String("1")
        ? Words::tr("CPU, 1 thread")
        : Words::tr("CPU, %1 threads").arg(match.captured(1));
    return threads + match.captured(2);
}

/// A grade within a sentence, before a feminine noun.
QString word(const DraftGrade& grade)
{
    static constexpr std::array<const char*, kSeverityCount> words = {
        //: Within a sentence
        QT_TRANSLATE_NOOP("ReportDraft", "Normal/Mild"),
        //: Before a feminine noun: "moderate stenosis"
        QT_TRANSLATE_NOOP("ReportDraft", "moderate"),
        //: Before a feminine noun: "severe stenosis"
        QT_TRANSLATE_NOOP("ReportDraft", "severe")};
    return Words::tr(words[static_cast<std::size_t>(grade.severity)])
        + (grade.isMarked ? QStringLiteral("*") : QString())
        //: After a grade: not reliable on patients
        + (grade.isUnreliable ? Words::tr(" (not reliable)") : QString());
}

QString word(const std::optional<DraftGrade>& grade)
{
    //: Of a site, within a sentence
    return grade ? word(*grade) : Words::tr("not graded");
}

bool isAbnormal(const std::optional<DraftGrade>& grade)
{
    return grade && grade->severity != Severity::NormalMild;
}

/// A sentence for each condition: canal, left and right foramen, left and right subarticular zone,
/// as Condition counts them.
using OfConditions = std::array<const char*, kConditionCount>;

QString said(const OfConditions& sentences, Condition condition)
{
    return Words::tr(sentences[static_cast<std::size_t>(condition)]);
}

constexpr OfConditions kGraded = {
    QT_TRANSLATE_NOOP("ReportDraft", "Spinal canal %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone %1"),
};
constexpr OfConditions kAbnormal = {
    QT_TRANSLATE_NOOP("ReportDraft", "%1 spinal canal stenosis"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 left neural foraminal narrowing"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 right neural foraminal narrowing"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 left subarticular stenosis"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 right subarticular stenosis"),
};
constexpr OfConditions kAbnormalAt = {
    QT_TRANSLATE_NOOP("ReportDraft", "%1 spinal canal stenosis at %2"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 left neural foraminal narrowing at %2"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 right neural foraminal narrowing at %2"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 left subarticular stenosis at %2"),
    QT_TRANSLATE_NOOP("ReportDraft", "%1 right subarticular stenosis at %2"),
};
constexpr OfConditions kDisorderAt = {
    QT_TRANSLATE_NOOP("ReportDraft", "spinal canal stenosis at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left neural foraminal narrowing at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right neural foraminal narrowing at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left subarticular stenosis at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right subarticular stenosis at %1"),
};
constexpr OfConditions kPlaceAt = {
    QT_TRANSLATE_NOOP("ReportDraft", "spinal canal at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone at %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone at %1"),
};
constexpr OfConditions kPlace = {
    QT_TRANSLATE_NOOP("ReportDraft", "spinal canal"),
    QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen"),
    QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen"),
    QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone"),
    QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone"),
};
constexpr OfConditions kComment = {
    QT_TRANSLATE_NOOP("ReportDraft", "spinal canal: %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen: %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen: %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone: %1"),
    QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone: %1"),
};

/// A sentence for each pair of different grades; none for equal ones.
using OfTwoGrades = std::array<std::array<const char*, kSeverityCount>, kSeverityCount>;

/// The reader's grade and the model's grade.
constexpr OfTwoGrades kReaderAndModel = {{
    {"", QT_TRANSLATE_NOOP("ReportDraft", "%1: Normal/Mild (the model said Moderate)"),
     QT_TRANSLATE_NOOP("ReportDraft", "%1: Normal/Mild (the model said Severe)")},
    {QT_TRANSLATE_NOOP("ReportDraft", "%1: Moderate (the model said Normal/Mild)"), "",
     QT_TRANSLATE_NOOP("ReportDraft", "%1: Moderate (the model said Severe)")},
    {QT_TRANSLATE_NOOP("ReportDraft", "%1: Severe (the model said Normal/Mild)"),
     QT_TRANSLATE_NOOP("ReportDraft", "%1: Severe (the model said Moderate)"), ""},
}};
constexpr OfTwoGrades kBeforeAndNow = {{
    {"", QT_TRANSLATE_NOOP("ReportDraft", "%1 (Normal/Mild, now Moderate)"),
     QT_TRANSLATE_NOOP("ReportDraft", "%1 (Normal/Mild, now Severe)")},
    {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Moderate, now Normal/Mild)"), "",
     QT_TRANSLATE_NOOP("ReportDraft", "%1 (Moderate, now Severe)")},
    {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Severe, now Normal/Mild)"),
     QT_TRANSLATE_NOOP("ReportDraft", "%1 (Severe, now Moderate)"), ""},
}};

QString said(const OfTwoGrades& sentences, Severity first, Severity second)
{
    return Words::tr(sentences[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)]);
}

QString seriesText(const std::vector<DraftSeries>& list)
{
    QStringList parts;
    for (const DraftSeries& one : list)
        parts << Words::tr("%1 (%2 images)")
                     .arg(one.role.empty() ? QString::fromStdString(one.description)
                                           : roleText(one.role),
                          QString::number(one.imageCount));
    return parts.join(QStringLiteral(", "));
}

QString causeInLanguage(const statement::NotGradedBecause& one)
{
    using Cause = statement::NotGradedBecause::Cause;
    switch (one.cause) {
    case Cause::Reader:
        return one.ungradable
            ? Words::tr("Not gradable, says the reader (%1)").arg(termText(*one.ungradable))
            : Words::tr("Not gradable, says the reader");
    case Cause::Hidden:
        return Words::tr("Not graded by a reader, and the model's grade was not revealed");
    case Cause::Nobody:
        return Words::tr("Neither the model nor a reader has graded");
    case Cause::Withheld:
        return Words::tr("The model's grade is not given. %1").arg(withoutStop(one.reason));
    case Cause::Refused:
        break;
    }
    return withoutStop(one.reason);
}

/// A pair with one side Moderate or Severe, or with another difference.
QString differingPair(const statement::PairGrades& one)
{
    const Condition rightCondition = mirrored(one.leftCondition);
    if (isAbnormal(one.left) && isAbnormal(one.right)) {
        const QString both = isForaminal(one.leftCondition)
            ? Words::tr("%1 left and %2 right neural foraminal narrowing")
            : Words::tr("%1 left and %2 right subarticular stenosis");
        return both.arg(word(one.left), word(one.right));
    }
    const auto side = [](Condition condition, const std::optional<DraftGrade>& grade) {
        return said(isAbnormal(grade) ? kAbnormal : kGraded, condition).arg(word(grade));
    };
    const QString left = side(one.leftCondition, one.left);
    const QString right = side(rightCondition, one.right);
    if (isAbnormal(one.left))
        return left + QStringLiteral("; ") + right;
    if (isAbnormal(one.right))
        return right + QStringLiteral("; ") + left;
    return left + QStringLiteral(", ") + right;
}

/// Words each statement in the language of the window, without a full stop.
struct Sentence {
    const SpineVariant& variant;

    [[nodiscard]] QString levelText(DiscLevel level) const
    {
        return QString::fromStdString(nameOf(variant, level));
    }
    [[nodiscard]] QString levelsText(const std::vector<DiscLevel>& levels) const
    {
        QStringList list;
        for (const DiscLevel level : levels)
            list << levelText(level);
        return list.join(QStringLiteral(", "));
    }
    QString operator()(const statement::StudyOf& one) const
    {
        const QString date = dayText(one.date);
        return one.description.empty()
            ? Words::tr("Study of %1").arg(date)
            : Words::tr("Study of %1, %2").arg(date, QString::fromStdString(one.description));
    }
    QString operator()(const statement::Provisional& one) const
    {
        return Words::tr("Provisional: %1 of %2 grades are the model's and were not reviewed by a "
                         "reader")
            .arg(one.byModel)
            .arg(one.graded);
    }
    QString operator()(const statement::SeriesGraded& one) const
    {
        return Words::tr("Series graded: %1").arg(seriesText(one.series));
    }
    QString operator()(const statement::NoSeriesUsable&) const
    {
        return Words::tr("No series could be used for grading");
    }
    QString operator()(const statement::SeriesNotUsed& one) const
    {
        return Words::tr("Not used: %1").arg(seriesText(one.series));
    }
    QString operator()(const statement::ModelUsed& one) const
    {
        const QString date = dayOfTime(one.date);
        return Words::tr("Model: %1, on %2")
            .arg(QString::fromStdString(one.name + ' ' + one.version),
                 deviceText(one.device)
                     + (date.isEmpty() ? QString() : QStringLiteral(", ") + date));
    }
    QString operator()(const statement::NoModelUsed&) const
    {
        return Words::tr("No model was used");
    }
    QString operator()(const statement::Limitation& one) const
    {
        return Words::tr("Limitation: %1").arg(withoutStop(one.problem));
    }
    QString operator()(const statement::ComparedWith& one) const
    {
        //: After "the study of"
        const QString date = one.date.empty() ? Words::tr("an unknown date") : dayText(one.date);
        return one.readers.empty()
            ? Words::tr("Compared with the study of %1, graded by a reader, by disc level")
                  .arg(date)
            : Words::tr("Compared with the study of %1, graded by a reader (%2), by disc level")
                  .arg(date, joined(one.readers));
    }
    QString operator()(const statement::PriorIdentityInDoubt&) const
    {
        return Words::tr("Attention: patient ID or birth date of that study differ from this "
                         "one's, or are missing");
    }
    QString operator()(const statement::PriorNumberingUncertain&) const
    {
        return Words::tr("The level numbering of that study is not certain");
    }
    QString operator()(const statement::NothingToCompare&) const
    {
        return Words::tr("No site was graded by a reader in both studies");
    }
    QString operator()(const statement::SitesChanged& one) const
    {
        QStringList parts;
        for (const auto& change : one.changes)
            parts << said(kBeforeAndNow, change.before, change.now)
                         .arg(said(kDisorderAt, change.site.condition)
                                  .arg(levelText(change.site.level)));
        return (one.isWorse ? Words::tr("Worse: %1") : Words::tr("Better: %1"))
            .arg(parts.join(QStringLiteral("; ")));
    }
    QString operator()(const statement::SitesUnchanged& one) const
    {
        return Words::tr("Unchanged: %1 of the %2 sites that readers graded in both studies")
            .arg(one.unchanged)
            .arg(one.compared);
    }
    QString operator()(const statement::NumberingUncertain& one) const
    {
        return one.reason.empty()
            ? Words::tr("The level numbering is not certain and has to be checked")
            : Words::tr("The level numbering is not certain (%1) and has to be checked")
                  .arg(withoutStop(one.reason));
    }
    QString operator()(const statement::NumberingByReader& one) const
    {
        return Words::tr("Numbering by the reader: %1").arg(termText(one.variant));
    }
    QString operator()(const statement::LevelNotGraded&) const
    {
        return capitalised(Words::tr("not graded"));
    }
    QString operator()(const statement::LevelNormalMild& one) const
    {
        return Words::tr("No moderate or severe stenosis; spinal canal, subarticular zones and "
                         "neural foramina graded %1")
            .arg(word(one.grade));
    }
    QString operator()(const statement::CanalGrade& one) const
    {
        return capitalised(
            said(isAbnormal(one.grade) ? kAbnormal : kGraded, Condition::SpinalCanalStenosis)
                .arg(word(one.grade)));
    }
    QString operator()(const statement::PairGrades& one) const
    {
        if (one.left != one.right)
            return capitalised(differingPair(one));
        const bool foraminal = isForaminal(one.leftCondition);
        if (isAbnormal(one.left))
            return capitalised((foraminal ? Words::tr("%1 bilateral neural foraminal narrowing")
                                          : Words::tr("%1 bilateral subarticular stenosis"))
                                   .arg(word(one.left)));
        return (foraminal ? Words::tr("Both neural foramina %1")
                          : Words::tr("Both subarticular zones %1"))
            .arg(word(one.left));
    }
    QString operator()(const statement::ReaderComment& one) const
    {
        QString text = QString::fromStdString(one.text);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
        return capitalised(said(kComment, one.condition).arg(text));
    }
    QString operator()(const statement::RefinedByReader& one) const
    {
        QStringList places;
        for (const Condition condition : one.conditions)
            places << said(kPlace, condition);
        return (one.grade == MildGrade::Normal ? Words::tr("Normal, says the reader: %1")
                                               : Words::tr("Mild, says the reader: %1"))
            .arg(places.join(QStringLiteral(", ")));
    }
    QString operator()(const statement::Measured& one) const { return measureText(one.measure); }
    QString operator()(const statement::NothingGraded&) const
    {
        return Words::tr("Nothing was graded");
    }
    QString operator()(const statement::LeftOutOfImpression& one) const
    {
        return Words::tr("%1 grades by the model are not reliable on patients and are left out of "
                         "this impression")
            .arg(one.count);
    }
    QString operator()(const statement::AllNormalMild& one) const
    {
        return Words::tr("No moderate or severe stenosis among the %1 graded sites: all are "
                         "Normal/Mild")
            .arg(one.graded);
    }
    QString operator()(const statement::Finding& one) const
    {
        QString text = capitalised(said(kAbnormalAt, one.sites.condition)
                                       .arg(word(one.grade), levelsText(one.sites.levels)));
        if (one.uncertain.empty())
            return text;
        return one.uncertain == one.sites.levels
            ? Words::tr("%1 (the model is not sure)").arg(text)
            : Words::tr("%1 (the model is not sure at %2)").arg(text, levelsText(one.uncertain));
    }
    QString operator()(const statement::NormalMildCount& one) const
    {
        return Words::tr("%1 of the %2 graded sites are Normal/Mild")
            .arg(one.normalMild)
            .arg(one.graded);
    }
    QString operator()(const statement::NotGradedBecause& one) const
    {
        QStringList sites;
        for (const DraftSites& some : one.sites)
            sites << said(kPlaceAt, some.condition).arg(levelsText(some.levels));
        return Words::tr("%1: %2").arg(capitalised(causeInLanguage(one)),
                                       sites.join(QStringLiteral("; ")));
    }
    QString operator()(const statement::GradedByReader& one) const
    {
        return one.readers.empty()
            ? Words::tr("Graded or accepted by a reader: %1 of 25 sites").arg(one.count)
            : Words::tr("Graded or accepted by a reader (%1): %2 of 25 sites")
                  .arg(joined(one.readers), QString::number(one.count));
    }
    QString operator()(const statement::GradedByModel& one) const
    {
        return (one.isMarked
                    ? Words::tr("Graded by the model alone: %1 of 25 sites, provisional, not "
                                "reviewed by a reader (marked *)")
                    : Words::tr("Graded by the model alone: %1 of 25 sites, provisional, not "
                                "reviewed by a reader"))
            .arg(one.count);
    }
    QString operator()(const statement::GradedUnreliably& one) const
    {
        return Words::tr("Of these, %1 are not reliable on patients: they were asked for, and each "
                         "is named \"not reliable\"")
            .arg(one.count);
    }
    QString operator()(const statement::SiteCutOffs& one) const
    {
        QStringList parts;
        for (const Condition condition : kConditions)
            if (const CutOff& cutOff = one.points[static_cast<std::size_t>(condition)];
                cutOff.isSet())
                parts << said(kPlace, condition) + QLatin1Char(' ') + termText(cutOff);
        return Words::tr("The model's grades are given at the site's own cut-offs: %1")
            .arg(parts.join(QStringLiteral("; ")));
    }
    QString operator()(const statement::SitesNotGraded& one) const
    {
        return Words::tr("Not graded: %1 of 25 sites").arg(one.count);
    }
    QString operator()(const statement::LabelsNotConfirmed& one) const
    {
        return Words::tr("Imported labels that no reader confirmed, and that this report does not "
                         "rest on: %1")
            .arg(one.count);
    }
    QString operator()(const statement::ChangesFollow&) const
    {
        return Words::tr("Changed by the reader:");
    }
    QString operator()(const statement::ChangedByReader& one) const
    {
        const QString place =
            capitalised(said(kPlaceAt, one.site.condition).arg(levelText(one.site.level)));
        return said(kReaderAndModel, one.reader, one.model).arg(place);
    }
    QString operator()(const statement::ModelWeights& one) const
    {
        return Words::tr("Model weights: SHA-256 %1").arg(QString::fromStdString(one.sha256));
    }
    QString operator()(const statement::IntendedUse&) const
    {
        return Words::tr("Research use only. Not for diagnosis");
    }
};

QString headingInLanguage(DraftHeading heading)
{
    switch (heading) {
    case DraftHeading::Title:
        return Words::tr("MR LUMBAR SPINE: DEGENERATIVE STENOSIS, L1/L2 TO L5/S1");
    case DraftHeading::Technique:
        return Words::tr("TECHNIQUE");
    case DraftHeading::Comparison:
        return Words::tr("COMPARISON");
    case DraftHeading::Findings:
        return Words::tr("FINDINGS");
    case DraftHeading::Impression:
        return Words::tr("IMPRESSION");
    case DraftHeading::NotGraded:
        return Words::tr("NOT GRADED");
    case DraftHeading::WhoGraded:
        return Words::tr("WHO GRADED");
    }
    return {};
}

} // namespace

QString statementInLanguage(const DraftStatement& statement, const SpineVariant& variant)
{
    const QString text = std::visit(Sentence{variant}, statement);
    const bool isWhole = std::holds_alternative<statement::ChangesFollow>(statement)
        || std::holds_alternative<statement::NumberingByReader>(statement);
    return isWhole ? text : stopped(text);
}

QString draftInLanguage(const Draft& draft)
{
    return QString::fromStdString(
        laidOut(draft,
                {[](DraftHeading heading) { return headingInLanguage(heading).toStdString(); },
                 [&draft](const DraftStatement& statement) {
                     return statementInLanguage(statement, draft.variant).toStdString();
                 }}));
}

} // namespace foramen
