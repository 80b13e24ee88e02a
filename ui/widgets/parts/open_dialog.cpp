#include "ui/widgets/parts/open_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(OpenDialog)
};

const QString kFolderKey = QStringLiteral("open/folder");

QFileDialog* makeDialog(QWidget* parent, const QString& title)
{
    auto* dialog =
        new QFileDialog(parent, title, QSettings().value(kFolderKey, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void askForFolder(QWidget* parent, const QString& title, TakePaths take)
{
    QFileDialog* dialog = makeDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [take = std::move(take)](const QString& folder) {
                         QSettings().setValue(kFolderKey, folder);
                         take({folder});
                     });
    dialog->open();
}

void askForFiles(QWidget* parent, const QString& title, TakePaths take)
{
    QFileDialog* dialog = makeDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {Words::tr("All files (*)"),
         Words::tr("Archives and disc images (*.zip *.iso *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz "
                   "*.ZIP *.ISO)"),
         Words::tr("DICOM files and directories (*.dcm *.ima *.dicom DICOMDIR dicomdir *.DCM "
                   "*.IMA)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [take = std::move(take)](const QStringList& files) {
                         QSettings().setValue(kFolderKey, QFileInfo(files.front()).absolutePath());
                         take(files);
                     });
    dialog->open();
}

} // namespace foramen
