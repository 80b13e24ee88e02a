#include "app/viewer/options.h"
#include "app/viewer/unattended_run.h"
#include "core/base/version.h"
#include "core/dicom/media/temporary_folder.h"
#include "ui/state/language/translation.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/session/session.h"
#include "ui/state/settings/settings.h"
#include "ui/state/starts/running_window.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"

#include <QApplication>
#include <QIcon>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <string_view>

namespace {

void nameProgram()
{
    QCoreApplication::setOrganizationName("foramen");
    QCoreApplication::setApplicationName("foramen");
    QCoreApplication::setApplicationVersion(QString::fromStdString(foramen::programVersion()));
}

void bringToFront(QWidget& window)
{
    window.show(); // it may be closed while a last notice is shown
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
}

/// From now on the window opens what second starts on its database are asked for.
void takeSecondStarts(foramen::MainWindow& window, const std::filesystem::path& database)
{
    auto* running = new foramen::RunningWindow(database, &window);
    QObject::connect(running, &foramen::RunningWindow::asked, &window,
                     [&window](const foramen::SecondStart& start) {
                         qputenv("XDG_ACTIVATION_TOKEN", start.activationToken);
                         bringToFront(window);
                         window.openArguments(start.arguments);
                     });
    running->listen();
}

bool asksForText(int argc, char** argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        const std::string_view text = argument;
        return text == "--help" || text == "-h" || text == "--version" || text == "-v";
    });
}

/// Help and version need no display.
int printText(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    nameProgram();
    QString error;
    (void)foramen::viewerOptions(QCoreApplication::arguments(), error);
    std::fprintf(stderr, "foramen: %s\n", qPrintable(error));
    return 2;
}

int run(int argc, char** argv)
{
    QApplication application(argc, argv);
    nameProgram();
    QApplication::setApplicationDisplayName("Foramen");
    QApplication::setDesktopFileName("foramen"); // whose icon Wayland shows
    QApplication::setWindowIcon(QIcon::fromTheme("foramen"));

    QString error;
    const auto options = foramen::viewerOptions(QApplication::arguments(), error);
    if (!options) {
        std::fprintf(stderr, "foramen: %s\n", qPrintable(error));
        return 2;
    }
    if (options->canBeHandedOver
        && foramen::RunningWindow::handOver(options->session.databaseFile,
                                            {options->paths, qgetenv("XDG_ACTIVATION_TOKEN")}))
        return 0;
    // Qt took over the desktop's locale for the C library as well; files are written without it.
    std::setlocale(LC_NUMERIC, "C");
    foramen::setLanguage(options->language.isEmpty() ? foramen::Settings().language()
                                                     : options->language);
    foramen::theme::apply(application);
    foramen::Session session(options->session);
    foramen::MainWindow window(&session);
    if (options->size) {
        // The window may have been left maximised.
        window.setWindowState(window.windowState() & ~(Qt::WindowMaximized | Qt::WindowFullScreen));
        window.resize(*options->size);
    }
    std::unique_ptr<foramen::UnattendedRun> unattended;
    if (!options->screenshotFile.isEmpty() || !options->reportFolder.isEmpty())
        unattended = std::make_unique<foramen::UnattendedRun>(session, window, *options);
    window.openArguments(options->paths);
    window.show();
    if (!unattended)
        takeSecondStarts(window, options->session.databaseFile);
    foramen::TaskRunner sweeper(
        foramen::TaskRunner::kReading); // removes what a killed program had unpacked
    sweeper.start(
        [](const foramen::Task&) -> foramen::Result<void> {
            foramen::removeAbandonedFolders();
            return {};
        },
        [](const foramen::Result<void>&) {});
    return QApplication::exec();
}

/// Ends the process without waiting for threads that a file or folder holds: their work is
/// cancelled, and all that was to be saved is saved.
int endStuck(int status)
{
    if (foramen::TaskRunner::hasAbandoned() || foramen::StudySaving::hasAbandoned()) {
        std::fflush(nullptr);
        std::_Exit(status);
    }
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return asksForText(argc, argv) ? printText(argc, argv) : endStuck(run(argc, argv));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "foramen: internal error: %s\n", error.what());
        return 1;
    }
}
