#pragma once

#include "ui/state/cases/case_export.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QAction;
class QMenu;
class QProgressDialog;
class QWidget;

namespace foramen {

class CurrentStudy;
class MessageBanner;
class ReportExporter;
class StudySaving;

/// Writes the open study with its reading as a case bundle: asks whether it is to be de-identified
/// and for the file. Its progress is shown in a window of its own, where it can be cancelled;
/// reading goes on.
class CaseCommands : public QObject {
    Q_OBJECT

public:
    /// The parts that it reads.
    struct Parts {
        const CurrentStudy& current;
        StudySaving& saving;
        const ReportExporter& exporter;
        MessageBanner& banner;
    };
    /// @param window  the parent of the dialogs.
    CaseCommands(const Parts& parts, QWidget* window);

    /// Adds the entry to a menu.
    void addTo(QMenu* menu);

private:
    void ask();
    void chooseFile(bool isDeidentified);
    void start(const QString& file, bool isDeidentified);
    void end();

    Parts m_parts;
    QWidget* m_window;
    CaseExport m_export;
    QPointer<QProgressDialog> m_progress;
};

} // namespace foramen
