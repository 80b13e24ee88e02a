#include "app/viewer/options.h"
#include "app/viewer/unattended_run.h"
#include "ui/state/session.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>

#include <cstdio>
#include <exception>
#include <memory>

namespace {

int run(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName("foramen");
    QApplication::setApplicationName("foramen");
    QApplication::setApplicationDisplayName("Foramen");
    QApplication::setApplicationVersion(FORAMEN_VERSION);

    QString error;
    const auto options = foramen::viewerOptions(QApplication::arguments(), error);
    if (!options) {
        std::fprintf(stderr, "foramen: %s\n", qPrintable(error));
        return 2;
    }
    foramen::theme::apply(application);
    foramen::Session session(options->session);
    session.open(options->paths); // the scan runs while the window is built
    foramen::MainWindow window(&session);
    if (options->size)
        window.resize(*options->size);
    std::unique_ptr<foramen::UnattendedRun> unattended;
    if (!options->screenshotFile.isEmpty() || !options->reportFolder.isEmpty())
        unattended = std::make_unique<foramen::UnattendedRun>(session, window, *options);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "foramen: internal error: %s\n", error.what());
        return 1;
    }
}
