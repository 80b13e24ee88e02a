#pragma once

#include <QColor>

/// The colours of the window, as two themes.
///
/// colors() are those of the window around the pictures and follow the chosen theme; ask for them
/// on each paint. The constants are the dark theme's: what is drawn over pictures uses them in both
/// themes, because pictures stay on black.
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

[[nodiscard]] const Colors& darkColors();
[[nodiscard]] const Colors& lightColors();
/// Those of the theme that is shown.
[[nodiscard]] const Colors& colors();
/// Chooses the set of colours that colors() returns. GUI thread only, like all painting.
void showColors(bool light);

} // namespace foramen::theme
