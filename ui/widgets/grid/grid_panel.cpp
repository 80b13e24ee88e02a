#include "ui/widgets/grid/grid_panel.h"

#include "ui/state/editing/cell_filter.h"
#include "ui/state/grading/reveal.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/session/session.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/grid/grid_legend.h"
#include "ui/widgets/grid/grid_texts.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/grid/site_detail.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/level_actions.h"
#include "ui/widgets/keys/reveal_actions.h"
#include "ui/widgets/theme/theme.h"

#include <QActionGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <string>
#include <vector>

namespace foramen {

namespace {

constexpr int kLowPanel = 720; ///< below, the grid and the site in detail do not fit

QLabel* dimLabel(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setProperty("dim", true);
    label->setProperty("small", true);
    return label;
}

/// A reason for refusing, and how many sites it concerns.
struct Refusal {
    Reason reason;
    int sites = 0;
};

/// The reasons why sites were not graded, each once, in the order of the grid.
std::vector<Refusal> countedRefusals(const Assessment& assessment)
{
    std::vector<Refusal> refusals;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto& finding = assessment.cell(siteAt(index)).finding;
        if (!finding || !finding->refused)
            continue;
        const auto known =
            std::find_if(refusals.begin(), refusals.end(), [&](const Refusal& refusal) {
                return refusal.reason == *finding->refused;
            });
        if (known == refusals.end())
            refusals.push_back({*finding->refused, 1});
        else
            ++known->sites;
    }
    return refusals;
}

bool isRefusedAsAWhole(const Assessment& assessment)
{
    const auto refusals = countedRefusals(assessment);
    return refusals.size() == 1 && refusals.front().sites == static_cast<int>(kSiteCount);
}

QStringList refusalsOf(const Assessment& assessment)
{
    QStringList lines;
    for (const auto& [reason, sites] : countedRefusals(assessment)) {
        const QString why = reasonSentence(reason);
        if (sites == static_cast<int>(kSiteCount))
            lines << GridPanel::tr("The AI does not grade this study: %1").arg(why);
        else
            lines << GridPanel::tr("%n site(s) not graded: %1", nullptr, sites).arg(why);
    }
    return lines;
}

/// How many grades of the AI alone are not reliable on patients, and whether they are shown.
/// @param key  of the action that shows them; empty for none
QString unreliableText(const Assessment& assessment, const QString& key)
{
    int withheld = 0;
    int shown = 0;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        withheld += cell.state() == CellState::Withheld ? 1 : 0;
        shown += !cell.unconfirmed() && cell.isUnreliable() ? 1 : 0;
    }
    if (shown > 0)
        return GridPanel::tr("%n AI grade(s) shown that are not reliable on patients", nullptr,
                             shown);
    if (withheld == 0)
        return {};
    const QString text =
        GridPanel::tr("%n AI grade(s) not shown: not reliable on patients", nullptr, withheld);
    return key.isEmpty() ? text : GridPanel::tr("%1. %2 shows them.").arg(text, key);
}

/// "AI grades at the site's own cut-offs: spinal canal, moderate or worse from 0.30"; empty where
/// none are set.
QString cutOffsText(const OperatingPoints& points)
{
    QStringList parts;
    for (const Condition condition : kConditions) {
        const CutOff& cutOff = points[static_cast<std::size_t>(condition)];
        // Left and right are set together.
        if (cutOff.isSet() && sideOf(condition) != Side::Right)
            parts << GridPanel::tr("%1 %2").arg(columnName(condition), termText(cutOff));
    }
    return parts.isEmpty()
        ? QString()
        : GridPanel::tr("AI grades at site cut-offs: %1").arg(parts.join(QStringLiteral("; ")));
}

/// The panel is narrow: three reasons, the others in the tooltip.
QStringList shortened(const QStringList& lines)
{
    constexpr qsizetype most = 3;
    QStringList shown = lines.mid(0, most);
    if (lines.size() > most)
        shown << GridPanel::tr("… and %n more reason(s)", nullptr,
                               static_cast<int>(lines.size() - most));
    return shown;
}

