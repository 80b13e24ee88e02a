#pragma once

namespace foramen::theme {

/// Which theme the reader chose; System follows the desktop, and is dark when the desktop does not
/// say.
enum class Look { Dark, Light, System };

/// The saved choice; dark when there is none.
[[nodiscard]] Look look();
/// Writes the choice to QSettings.
void rememberLook(Look look);

} // namespace foramen::theme
