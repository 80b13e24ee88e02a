#include "ui/widgets/side/side_panel.h"

#include "ui/state/session/problem_list.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/lookup/problems_panel.h"
#include "ui/widgets/parts/detached_panel.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/theme/theme.h"

#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cstddef>
#include <utility>

namespace foramen {

namespace {

constexpr SidePage kPages[] = {SidePage::Grid, SidePage::Report};

QString settingsName(SidePage page, const char* what)
{
    return QStringLiteral("%1/%2").arg(QLatin1String(page == SidePage::Grid ? "grid" : "report"),
                                       QLatin1String(what));
}

} // namespace

SidePanel::SidePanel(Session* session, Actions* actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_tabs(new QTabWidget(this))
    , m_grid(new GridPanel(session, actions, this))
    , m_report(new ReportPanel({session->current(), *session->opening(), *session->draft(),
                                *session->signing(), *session->exporter(), *session->saving()},
                               this))
    , m_problemList(new ProblemList(session, this))
    , m_problems(new ProblemsPanel(m_problemList, this))
{
    setObjectName(QStringLiteral("sidePanel"));
    setAttribute(Qt::WA_StyledBackground);
    for (QWidget* panel : {static_cast<QWidget*>(m_grid), static_cast<QWidget*>(m_report)})
        panel->setAttribute(Qt::WA_StyledBackground);
    m_pages = {Page{m_grid}, Page{m_report}};
    m_tabs->setDocumentMode(false); // it would draw a line of its own beside the corner button
    for (const SidePage page : kPages)
        m_tabs->addTab(pageOf(page).widget, titleOf(page));
    m_tabs->addTab(m_problems, tr("Problems"));
    makeCornerButton();
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("Pages beside the pictures"));
    m_tabs->tabBar()->setExpanding(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(m_problemList, &ProblemList::countChanged, this, &SidePanel::refreshProblems);
    connect(m_problems, &ProblemsPanel::siteChosen, session->selection(), &SiteSelection::select);
    refreshProblems();
    connect(m_report, &ReportPanel::attentionWanted, this, [this] {
        if (!isDetached(SidePage::Report))
            m_actions->action(ActionId::ShowSide)->setChecked(true);
        showReport();
    });
}

void SidePanel::refreshProblems()
{
    const int count = m_problemList->count();
    m_tabs->setTabText(m_tabs->indexOf(m_problems),
                       count == 0 ? tr("Problems") : tr("Problems %1").arg(count));
}

void SidePanel::addPage(QWidget* page, const QString& title)
{
    m_tabs->insertTab(m_tabs->indexOf(m_problems), page, title);
}

void SidePanel::setPageTitle(QWidget* page, const QString& title)
{
    m_tabs->setTabText(m_tabs->indexOf(page), title);
}

void SidePanel::showGrid()
{
    if (m_tabs->indexOf(m_grid) >= 0)
        m_tabs->setCurrentWidget(m_grid);
}

void SidePanel::showReport()
{
    if (QWidget* own = detachedWindow(SidePage::Report)) {
        own->raise();
        own->activateWindow();
    } else {
        m_tabs->setCurrentWidget(m_report);
    }
}

void SidePanel::showProblems()
{
    m_tabs->setCurrentWidget(m_problems);
    m_problems->setFocus();
}

SidePanel::Page& SidePanel::pageOf(SidePage page)
{
    return m_pages[static_cast<std::size_t>(page)];
}

QString SidePanel::titleOf(SidePage page) const
{
    return page == SidePage::Grid ? tr("Grid") : tr("Report");
}

void SidePanel::makeCornerButton()
{
    auto* button = new QToolButton(m_tabs);
    button->setIcon(theme::icon(QStringLiteral("detach")));
    button->setIconSize({16, 16});
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::TabFocus);
    m_tabs->setCornerWidget(button);
    // The button acts on the tab that is shown.
    const auto actionOfTab = [this]() -> QAction* {
        const QWidget* shown = m_tabs->currentWidget();
        return shown == m_grid  ? m_actions->action(ActionId::DetachGrid)
            : shown == m_report ? m_actions->action(ActionId::DetachReport)
                                : nullptr;
    };
    const auto refresh = [button, actionOfTab] {
        const QAction* action = actionOfTab();
        button->setEnabled(action != nullptr);
        button->setToolTip(action ? action->toolTip() : tr("This page has no window of its own"));
        button->setAccessibleName(action ? action->text() : tr("Own window"));
    };
    connect(button, &QToolButton::clicked, this, [actionOfTab] {
        if (QAction* action = actionOfTab())
            action->trigger();
    });
    connect(m_tabs, &QTabWidget::currentChanged, button, refresh);
    refresh();
}

bool SidePanel::isDetached(SidePage page) const
{
    return detachedWindow(page) != nullptr;
}

QWidget* SidePanel::detachedWindow(SidePage page) const
{
    return m_pages[static_cast<std::size_t>(page)].window;
}

void SidePanel::setDetached(SidePage page, bool detached)
{
    Page& place = pageOf(page);
    if (detached == isDetached(page))
        return;
    if (detached) {
        m_tabs->removeTab(m_tabs->indexOf(place.widget));
        const QString title = tr("%1 · Foramen").arg(titleOf(page));
        place.window =
            new DetachedPanel(place.widget, title, settingsName(page, "geometry"), window());
        m_actions->attachWindow(place.window);
        connect(place.window, &DetachedPanel::closed, this,
                [this, page] { setDetached(page, false); });
        place.window->show();
    } else {
        DetachedPanel* old = std::exchange(place.window, nullptr);
        const int before = page == SidePage::Report && !isDetached(SidePage::Grid) ? 1 : 0;
        m_tabs->insertTab(before, old->takePanel(), titleOf(page));
        m_tabs->setCurrentWidget(place.widget);
        old->hide();
        old->deleteLater();
    }
    Q_EMIT detachedChanged(page, detached);
}

void SidePanel::saveDetached() const
{
    for (const SidePage page : kPages) {
        const Page& place = m_pages[static_cast<std::size_t>(page)];
        QSettings().setValue(settingsName(page, "detached"), place.window != nullptr);
        if (place.window)
            place.window->saveGeometryNow();
    }
}

void SidePanel::restoreDetached()
{
    for (const SidePage page : kPages)
        setDetached(page, QSettings().value(settingsName(page, "detached"), false).toBool());
}

} // namespace foramen
