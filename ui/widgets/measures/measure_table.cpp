#include "ui/widgets/measures/measure_table.h"

#include "ui/panes/stack/site_names.h"
#include "ui/state/language/measure_text.h"
#include "ui/state/language/translation.h"
#include "ui/widgets/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStringList>
#include <QStyle>

#include <algorithm>
#include <cstddef>

namespace foramen {

namespace {

constexpr int kLordosisRow = static_cast<int>(kLevelCount);
constexpr int kRowHeight = 38;
constexpr int kHeaderHeight = 42;
constexpr int kColumnWidth = 84; ///< at least
constexpr int kLevelWidth = 46;

/// Two lines: what, and its unit.
QString titleOf(const MeasureColumn& column)
{
    const bool isLeft = column.side == Side::Left;
    switch (column.kind) {
    case MeasureKind::CanalDiameter:
        return MeasureTable::tr("Canal AP\nmm");
    case MeasureKind::SacArea:
        return MeasureTable::tr("Dural sac\nmm²");
    case MeasureKind::DiscHeight:
        return MeasureTable::tr("Disc\nmm");
    case MeasureKind::Slip:
        return MeasureTable::tr("Slip\nmm");
    case MeasureKind::ForamenHeight:
        return isLeft ? MeasureTable::tr("Foramen L\nheight, mm")
                      : MeasureTable::tr("Foramen R\nheight, mm");
    case MeasureKind::ForamenArea:
        return isLeft ? MeasureTable::tr("Foramen L\narea, mm²")
                      : MeasureTable::tr("Foramen R\narea, mm²");
    case MeasureKind::Lordosis:
        break;
    }
    return {};
}

/// In the cell, where the whole sentence has no room.
QString shortLimit(NormRemark remark)
{
    const QString limit = QString::number(limitOf(remark).limit);
    switch (remark) {
    case NormRemark::SlipFrom3:
        return MeasureTable::tr("≥ %1 mm").arg(limit);
    case NormRemark::ForamenUnder15:
        return MeasureTable::tr("low: ≤ %1").arg(limit);
    default:
        return MeasureTable::tr("narrow: < %1").arg(limit);
    }
}

QString cellText(const LevelMeasure& measure)
{
    QString value = measureNumberText(measure.value);
    if (measure.kind == MeasureKind::Lordosis)
        value = measureName(measure.kind) + QLatin1Char(' ')
            + measureValueText(measure.kind, measure.value);
    if (measure.deviation)
        value += QStringLiteral(" ± ") + measureNumberText(*measure.deviation);
    QStringList below;
    if (measure.percent && measure.kind != MeasureKind::SacArea)
        below << MeasureTable::tr("%1 %").arg(decimalText(*measure.percent, 0));
    if (measure.norm)
        below << shortLimit(*measure.norm);
    return below.isEmpty() ? value : value + QLatin1Char('\n') + below.join(QStringLiteral(", "));
}

QString tipOf(const LevelMeasure& measure)
{
    QStringList lines{measureText(measure)};
    if (measure.deviation)
        lines << MeasureTable::tr("± is one standard deviation of the error.");
    if (measure.norm) {
        const std::string_view source = limitOf(*measure.norm).source;
        lines << MeasureTable::tr("Limit: %1")
                     .arg(QString::fromUtf8(source.data(), static_cast<qsizetype>(source.size())));
    }
    if (measure.isReaders && !measure.author.empty())
        lines << MeasureTable::tr("Measured by %1").arg(QString::fromStdString(measure.author));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

MeasureTable::MeasureTable(QWidget* parent)
    : QTableWidget(kLordosisRow + 1, static_cast<int>(kMeasureColumns.size()), parent)
{
    setObjectName(QStringLiteral("measureTable"));
    setAccessibleName(tr("Measures of each level"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFont(theme::font(theme::kSmallTextSize));
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionsClickable(false);
        header->setHighlightSections(false);
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setFont(theme::font(theme::kSmallTextSize - 1));
    }
    horizontalHeader()->setFixedHeight(kHeaderHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setMinimumWidth(kLevelWidth);
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            setItem(row, column, new QTableWidgetItem);
    setSpan(kLordosisRow, 0, 1, columnCount());
    QStringList titles;
    for (const MeasureColumn& column : kMeasureColumns)
        titles << titleOf(column);
    setHorizontalHeaderLabels(titles);
}

MeasurePlace MeasureTable::placeOf(int row, int column)
{
    if (row >= kLordosisRow)
        return {.kind = MeasureKind::Lordosis, .level = std::nullopt, .side = std::nullopt};
    const MeasureColumn& one = kMeasureColumns[static_cast<std::size_t>(column)];
    return {one.kind, kLevels[static_cast<std::size_t>(row)], one.side};
}

std::optional<MeasurePlace> MeasureTable::currentPlace() const
{
    return currentRow() < 0 ? std::nullopt
                            : std::optional(placeOf(currentRow(), std::max(0, currentColumn())));
}

void MeasureTable::show(const std::vector<LevelMeasure>& measures, const Assessment& assessment)
{
    m_measures = measures;
    m_assessment = assessment;
    fill();
}

void MeasureTable::fill()
{
    const QSignalBlocker block(this);
    QStringList levels;
    for (const DiscLevel level : kLevels)
        levels << levelName(m_assessment.variant(), level);
    setVerticalHeaderLabels(levels << tr("L1–S1"));
    for (int column = 0; column < columnCount(); ++column) {
        const MeasureColumn& one = kMeasureColumns[static_cast<std::size_t>(column)];
        // The first stays: the row of lordosis begins in it.
        const bool isShown = column == 0 || hasValue(m_measures, one);
        setColumnHidden(column, !isShown);
        for (int row = 0; row < kLordosisRow; ++row)
            fillCell(row, column);
    }
    fillCell(kLordosisRow, 0);
    fitColumns();
    updateGeometry();
}

void MeasureTable::fitColumns()
{
    const int shown = columnCount() - horizontalHeader()->hiddenSectionCount();
    horizontalHeader()->setDefaultSectionSize(std::max(kColumnWidth, viewport()->width() / shown));
}

void MeasureTable::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    fitColumns();
}

void MeasureTable::fillCell(int row, int column)
{
    QTableWidgetItem* cell = item(row, column);
    const MeasurePlace place = placeOf(row, column);
    const LevelMeasure* measure = measureOf(m_measures, place.kind, place.level, place.side);
    const theme::Colors& colors = theme::colors();
    cell->setTextAlignment(Qt::AlignCenter);
    cell->setFont(theme::font(theme::kSmallTextSize,
                              measure && measure->isReaders ? QFont::Bold : QFont::Normal));
    if (measure) {
        cell->setText(cellText(*measure));
        cell->setToolTip(tipOf(*measure));
        cell->setForeground(measure->norm            ? colors.warning
                                : measure->isReaders ? colors.text
                                                     : colors.dim);
        return;
    }
    const bool isHidden = m_assessment.hidesMeasures(place.level)
        && measureOf(m_assessment.modelMeasures(), place.kind, place.level, place.side);
    cell->setForeground(colors.disabled);
    cell->setText(isHidden ? tr("hidden") : QStringLiteral("–"));
    cell->setToolTip(
        isHidden ? place.level ? tr("Shown once each site of this level is decided or revealed")
                               : tr("Shown once all sites are decided or revealed")
                 : tr("Not measured: the program did not find the structure, or not clearly "
                      "enough, on the pictures of this study"));
}

QString MeasureTable::asText() const
{
    QStringList rows{QStringList{tr("Level"), tr("Side"), tr("Measure"), tr("Value"), tr("Unit"),
                                 tr("Deviation"), tr("Per cent"), tr("By"), tr("Limit")}
                         .join(QLatin1Char('\t'))};
    for (const LevelMeasure& one : m_measures) {
        const std::string_view unit = traitsOf(one.kind).unit;
        rows << QStringList{one.level ? levelName(m_assessment.variant(), *one.level) : QString(),
                            !one.side                     ? QString()
                                : *one.side == Side::Left ? tr("left")
                                                          : tr("right"),
                            measureName(one.kind),
                            measureNumberText(one.value),
                            QString::fromUtf8(unit.data(), static_cast<qsizetype>(unit.size())),
                            one.deviation ? measureNumberText(*one.deviation) : QString(),
                            one.percent ? decimalText(*one.percent, 0) : QString(),
                            one.isReaders ? tr("reader") : tr("automatic"),
                            one.norm ? termText(*one.norm) : QString()}
                    .join(QLatin1Char('\t'));
    }
    return rows.join(QLatin1Char('\n'));
}

int MeasureTable::heightOfRows() const
{
    return kHeaderHeight + rowCount() * kRowHeight + 2 * frameWidth()
        + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
}

QSize MeasureTable::sizeHint() const
{
    return {kLevelWidth + 4 * kColumnWidth, heightOfRows()};
}

QSize MeasureTable::minimumSizeHint() const
{
    return {kLevelWidth + 2 * kColumnWidth, heightOfRows()};
}

void MeasureTable::changeEvent(QEvent* event)
{
    QTableWidget::changeEvent(event);
    // Another theme: the cells have colours of their own.
    if (event->type() == QEvent::PaletteChange && item(0, 0))
        fill();
}

} // namespace foramen
