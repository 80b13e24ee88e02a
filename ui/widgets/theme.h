#pragma once

#include "core/spine/terms.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <optional>

class QApplication;

/// Colours, type and distances of the dark theme: the one place that painters and the style sheet
/// take them from. Lengths are logical pixels.
namespace foramen::theme {

inline constexpr QColor kBackground{0x0d, 0x11, 0x16};
inline constexpr QColor kSurface{0x15, 0x1a, 0x21};
inline constexpr QColor kRaised{0x1e, 0x25, 0x2e};
inline constexpr QColor kHover{0x27, 0x30, 0x3b};
inline constexpr QColor kLine{0x2a, 0x33, 0x3d};
inline constexpr QColor kText{0xdb, 0xe2, 0xea};
inline constexpr QColor kDimText{0x8b, 0x98, 0xa7};
inline constexpr QColor kAccent{0x5a, 0xa9, 0xff};
inline constexpr QColor kOnAccent{0x0a, 0x14, 0x20}; ///< text on accent and on bright fills
inline constexpr QColor kPrior{0xb9, 0x9c, 0xf5}; ///< frame and badge of a prior study
inline constexpr QColor kDone{0x41, 0xc2, 0x7d};
inline constexpr QColor kWarning{0xe6, 0xa1, 0x17};
inline constexpr QColor kMildFill{0x2e, 0x3a, 0x45};
inline constexpr QColor kMild{0x9f, 0xb2, 0xc4}; ///< Normal/Mild as a line or letter
inline constexpr QColor kModerate{0xe6, 0xa1, 0x17};
inline constexpr QColor kSevere{0xe8, 0x45, 0x6b};

inline constexpr int kGrid = 4;
inline constexpr int kMargin = 16;
inline constexpr int kRadius = 6;
inline constexpr int kTextSize = 13;
inline constexpr int kSmallTextSize = 12;
inline constexpr int kTitleSize = 15;

/// A grade as a line, ring or letter; dim text where there is none.
[[nodiscard]] QColor gradeColor(std::optional<Severity> severity);
/// A grade as the filling of a cell or button, and what is written on it.
[[nodiscard]] QColor gradeFill(std::optional<Severity> severity);
[[nodiscard]] QColor textOnGrade(std::optional<Severity> severity);
/// "N", "M", "S"; an en dash where there is none.
[[nodiscard]] QString gradeLetter(std::optional<Severity> severity);

/// The glyph that stands beside the letter so that colour never speaks alone: an open, a half and a
/// full disc; a stroke where there is no grade.
void drawGradeGlyph(QPainter& painter, const QRectF& rect, std::optional<Severity> severity,
                    const QColor& color);

/// Inter with tabular figures. @p pixels: logical.
[[nodiscard]] QFont font(int pixels = kTextSize, QFont::Weight weight = QFont::Normal);

/// An icon of our family (resources/icons), drawn in a colour, dimmer when disabled.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color = kText);

/// Palette, font and style sheet for the whole program; once, after the QApplication was made.
void apply(QApplication& application);

} // namespace foramen::theme
