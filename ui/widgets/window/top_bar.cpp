#include "ui/widgets/window/top_bar.h"

#include "ui/state/language/person_name.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/keys/level_actions.h"
#include "ui/widgets/keys/tool_actions.h"
#include "ui/widgets/parts/elided_label.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/theme/theme_menu.h"

#include <QActionGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace foramen {

namespace {

constexpr ActionId kLayoutActions[] = {ActionId::LayoutOne,   ActionId::LayoutTwo,
                                       ActionId::LayoutThree, ActionId::LayoutFull,
                                       ActionId::LayoutLevel, ActionId::LayoutPrior};

/// Actions that move into the menu "more" where the bar is too narrow.
constexpr ActionId kSpareTools[] = {ActionId::ToolScroll,    ActionId::ToolMagnifier,
                                    ActionId::ToolCobbAngle, ActionId::ToolPolygon,
                                    ActionId::ToolArrow,     ActionId::ToolText};
constexpr int kRoomForAllTools = 1400; ///< logical pixels

QToolButton* iconButton(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({20, 20});
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// "061Y" as "61 y"; empty when it is no DICOM age.
QString ageText(const std::string& dicom)
{
    const QString text = QString::fromStdString(dicom).trimmed();
    bool good = false;
    const int number = text.chopped(text.isEmpty() ? 0 : 1).toInt(&good);
    if (!good)
        return {};
    switch (text.back().toUpper().toLatin1()) {
    case 'D':
        return TopBar::tr("%1 d").arg(number);
    case 'W':
        return TopBar::tr("%1 w").arg(number);
    case 'M':
        return TopBar::tr("%1 m").arg(number);
    default:
        return TopBar::tr("%1 y").arg(number);
    }
}

/// The DICOM letter in the language of the window.
QString sexText(const std::string& dicom)
{
    const QString letter = QString::fromStdString(dicom).trimmed();
    if (letter == QLatin1String("F"))
        return TopBar::tr("F", "sex, female");
    if (letter == QLatin1String("M"))
        return TopBar::tr("M", "sex, male");
    return letter == QLatin1String("O") ? TopBar::tr("O", "sex, other") : letter;
}

} // namespace

QString studyName(const Study& study)
{
    const QString name = personNameText(study.patientName);
    return name.isEmpty() ? QString::fromStdString(study.patientId) : name;
}

QString studyFacts(const Study& study)
{
    QStringList parts{sexText(study.patientSex), ageText(study.patientAge),
                      QString::fromStdString(study.studyDescription),
                      dicomDateText(study.studyDate)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

TopBar::TopBar(const CurrentStudy& current, StudyOpening& opening, Actions* actions,
               QWidget* parent)
    : QWidget(parent)
    , m_current(current)
    , m_opening(opening)
{
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(47);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 0, theme::kMargin, 1);
    grid->setHorizontalSpacing(theme::kMargin);
    grid->addWidget(makeTitle(actions), 0, 0);
    grid->addWidget(makeTools(actions), 0, 1);
    grid->addWidget(makeRight(actions), 0, 2, Qt::AlignRight | Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    connect(&opening, &StudyOpening::changed, this, [this] {
        refreshTitle();
        refreshStudies();
    });
    refreshTitle();
    refreshStudies();
    fitTools();
}

QWidget* TopBar::makeTitle(Actions* actions)
{
    auto* title = new QWidget(this);
    auto* menu = new QToolButton(title);
    menu->setIcon(theme::icon(QStringLiteral("menu")));
    menu->setIconSize({20, 20});
    menu->setProperty("flat", true);
    menu->setToolTip(tr("Menu"));
    menu->setAccessibleName(tr("Menu"));
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setFocusPolicy(Qt::TabFocus);
    menu->setMenu(makeMainMenu(actions));
    m_name = new QLabel(title);
    m_name->setObjectName(QStringLiteral("studyName"));
    m_name->setProperty("title", true);
    m_facts = new ElidedLabel(title);
    m_facts->setProperty("dim", true);
    m_studies = new QToolButton(title);
    m_studies->setProperty("flat", true);
    m_studies->setPopupMode(QToolButton::InstantPopup);
    m_studies->setFocusPolicy(Qt::TabFocus);
    m_studies->setMenu(new QMenu(m_studies));
    auto* row = new QHBoxLayout(title);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(menu);
    row->addWidget(m_name);
    row->addWidget(m_studies);
    row->addWidget(m_facts, 1);
    return title;
}

QMenu* TopBar::makeMainMenu(Actions* actions)
{
    auto* menu = new QMenu(this);
    m_mainMenu = menu;
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu->addAction(actions->action(id));
        menu->addSeparator();
    };
    const auto addMenu = [&](const QString& title, std::initializer_list<ActionId> ids) {
        QMenu* part = menu->addMenu(title);
        for (const ActionId id : ids)
            part->addAction(actions->action(id));
        return part;
    };
    add({ActionId::OpenFolder, ActionId::OpenFiles, ActionId::Studies, ActionId::SearchArchive,
         ActionId::CloseStudy});
    addMenu(tr("Pictures"),
            {ActionId::CopyPicture, ActionId::SavePicture, ActionId::SaveMovie,
             ActionId::PrintPictures});
    add({ActionId::Export, ActionId::Print});
    addMenu(tr("Report"), {ActionId::SignReport, ActionId::AddAddendum, ActionId::CorrectReport});
    add({ActionId::Undo, ActionId::Redo});
    addMenu(tr("Study"),
            {ActionId::StudyInformation, ActionId::ShowHistory, ActionId::ShowTags,
             ActionId::ShowProblems, ActionId::ScanAgain, ActionId::WatchFolder,
             ActionId::OneStudyOrSeveral, ActionId::NextStudy, ActionId::PreviousStudy});
    addMenu(tr("Prior study"),
            {ActionId::ComparePrior, ActionId::ComparePriorFiles, ActionId::RegisterPrior,
             ActionId::ClosePrior});
    addMenu(tr("Grading"),
            {ActionId::StartGrading, ActionId::AcceptSeveral, ActionId::ShowUnreliable,
             ActionId::ShowMeasures});
    fillLevelsMenu(menu->addMenu(tr("Levels")), *actions);
    addMenu(tr("Points"),
            {ActionId::PlacePoint, ActionId::PointToSlice, ActionId::SnapPoint,
             ActionId::AcceptPoint, ActionId::RemovePoint});
    addMenu(tr("AI grades"),
            {ActionId::RevealAtOnce, ActionId::RevealOnDemand, ActionId::RevealReaderFirst,
             ActionId::RevealGrade, ActionId::RevealDecided, ActionId::NextDifference,
             ActionId::ShowEffort});
    addMenu(tr("Panes"),
            {ActionId::ScrollTogether, ActionId::LinkByHand, ActionId::Crosshair, ActionId::Cine,
             ActionId::SwapWindowAxes});
    QMenu* view = addMenu(tr("Layout"),
                          {ActionId::LayoutOne, ActionId::LayoutTwo, ActionId::LayoutThree,
                           ActionId::LayoutFull, ActionId::LayoutLevel, ActionId::LayoutPrior,
                           ActionId::Maximise, ActionId::FullScreen});
    view->addSeparator();
    for (const ActionId id :
         {ActionId::DetachGrid, ActionId::DetachReport, ActionId::ShowSeries, ActionId::ShowSide})
        view->addAction(actions->action(id));
    view->addMenu(makeThemeMenu(menu));
    menu->addSeparator();
    add({ActionId::Preferences});
    addMenu(tr("Help"),
            {ActionId::Help, ActionId::GradingCriteria, ActionId::ShortcutSheet,
             ActionId::EditShortcuts, ActionId::About});
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::Quit));
    return menu;
}

