#pragma once

#include <QFrame>
#include <QString>

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace foramen {

/// A question with a button for each answer. It blocks nothing, and can be put off; LowerEdge lays
/// it over the pictures.
class QuestionBar : public QFrame {
    Q_OBJECT

public:
    /// The button of an answer; its text has a mnemonic.
    struct Answer {
        QString text;
        QString toolTip;
    };
    QuestionBar(const QString& name, const std::vector<Answer>& answers, QWidget* parent);

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
