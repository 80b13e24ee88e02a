#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace foramen {

using TakePaths = std::function<void(const QStringList& paths)>;

/// Asks for the folder of a study, whatever it is opened as. The dialog starts where the last one
/// ended.
/// @param take  gets what was chosen; never called when the reader thinks better of it.
void askForFolder(QWidget* parent, const QString& title, TakePaths take);

/// Asks for files: DICOM, archives, disc images or a DICOMDIR, one or several.
void askForFiles(QWidget* parent, const QString& title, TakePaths take);

} // namespace foramen
