#include "ui/state/grading/reveal.h"

#include "ui/state/language/term_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/settings/settings.h"
#include "ui/state/study/current_study.h"

namespace foramen {

namespace {

/// The author of a mode that nobody chose for the study.
constexpr const char* kSiteDefault = "site default";

} // namespace

Reveal::Reveal(CurrentStudy& current, StudySaving& saving, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
{
    connect(&current, &CurrentStudy::replaced, this, &Reveal::begin);
    // A study without saved work keeps the default, which the history names.
    connect(&saving, &StudySaving::loaded, this, [this](const SavedStudy& saved) {
        if (saved.isRead && !saved.assessment && mode() != RevealMode::AtOnce)
            m_saving.saveAssessmentAs(kSiteDefault, {RevealModeChosen{RevealMode::AtOnce, mode()}});
        Q_EMIT modeChanged();
    });
}

void Reveal::begin()
{
    if (m_current.isOpen())
        m_current->assessment.setRevealMode(Settings().revealMode());
    Q_EMIT modeChanged();
}

RevealMode Reveal::mode() const
{
    return m_current->assessment.revealMode();
}

void Reveal::choose(RevealMode chosen)
{
    if (!m_saving.mayEdit())
        return;
    const RevealMode before = mode();
    if (chosen == before)
        return;
    m_current->assessment.setRevealMode(chosen);
    m_saving.saveAssessment({RevealModeChosen{before, chosen}});
    Q_EMIT modeChanged();
    Q_EMIT m_current.assessmentChanged();
}

void Reveal::reveal(Site site)
{
    if (!m_saving.mayEdit())
        return;
    const AssessmentCell& cell = m_current->assessment.cell(site);
    if (!cell.hidden) {
        Q_EMIT failed(cell.finding
                          ? tr("Everything that the AI said of %1 is shown.").arg(shortNameOf(site))
                          : tr("The AI has no grade of %1.").arg(shortNameOf(site)));
        return;
    }
    if (mode() == RevealMode::ReaderFirst && !cell.decision) {
        Q_EMIT failed(
            tr("Decide %1 first: the AI grade is shown afterwards.").arg(shortNameOf(site)));
        return;
    }
    save({site});
}

void Reveal::revealDecided()
{
    if (!m_saving.mayEdit())
        return;
    std::vector<Site> sites;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = m_current->assessment.cell(siteAt(index));
        if (cell.hidden && cell.decision)
            sites.push_back(siteAt(index));
    }
    if (sites.empty())
        Q_EMIT failed(tr("No site that you decided has an AI grade that is not revealed."));
    else
        save(sites);
}

void Reveal::save(const std::vector<Site>& sites)
{
    for (const Site site : sites)
        m_current->assessment.reveal(site);
    m_saving.saveAssessment({FindingsRevealed{sites}});
    Q_EMIT m_current.assessmentChanged();
}

std::vector<Site> differingSites(const Assessment& assessment)
{
    std::vector<Site> sites;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (assessment.cell(siteAt(index)).isDifferent())
            sites.push_back(siteAt(index));
    return sites;
}

} // namespace foramen
