#pragma once

#include <QLineEdit>
#include <QPointF>

namespace foramen {

/// The field in which a reader writes what stands beside an arrow or alone, right where it will
/// stand. Enter or a click elsewhere takes the text, Escape gives it up.
class AnnotationTextEntry : public QLineEdit {
    Q_OBJECT

public:
    explicit AnnotationTextEntry(QWidget* pane);

    /// @param at left end of the text, within the pane.
    void open(const QString& text, QPointF at);

Q_SIGNALS:
    void entered(const QString& text);
    void givenUp();

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void end(bool isTaken);
};

} // namespace foramen
