#include "ui/state/grading/unreliable_choice.h"

#include "ui/state/settings/settings.h"
#include "ui/state/study/current_study.h"

namespace foramen {

UnreliableChoice::UnreliableChoice(QObject* parent)
    : QObject(parent)
    , m_grades(Settings().areUnreliableGradesShown() ? UnreliableGrades::Shown
                                                     : UnreliableGrades::Withheld)
{
}

void UnreliableChoice::set(UnreliableGrades grades)
{
    if (grades == m_grades)
        return;
    m_grades = grades;
    Settings().setUnreliableGradesShown(grades == UnreliableGrades::Shown);
    Q_EMIT changed();
}

void UnreliableChoice::follow(CurrentStudy& study)
{
    const auto apply = [this, &study] {
        study->assessment.setUnreliableGrades(m_grades);
    };
    apply();
    connect(&study, &CurrentStudy::replaced, this, apply); // assessmentChanged() follows by itself
    connect(this, &UnreliableChoice::changed, &study, [apply, &study] {
        apply();
        Q_EMIT study.assessmentChanged();
    });
}

} // namespace foramen
