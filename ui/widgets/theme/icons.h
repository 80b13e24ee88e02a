#pragma once

#include "ui/widgets/theme/colors.h"

#include <QIcon>
#include <QString>

namespace foramen::theme {

/// An icon of resources/icons, dimmer when disabled. Its colour follows the theme.
[[nodiscard]] QIcon icon(const QString& name, Token token = &Colors::text);
/// The same in a fixed colour.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

} // namespace foramen::theme
