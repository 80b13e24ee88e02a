#pragma once

#include "ui/state/session/session.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace foramen {

/// Options from the viewer's command line.
struct ViewerOptions {
    QStringList paths; ///< absolute, or links (ui/state/studies/study_link.h)
    SessionOptions session;
    QString screenshotFile; ///< empty: none
    QString reportFolder; ///< empty: none
    QString language; ///< as ui/state/language/translation.h names it; empty: the setting's
    std::optional<QSize> size; ///< of the window, logical pixels
    int timeoutSeconds = 300; ///< of an unattended run
    /// Whether a window that runs on the same database may open the paths: nothing else was asked.
    bool canBeHandedOver = false;
};

/// Reads the arguments of the running QCoreApplication. @p error: what is wrong with them. --help
/// and --version print and end the program.
[[nodiscard]] std::optional<ViewerOptions> viewerOptions(const QStringList& arguments,
                                                         QString& error);

} // namespace foramen
