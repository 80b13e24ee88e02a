#pragma once

#include <QObject>

namespace foramen {

class Actions;
class QuestionBar;
class StudyTwins;

/// Asks whether files that contradict each other are one study, in a bar and by an action.
class TwinQuestion : public QObject {
    Q_OBJECT

public:
    TwinQuestion(StudyTwins& twins, QuestionBar* bar, Actions* actions, QObject* parent);

    /// The bar for it.
    [[nodiscard]] static QuestionBar* makeBar(QWidget* parent);

private:
    void refresh();

    StudyTwins& m_twins;
    QuestionBar* m_bar;
    Actions* m_actions;
};

} // namespace foramen
