#include "ui/widgets/window/about_box.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDir>
#include <QIcon>
#include <QMessageBox>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

} // namespace

void showAbout(QWidget* window, const QString& place)
{
    auto* box = new QMessageBox(window);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Words::tr("About Foramen"));
    box->setIconPixmap(QIcon::fromTheme(QStringLiteral("foramen")).pixmap(64));
    box->setTextFormat(Qt::PlainText);
    box->setText(Words::tr("Foramen %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        Words::tr("Viewer for MRI of the lumbar spine with AI assist.\n"
                  "Research use only. Not for diagnosis.\n\n"
                  "Your work is kept in\n%1\n\n"
                  "Apache License 2.0. Made with Qt %2, VTK, ITK, LibTorch and DCMTK.")
            .arg(QDir::toNativeSeparators(place), QString::fromLatin1(qVersion())));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setStandardButtons(QMessageBox::Close);
    box->button(QMessageBox::Close)->setIcon({}); // the style's is dark on dark
    box->open();
}

} // namespace foramen
