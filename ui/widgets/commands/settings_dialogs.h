#pragma once

#include <QObject>

class QWidget;

namespace foramen {

class Actions;
class SiteCutOffs;
class StudyPanes;
class StudySaving;

/// Opens the preferences, the list of shortcuts and the shortcut editor.
class SettingsDialogs : public QObject {
    Q_OBJECT

public:
    /// @param window owns the dialogs
    SettingsDialogs(StudySaving& saving, SiteCutOffs& cutOffs, StudyPanes* links, Actions* actions,
                    QWidget* window);

private:
    void showShortcuts();
    void editShortcuts();
    void showPreferences();

    StudySaving& m_saving;
    SiteCutOffs& m_cutOffs;
    StudyPanes* m_links;
    Actions* m_actions;
    QWidget* m_window;
};

} // namespace foramen
