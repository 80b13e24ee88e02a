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

/// Colours, type and distances of the window: the one place that painters and the style sheet take
/// them from. Lengths are logical pixels.
///
/// Two sets of colours: colors() are those of the window around the pictures and follow the
/// reader's choice of theme; ask for them each time you paint. The constants are the dark theme's,
/// and what is drawn over pictures uses them in both themes, since pictures stay on black.
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

/// The colours of one theme.
struct Colors {
    QColor background, surface, raised, hover, line;
    QColor text, dim, disabled;
    QColor accent, accentHover, onAccent; ///< on: text on accent
    QColor done, warning, bannerGround;
    QColor handle; ///< of a scrollbar under the mouse
    QColor edge; ///< outline of a cell or frame that must be seen, quieter than text
    QColor mild, moderate, severe; ///< a grade as a line, ring or letter
    QColor mildFill, moderateFill, severeFill; ///< a grade as a filling
    QColor onMild, onModerate, onSevere; ///< text on the fillings
    QColor plate; ///< under a probability bar that lies on a filling
};

/// A colour by its place in Colors, for what is painted later: &Colors::text.
using Token = QColor Colors::*;

/// What the reader chose; System follows the desktop, and is dark where that says nothing.
enum class Look { Dark, Light, System };

[[nodiscard]] const Colors& darkColors();
[[nodiscard]] const Colors& lightColors();
/// Those of the theme that is shown.
[[nodiscard]] const Colors& colors();

/// As remembered by QSettings; dark until the reader chose.
[[nodiscard]] Look look();
/// Remembers the choice and gives every open window its colours, without a restart.
void setLook(Look look);

/// A grade as a line or letter in the window; dim text where there is none.
[[nodiscard]] QColor gradeColor(std::optional<Severity> severity);
/// The same over a picture: the dark theme's in both themes.
[[nodiscard]] QColor gradeColorOnPicture(std::optional<Severity> severity);
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

/// An icon of our family (resources/icons), dimmer when disabled. Its colour follows the theme.
[[nodiscard]] QIcon icon(const QString& name, Token token = &Colors::text);
/// The same in a colour that stays.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

/// Palette, font and style sheet for the whole program, in the remembered theme; once, after the
/// QApplication was made and named.
void apply(QApplication& application);

} // namespace foramen::theme
