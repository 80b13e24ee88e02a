#pragma once

#include "ui/state/study/folder_watch.h"
#include "ui/widgets/parts/open_dialog.h"

#include <QObject>

namespace foramen {

class Actions;
class Session;
class SidePanel;

/// What the actions on a whole study do: open, close, export, print, sign, grade, read its folder
/// again, show its problems.
class StudyCommands : public QObject {
    Q_OBJECT

public:
    /// @param open opens the paths that a dialog returned
    /// @param window owns the dialogs; ActionId::Quit closes it
    StudyCommands(Session* session, SidePanel* side, Actions* actions, TakePaths open,
                  QWidget* window);

private:
    void openFolder();
    void openFiles();
    void showProblems();
    void connectSigning(Session* session);
    void connectWatch(Session* session);

    FolderWatch m_watch;
    SidePanel* m_side;
    Actions* m_actions;
    TakePaths m_open;
    QWidget* m_window;
};

} // namespace foramen
