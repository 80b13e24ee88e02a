#include "ui/state/grading/site_explanation.h"

#include "ui/state/grading/study_grading.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/study/current_study.h"

namespace foramen {

SiteExplanation::SiteExplanation(CurrentStudy& current, StudyGrading& grading, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_grading(grading)
{
    connect(&grading, &StudyGrading::explained, this, &SiteExplanation::take);
    connect(&grading, &StudyGrading::changed, this, [this] {
        if (m_grading.isBusy())
            drop();
    });
    connect(&current, &CurrentStudy::replaced, this, &SiteExplanation::changed);
}

void SiteExplanation::toggle(Site site)
{
    if (m_current->explained && m_current->explained->site == site) {
        drop();
        return;
    }
    const Finding* finding = m_current->assessment.cell(site).shownFinding();
    if (!m_current.isOpen() || !finding) {
        Q_EMIT failed(tr("%1 has no AI grade to explain.").arg(shortNameOf(site)));
        return;
    }
    if (m_grading.isBusy()) {
        Q_EMIT failed(tr("The AI is still grading; where it looked can be shown afterwards."));
        return;
    }
    m_current->explained.emplace(
        SiteExplained{.site = site, .map = {}, .work = m_grading.explain(*finding)});
    Q_EMIT changed();
}

void SiteExplanation::drop()
{
    if (!m_current->explained)
        return;
    m_current->explained.reset();
    Q_EMIT changed();
}

void SiteExplanation::take(const ExplanationOutcome& outcome)
{
    if (outcome.error) {
        drop();
        Q_EMIT failed(
            tr("Where the AI looked cannot be shown: %1").arg(reasonText(outcome.error->reason)));
        return;
    }
    m_current->explained->map = outcome.map;
    Q_EMIT changed();
}

const std::optional<Explanation>& SiteExplanation::map() const
{
    static const std::optional<Explanation> none;
    return m_current->explained ? m_current->explained->map : none;
}

bool SiteExplanation::isAskedFor() const
{
    return m_current->explained.has_value();
}

} // namespace foramen
