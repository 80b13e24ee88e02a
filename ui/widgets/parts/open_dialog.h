#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace foramen {

using TakePaths = std::function<void(const QStringList& paths)>;

/// Asks for the folder of a study, to open or to compare. The dialog starts in the folder of the
/// last one.
/// @param take  gets the chosen paths; not called when the reader cancels.
void askForFolder(QWidget* parent, const QString& title, TakePaths take);

/// Asks for files: DICOM, archives, disc images or a DICOMDIR, one or several.
void askForFiles(QWidget* parent, const QString& title, TakePaths take);

} // namespace foramen