/// Keeps wrapped texts inside from requesting their ideal height of the scroll area, so that the
/// panel shrinks to its minimum before it scrolls.
class PanelBody : public QWidget {
public:
    using QWidget::QWidget;

    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace

GridPanel::GridPanel(Session* session, Actions* actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_model(new SeverityGridModel(session->current(), *session->prior(), this))
    , m_view(new SeverityGridView(this))
{
    setObjectName(QStringLiteral("gridPanel"));
    m_view->setModel(m_model);
    m_view->setCurrentSite(session->selection()->site());

    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(theme::kMargin, 12, theme::kMargin, 12);
    upper->setSpacing(4);
    upper->addWidget(makeHeader(actions));
    upper->addSpacing(4);
    upper->addWidget(makeSides());
    upper->addWidget(m_view);
    upper->addSpacing(4);
    upper->addWidget(new GridLegend(this));
    m_refused = warningLabel(QStringLiteral("refusals"));
    m_numbering = warningLabel(QStringLiteral("numbering"));
    m_variant = dimLabel();
    m_variant->setObjectName(QStringLiteral("variant"));
    m_variant->setWordWrap(true);
    m_unreliable = dimLabel();
    m_unreliable->setObjectName(QStringLiteral("unreliable"));
    m_unreliable->setWordWrap(true);
    m_cutOffs = dimLabel();
    m_cutOffs->setObjectName(QStringLiteral("cutOffs"));
    m_cutOffs->setWordWrap(true);
    upper->addWidget(m_refused);
    upper->addWidget(m_unreliable);
    upper->addWidget(m_numbering);
    upper->addWidget(m_variant);
    upper->addWidget(m_cutOffs);

    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("separator"));
    line->setFixedHeight(1);

    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("gridContent"));
    auto* body = new PanelBody(content);
    auto* frame = new QVBoxLayout(content);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(body);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper);
    column->addWidget(line);
    m_detail = new SiteDetail({session->current(), *session->opening(), *session->grading(),
                               *session->saving(), *session->selection(), *session->editing(),
                               *session->comments(), *session->explanation(), *session->prior(),
                               *session->annotations()},
                              actions, content);
    column->addWidget(m_detail, 1);
    connect(m_view, &SeverityGridView::keyboardChanged, m_detail, &SiteDetail::setGridHasKeyboard);
    connect(session->signing(), &ReportSigning::signing, m_detail, &SiteDetail::saveTyped);
    // In a low window the panel scrolls, so that cells keep their shape; the buttons that decide
    // stay below it.
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scroll, 1);
    m_foot = new QWidget(this);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(theme::kMargin, 8, theme::kMargin, 8);
    foot->setSpacing(6);
    m_foot->hide();
    whole->addWidget(m_foot);

    connect(m_view, &SeverityGridView::siteSelected, session->selection(), &SiteSelection::select);
    connect(session->selection(), &SiteSelection::changed, m_view,
            &SeverityGridView::setCurrentSite);
    connect(&session->current(), &CurrentStudy::assessmentChanged, this, &GridPanel::refreshCounts);
    connect(session->opening(), &StudyOpening::changed, this, &GridPanel::refreshCounts);
    connect(session->filter(), &FilterChoice::changed, this, &GridPanel::refreshFilter);
    refreshFilter();
    refreshCounts();
}

void GridPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isLow = height() < kLowPanel;
    if (isLow == !m_foot->isHidden())
        return;
    m_detail->moveButtonsTo(isLow ? qobject_cast<QVBoxLayout*>(m_foot->layout()) : nullptr);
    m_foot->setVisible(isLow);
}

QLabel* GridPanel::warningLabel(const QString& name)
{
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setProperty("warning", true);
    label->setProperty("small", true);
    label->setWordWrap(true);
    return label;
}

QWidget* GridPanel::makeHeader(Actions* actions)
{
    auto* header = new QWidget(this);
    header->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_reviewed = new QLabel(header);
    m_reviewed->setProperty("strong", true);
    m_changed = dimLabel();
    m_progress = new QProgressBar(header);
    m_progress->setRange(0, static_cast<int>(kSiteCount));
    m_progress->setTextVisible(false);

    auto* levels = new QToolButton(header);
    levels->setText(tr("Levels ▾"));
    levels->setObjectName(QStringLiteral("smallTool"));
    levels->setToolTip(tr("The levels are counted wrongly, or a vertebra is transitional"));
    levels->setProperty("flat", true);
    levels->setPopupMode(QToolButton::InstantPopup);
    levels->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(levels);
    fillLevelsMenu(menu, *actions);
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::AcceptRow));
    menu->addAction(actions->action(ActionId::AcceptSeveral));
    menu->addAction(actions->action(ActionId::Ungradable));
    menu->addAction(actions->action(ActionId::ClearGrade));
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::ShowUnreliable));
    levels->setMenu(menu);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_reviewed);
    row->addStretch(1);
    row->addWidget(m_changed);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_progress, 1);
    tools->addWidget(makeFilterButton());
    tools->addWidget(levels);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addLayout(tools);
    return header;
}

