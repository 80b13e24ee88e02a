#pragma once

class QMenu;
class QWidget;

namespace foramen {

/// Dark, light, as the desktop: a menu whose choice works at once and is remembered.
[[nodiscard]] QMenu* makeThemeMenu(QWidget* parent);

} // namespace foramen
