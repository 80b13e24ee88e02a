#include "ui/widgets/lookup/grading_help.h"

#include "ui/state/session/severity_grid_model.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/lookup/manual_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStringList>
#include <QVBoxLayout>

namespace foramen {

namespace {

const QString kPage = QStringLiteral("../help/grading.md");

/// The sections of the page, whatever the language of their headings.
enum Section { CanalSection = 1, ForamenSection, SubarticularSection };

Section sectionOf(Condition condition)
{
    if (isForaminal(condition))
        return ForamenSection;
    return isSubarticular(condition) ? SubarticularSection : CanalSection;
}

} // namespace

GradingHelp::GradingHelp(SiteSelection* selection, QWidget* owner)
    : LookupWindow(QStringLiteral("gradingHelp/geometry"), {620, 640}, owner)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("gradingHelp"));
    setWindowTitle(tr("Criteria of the grades"));
    m_title = new QLabel(this);
    m_title->setProperty("title", true);
    auto* whole = new QPushButton(tr("All criteria and sources"), this);
    whole->setProperty("small", true);
    whole->setToolTip(tr("The page in the manual"));
    auto* row = lookupRow();
    row->addWidget(m_title, 1);
    row->addWidget(whole);
    m_view = new ManualView(this);
    m_view->setAccessibleName(tr("Criteria of the grades"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    connect(whole, &QPushButton::clicked, this, [this] { Q_EMIT manualRequested(kPage); });
    connect(selection, &SiteSelection::changed, this, &GradingHelp::refresh);
    refresh();
}

QString GradingHelp::criteriaOf(Condition condition)
{
    const QStringList sections =
        ManualView::textOf(QStringLiteral(":/docs/resources/help/grading.md")).split("\n## ");
    const int index = sectionOf(condition);
    if (sections.size() <= index)
        return {};
    const QString introduction = sections.front().section(QLatin1Char('\n'), 1).trimmed();
    return QStringLiteral("## ") + sections[index].trimmed() + QStringLiteral("\n\n---\n\n")
        + introduction;
}

void GradingHelp::refresh()
{
    const Site site = m_selection->site();
    m_title->setText(SeverityGridModel::titleOf(site));
    const QString criteria = criteriaOf(site.condition);
    if (m_view->property("criteria").toString() == criteria)
        return;
    m_view->setProperty("criteria", criteria);
    m_view->showMarkdown(criteria);
    m_view->verticalScrollBar()->setValue(0);
}

} // namespace foramen
