#pragma once

#include "app/viewer/options.h"
#include "ui/state/session/session.h"

#include <QObject>
#include <QTimer>
#include <QWidget>

namespace foramen {

/// Saves the window and writes the report once the study is shown and graded, then ends the
/// program: exit status 0 when all was done, 1 with a message on stderr when something failed or
/// took too long.
class UnattendedRun : public QObject {
    Q_OBJECT

public:
    UnattendedRun(Session& session, QWidget& window, const ViewerOptions& options);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void waitForPaint();
    void saveScreenshot();
    void writeReport();
    void giveUp(const QString& sentence);

    Session& m_session;
    QWidget& m_window;
    QString m_screenshotFile;
    QString m_reportFolder;
    QTimer m_watchdog;
    bool m_isPaintAwaited = false;
};

} // namespace foramen
