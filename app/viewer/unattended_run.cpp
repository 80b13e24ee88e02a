#include "app/viewer/unattended_run.h"

#include "core/base/files/file_replacement.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/report/report_exporter.h"

#include <QBuffer>
#include <QByteArray>
#include <QCoreApplication>
#include <QEvent>
#include <QPixmap>

#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace foramen {

namespace {

void print(const QString& sentence)
{
    std::fprintf(stderr, "foramen: %s\n", qPrintable(sentence));
    std::fflush(stderr);
}

} // namespace

UnattendedRun::UnattendedRun(Session& session, QWidget& window, const ViewerOptions& options)
    : m_session(session)
    , m_window(window)
    , m_screenshotFile(options.screenshotFile)
    , m_reportFolder(options.reportFolder)
{
    connect(&m_session, &Session::settled, this, &UnattendedRun::waitForPaint);
    connect(&m_session, &Session::failed, this, &UnattendedRun::giveUp);
    connect(m_session.exporter(), &ReportExporter::exported, this,
            [] { QCoreApplication::exit(0); });
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, [seconds = options.timeoutSeconds] {
        print(tr("gave up after %1 s: the study was not shown and graded by then").arg(seconds));
        // A worker that does not stop would delay a normal exit; edits are in the database already.
        std::_Exit(1);
    });
    m_watchdog.start(options.timeoutSeconds * 1000);
}

void UnattendedRun::waitForPaint()
{
    m_isPaintAwaited = true;
    m_window.installEventFilter(this);
    m_window.update();
}

bool UnattendedRun::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPaint = event->type() == QEvent::Paint || event->type() == QEvent::UpdateRequest;
    if (watched == &m_window && isPaint && m_isPaintAwaited) {
        m_isPaintAwaited = false;
        // After painting, and after events that the settled study posted.
        QTimer::singleShot(0, this, &UnattendedRun::saveScreenshot);
    }
    return QObject::eventFilter(watched, event);
}

void UnattendedRun::saveScreenshot()
{
    if (!m_screenshotFile.isEmpty()) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        const bool isMade = m_window.grab().save(&buffer, "PNG");
        const auto written =
            replaceFile(m_screenshotFile.toStdString(),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())});
        if (!isMade || !written) {
            giveUp(tr("the screenshot could not be written to %1: %2")
                       .arg(m_screenshotFile,
                            written ? QString() : reasonText(written.error().reason)));
            return;
        }
    }
    print(m_session.grading()->text());
    writeReport();
}

void UnattendedRun::writeReport()
{
    if (m_reportFolder.isEmpty())
        QCoreApplication::exit(0);
    else
        m_session.exporter()->start(ReportExporter::allFormats(), m_reportFolder);
}

void UnattendedRun::giveUp(const QString& sentence)
{
    print(sentence);
    QCoreApplication::exit(1);
}

} // namespace foramen
