#pragma once

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace foramen {

class Actions;
class StudyPanes;
class StudySaving;

/// What the reader may set once for all studies, in one place. Each choice works at once and is
/// remembered; what needs a new start says so. There is nothing to confirm or to cancel.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(StudySaving& saving, Actions& actions, StudyPanes& links,
                      QWidget* parent = nullptr);

    /// Everything in this dialog as the program came; keys have their own way back.
    void resetAll();

Q_SIGNALS:
    void editKeysRequested();

protected:
    void done(int result) override;

private:
    /// A line of the form: a name with a letter for Alt, a field, what it does.
    void addLine(QFormLayout* form, const QString& name, QWidget* field, const QString& help);
    QFormLayout* addSection(const QString& title);
    void makeLooks();
    void makePictures();
    void makeReading();
    void makeButtons();
    void refresh();
    void saveReader();
    void setWindowAxes(int choice);

    StudySaving& m_saving;
    Actions& m_actions;
    StudyPanes& m_links;
    QComboBox* m_theme = nullptr;
    QComboBox* m_language = nullptr;
    QComboBox* m_axes = nullptr;
    QComboBox* m_interpolation = nullptr;
    QComboBox* m_device = nullptr;
    QLineEdit* m_reader = nullptr;
    QLabel* m_remark = nullptr;
};

} // namespace foramen