/// Which cells are shown in full and walked, and when AI grades are shown.
QToolButton* GridPanel::makeFilterButton()
{
    m_filter = new QToolButton(this);
    m_filter->setObjectName(QStringLiteral("smallTool"));
    m_filter->setProperty("flat", true);
    m_filter->setPopupMode(QToolButton::InstantPopup);
    m_filter->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_filter);
    auto* group = new QActionGroup(menu);
    for (const CellFilter filter : kCellFilters) {
        QAction* action = menu->addAction(filterText(filter));
        action->setCheckable(true);
        action->setData(static_cast<int>(filter));
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, filter] { m_session->filter()->set(filter); });
    }
    menu->addSeparator();
    for (const RevealActions& one : kRevealActions)
        menu->addAction(m_actions->action(one.action));
    menu->addSeparator();
    for (const ActionId id :
         {ActionId::RevealGrade, ActionId::RevealDecided, ActionId::NextDifference})
        menu->addAction(m_actions->action(id));
    connect(menu, &QMenu::aboutToShow, this, [this, group] {
        for (QAction* action : group->actions())
            action->setChecked(action->data().toInt()
                               == static_cast<int>(m_session->filter()->filter()));
    });
    m_filter->setMenu(menu);
    return m_filter;
}

void GridPanel::refreshFilter()
{
    const CellFilter filter = m_session->filter()->filter();
    const QString name = filterText(filter);
    m_model->setFilter(filter);
    m_filter->setText(filter == CellFilter::All ? tr("Show ▾") : tr("%1 ▾").arg(name));
    m_filter->setAccessibleName(tr("Cells shown: %1").arg(name));
    m_filter->setToolTip(textWithKey(tr("Which cells are shown in full and walked with N: %1; and "
                                        "when AI grades are shown")
                                         .arg(name),
                                     m_actions->action(ActionId::NextFilter)->shortcut()));
}

/// "3 changed", or with AI grades that come after the reader's "3 of 21 differ".
QString GridPanel::differenceText() const
{
    const Assessment& assessment = m_session->current()->assessment;
    int changed = 0;
    int compared = 0;
    int hidden = 0;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        changed += cell.state() == CellState::Changed ? 1 : 0;
        compared += cell.decision && cell.shownFinding() ? 1 : 0;
        hidden += cell.hidden ? 1 : 0;
    }
    if (assessment.revealMode() == RevealMode::AtOnce)
        return changed == 0 ? QString() : tr("%n changed", nullptr, changed);
    if (compared > 0)
        return tr("%1 of %2 differ").arg(differingSites(assessment).size()).arg(compared);
    return hidden > 0 ? tr("AI not revealed") : QString();
}

QWidget* GridPanel::makeSides()
{
    auto* sides = new QWidget(this);
    sides->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(sides);
    row->setContentsMargins(44, 0, 0, 0); // the levels' column
    row->addWidget(dimLabel(tr("R  patient’s right")));
    row->addStretch(1);
    row->addWidget(dimLabel(tr("patient’s left  L")));
    return sides;
}

void GridPanel::refreshCounts()
{
    const Assessment& assessment = m_session->current()->assessment;
    const int reviewed = assessment.reviewedCount();
    const int missing = static_cast<int>(kSiteCount) - reviewed;
    m_reviewed->setText(
        reviewed == 0 || missing == 0
            ? tr("%1 of %2 reviewed").arg(reviewed).arg(kSiteCount)
            : tr("%1 of %2, %3 not reviewed").arg(reviewed).arg(kSiteCount).arg(missing));
    m_changed->setText(differenceText());
    m_changed->setToolTip(m_actions->action(ActionId::NextDifference)->toolTip());
    const QString cutOffs =
        m_session->current()->study() ? cutOffsText(assessment.operatingPoints()) : QString();
    m_cutOffs->setVisible(!cutOffs.isEmpty());
    m_cutOffs->setText(cutOffs);
    m_progress->setValue(reviewed);
    const QStringList refusals =
        m_session->current()->study() ? refusalsOf(assessment) : QStringList();
    m_refused->setVisible(!refusals.isEmpty());
    m_refused->setText(shortened(refusals).join(QLatin1Char('\n')));
    m_refused->setToolTip(refusals.join(QLatin1Char('\n')));
    const QString unreliable = m_session->current()->study()
        ? unreliableText(assessment,
                         m_actions->action(ActionId::ShowUnreliable)
                             ->shortcut()
                             .toString(QKeySequence::NativeText))
        : QString();
    m_unreliable->setVisible(!unreliable.isEmpty());
    m_unreliable->setText(unreliable);
    const Numbering& numbering = assessment.numbering();
    const bool doubt = m_session->current()->study() && assessment.model() && !numbering.certain
        && !isRefusedAsAWhole(assessment);
    m_numbering->setVisible(doubt);
    m_numbering->setText(
        tr("Level numbering is not certain. %1").arg(reasonSentence(numbering.reason)));
    const SpineVariant& variant = assessment.variant();
    m_variant->setVisible(!variant.isUsual());
    m_variant->setText(tr("Numbering by %1: %2")
                           .arg(QString::fromStdString(variant.readerName), termText(variant)));
}

} // namespace foramen
