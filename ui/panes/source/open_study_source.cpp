#include "ui/panes/source/open_study_source.h"

#include "ui/state/session/session.h"

namespace foramen {

OpenStudySource::OpenStudySource(const Session* session, QObject* parent)
    : PaneSource(parent)
    , m_session(session)
{
    connect(session, &Session::stateChanged, this, &PaneSource::stageChanged);
    connect(session, &Session::volumesChanged, this, &PaneSource::volumesChanged);
    connect(session, &Session::seriesChanged, this, &PaneSource::changed);
    connect(session, &Session::assessmentChanged, this, &PaneSource::changed);
    connect(session, &Session::currentSiteChanged, this, &PaneSource::currentSiteChanged);
}

PaneSource::Stage OpenStudySource::stage() const
{
    if (!m_session->study())
        return Stage::None;
    return m_session->state() == StudyState::Shown ? Stage::Read : Stage::Reading;
}

std::string OpenStudySource::studyInstanceUid() const
{
    const Study* study = m_session->study();
    return study ? study->studyInstanceUid : std::string();
}

const std::vector<SeriesEntry>& OpenStudySource::series() const
{
    return m_session->series();
}

std::vector<VolumePtr> OpenStudySource::volumesFor(SeriesRole role) const
{
    return m_session->volumesFor(role);
}

const Assessment& OpenStudySource::assessment() const
{
    return m_session->assessment();
}

Site OpenStudySource::currentSite() const
{
    return m_session->currentSite();
}

} // namespace foramen
