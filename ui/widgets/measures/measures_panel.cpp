#include "ui/widgets/measures/measures_panel.h"

#include "ui/state/editing/annotations.h"
#include "ui/state/language/annotation_text.h"
#include "ui/state/measures/study_measures.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/measures/measure_marks.h"
#include "ui/widgets/pane_area/annotation_links.h"
#include "ui/widgets/pane_area/tool_selection.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <string>

namespace foramen {

namespace {

/// The condition whose column of the grid a measure belongs to.
Condition conditionOf(const MeasurePlace& place)
{
    if (!place.side)
        return Condition::SpinalCanalStenosis;
    return *place.side == Side::Left ? Condition::LeftNeuralForaminalNarrowing
                                     : Condition::RightNeuralForaminalNarrowing;
}

} // namespace

MeasuresPanel::MeasuresPanel(const Parts& parts, Actions* actions, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_table(new MeasureTable(this))
{
    setObjectName(QStringLiteral("measuresPanel"));
    build(actions);
    connect(m_table, &QTableWidget::cellClicked, this, &MeasuresPanel::goToCurrent);
    connect(m_table, &QTableWidget::cellActivated, this, &MeasuresPanel::editCurrent);
    connect(m_table, &QTableWidget::currentCellChanged, this, &MeasuresPanel::refreshButtons);
    connect(m_table, &QWidget::customContextMenuRequested, this, &MeasuresPanel::showMenu);
    const CurrentStudy& current = parts.current;
    connect(&current, &CurrentStudy::assessmentChanged, this, &MeasuresPanel::refresh);
    connect(&current, &CurrentStudy::seriesChanged, this, &MeasuresPanel::refresh);
    connect(&current, &CurrentStudy::spacesChanged, this, &MeasuresPanel::refresh);
    connect(&parts.annotations, &Annotations::changed, this, &MeasuresPanel::refresh);
    refresh();
}

void MeasuresPanel::build(Actions* actions)
{
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* heading = new QLabel(tr("Measures of the spine"), this);
    heading->setProperty("strong", true);
    m_edit = new QPushButton(tr("Edit"), this);
    m_edit->setToolTip(tr("Takes the automatic value over as your own measurement, whose points "
                          "can be moved (Enter)"));
    m_automatic = new QPushButton(tr("Automatic"), this);
    m_automatic->setToolTip(tr("Deletes your measurement: the automatic value counts again"));
    auto* marks = new QToolButton(this);
    QAction* show = actions->action(ActionId::ShowMeasures);
    marks->setObjectName(QStringLiteral("showMeasures"));
    marks->setText(tr("Show marks"));
    marks->setCheckable(true);
    marks->setChecked(show->isChecked());
    marks->setToolTip(show->toolTip());
    connect(marks, &QToolButton::clicked, show, &QAction::setChecked);
    connect(show, &QAction::toggled, marks, &QToolButton::setChecked);
    connect(actions, &Actions::keysChanged, marks,
            [marks, show] { marks->setToolTip(show->toolTip()); });
    auto* byHand = new QToolButton(this);
    byHand->setObjectName(QStringLiteral("measureByHand"));
    byHand->setText(tr("By hand ▾"));
    byHand->setToolTip(tr("Measure by hand: choose what, then draw it on the picture; level and "
                          "side follow from the place"));
    byHand->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(byHand);
    fillHandMenu(menu);
    byHand->setMenu(menu);
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("copyMeasures"));
    copy->setToolTip(tr("Copies the table for a text or a spreadsheet"));
    connect(m_edit, &QPushButton::clicked, this, &MeasuresPanel::editCurrent);
    connect(m_automatic, &QPushButton::clicked, this, &MeasuresPanel::useAutomatic);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->asText()); });
    for (QWidget* button :
         {static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_automatic),
          static_cast<QWidget*>(marks), static_cast<QWidget*>(byHand), static_cast<QWidget*>(copy)})
        button->setFocusPolicy(Qt::TabFocus);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(heading, 1);
    upper->addWidget(marks);
    auto* lower = new QGridLayout; // a row of four has no room for German words
    lower->setSpacing(8);
    lower->addWidget(m_edit, 0, 0);
    lower->addWidget(m_automatic, 0, 1);
    lower->addWidget(byHand, 1, 0);
    lower->addWidget(copy, 1, 1);
    byHand->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(6);
    column->addLayout(upper);
    column->addWidget(m_table);
    column->addLayout(lower);
}

