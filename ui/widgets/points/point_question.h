#pragma once

#include <QObject>

class QWidget;

namespace foramen {

class PointEditing;
class QuestionBar;

/// Asks in a bar what a point is meant for that would lie on the other side of the patient.
class PointQuestion : public QObject {
    Q_OBJECT

public:
    PointQuestion(PointEditing& points, QuestionBar* bar, QObject* parent);

    /// The bar for it, hidden.
    [[nodiscard]] static QuestionBar* makeBar(QWidget* parent);
};

} // namespace foramen
