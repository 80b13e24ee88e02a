#include "ui/state/report/report_draft.h"

#include "core/report/build/report_builder.h"
#include "core/report/draft/draft_text.h"
#include "core/report/draft/report_lines.h"
#include "ui/state/language/draft_in_language.h"
#include "ui/state/measures/study_measures.h"
#include "ui/state/prior/prior.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/step_ids.h"

#include <QUndoCommand>

#include <utility>

namespace foramen {

namespace {

constexpr int kTypingRestMs = 300;

ReportComparison comparisonWith(const Prior& prior)
{
    if (!prior.study())
        return {};
    return {&prior.assessment(), !prior.warning().isEmpty()};
}

ReportTextEdited textEdited(const std::optional<EditedReport>& report)
{
    return report ? ReportTextEdited{report->text, report->draft} : ReportTextEdited{};
}

} // namespace

/// One undo step: from one edited report to another; none: the draft.
class ReportDraft::Step : public QUndoCommand {
public:
    /// @param shown  the text as it will be seen
    Step(ReportDraft& owner, Manner manner, std::optional<EditedReport> after, std::string block,
         QString shown)
        : m_owner(owner)
        , m_manner(manner)
        , m_before(owner.m_current->editedReport)
        , m_after(std::move(after))
        , m_block(std::move(block))
        , m_shownBefore(owner.text())
        , m_shownAfter(std::move(shown))
    {
    }

    void redo() override
    {
        m_owner.apply(m_after, m_block, m_wasUndone ? EditStep::Redone : EditStep::Done);
        if (m_wasUndone)
            Q_EMIT m_owner.redone(text());
    }

    void undo() override
    {
        m_wasUndone = true;
        m_owner.apply(m_before, m_block, EditStep::Undone);
        Q_EMIT m_owner.undone(text());
    }

    [[nodiscard]] int id() const override
    {
        return m_manner == Manner::Typed ? static_cast<int>(StepId::ReportText) : -1;
    }

    bool mergeWith(const QUndoCommand* next) override
    {
        // Only what is typed has an id.
        const auto& later = static_cast<const Step&>(*next);
        // The field's own undo came back to the beginning: nothing is left of the step.
        setObsolete(later.m_shownAfter == m_shownBefore);
        if (!isObsolete() && later.m_block != m_block)
            return false;
        m_after = later.m_after;
        m_shownAfter = later.m_shownAfter;
        return true;
    }

private:
    ReportDraft& m_owner;
    Manner m_manner;
    std::optional<EditedReport> m_before;
    std::optional<EditedReport> m_after;
    std::string m_block;
    QString m_shownBefore;
    QString m_shownAfter;
    bool m_wasUndone = false;
};

ReportDraft::ReportDraft(CurrentStudy& current, StudySaving& saving, const Prior& prior,
                         QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
    , m_prior(prior)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kTypingRestMs);
    connect(&m_rest, &QTimer::timeout, this, &ReportDraft::write);
    connect(&current, &CurrentStudy::closing, this, &ReportDraft::save);
    connect(&current, &CurrentStudy::assessmentChanged, this, &ReportDraft::textChanged);
    connect(&prior, &Prior::assessmentChanged, this, &ReportDraft::textChanged);
    connect(&saving, &StudySaving::loaded, this, &ReportDraft::restore);
    connect(&saving, &StudySaving::signingChanged, this, &ReportDraft::textChanged);
}

void ReportDraft::restore(const SavedStudy& saved)
{
    if (!isEdited() && saved.reportText)
        m_current->editedReport = EditedReport{*saved.reportText, saved.reportDraft};
    Q_EMIT textChanged();
}

Draft ReportDraft::draft() const
{
    const Study* open = m_current->study();
    if (!open)
        return {};
    const std::vector<SeriesPictures> series = m_current->series.pictures();
    return draftOf(m_current->assessment, reportSeriesOf(*open, series), comparisonWith(m_prior),
                   readerMeasuresOf(*m_current));
}

const SignedVersion* ReportDraft::signedVersion() const
{
    const SignedVersion* newest = m_current->saved.signing.newest();
    return m_saving.isFinal() && newest->isIntact ? newest : nullptr;
}