void MeasuresPanel::fillHandMenu(QMenu* menu)
{
    for (const MeasureKind kind : kMeasureKinds) {
        const AnnotationKind tool = annotationKindOf(kind);
        connect(menu->addAction(annotationName(tool)), &QAction::triggered, this,
                [this, tool] { m_parts.tools.setTool(tool); });
    }
}

void MeasuresPanel::refresh()
{
    const Assessment& assessment = m_parts.current->assessment;
    m_measures = measuresOf(*m_parts.current);
    // A diameter by hand alone stands in the list; the table would repeat it.
    const bool isAnyOther =
        std::any_of(m_measures.begin(), m_measures.end(),
                    [](const LevelMeasure& one) { return one.kind != MeasureKind::CanalDiameter; });
    setVisible(isAnyOther || !assessment.modelMeasures().empty());
    m_table->show(m_measures, assessment);
    refreshButtons();
}

const LevelMeasure* MeasuresPanel::currentMeasure() const
{
    const auto place = m_table->currentPlace();
    return place ? measureOf(m_measures, place->kind, place->level, place->side) : nullptr;
}

const SpineMeasure* MeasuresPanel::automaticAt(const MeasurePlace& place) const
{
    return measureOf(m_parts.current->assessment.measures(), place.kind, place.level, place.side);
}

void MeasuresPanel::refreshButtons()
{
    const LevelMeasure* measure = currentMeasure();
    const auto place = m_table->currentPlace();
    m_edit->setEnabled(measure != nullptr);
    m_automatic->setEnabled(measure && measure->isReaders && automaticAt(*place));
    m_parts.marks.setWholeSpine(place && !place->level);
}

void MeasuresPanel::goToCurrent()
{
    const auto place = m_table->currentPlace();
    if (!place)
        return;
    if (place->level)
        m_parts.selection.select({conditionOf(*place), *place->level});
    const LevelMeasure* measure = currentMeasure();
    if (measure && measure->isReaders)
        m_parts.links.goTo(QString::fromStdString(measure->annotationUid));
    else if (const SpineMeasure* automatic = automaticAt(*place))
        m_parts.links.showPicture(annotationOf(*automatic).picture);
}

void MeasuresPanel::editCurrent()
{
    const auto place = m_table->currentPlace();
    const LevelMeasure* measure = currentMeasure();
    if (!measure)
        return;
    QString uid = QString::fromStdString(measure->annotationUid);
    if (!measure->isReaders)
        if (const SpineMeasure* automatic = automaticAt(*place))
            uid = QString::fromStdString(m_parts.annotations.add(annotationOf(*automatic)));
    if (!uid.isEmpty())
        m_parts.links.goTo(uid);
}

void MeasuresPanel::useAutomatic()
{
    if (const LevelMeasure* measure = currentMeasure(); measure && measure->isReaders)
        m_parts.annotations.remove(std::string(measure->annotationUid));
}

void MeasuresPanel::showMenu(QPoint position)
{
    const QTableWidgetItem* cell = m_table->itemAt(position);
    if (!cell)
        return;
    m_table->setCurrentCell(cell->row(), cell->column());
    const auto place = m_table->currentPlace();
    const LevelMeasure* measure = currentMeasure();
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString& text, bool enabled,
                                  void (MeasuresPanel::*work)()) {
        QAction* action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, work);
    };
    add(tr("Show the picture"), measure != nullptr, &MeasuresPanel::goToCurrent);
    add(tr("Edit"), measure != nullptr, &MeasuresPanel::editCurrent);
    add(automaticAt(*place) ? tr("Use automatic again") : tr("Delete the measurement"),
        measure && measure->isReaders, &MeasuresPanel::useAutomatic);
    const AnnotationKind tool = annotationKindOf(place->kind);
    connect(menu->addAction(tr("Measure by hand")), &QAction::triggered, this,
            [this, tool] { m_parts.tools.setTool(tool); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace foramen
