#include "ui/widgets/grid/severity_cell_delegate.h"

#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/theme/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>

namespace foramen {

namespace {

constexpr double kFrameGap = 3; ///< px from the item's edge to the cell: the frame lies in it
constexpr double kCellRadius = 6;
constexpr double kSign = 12; ///< px, corner signs
constexpr double kDimmed = 0.25; ///< opacity of a cell that the filter does not want
constexpr double kLowCell = 42; ///< px, below which the signs in the corners shrink

std::optional<Severity> severityFrom(const QVariant& value)
{
    const int number = value.isValid() ? value.toInt() : -1;
    if (number < 0 || number >= static_cast<int>(kSeverityCount))
        return std::nullopt;
    return kSeverities[static_cast<std::size_t>(number)];
}

CellLook lookOf(const QModelIndex& index)
{
    CellLook look;
    look.state = static_cast<CellState>(index.data(SeverityGridModel::StateRole).toInt());
    look.severity = severityFrom(index.data(SeverityGridModel::SeverityRole));
    look.aiSeverity = severityFrom(index.data(SeverityGridModel::AiSeverityRole));
    look.uncertain = index.data(SeverityGridModel::UncertainRole).toBool();
    look.unreliable = !index.data(SeverityGridModel::UnreliableRole).toString().isEmpty();
    look.dimmed = index.data(SeverityGridModel::DimmedRole).toBool();
    look.commented = !index.data(SeverityGridModel::CommentRole).toString().isEmpty();
    look.hasPointIssue = !index.data(SeverityGridModel::PointIssueRole).toString().isEmpty();
    look.change = static_cast<PriorChange>(index.data(SeverityGridModel::PriorChangeRole).toInt());
    const QVariantList values = index.data(SeverityGridModel::ProbabilitiesRole).toList();
    const bool refused = !index.data(SeverityGridModel::RefusalRole).toString().isEmpty();
    if (values.size() == static_cast<qsizetype>(kSeverityCount) && !refused)
        look.probabilities =
            Probabilities{values[0].toDouble(), values[1].toDouble(), values[2].toDouble()};
    return look;
}

bool isFilled(CellState state)
{
    return state == CellState::Accepted || state == CellState::Changed
        || state == CellState::ReaderOnly;
}

QPen outlinePen(const CellLook& look)
{
    if (look.unreliable) {
        QPen pen(theme::colors().line, 1);
        pen.setDashPattern({3, 2.5});
        return pen;
    }
    switch (look.state) {
    case CellState::AiSuggested: {
        QPen pen(look.severity == Severity::NormalMild ? theme::colors().edge
                                                       : theme::gradeColor(look.severity),
                 1.2);
        pen.setDashPattern({3, 2.5});
        return pen;
    }
    case CellState::Refused: {
        QPen pen(theme::colors().edge, 1.2);
        pen.setDashPattern({0.5, 3});
        pen.setCapStyle(Qt::RoundCap);
        return pen;
    }
    case CellState::Ungradable:
        return QPen(theme::colors().dim, 1.2);
    case CellState::Hidden: {
        QPen pen(theme::colors().edge, 1);
        pen.setDashPattern({3, 2.5});
        return pen;
    }
    case CellState::Imported:
        return QPen(look.severity == Severity::NormalMild ? theme::colors().edge
                                                          : theme::gradeColor(look.severity),
                    1.2);
    case CellState::NotReviewed:
        return QPen(theme::colors().line, 1);
    default:
        return look.severity == Severity::NormalMild ? QPen(theme::colors().edge, 1)
                                                     : QPen(Qt::NoPen);
    }
}

QColor inkOf(const CellLook& look)
{
    if (look.unreliable) // no colour of a grade: it must not look like a result
        return theme::colors().dim;
    if (isFilled(look.state))
        return theme::textOnGrade(look.severity);
    return theme::gradeColor(look.severity);
}

/// The letter in the middle: a grade, U for ungradable, a dash for refused, nothing when empty.
void drawLetter(QPainter& painter, const QRectF& cell, const CellLook& look)
{
    if (look.state == CellState::NotReviewed || look.state == CellState::Hidden)
        return;
    const bool ungradable = look.state == CellState::Ungradable;
    const QString letter = ungradable
        ? QCoreApplication::translate("Theme", "U", "ungradable in one letter")
        : theme::gradeLetter(look.severity);
    const bool low = cell.height() < kLowCell;
    painter.setFont(theme::font(low ? 13 : 16, QFont::DemiBold));
    painter.setPen(inkOf(look));
    const double letterWidth = painter.fontMetrics().horizontalAdvance(letter);
    const double glyph = look.severity ? (low ? 10 : 12) : 0;
    const double gap = look.severity ? 5 : 0;
    const double left = cell.center().x() - (glyph + gap + letterWidth) / 2;
    const double middle = cell.center().y() - (look.probabilities || look.unreliable ? 3 : 0);
    if (look.severity)
        theme::drawGradeGlyph(painter, {left, middle - glyph / 2, glyph, glyph}, look.severity,
                              inkOf(look));
    painter.drawText(QRectF(left + glyph + gap, middle - 12, letterWidth + 4, 24),
                     Qt::AlignLeft | Qt::AlignVCenter, letter);
}

/// The reader's decision at the upper right; the model's uncertainty or other grade at the upper
/// left.
void drawSigns(QPainter& painter, const QRectF& cell, const CellLook& look)
{
    const QColor ink = inkOf(look);
    const bool low = cell.height() < kLowCell;
    const double size = low ? 9 : kSign;
    const double inset = low ? 2 : 3;
    const char* sign = look.state == CellState::Accepted ? "check"
        : look.state == CellState::Changed               ? "pencil"
        : look.state == CellState::ReaderOnly            ? "person"
        : look.state == CellState::Imported              ? "table"
        : look.state == CellState::Refused               ? "warning"
                                                         : nullptr;
    if (sign) {
        const QColor color = look.state == CellState::Refused ? theme::colors().dim : ink;
        const QRectF rect(cell.right() - size - inset, cell.top() + inset, size, size);
        theme::icon(QLatin1String(sign), color).paint(&painter, rect.toAlignedRect());
    }
    QString remark;
    if (look.state == CellState::Changed && look.aiSeverity && look.aiSeverity != look.severity)
        remark = theme::gradeLetter(look.aiSeverity) + (low ? QString() : QStringLiteral("→"));
    else if (look.uncertain && !look.unreliable) {
        const double radius = low ? 4.5 : 5.5;
        drawDoubtSign(painter, cell.topLeft() + QPointF(radius + 2.5, radius + 2.5), radius,
                      isFilled(look.state) ? ink : theme::colors().warning);
    }
    if (!remark.isEmpty()) {
        painter.setFont(theme::font(low ? 9 : 11, QFont::DemiBold));
        painter.setPen(isFilled(look.state) ? ink : theme::colors().warning);
        painter.drawText(cell.adjusted(inset + 1, inset - 1, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         remark);
    }
    if (look.hasPointIssue) { // beside the letter, above the bar
        const double side = low ? 8 : 10;
        const QRectF rect(cell.left() + 2, cell.bottom() - side - (low ? 7 : 14), side, side);
        theme::icon(QStringLiteral("warning"), isFilled(look.state) ? ink : theme::colors().warning)
            .paint(&painter, rect.toAlignedRect());
    }
    if (look.commented) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(cell.right() - 5, cell.bottom() - 5), 1.8, 1.8);
    }
}

/// The change since the prior study: a small wedge at the left edge, upwards for worse, downwards
/// for better, none for the same grade.
void drawChange(QPainter& painter, const QRectF& cell, const CellLook& look)
{
    if (look.change != PriorChange::Worse && look.change != PriorChange::Better)
        return;
    const double up = look.change == PriorChange::Worse ? 1 : -1;
    const QPointF middle(cell.right() - 5, cell.center().y() - (look.probabilities ? 3 : 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(inkOf(look));
    painter.drawPolygon(QPolygonF{middle + QPointF(-3, 2.5 * up), middle + QPointF(3, 2.5 * up),
                                  middle + QPointF(0, -3.5 * up)});
}

/// There is an AI grade, which the reader has not asked for: a closed eye.
void drawHidden(QPainter& painter, const QRectF& cell)
{
    const QPointF middle = cell.center();
    const QRectF eye(middle.x() - 9, middle.y() - 12, 18, 16);
    painter.setPen(QPen(theme::colors().dim, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(eye, 200 * 16, 140 * 16);
    for (const double x : {-5.0, 0.0, 5.0})
        painter.drawLine(middle + QPointF(x, x == 0 ? 4 : 2.5),
                         middle + QPointF(1.4 * x, x == 0 ? 7.5 : 5.5));
}

/// In place of the bar: a word that says how little the AI's grade is worth here.
void drawUnreliable(QPainter& painter, const QRectF& cell)
{
    const bool low = cell.height() < kLowCell;
    painter.setFont(theme::font(low ? 8 : 9));
    painter.setPen(theme::colors().dim);
    const QRectF line(cell.left(), cell.bottom() - (low ? 11 : 15), cell.width(), low ? 10 : 13);
    painter.drawText(line, Qt::AlignCenter,
                     QCoreApplication::translate("Theme", "unreliable",
                                                 "in a cell of the grid: at most 10 letters"));
}

void drawHatch(QPainter& painter, const QRectF& cell)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    QColor faint = theme::colors().dim;
    faint.setAlpha(60);
    painter.setBrush(QBrush(faint, Qt::BDiagPattern));
    painter.drawRoundedRect(cell, kCellRadius, kCellRadius);
    painter.restore();
}

} // namespace

void drawProbabilityBar(QPainter& painter, const QRectF& rect, const Probabilities& probabilities)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    double x = rect.left();
    for (const Severity severity : kSeverities) {
        const double share = probabilities[static_cast<std::size_t>(severity)];
        const double width = share * rect.width();
        if (width >= 1) {
            painter.setBrush(theme::gradeColor(severity));
            painter.drawRoundedRect(QRectF(x, rect.top(), width - 0.8, rect.height()), 1, 1);
        }
        x += width;
    }
    painter.restore();
}

void drawDoubtSign(QPainter& painter, QPointF middle, double radius, const QColor& ink)
{
    painter.save();
    painter.setPen(QPen(ink, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, radius, radius);
    painter.setFont(theme::font(qRound(radius * 1.5), QFont::DemiBold));
    painter.drawText(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius),
                     Qt::AlignCenter, QStringLiteral("?"));
    painter.restore();
}

void drawCell(QPainter& painter, const QRectF& rect, const CellLook& look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF cell = rect.adjusted(kFrameGap, kFrameGap, -kFrameGap, -kFrameGap);
    const QRectF edge = cell.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(outlinePen(look));
    painter.setBrush(isFilled(look.state) ? theme::gradeFill(look.severity)
                                          : theme::colors().background);
    painter.drawRoundedRect(edge, kCellRadius, kCellRadius);
    if (look.state == CellState::Ungradable)
        drawHatch(painter, edge);
    drawLetter(painter, cell, look);
    drawSigns(painter, cell, look);
    drawChange(painter, cell, look);
    if (look.state == CellState::Hidden)
        drawHidden(painter, cell);
    if (look.unreliable)
        drawUnreliable(painter, cell);
    if (look.probabilities) {
        const bool low = cell.height() < kLowCell;
        QRectF bar(cell.left() + 7, cell.bottom() - (low ? 6 : 11), cell.width() - 14, low ? 3 : 4);
        if (isFilled(look.state)) {
            // The filling may have the colour of a part of the bar: a plate separates them.
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::colors().plate);
            painter.drawRoundedRect(bar.adjusted(-2, -2, 2, 2), 3, 3);
        }
        drawProbabilityBar(painter, bar, *look.probabilities);
    }
    if (look.selected) {
        QColor frame = theme::colors().accent;
        if (!look.focused)
            frame.setAlphaF(0.65F);
        painter.setPen(QPen(frame, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), kCellRadius + 2, kCellRadius + 2);
    }
    painter.restore();
}

void SeverityCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    CellLook look = lookOf(index);
    if (look.dimmed)
        painter->setOpacity(kDimmed);
    look.selected = option.state.testFlag(QStyle::State_Selected);
    look.focused = option.widget && option.widget->hasFocus();
    drawCell(*painter, option.rect, look);
    painter->setOpacity(1);
}

QSize SeverityCellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {56, 60};
}

} // namespace foramen
