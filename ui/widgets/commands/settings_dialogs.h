#pragma once

#include <QObject>

class QWidget;

namespace foramen {

class Actions;
class StudyPanes;
class Session;

/// Opens the preferences, the list of shortcuts and the shortcut editor.
class SettingsDialogs : public QObject {
    Q_OBJECT

public:
    /// @param window owns the dialogs
    SettingsDialogs(Session* session, StudyPanes* links, Actions* actions, QWidget* window);

private:
    void showShortcuts();
    void editShortcuts();
    void showPreferences();

    Session* m_session;
    StudyPanes* m_links;
    Actions* m_actions;
    QWidget* m_window;
};

} // namespace foramen
