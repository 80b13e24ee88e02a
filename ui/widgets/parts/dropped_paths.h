#pragma once

#include <QStringList>

class QMimeData;

namespace foramen {

/// The local files and folders that are dragged; what lies elsewhere is left out.
[[nodiscard]] QStringList localPaths(const QMimeData* data);

} // namespace foramen
