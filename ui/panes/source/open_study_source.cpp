#include "ui/panes/source/open_study_source.h"

#include "ui/state/series/patient_match.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/state/study/study_opening.h"

namespace foramen {

OpenStudySource::OpenStudySource(const CurrentStudy& current, const StudyOpening& opening,
                                 const SiteSelection& selection, QObject* parent)
    : PaneSource(parent)
    , m_current(current)
    , m_opening(opening)
    , m_selection(selection)
{
    connect(&opening, &StudyOpening::changed, this, &PaneSource::stageChanged);
    connect(&current, &CurrentStudy::volumesChanged, this, &PaneSource::volumesChanged);
    connect(&current, &CurrentStudy::spacesChanged, this, &PaneSource::volumesChanged);
    connect(&current, &CurrentStudy::windowsChanged, this, &PaneSource::changed);
    connect(&current, &CurrentStudy::seriesChanged, this, &PaneSource::changed);
    connect(&current, &CurrentStudy::assessmentChanged, this, &PaneSource::changed);
    connect(&selection, &SiteSelection::changed, this, [this](Site, SiteSelection::How how) {
        if (how == SiteSelection::How::Followed)
            Q_EMIT currentSiteFollowed();
        else
            Q_EMIT currentSiteChanged();
    });
}

PaneSource::Stage OpenStudySource::stage() const
{
    if (!m_current->study())
        return Stage::None;
    return m_opening.state() == StudyState::Shown ? Stage::Read : Stage::Reading;
}

std::string OpenStudySource::studyKey() const
{
    const Study* study = m_current->study();
    return study ? keyOf(*study) : std::string();
}

const std::vector<SeriesEntry>& OpenStudySource::series() const
{
    return m_current->series.entries();
}

std::vector<VolumePtr> OpenStudySource::volumesFor(SeriesRole role) const
{
    return m_current->series.volumesFor(role);
}

const PatientSpaces& OpenStudySource::spaces() const
{
    return m_current->spaces;
}

const SpineWindows& OpenStudySource::spineWindows() const
{
    return m_current->spineWindows;
}

const Assessment& OpenStudySource::assessment() const
{
    return m_current->assessment;
}

Site OpenStudySource::currentSite() const
{
    return m_selection.site();
}

} // namespace foramen
