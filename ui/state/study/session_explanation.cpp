#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_export.h"
#include "ui/state/study/session_private.h"

#include <utility>

namespace foramen {

void Session::toggleExplanation(Site site)
{
    Private& d = *m_d;
    if (d.explainedSite == site) {
        d.dropExplanation();
        return;
    }
    const auto& finding = d.assessment.cell(site).finding;
    if (!d.study() || !finding || finding->refused) {
        d.fail(tr("%1 has no AI grade to explain.").arg(shortNameOf(site)));
        return;
    }
    if (d.gradingState == GradingState::Running || d.gradingState == GradingState::Waiting) {
        d.fail(tr("The AI is still grading; it can say where it looked once it is done."));
        return;
    }
    d.explanation.reset();
    d.explainedSite = site;
    Q_EMIT explanationChanged();
    d.job.explain(d.predictorInput(), *finding);
}

void Session::Private::takeExplanation(const ExplanationOutcome& outcome)
{
    if (!explainedSite) // the reader went on
        return;
    if (outcome.error) {
        fail(tr("Where the AI looked cannot be shown: %1").arg(reasonText(outcome.error->reason)));
        dropExplanation();
        return;
    }
    explanation = outcome.map;
    Q_EMIT q->explanationChanged();
}

void Session::Private::dropExplanation()
{
    if (!explainedSite)
        return;
    explainedSite.reset();
    explanation.reset();
    Q_EMIT q->explanationChanged();
}

const std::optional<Explanation>& Session::explanation() const
{
    return m_d->explanation;
}

bool Session::isExplaining() const
{
    return m_d->explainedSite.has_value();
}

} // namespace foramen
