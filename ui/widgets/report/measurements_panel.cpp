#include "ui/widgets/report/measurements_panel.h"

#include "core/imaging/levels/disc_places.h"
#include "core/measure/measured_level.h"
#include "core/measure/measurement.h"
#include "ui/panes/annotation/annotation_labels.h"
#include "ui/panes/annotation/annotation_layer.h"
#include "ui/panes/pane/pane_tool.h"
#include "ui/panes/stack/site_names.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/language/annotation_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/pane_area/annotation_links.h"
#include "ui/widgets/pane_area/picture_place.h"
#include "ui/widgets/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace foramen {

namespace {

/// Key images first, then the others, each in the order of placing.
std::vector<const Annotation*> listed(const Annotations& annotations)
{
    std::vector<const Annotation*> order;
    for (const Annotation& annotation : annotations.all())
        order.push_back(&annotation);
    std::stable_partition(order.begin(), order.end(), [](const Annotation* one) {
        return one->kind == AnnotationKind::KeyImage;
    });
    return order;
}

} // namespace

MeasurementsPanel::MeasurementsPanel(const CurrentStudy& current, Annotations& annotations,
                                     AnnotationLinks* links, QWidget* parent)
    : QWidget(parent)
    , m_current(current)
    , m_annotations(annotations)
    , m_links(links)
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(this))
    , m_copy(new QPushButton(tr("Copy all"), this))
{
    setObjectName(QStringLiteral("problemsPanel")); // the style sheet's plain page
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(QStringLiteral("measurementsList")); // as above
    m_list->setAccessibleName(tr("Measurements and key images"));
    m_list->setIconSize({18, 18});
    m_list->setSpacing(2);
    m_hint->setText(
        tr("Nothing is measured yet. Choose a tool at the top, or press D for a length, "
           "A for an angle, E for an area, K for a key image."));
    m_hint->setWordWrap(true);
    m_hint->setProperty("dim", true);
    m_copy->setToolTip(tr("Copies a table for a text or a spreadsheet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    auto* remove = new QAction(tr("Delete"), m_list);
    remove->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)});
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(remove, &QAction::triggered, this, &MeasurementsPanel::deleteCurrent);
    const auto go = [this](const QListWidgetItem* item) {
        m_links->goTo(item->data(Qt::UserRole).toString());
    };
    connect(m_list, &QListWidget::itemClicked, this, go);
    connect(m_list, &QListWidget::itemActivated, this, go);
    connect(m_copy, &QPushButton::clicked, this, &MeasurementsPanel::copyAll);
    connect(&annotations, &Annotations::changed, this, &MeasurementsPanel::refresh);
    connect(&current, &CurrentStudy::seriesChanged, this, &MeasurementsPanel::refresh);
    connect(&current, &CurrentStudy::spacesChanged, this, &MeasurementsPanel::refresh);
    connect(&current, &CurrentStudy::assessmentChanged, this, [this] { // the discs, perhaps
        if (m_list->count() > 0)
            refresh();
    });
    connect(links, &AnnotationLinks::selectionChanged, this, &MeasurementsPanel::showSelected);
    refresh();
}

void MeasurementsPanel::putAbove(QWidget* widget)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, widget);
}

QString MeasurementsPanel::valueOf(const Annotation& annotation) const
{
    QString name = annotationName(annotation.kind);
    const auto place = placeOf(annotation.picture, m_current);
    if (!place)
        return name;
    const VolumePtr volume = place->series->volumes[static_cast<std::size_t>(place->block)];
    const QStringList lines =
        annotationLines(annotation, measure(annotation, *volume, place->slice));
    if (lines.isEmpty())
        return name;
    const bool namesItself = measuredText(annotation.kind, {}) != QString();
    const QString text = lines.join(QStringLiteral(" · "));
    return namesItself ? text : QStringLiteral("%1 %2").arg(name, text);
}

QString MeasurementsPanel::levelText(const Annotation& annotation) const
{
    const auto place = placeOf(annotation.picture, m_current);
    if (!place)
        return {};
    const VolumePtr volume = place->series->volumes[static_cast<std::size_t>(place->block)];
    const LevelLocations discs =
        discPlaces(m_current->assessment.levels(), volume, m_current->spaces,
                   [this](SeriesRole role) { return m_current->series.volumesFor(role); });
    const auto level = levelOf(annotation, volume, place->slice, discs);
    return level ? levelName(m_current->assessment.variant(), *level) : QString();
}

QString MeasurementsPanel::placeText(const Annotation& annotation) const
{
    const auto place = placeOf(annotation.picture, m_current);
    if (!place)
        return tr("Its series is not loaded");
    const QString picture =
        tr("%1 · %2 / %3").arg(place->series->title).arg(place->position + 1).arg(place->count);
    const QString level = levelText(annotation);
    return level.isEmpty() ? picture : QStringLiteral("%1 · %2").arg(level, picture);
}

void MeasurementsPanel::refresh()
{
    const QSignalBlocker block(m_list);
    m_list->clear();
    for (const Annotation* annotation : listed(m_annotations)) {
        auto* item =
            new QListWidgetItem(theme::icon(iconOf(annotation->kind), &theme::Colors::done),
                                valueOf(*annotation) + QLatin1Char('\n') + placeText(*annotation));
        item->setData(Qt::UserRole, QString::fromStdString(annotation->annotationUid));
        item->setToolTip(
            tr("%1, %2").arg(QString::fromStdString(annotation->author),
                             dateTimeText(QDateTime::fromString(
                                 QString::fromStdString(annotation->time), Qt::ISODate))));
        m_list->addItem(item);
    }
    m_hint->setVisible(m_list->count() == 0);
    m_copy->setVisible(m_list->count() > 0);
    showSelected();
    Q_EMIT countChanged(m_list->count());
}

void MeasurementsPanel::showSelected()
{
    const QSignalBlocker block(m_list);
    m_list->setCurrentRow(-1);
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == m_links->selected())
            m_list->setCurrentRow(row);
}

void MeasurementsPanel::deleteCurrent()
{
    if (const QListWidgetItem* item = m_list->currentItem())
        m_annotations.remove(item->data(Qt::UserRole).toString().toStdString());
}

void MeasurementsPanel::copyAll() const
{
    QStringList rows;
    for (const Annotation* annotation : listed(m_annotations))
        rows << QStringList{annotationName(annotation->kind),
                            levelText(*annotation),
                            valueOf(*annotation),
                            placeText(*annotation),
                            QString::fromStdString(annotation->author),
                            QString::fromStdString(annotation->time)}
                    .join(QLatin1Char('\t'));
    QGuiApplication::clipboard()->setText(rows.join(QLatin1Char('\n')));
}

} // namespace foramen