QWidget* TopBar::makeTools(Actions* actions)
{
    m_tools = new QWidget(this);
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    addToolButtons(actions, row);
    row->addSpacing(10);
    auto* group = new QActionGroup(this);
    for (const ActionId id : kLayoutActions) {
        QAction* action = actions->action(id);
        action->setCheckable(true);
        group->addAction(action);
        auto* button = iconButton(action, m_tools);
        m_layouts << button;
        row->addWidget(button);
        // The layout with a prior study is visible only with a prior.
        connect(action, &QAction::visibleChanged, button,
                [button, action] { button->setVisible(action->isVisible()); });
    }
    actions->action(ActionId::LayoutPrior)->setVisible(false);
    setPaneLayout(PaneLayout::Full);
    row->addSpacing(12);
    row->addWidget(iconButton(actions->action(ActionId::Undo), m_tools));
    row->addWidget(iconButton(actions->action(ActionId::Redo), m_tools));
    row->addSpacing(12);
    for (const ActionId id : {ActionId::ResetView, ActionId::ShortcutSheet}) {
        m_spare << iconButton(actions->action(id), m_tools);
        row->addWidget(m_spare.back());
    }
    row->addWidget(makeMoreButton(actions));
    return m_tools;
}

void TopBar::addToolButtons(Actions* actions, QHBoxLayout* row)
{
    constexpr int betweenGroups = 10;
    std::vector<ActionId> groups[] = {{}, {}, {ActionId::KeyImage}};
    for (const PaneTool tool : kPaneTools)
        groups[tool.index()].push_back(actionOf(tool));
    for (const auto& group : groups) {
        if (row->count() > 0)
            row->addSpacing(betweenGroups);
        for (const ActionId id : group) {
            auto* button = iconButton(actions->action(id), m_tools);
            row->addWidget(button);
            if (std::find(std::begin(kSpareTools), std::end(kSpareTools), id)
                != std::end(kSpareTools))
                m_spare << button;
        }
    }
}

