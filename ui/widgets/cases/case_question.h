#pragma once

#include <QObject>

class QWidget;

namespace foramen {

class ReadingTakeover;
class QuestionBar;

/// Asks in a bar whether the reading of an opened case is to be taken over.
class CaseQuestion : public QObject {
    Q_OBJECT

public:
    CaseQuestion(ReadingTakeover& takeover, QuestionBar* bar, QObject* parent);

    /// The bar for it.
    [[nodiscard]] static QuestionBar* makeBar(QWidget* parent);
};

} // namespace foramen
