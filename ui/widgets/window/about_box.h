#pragma once

class QWidget;
class QString;

namespace foramen {

/// Shows the name, version, purpose and licence of the program, and where the reader's work is.
/// @param place  path of the database
void showAbout(QWidget* window, const QString& place);

} // namespace foramen
