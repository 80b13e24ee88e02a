#include "ui/widgets/parts/question_bar.h"

#include "ui/widgets/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace foramen {

QuestionBar::QuestionBar(const QString& name, const std::vector<Answer>& answers, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(name);
    m_label = new QLabel(this);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kMargin, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_label, 1);
    for (const Answer& answer : answers) {
        auto* button = new QPushButton(answer.text, this);
        button->setToolTip(answer.toolTip);
        const auto place = static_cast<int>(m_buttons.size());
        connect(button, &QPushButton::clicked, this, [this, place] { Q_EMIT answered(place); });
        m_buttons.push_back(button);
        row->addWidget(button);
    }
    m_later = new QToolButton(this);
    m_later->setProperty("flat", true);
    m_later->setIcon(theme::icon(QStringLiteral("close")));
    m_later->setToolTip(tr("Ask later"));
    m_later->setAccessibleName(tr("Ask later"));
    connect(m_later, &QToolButton::clicked, this, &QuestionBar::putOff);
    row->addWidget(m_later);
    hide();
}

void QuestionBar::setQuestion(const QString& question)
{
    const bool isNew = question != m_label->text();
    m_label->setText(question);
    m_label->setAccessibleName(question);
    setVisible(!question.isEmpty());
    if (isVisible() && isNew) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString QuestionBar::question() const
{
    return m_label->text();
}

QPushButton* QuestionBar::button(int answer) const
{
    return m_buttons[static_cast<std::size_t>(answer)];
}

} // namespace foramen
