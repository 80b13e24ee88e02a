#pragma once

#include <QStringList>

class QMimeData;

namespace foramen {

/// The local files and folders of a drag; others are left out.
[[nodiscard]] QStringList localPaths(const QMimeData* data);

} // namespace foramen
