#pragma once

#include "core/spine/assessment.h"
#include "ui/state/prior/prior.h"

#include <QStyledItemDelegate>

#include <array>
#include <optional>

namespace foramen {

/// What one cell of the grid shows, read from a model's roles (SeverityGridModel::Role).
struct CellLook {
    CellState state = CellState::NotReviewed;
    std::optional<Severity> severity;
    std::optional<Severity> aiSeverity;
    std::optional<Probabilities> probabilities;
    bool uncertain = false;
    bool unreliable = false; ///< the AI's grade, shown or withheld, is not reliable on patients
    bool selected = false;
    bool focused = false; ///< the grid has the keyboard: the frame is drawn full
    bool dimmed = false; ///< the filter does not want it
    bool commented = false;
    bool hasPointIssue = false; ///< its point contradicts another one
    PriorChange change = PriorChange::Unknown; ///< since the prior study
};

/// Paints a cell: glyph and letter, probability bar, and its state as outline, filling and corner
/// sign.
void drawCell(QPainter& painter, const QRectF& rect, const CellLook& look);

/// Paints a thin bar divided by the three probabilities.
void drawProbabilityBar(QPainter& painter, const QRectF& rect, const Probabilities& probabilities);

/// Paints a question mark in a ring: the AI is uncertain, this site should be checked first.
void drawDoubtSign(QPainter& painter, QPointF middle, double radius, const QColor& ink);

/// Draws the cells of a severity grid model.
class SeverityCellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace foramen
