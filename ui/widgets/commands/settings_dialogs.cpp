#include "ui/widgets/commands/settings_dialogs.h"

#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/shortcut_editor.h"
#include "ui/widgets/keys/shortcut_sheet.h"
#include "ui/widgets/preferences/preferences_dialog.h"

namespace foramen {

SettingsDialogs::SettingsDialogs(StudySaving& saving, SiteCutOffs& cutOffs, StudyPanes* links,
                                 Actions* actions, QWidget* window)
    : QObject(window)
    , m_saving(saving)
    , m_cutOffs(cutOffs)
    , m_links(links)
    , m_actions(actions)
    , m_window(window)
{
    actions->on(ActionId::ShortcutSheet, this, [this] { showShortcuts(); });
    actions->on(ActionId::EditShortcuts, this, [this] { editShortcuts(); });
    actions->on(ActionId::Preferences, this, [this] { showPreferences(); });
}

void SettingsDialogs::showShortcuts()
{
    auto* sheet = new ShortcutSheet(*m_actions, m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ShortcutSheet::editRequested, this, &SettingsDialogs::editShortcuts);
    sheet->open();
}

void SettingsDialogs::editShortcuts()
{
    auto* editor = new ShortcutEditor(*m_actions, m_window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

void SettingsDialogs::showPreferences()
{
    auto* dialog = new PreferencesDialog(m_saving, m_cutOffs, *m_actions, *m_links, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::editKeysRequested, this, &SettingsDialogs::editShortcuts);
    dialog->open();
}

} // namespace foramen
