#include "ui/panes/prior/registered_source.h"

#include "ui/panes/prior/prior_registration.h"

namespace foramen {

RegisteredSource::RegisteredSource(const PaneSource* acquired,
                                   const PriorRegistration* registration, QObject* parent)
    : PaneSource(parent)
    , m_acquired(acquired)
    , m_registration(registration)
{
    connect(acquired, &PaneSource::stageChanged, this, &PaneSource::stageChanged);
    connect(acquired, &PaneSource::volumesChanged, this, &PaneSource::volumesChanged);
    connect(acquired, &PaneSource::changed, this, &PaneSource::changed);
    connect(acquired, &PaneSource::currentSiteChanged, this, &PaneSource::currentSiteChanged);
    connect(acquired, &PaneSource::currentSiteFollowed, this, &PaneSource::currentSiteFollowed);
    connect(registration, &PriorRegistration::changed, this, &PaneSource::changed);
}

PaneSource::Stage RegisteredSource::stage() const
{
    return m_acquired->stage();
}

std::string RegisteredSource::studyKey() const
{
    return m_acquired->studyKey();
}

const std::vector<SeriesEntry>& RegisteredSource::series() const
{
    return m_acquired->series();
}

std::vector<VolumePtr> RegisteredSource::volumesFor(SeriesRole role) const
{
    std::vector<VolumePtr> registered = m_registration->stackFor(role);
    return registered.empty() ? m_acquired->volumesFor(role) : registered;
}

VolumePtr RegisteredSource::acquiredFrom(const VolumePtr& shown) const
{
    return m_registration->acquiredFrom(shown);
}

const PatientSpaces& RegisteredSource::spaces() const
{
    return m_acquired->spaces();
}

const SpineWindows& RegisteredSource::spineWindows() const
{
    return m_acquired->spineWindows();
}

const Assessment& RegisteredSource::assessment() const
{
    return m_acquired->assessment();
}

Site RegisteredSource::currentSite() const
{
    return m_acquired->currentSite();
}

} // namespace foramen
