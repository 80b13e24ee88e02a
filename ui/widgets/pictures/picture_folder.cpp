#include "ui/widgets/pictures/picture_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace foramen {

namespace {

const QString kPicturesKey = QStringLiteral("pictures/folder");
const QString kExportKey = QStringLiteral("export/folder");

} // namespace

QString pictureFolder()
{
    const QSettings settings;
    return settings.value(kPicturesKey, settings.value(kExportKey, QDir::homePath())).toString();
}

void rememberPictureFolder(const QString& file)
{
    QSettings().setValue(kPicturesKey, QFileInfo(file).absolutePath());
}

} // namespace foramen
