#pragma once

#include <QFrame>
#include <QString>
#include <QStringList>

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace foramen {

/// A question across the window with a button for each answer. It blocks nothing, and can be put
/// off.
class QuestionBar : public QFrame {
    Q_OBJECT

public:
    /// @param answers  texts of the buttons, with their mnemonics
    QuestionBar(const QString& name, const QStringList& answers, QWidget* parent);

    /// Shows a question; empty: hides the bar.
    void setQuestion(const QString& question);
    [[nodiscard]] QString question() const;
    [[nodiscard]] QPushButton* button(int answer) const;
    [[nodiscard]] QToolButton* laterButton() const { return m_later; }

Q_SIGNALS:
    void answered(int answer); ///< its place among the answers
    void putOff();

private:
    QLabel* m_label = nullptr;
    std::vector<QPushButton*> m_buttons;
    QToolButton* m_later = nullptr;
};

} // namespace foramen
