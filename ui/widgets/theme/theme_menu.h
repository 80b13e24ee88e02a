#pragma once

class QMenu;
class QWidget;

namespace foramen {

/// A menu to choose the theme: dark, light, as the desktop. The choice takes effect and is saved at
/// once.
[[nodiscard]] QMenu* makeThemeMenu(QWidget* parent);

} // namespace foramen
