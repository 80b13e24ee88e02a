#include "ui/state/report/report_draft.h"

#include "core/report/build/report_builder.h"
#include "core/report/draft/draft_text.h"
#include "ui/state/language/draft_in_language.h"
#include "ui/state/prior/prior.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

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

} // namespace

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
    return draftOf(m_current->assessment, reportSeriesOf(*open, series), comparisonWith(m_prior));
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
    return QString::fromStdString(
        isEdited() ? mergedReport(*m_current->editedReport, drafted()).text : drafted());
}

void ReportDraft::setText(const QString& edited)
{
    if (!m_current.isOpen() || edited == text() || !m_saving.mayEdit())
        return;
    const EditedReport before =
        m_current->editedReport.value_or(EditedReport{drafted(), drafted()});
    replace(typedOver(before, drafted(), edited.toStdString()));
}

void ReportDraft::replace(EditedReport report)
{
    m_current->editedReport = std::move(report);
    m_rest.start();
    Q_EMIT textChanged();
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
        replace(withReadersLines(*m_current->editedReport, drafted(), conflict));
}

void ReportDraft::takeDraftedLines(std::size_t conflict)
{
    if (isEdited() && m_saving.mayEdit())
        replace(withDraftedLines(*m_current->editedReport, drafted(), conflict));
}

bool ReportDraft::isEdited() const
{
    return m_current->editedReport.has_value();
}

void ReportDraft::reset()
{
    if (!isEdited() || !m_saving.mayEdit())
        return;
    m_current->editedReport.reset();
    write();
    Q_EMIT textChanged();
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
    const auto& report = m_current->editedReport;
    m_saving.save(report ? ReportTextEdited{report->text, report->draft} : ReportTextEdited{});
}

} // namespace foramen
