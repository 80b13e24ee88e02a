#include "ui/widgets/side_panel.h"

#include "ui/state/session.h"
#include "ui/widgets/grid_panel.h"
#include "ui/widgets/report_panel.h"
#include "ui/widgets/theme.h"

#include <QListWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace foramen {

namespace {
constexpr int kProblemsTab = 2;
}

SidePanel::SidePanel(Session* session, Actions* actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_tabs(new QTabWidget(this))
    , m_grid(new GridPanel(session, actions, this))
    , m_report(new ReportPanel(session, this))
{
    setObjectName(QStringLiteral("sidePanel"));
    setAttribute(Qt::WA_StyledBackground);
    for (QWidget* panel : {static_cast<QWidget*>(m_grid), static_cast<QWidget*>(m_report)})
        panel->setAttribute(Qt::WA_StyledBackground);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_grid, tr("Grid"));
    m_tabs->addTab(m_report, tr("Report"));
    m_tabs->addTab(makeProblems(), tr("Problems"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(session, &Session::problemsChanged, this, &SidePanel::refreshProblems);
    connect(session, &Session::stateChanged, this, &SidePanel::refreshProblems);
    refreshProblems();
}

QWidget* SidePanel::makeProblems()
{
    auto* panel = new QWidget(this);
    panel->setObjectName(QStringLiteral("problemsPanel"));
    panel->setAttribute(Qt::WA_StyledBackground);
    m_problems = new QListWidget(panel);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setWordWrap(true);
    m_problems->setSpacing(4);
    m_problems->setSelectionMode(QAbstractItemView::NoSelection);
    m_problems->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_problems);
    return panel;
}

void SidePanel::refreshProblems()
{
    const QStringList problems = m_session->problems();
    m_problems->clear();
    for (const QString& problem : problems)
        m_problems->addItem(
            new QListWidgetItem(theme::icon(QStringLiteral("warning"), theme::kWarning), problem));
    if (problems.isEmpty())
        m_problems->addItem(tr("Nothing to report: every file could be used."));
    m_tabs->setTabText(
        kProblemsTab, problems.isEmpty() ? tr("Problems") : tr("Problems %1").arg(problems.size()));
}

void SidePanel::showGrid()
{
    m_tabs->setCurrentWidget(m_grid);
}

void SidePanel::showReport()
{
    m_tabs->setCurrentWidget(m_report);
}

} // namespace foramen
