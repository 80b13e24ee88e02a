#include "ui/widgets/lookup/looking_up.h"

#include "core/spine/annotation.h"
#include "ui/state/study/session.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/lookup/grading_help.h"
#include "ui/widgets/lookup/manual_window.h"
#include "ui/widgets/lookup/study_information.h"
#include "ui/widgets/lookup/tag_browser.h"
#include "ui/widgets/pane/pane_area.h"
#include "ui/widgets/pane/viewport_widget.h"

#include <QAction>
#include <QApplication>

#include <utility>

namespace foramen {

LookingUp::LookingUp(Session* session, PaneArea* panes, Actions* actions, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_panes(panes)
    , m_window(window)
{
    const std::pair<ActionId, void (LookingUp::*)()> works[] = {
        {ActionId::ShowTags, &LookingUp::showTags},
        {ActionId::StudyInformation, &LookingUp::showStudyInformation},
        {ActionId::GradingCriteria, &LookingUp::showCriteria},
        {ActionId::Help, &LookingUp::showHelp}};
    for (const auto& [id, work] : works)
        connect(actions->action(id), &QAction::triggered, this, work);
    connect(panes, &PaneArea::activeChanged, this, &LookingUp::followPane);
    for (ViewportWidget* pane : panes->panes().all())
        connect(pane, &ViewportWidget::positionChanged, this, &LookingUp::followPane);
    const auto enable = [session, actions] {
        for (const ActionId id : {ActionId::ShowTags, ActionId::StudyInformation})
            actions->action(id)->setEnabled(session->study() != nullptr);
    };
    connect(session, &Session::stateChanged, this, enable);
    enable();
    connect(session, &Session::volumesChanged, this, &LookingUp::followPane, Qt::QueuedConnection);
}

TagBrowser* LookingUp::tags()
{
    if (!m_tags) {
        m_tags = new TagBrowser(m_session, m_window);
        followPane();
    }
    return m_tags;
}

void LookingUp::followPane()
{
    if (m_tags)
        m_tags->setShown(m_panes->activePane()->shownPicture());
}

void LookingUp::showTags()
{
    tags()->present();
}

void LookingUp::showTagsOfSeries(std::size_t seriesIndex)
{
    tags()->showSeries(seriesIndex);
    tags()->present();
}

void LookingUp::showStudyInformation()
{
    if (!m_information)
        m_information = new StudyInformation(m_session, m_window);
    m_information->present();
}

void LookingUp::showCriteria()
{
    if (!m_criteria) {
        m_criteria = new GradingHelp(m_session, m_window);
        connect(m_criteria, &GradingHelp::manualRequested, this, &LookingUp::showManual);
    }
    m_criteria->present();
}

void LookingUp::showManual(const QString& page)
{
    if (!m_manual)
        m_manual = new ManualWindow(m_window);
    if (!page.isEmpty())
        m_manual->showPage(page);
    m_manual->present();
}

void LookingUp::showHelp()
{
    for (const QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget()) {
        if (qobject_cast<const SeverityGridView*>(at)) {
            showCriteria();
            return;
        }
    }
    showManual({});
}

} // namespace foramen
