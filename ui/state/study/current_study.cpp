#include "ui/state/study/current_study.h"

#include <utility>

namespace foramen {

CurrentStudy::CurrentStudy(QObject* parent)
    : QObject(parent)
    , m_study(std::make_unique<OpenStudy>())
{
    m_undo.addStack(&m_study->undo);
    m_undo.setActiveStack(&m_study->undo);
}

CurrentStudy::~CurrentStudy() = default;

void CurrentStudy::show(std::unique_ptr<OpenStudy> study)
{
    close();
    replace(std::move(study));
}

void CurrentStudy::close()
{
    if (!isOpen())
        return;
    Q_EMIT closing();
    replace(std::make_unique<OpenStudy>());
}

void CurrentStudy::replace(std::unique_ptr<OpenStudy> study)
{
    std::unique_ptr<OpenStudy> before = std::exchange(m_study, std::move(study));
    m_undo.addStack(&m_study->undo);
    m_undo.setActiveStack(&m_study->undo);
    before.reset(); // and its work with it
    Q_EMIT replaced();
    Q_EMIT problemsChanged();
    Q_EMIT seriesChanged();
    if (!isOpen()) // the volumes of another study come later
        for (const SeriesRole role :
             {SeriesRole::SagittalT2, SeriesRole::SagittalT1, SeriesRole::AxialT2})
            Q_EMIT volumesChanged(role);
    Q_EMIT assessmentChanged();
}

} // namespace foramen
