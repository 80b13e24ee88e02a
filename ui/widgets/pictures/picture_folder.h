#pragma once

#include <QString>

namespace foramen {

/// Where the reader saved a picture last; at first where reports are exported to.
[[nodiscard]] QString pictureFolder();
/// @param file  that a picture was saved as.
void rememberPictureFolder(const QString& file);

} // namespace foramen
