#include "ui/panes/source/open_study_source.h"

#include "ui/state/session/session.h"

namespace foramen {

OpenStudySource::OpenStudySource(const Session* session, QObject* parent)
    : PaneSource(parent)
    , m_session(session)
{
    connect(session->opening(), &StudyOpening::changed, this, &PaneSource::stageChanged);
    connect(&session->current(), &CurrentStudy::volumesChanged, this, &PaneSource::volumesChanged);
    connect(&session->current(), &CurrentStudy::spacesChanged, this, &PaneSource::volumesChanged);
    connect(&session->current(), &CurrentStudy::seriesChanged, this, &PaneSource::changed);
    connect(&session->current(), &CurrentStudy::assessmentChanged, this, &PaneSource::changed);
    connect(session->selection(), &SiteSelection::changed, this, &PaneSource::currentSiteChanged);
}

PaneSource::Stage OpenStudySource::stage() const
{
    if (!m_session->current()->study())
        return Stage::None;
    return m_session->opening()->state() == StudyState::Shown ? Stage::Read : Stage::Reading;
}

std::string OpenStudySource::studyInstanceUid() const
{
    const Study* study = m_session->current()->study();
    return study ? study->studyInstanceUid : std::string();
}

const std::vector<SeriesEntry>& OpenStudySource::series() const
{
    return m_session->current()->series.entries();
}

std::vector<VolumePtr> OpenStudySource::volumesFor(SeriesRole role) const
{
    return m_session->current()->series.volumesFor(role);
}

const PatientSpaces& OpenStudySource::spaces() const
{
    return m_session->current()->spaces;
}

const Assessment& OpenStudySource::assessment() const
{
    return m_session->current()->assessment;
}

Site OpenStudySource::currentSite() const
{
    return m_session->selection()->site();
}

} // namespace foramen
