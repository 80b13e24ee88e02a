#pragma once

#include "ui/widgets/theme/colors.h"
#include "ui/widgets/theme/grade_style.h"
#include "ui/widgets/theme/icons.h"
#include "ui/widgets/theme/look.h"

#include <QFont>

class QApplication;

/// Fonts, sizes and theme of the window, for painters and the style sheet. Lengths are logical
/// pixels.
namespace foramen::theme {

inline constexpr int kGrid = 4;
inline constexpr int kMargin = 16;
inline constexpr int kRadius = 6;
inline constexpr int kTextSize = 13;
inline constexpr int kSmallTextSize = 12;
inline constexpr int kTitleSize = 15;

/// Inter with tabular figures. @p pixels: logical.
[[nodiscard]] QFont font(int pixels = kTextSize, QFont::Weight weight = QFont::Normal);

/// Saves the choice and applies it to all open windows at once.
void setLook(Look look);

/// Palette, font and style sheet for the whole program, in the remembered theme. Call it once, when
/// the QApplication has its name.
void apply(QApplication& application);

} // namespace foramen::theme
