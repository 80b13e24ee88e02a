#include "ui/widgets/cases/case_question.h"

#include "ui/state/cases/reading_takeover.h"
#include "ui/widgets/parts/question_bar.h"

namespace foramen {

QuestionBar* CaseQuestion::makeBar(QWidget* parent)
{
    return new QuestionBar(
        QStringLiteral("caseQuestion"),
        {{tr("&Take it over"),
          tr("Takes decisions, comments, points and measurements into the database, with who made "
             "them and when; can be undone")},
         {tr("&Leave it"),
          tr("Shows the images without the reading; opening the study again asks again")}},
        parent);
}

CaseQuestion::CaseQuestion(ReadingTakeover& takeover, QuestionBar* bar, QObject* parent)
    : QObject(parent)
{
    connect(&takeover, &ReadingTakeover::changed, bar,
            [bar, &takeover] { bar->setQuestion(takeover.question()); });
    connect(bar, &QuestionBar::answered, &takeover, [&takeover](int answer) {
        if (answer == 0)
            takeover.takeOver();
        else
            takeover.putOff();
    });
    connect(bar, &QuestionBar::putOff, &takeover, &ReadingTakeover::putOff);
    bar->setQuestion(takeover.question());
}

} // namespace foramen
