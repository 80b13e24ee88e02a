#pragma once

#include <functional>

class QObject;

/// Whether the desktop is dark or light. Qt knows from version 6.5; before that the desktop's
/// settings portal is asked (desktop_portal.h).
namespace foramen::theme {

/// The last answer of the desktop; dark (false) before there is one.
[[nodiscard]] bool isSystemLight();

/// Asks the desktop, and calls @p changed when isSystemLight() may have changed. It does not wait:
/// the first answer may come later.
void followSystem(QObject& owner, std::function<void()> changed);

} // namespace foramen::theme
