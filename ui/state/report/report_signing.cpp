#include "ui/state/report/report_signing.h"

#include "core/base/clock.h"
#include "ui/state/grader/grading_phase.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QDateTime>
#include <QStringList>

#include <utility>

namespace foramen {

namespace {

QString printedTime(const std::string& isoTime)
{
    return dateTimeText(QDateTime::fromString(QString::fromStdString(isoTime), Qt::ISODate));
}

} // namespace

ReportSigning::ReportSigning(CurrentStudy& current, StudySaving& saving, ReportDraft& draft,
                             QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
    , m_draft(draft)
{
    connect(&saving, &StudySaving::signingChanged, this, &ReportSigning::changed);
    connect(&current, &CurrentStudy::replaced, this, &ReportSigning::changed);
}

const SigningState& ReportSigning::state() const
{
    return m_current->saved.signing;
}

SigningSummary ReportSigning::summary() const
{
    SigningSummary summary;
    summary.reviewed = m_current->assessment.reviewedCount();
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        const AssessmentCell& cell = m_current->assessment.cell(site);
        if (cell.isReviewed())
            continue;
        (cell.shownFinding() ? summary.aiOnly : summary.undecided).push_back(site);
    }
    return summary;
}

QString ReportSigning::obstacle() const
{
    if (!m_current.isOpen())
        return tr("No study is open.");
    if (isFinal())
        return tr("The report is signed already.");
    if (m_current->uid().empty())
        return tr("This study has no Study Instance UID, so its report cannot be saved.");
    if (!m_current->saved.isRead)
        return tr("What is saved of this study could not be read yet.");
    const GradingState grading = stateOf(m_current->grading);
    if (grading == GradingState::Waiting || grading == GradingState::Running)
        return tr("The AI is still grading: wait for it, or cancel it.");
    if (!m_draft.conflicts().empty())
        return tr("The text contradicts the grid: say first for each marked place whether your "
                  "text stays.");
    return {};
}

bool ReportSigning::sign(const QString& readerName)
{
    m_saving.load();
    Q_EMIT signing();
    m_draft.save();
    if (const QString why = obstacle(); !why.isEmpty()) {
        Q_EMIT failed(why);
        return false;
    }
    SignedReport report;
    report.readerName = readerName.trimmed().toStdString();
    report.time = timeNow();
    report.assessment = m_current->assessment;
    report.annotations = m_current->annotations.all;
    report.text = m_draft.exchangedText();
    report.printedText = m_draft.text().toStdString();
    if (!save(signingRecord(state(), std::move(report))))
        return false;
    m_current->undo.clear(); // a step back would change what is signed
    return true;
}

bool ReportSigning::addAddendum(const QString& readerName, const QString& reason,
                                const QString& text)
{
    return save(addendumRecord(state(),
                               {.text = text.trimmed().toStdString(),
                                .reason = reason.trimmed().toStdString(),
                                .readerName = readerName.trimmed().toStdString(),
                                .time = timeNow(),
                                .previousSha256 = {}}));
}

bool ReportSigning::beginCorrection(const QString& readerName, const QString& reason)
{
    return save(correctionRecord(
        state(), {reason.trimmed().toStdString(), readerName.trimmed().toStdString(), timeNow()}));
}

bool ReportSigning::save(const Result<HistoryRecord>& record)
{
    if (!record) {
        Q_EMIT failed(reasonSentence(record.error().reason));
        return false;
    }
    m_saving.saveSigning(*record);
    return true;
}

QString ReportSigning::stateText() const
{
    const SignedVersion* newest = state().newest();
    if (!newest)
        return {};
    if (const auto& correction = state().correction)
        return tr("Correction of version %1: %2")
            .arg(newest->report.version)
            .arg(QString::fromStdString(correction->reason));
    QString text =
        tr("Signed by %1 on %2, version %3")
            .arg(QString::fromStdString(newest->report.readerName),
                 printedTime(newest->report.time), QString::number(newest->report.version));
    if (const auto count = static_cast<int>(newest->addenda.size()); count > 0)
        text = tr("%1, with %n addendum(s)", nullptr, count).arg(text);
    return text;
}

QString ReportSigning::warning() const
{
    const SignedVersion* newest = state().newest();
    if (!newest)
        return {};
    if (!newest->isWholeIntact())
        return tr("The signed report was changed in the database: it does not match its checksum. "
                  "It is exported as preliminary.");
    if (m_current->saved.differsFromSigned)
        return tr("The saved work was changed after it was signed. What was signed is shown and "
                  "exported.");
    return {};
}

QString ReportSigning::addendaText() const
{
    if (!isFinal())
        return {};
    QStringList texts;
    const std::vector<AddendumEntry>& addenda = state().newest()->addenda;
    for (std::size_t i = 0; i < addenda.size(); ++i) {
        const SignedAddendum& one = addenda[i].addendum;
        texts << tr("ADDENDUM %1\n%2\nReason: %3. Signed by %4 on %5.")
                     .arg(QString::number(i + 1), QString::fromStdString(one.text),
                          QString::fromStdString(one.reason),
                          QString::fromStdString(one.readerName), printedTime(one.time));
    }
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace foramen
