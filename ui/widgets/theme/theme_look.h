#pragma once

#include "ui/widgets/theme/theme.h"

#include <functional>

class QObject;

/// Which theme is shown: what theme.cpp needs beside its own public header.
namespace foramen::theme {

/// Writes the choice to QSettings.
void rememberLook(Look look);

/// Makes the colours of a choice those that colors() answers.
void showLook(Look look);

/// What the desktop said last; dark (false) before it said anything.
[[nodiscard]] bool isSystemLight();

/// Asks the desktop whether it is dark or light, and calls @p changed whenever isSystemLight() may
/// answer something else. The program does not wait for the desktop: the first answer may come
/// later.
void followSystem(QObject& owner, std::function<void()> changed);

} // namespace foramen::theme
