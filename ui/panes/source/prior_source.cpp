#include "ui/panes/source/prior_source.h"

#include "ui/state/prior/prior.h"
#include "ui/state/series/patient_match.h"

namespace foramen {

PriorSource::PriorSource(const Prior* prior, const PaneSource* open, QObject* parent)
    : PaneSource(parent)
    , m_prior(prior)
    , m_open(open)
{
    connect(prior, &Prior::stateChanged, this, &PaneSource::stageChanged);
    connect(prior, &Prior::volumesChanged, this, &PaneSource::volumesChanged);
    connect(prior, &Prior::assessmentChanged, this, &PaneSource::changed);
    connect(open, &PaneSource::currentSiteChanged, this, &PaneSource::currentSiteChanged);
    connect(open, &PaneSource::currentSiteFollowed, this, &PaneSource::currentSiteFollowed);
}

PaneSource::Stage PriorSource::stage() const
{
    if (!m_prior->study())
        return Stage::None;
    return m_prior->state() == PriorState::Loading ? Stage::Reading : Stage::Read;
}

std::string PriorSource::studyKey() const
{
    const Study* study = m_prior->study();
    return study ? keyOf(*study) : std::string();
}

const std::vector<SeriesEntry>& PriorSource::series() const
{
    return m_series;
}

std::vector<VolumePtr> PriorSource::volumesFor(SeriesRole role) const
{
    return m_prior->volumesFor(role);
}

const PatientSpaces& PriorSource::spaces() const
{
    return m_prior->spaces();
}

const SpineWindows& PriorSource::spineWindows() const
{
    return m_prior->spineWindows();
}

const Assessment& PriorSource::assessment() const
{
    return m_prior->assessment();
}

Site PriorSource::currentSite() const
{
    return m_open->currentSite();
}

} // namespace foramen
