#include "ui/widgets/parts/dropped_paths.h"

#include <QMimeData>
#include <QUrl>

namespace foramen {

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace foramen
