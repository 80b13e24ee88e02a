#include "ui/widgets/commands/twin_question.h"

#include "ui/state/editing/study_twins.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/parts/question_bar.h"

#include <QPushButton>

namespace foramen {

QuestionBar* TwinQuestion::makeBar(QWidget* parent)
{
    return new QuestionBar(
        QStringLiteral("twinQuestion"),
        {{tr("&One study"), tr("Joins the files; remembered, and can be undone")},
         {tr("&Several studies"), tr("Keeps the files apart; remembered, and can be undone")}},
        parent);
}

TwinQuestion::TwinQuestion(StudyTwins& twins, QuestionBar* bar, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_twins(twins)
    , m_bar(bar)
    , m_actions(actions)
{
    connect(&twins, &StudyTwins::changed, this, &TwinQuestion::refresh);
    connect(bar, &QuestionBar::answered, this, [this](int answer) { m_twins.answer(answer == 0); });
    connect(bar, &QuestionBar::putOff, &twins, &StudyTwins::putOff);
    actions->on(ActionId::OneStudyOrSeveral, this, [this] {
        m_twins.ask();
        m_bar->button(0)->setFocus();
    });
    refresh();
}

void TwinQuestion::refresh()
{
    m_bar->setQuestion(m_twins.isAsked() ? m_twins.question() : QString());
    m_actions->action(ActionId::OneStudyOrSeveral)->setEnabled(m_twins.mayBeAsked());
}

} // namespace foramen
