#include "ui/widgets/commands/study_commands.h"

#include "ui/state/report/report_exporter.h"
#include "ui/state/session/session.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/printing/print_window.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/report/report_print_job.h"
#include "ui/widgets/report/signing_bar.h"
#include "ui/widgets/side/side_panel.h"

#include <utility>

namespace foramen {

StudyCommands::StudyCommands(Session* session, SidePanel* side, Actions* actions, TakePaths open,
                             QWidget* window)
    : QObject(window)
    , m_watch(session->current(), *session->opening())
    , m_side(side)
    , m_actions(actions)
    , m_open(std::move(open))
    , m_window(window)
{
    actions->on(ActionId::OpenFolder, this, [this] { openFolder(); });
    actions->on(ActionId::OpenFiles, this, [this] { openFiles(); });
    actions->on(ActionId::CloseStudy, this, [session] { session->closeStudy(); });
    actions->on(ActionId::Export, this,
                [side] { side->report()->exportTo(ReportExporter::allFormats()); });
    actions->on(ActionId::Print, this, [session, side, window] {
        if (!side->report()->isHeldBack())
            showPrintWindow(printJobOf(session->exporter()->report()), window);
    });
    connectSigning(session);
    actions->on(ActionId::ShowProblems, this, [this] { showProblems(); });
    actions->on(ActionId::StartGrading, this, [session] { session->grading()->start(); });
    actions->on(ActionId::CancelGrading, this, [session] { session->grading()->cancel(); });
    actions->on(ActionId::Quit, this, [window] { window->close(); });
    connectWatch(session);
}

void StudyCommands::connectSigning(Session* session)
{
    SigningBar* bar = m_side->report()->signingBar();
    m_actions->on(ActionId::SignReport, bar, [bar] { bar->sign(); });
    m_actions->on(ActionId::AddAddendum, bar, [bar] { bar->addAddendum(); });
    m_actions->on(ActionId::CorrectReport, bar, [bar] { bar->correct(); });
    const auto enable = [this, session] {
        const bool open = session->current()->study() != nullptr;
        const bool isFinal = open && session->signing()->isFinal();
        m_actions->action(ActionId::SignReport)->setEnabled(open && !isFinal);
        m_actions->action(ActionId::AddAddendum)->setEnabled(isFinal);
        m_actions->action(ActionId::CorrectReport)->setEnabled(isFinal);
    };
    connect(session->signing(), &ReportSigning::changed, this, enable);
    connect(session->opening(), &StudyOpening::changed, this, enable);
    enable();
}

void StudyCommands::connectWatch(Session* session)
{
    m_actions->on(ActionId::ScanAgain, this, [session] { session->opening()->scanAgain(); });
    QAction* watch = m_actions->action(ActionId::WatchFolder);
    watch->setCheckable(true);
    connect(watch, &QAction::toggled, &m_watch, &FolderWatch::setOn);
    connect(&m_watch, &FolderWatch::changed, watch,
            [this, watch] { watch->setChecked(m_watch.isOn()); });
}

void StudyCommands::openFolder()
{
    askForFolder(m_window, tr("Open a folder with a study"), m_open);
}

void StudyCommands::openFiles()
{
    askForFiles(m_window, tr("Open files, archives or a DICOMDIR"), m_open);
}

void StudyCommands::showProblems()
{
    m_actions->action(ActionId::ShowSide)->setChecked(true);
    m_side->showProblems();
}

} // namespace foramen
