#include "ui/widgets/points/point_question.h"

#include "ui/state/points/point_editing.h"
#include "ui/widgets/parts/question_bar.h"

#include <QToolButton>

namespace foramen {

QuestionBar* PointQuestion::makeBar(QWidget* parent)
{
    auto* bar = new QuestionBar(
        QStringLiteral("pointQuestion"),
        {{tr("Point of the &other side"),
          tr("Places the point of the same condition on the other side here")},
         {tr("All the &same"),
          tr("Places the point here: it belongs to its side, although it lies on the other")}},
        parent);
    bar->laterButton()->setToolTip(tr("Leave the point where it is"));
    bar->laterButton()->setAccessibleName(bar->laterButton()->toolTip());
    return bar;
}

PointQuestion::PointQuestion(PointEditing& points, QuestionBar* bar, QObject* parent)
    : QObject(parent)
{
    connect(&points, &PointEditing::questionChanged, bar,
            [&points, bar] { bar->setQuestion(points.question()); });
    connect(bar, &QuestionBar::answered, &points, [&points](int answer) {
        points.answer(answer == 0 ? PointEditing::Answer::OtherSite
                                  : PointEditing::Answer::AllTheSame);
    });
    connect(bar, &QuestionBar::putOff, &points, &PointEditing::dropQuestion);
}

} // namespace foramen