QToolButton* TopBar::makeMoreButton(Actions* actions)
{
    m_more = new QToolButton(m_tools);
    m_more->setIcon(theme::icon(QStringLiteral("more")));
    m_more->setIconSize({20, 20});
    m_more->setProperty("flat", true);
    m_more->setToolTip(tr("More tools"));
    m_more->setAccessibleName(tr("More tools"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_more);
    for (const ActionId id : kSpareTools)
        menu->addAction(actions->action(id));
    menu->addSeparator();
    menu->addAction(actions->action(ActionId::ResetView));
    menu->addAction(actions->action(ActionId::ShortcutSheet));
    m_more->setMenu(menu);
    return m_more;
}

void TopBar::fitTools()
{
    const bool isNarrow = width() < kRoomForAllTools;
    for (QToolButton* button : m_spare)
        button->setVisible(!isNarrow);
    m_more->setVisible(isNarrow);
    // The tools are centred, unless they would cover patient and study.
    auto* grid = static_cast<QGridLayout*>(layout());
    const auto wanted = [grid](int column) {
        return grid->itemAtPosition(0, column)->sizeHint().width() + theme::kMargin;
    };
    const int room = width() - wanted(2) - (m_tools->isHidden() ? 0 : wanted(1));
    grid->setColumnMinimumWidth(0, std::max(0, std::min(wanted(0), room - theme::kMargin)));
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTools();
}

QWidget* TopBar::makeRight(Actions* actions)
{
    auto* right = new QWidget(this);
    m_open = new QToolButton(right);
    m_open->setText(tr("Open"));
    m_open->setToolTip(tr("Open a folder, files, an archive or a recent study"));
    m_open->setFocusPolicy(Qt::TabFocus);
    m_open->setPopupMode(QToolButton::InstantPopup);
    m_exportMenu = new QMenu(right);
    m_export = new QToolButton(right);
    m_export->setText(tr("Export"));
    m_export->setToolTip(actions->action(ActionId::Export)->toolTip());
    m_export->setProperty("primary", true);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::TabFocus);
    m_export->setMenu(m_exportMenu);
    auto* row = new QHBoxLayout(right);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_open);
    row->addWidget(m_export);
    return right;
}

void TopBar::addBadge(QWidget* badge)
{
    auto* row = static_cast<QHBoxLayout*>(m_name->parentWidget()->layout());
    row->insertWidget(row->indexOf(m_name) + 1, badge);
}

void TopBar::setOpenMenu(QMenu* menu)
{
    m_open->setMenu(menu);
    menu->setTitle(tr("Open recent"));
    m_mainMenu->insertMenu(m_mainMenu->actions().value(2), menu);
}

void TopBar::setPaneLayout(PaneLayout layout)
{
    m_layouts[static_cast<int>(layout)]->defaultAction()->setChecked(true);
}

void TopBar::refreshTitle()
{
    const Study* study = m_current->study();
    m_name->setText(study ? studyName(*study) : QStringLiteral("Foramen"));
    m_facts->setText(study ? studyFacts(*study) : QString());
    m_facts->setToolTip(m_facts->text());
    m_tools->setVisible(study != nullptr);
    m_export->setEnabled(study != nullptr);
    fitTools();
}

void TopBar::refreshStudies()
{
    const auto& studies = m_current->scanned->studies;
    m_studies->setVisible(m_current->study() && studies.size() > 1);
    m_studies->setText(tr("%n studies ▾", nullptr, static_cast<int>(studies.size())));
    m_studies->setToolTip(tr("Other studies of the same folder"));
    QMenu* menu = m_studies->menu();
    menu->clear();
    for (std::size_t i = 0; i < studies.size(); ++i) {
        const QString name = studyName(studies[i]);
        const QString facts = studyFacts(studies[i]);
        QAction* action =
            menu->addAction(facts.isEmpty() ? name : name + QStringLiteral("  ") + facts);
        action->setCheckable(true);
        action->setChecked(m_current->index == i);
        connect(action, &QAction::triggered, this,
                [this, i] { m_opening.show(static_cast<int>(i)); });
    }
}

} // namespace foramen
