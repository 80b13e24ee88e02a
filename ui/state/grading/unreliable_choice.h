#pragma once

#include "core/spine/assessment.h"

#include <QObject>

namespace foramen {

class CurrentStudy;

/// The reader's choice whether grades that are not reliable on patients are shown. They are
/// withheld until the reader asks for them; the choice is kept in the settings.
class UnreliableChoice : public QObject {
    Q_OBJECT

public:
    explicit UnreliableChoice(QObject* parent = nullptr);

    [[nodiscard]] UnreliableGrades grades() const { return m_grades; }
    void set(UnreliableGrades grades);

    /// Makes a study obey the choice, and each one that replaces it.
    void follow(CurrentStudy& study);

Q_SIGNALS:
    void changed();

private:
    UnreliableGrades m_grades;
};

} // namespace foramen
