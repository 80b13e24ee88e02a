#include "ui/widgets/window/status_line.h"

#include "ui/state/grading/study_grading.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/parts/elided_label.h"
#include "ui/widgets/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QProgressBar>
#include <QPushButton>

namespace foramen {

namespace {

constexpr int kDot = 8;

QPixmap dotOf(const QColor& color, qreal ratio)
{
    QPixmap picture(QSize(kDot, kDot) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(0, 0, kDot, kDot);
    return picture;
}

QColor colorOf(GradingState state)
{
    switch (state) {
    case GradingState::Done:
        return theme::colors().done;
    case GradingState::Waiting:
    case GradingState::Running:
        return theme::colors().accent;
    case GradingState::Failed:
        return theme::colors().warning;
    case GradingState::Off:
    case GradingState::Cancelled:
        break;
    }
    return theme::colors().dim;
}

QPushButton* smallButton(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(action->text(), parent);
    button->setProperty("small", true);
    button->setToolTip(action->toolTip());
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

StatusLine::StatusLine(const Parts& parts, Actions* actions, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("statusLine"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(30);

    auto* research = new QLabel(tr("Research use only. Not for diagnosis."), this);
    research->setObjectName(QStringLiteral("researchUse"));
    research->setProperty("warning", true);
    research->setAlignment(Qt::AlignCenter);
    m_saved = new QLabel(this);
    m_saved->setProperty("dim", true);
    m_saved->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    // Three columns, the outer ones equally wide, so that the middle one is centred.
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::kMargin, 0, theme::kMargin, 0);
    grid->addWidget(makeLeft(actions), 0, 0);
    grid->addWidget(research, 0, 1);
    grid->addWidget(m_saved, 0, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);

    connect(&parts.grading, &StudyGrading::changed, this, &StatusLine::refreshGrading);
    connect(&parts.opening, &StudyOpening::changed, this, &StatusLine::refreshGrading);
    connect(&parts.opening, &StudyOpening::changed, this, &StatusLine::refreshOpening);
    connect(&parts.saving, &StudySaving::changed, this, &StatusLine::refreshSaved);
    connect(&parts.opening, &StudyOpening::changed, this, &StatusLine::refreshSaved);
    connect(&parts.undo, &QUndoGroup::indexChanged, this, &StatusLine::refreshSaved);
    refreshOpening();
    refreshGrading();
    refreshSaved();
}

QWidget* StatusLine::makeLeft(Actions* actions)
{
    auto* left = new QWidget(this);
    m_dot = new QLabel(left);
    m_dot->setFixedWidth(kDot);
    m_grading = new ElidedLabel(left);
    m_grading->setProperty("dim", true);
    m_grading->setObjectName(QStringLiteral("gradingText"));
    m_progress = new QProgressBar(left);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(96);
    m_cancel = smallButton(actions->action(ActionId::CancelGrading), left);
    m_cancel->setText(tr("Cancel"));
    m_start = smallButton(actions->action(ActionId::StartGrading), left);
    m_opening = new QWidget(left);
    auto* looking = new QHBoxLayout(m_opening);
    looking->setContentsMargins(0, 0, 0, 0);
    auto* text = new QLabel(tr("Looking for pictures…"), m_opening);
    text->setProperty("dim", true);
    auto* giveUp = new QPushButton(tr("Cancel"), m_opening);
    giveUp->setObjectName(QStringLiteral("cancelOpening"));
    giveUp->setProperty("small", true);
    giveUp->setToolTip(tr("Stop looking, and keep the open study"));
    giveUp->setFocusPolicy(Qt::TabFocus);
    connect(giveUp, &QPushButton::clicked, this, &StatusLine::openingCancelled);
    looking->addWidget(text);
    looking->addWidget(giveUp);
    auto* row = new QHBoxLayout(left);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_opening);
    row->addWidget(m_dot);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_start);
    row->addWidget(m_grading, 1);
    return left;
}

void StatusLine::addBadge(QWidget* badge)
{
    m_grading->parentWidget()->layout()->addWidget(badge);
}

void StatusLine::refreshOpening()
{
    m_opening->setVisible(m_parts.current->study() != nullptr
                          && m_parts.opening.state() == StudyState::Scanning);
}

void StatusLine::refreshGrading()
{
    const GradingState state = m_parts.grading.state();
    const bool open = m_parts.current->study() != nullptr;
    const bool running = state == GradingState::Running;
    m_dot->setPixmap(dotOf(colorOf(state), devicePixelRatioF()));
    m_grading->setText(m_parts.grading.text());
    m_grading->setToolTip(m_parts.grading.text());
    m_progress->setVisible(running);
    m_progress->setValue(static_cast<int>(m_parts.grading.progress() * 1000));
    m_cancel->setVisible(running);
    m_start->setVisible(open
                        && (state == GradingState::Cancelled || state == GradingState::Failed));
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange && m_saved)
        refreshGrading(); // the dot has the theme's colour
    QWidget::changeEvent(event);
}

void StatusLine::refreshSaved()
{
    QStringList parts;
    if (m_parts.current->study() && !m_parts.saving.text().isEmpty())
        parts << m_parts.saving.text();
    const int depth = m_parts.current->undo.index();
    if (depth > 0)
        parts << tr("undo %n step(s)", nullptr, depth);
    m_saved->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace foramen