std::string ReportDraft::exchangedText() const
{
    if (const SignedVersion* version = signedVersion())
        return version->report.text;
    return isEdited() ? mergedReport(*m_current->editedReport, drafted()).text : draftText(draft());
}

std::string ReportDraft::drafted() const
{
    return draftInLanguage(draft()).toStdString();
}

QString ReportDraft::text() const
{
    if (const SignedVersion* version = signedVersion())
        return QString::fromStdString(version->report.printedText);
    return textOf(m_current->editedReport);
}

QString ReportDraft::textOf(const std::optional<EditedReport>& report) const
{
    return QString::fromStdString(report ? mergedReport(*report, drafted()).text : drafted());
}

void ReportDraft::setText(const QString& edited)
{
    if (!m_current.isOpen() || edited == text() || !m_saving.mayEdit())
        return;
    const std::string draft = drafted();
    const std::string typed = edited.toStdString();
    std::optional<EditedReport> report; // who typed the draft has the draft
    if (typed != draft)
        report =
            typedOver(m_current->editedReport.value_or(EditedReport{draft, draft}), draft, typed);
    const std::string block = editedBlock(text().toStdString(), typed);
    push(Manner::Typed, std::move(report), block,
         block.empty() ? tr("report text")
                       : tr("report text, %1").arg(QString::fromStdString(block)));
}

void ReportDraft::push(Manner manner, std::optional<EditedReport> report, std::string block,
                       const QString& name)
{
    const QString shown = textOf(report);
    auto* step = new Step(*this, manner, std::move(report), std::move(block), shown);
    step->setText(name);
    m_current->undo.push(step); // which applies it
}

/// Typing is saved when it pauses, anything else at once.
void ReportDraft::apply(const std::optional<EditedReport>& report, const std::string& block,
                        EditStep step)
{
    if (step != EditStep::Done || block != m_typedBlock)
        save();
    m_current->editedReport = report;
    if (step == EditStep::Done) {
        m_typedBlock = block;
        m_rest.start();
    } else {
        m_saving.saveStep({textEdited(report), step});
    }
    Q_EMIT textChanged();
}

void ReportDraft::undoOwn()
{
    QUndoStack& undo = m_current->undo;
    if (dynamic_cast<const Step*>(undo.command(undo.index() - 1)))
        undo.undo();
}

void ReportDraft::redoOwn()
{
    QUndoStack& undo = m_current->undo;
    if (dynamic_cast<const Step*>(undo.command(undo.index())))
        undo.redo();
}

std::vector<ReportConflict> ReportDraft::conflicts() const
{
    if (!isEdited() || m_saving.isFinal())
        return {};
    return mergedReport(*m_current->editedReport, drafted()).conflicts;
}

void ReportDraft::keepReadersLines(std::size_t conflict)
{
    if (isEdited() && m_saving.mayEdit())
        choose(withReadersLines(*m_current->editedReport, drafted(), conflict), conflict,
               tr("report text kept"));
}

void ReportDraft::takeDraftedLines(std::size_t conflict)
{
    if (isEdited() && m_saving.mayEdit())
        choose(withDraftedLines(*m_current->editedReport, drafted(), conflict), conflict,
               tr("the grid’s text taken"));
}

void ReportDraft::choose(EditedReport report, std::size_t conflict, const QString& name)
{
    // The lines that are kept do not change: where the draft's would, tells the block.
    const EditedReport drafts = withDraftedLines(*m_current->editedReport, drafted(), conflict);
    const std::string block = editedBlock(text().toStdString(), textOf(drafts).toStdString());
    push(Manner::Chosen, std::move(report), block, name);
    save();
}

bool ReportDraft::isEdited() const
{
    return m_current->editedReport.has_value();
}

void ReportDraft::reset()
{
    if (!isEdited() || !m_saving.mayEdit())
        return;
    push(Manner::Chosen, std::nullopt, {}, tr("report text reset"));
    save();
}

void ReportDraft::save()
{
    if (m_rest.isActive())
        write();
}

void ReportDraft::write()
{
    m_rest.stop();
    m_saving.load();
    m_saving.save(textEdited(m_current->editedReport));
}

} // namespace foramen
