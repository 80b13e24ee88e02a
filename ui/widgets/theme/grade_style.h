#pragma once

#include "core/spine/terms.h"

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <optional>

/// The colours, letter and glyph of a grade.
namespace foramen::theme {

/// A grade as a line or letter in the window; dim text where there is none.
[[nodiscard]] QColor gradeColor(std::optional<Severity> severity);
/// The same over a picture: the dark theme's in both themes.
[[nodiscard]] QColor gradeColorOnPicture(std::optional<Severity> severity);
/// A grade as the filling of a cell or button, and what is written on it.
[[nodiscard]] QColor gradeFill(std::optional<Severity> severity);
[[nodiscard]] QColor textOnGrade(std::optional<Severity> severity);
/// "N", "M", "S"; an en dash where there is none.
[[nodiscard]] QString gradeLetter(std::optional<Severity> severity);

/// The glyph beside the letter, so that colour is never the only sign: an open, a half and a full
/// disc; a stroke where there is no grade.
void drawGradeGlyph(QPainter& painter, const QRectF& rect, std::optional<Severity> severity,
                    const QColor& color);

} // namespace foramen::theme
