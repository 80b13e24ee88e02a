#pragma once

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace foramen {

class Actions;
class CutOffFields;
class SiteCutOffs;
class StudyPanes;
class StudySaving;

/// Dialog for the settings that hold for all studies. Each choice takes effect and is saved at
/// once; those that need a restart say so. There is nothing to confirm or to cancel.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(StudySaving& saving, SiteCutOffs& cutOffs, Actions& actions,
                      StudyPanes& links, QWidget* parent = nullptr);

    /// Resets everything in this dialog; keys are reset in their own editor.
    void resetAll();

Q_SIGNALS:
    void editKeysRequested();

protected:
    void done(int result) override;

private:
    /// Adds a line to the form: a name with its Alt key, a field, and what it does.
    void addLine(QFormLayout* form, const QString& name, QWidget* field, const QString& help);
    QFormLayout* addSection(const QString& title);
    void makeLooks();
    void makePictures();
    void makeReading();
    void makeAi(SiteCutOffs& cutOffs);
    void makeButtons();
    void refresh();
    void showRemark();
    void saveReader();
    void setWindowAxes(int choice);
    void setUnreliable(int choice);

    StudySaving& m_saving;
    Actions& m_actions;
    StudyPanes& m_links;
    QComboBox* m_theme = nullptr;
    QComboBox* m_language = nullptr;
    QComboBox* m_axes = nullptr;
    QComboBox* m_interpolation = nullptr;
    QComboBox* m_order = nullptr;
    QComboBox* m_device = nullptr;
    QComboBox* m_unreliable = nullptr;
    QComboBox* m_reveal = nullptr;
    QComboBox* m_effort = nullptr;
    CutOffFields* m_cutOffs = nullptr;
    QLineEdit* m_reader = nullptr;
    QLabel* m_remark = nullptr;
};

} // namespace foramen
