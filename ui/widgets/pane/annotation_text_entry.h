#pragma once

#include <QLineEdit>
#include <QPointF>

namespace foramen {

/// The field for the text of an annotation, at the place where the text will be. Enter or a click
/// elsewhere accepts the text, Escape cancels.
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
