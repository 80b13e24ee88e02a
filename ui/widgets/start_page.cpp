#include "ui/widgets/start_page.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace foramen {

namespace {

constexpr int kFrameWidth = 560;
constexpr int kFrameHeight = 260;
constexpr int kRecentShown = 6;

QPushButton* actionButton(QAction* action, bool primary)
{
    auto* button = new QPushButton(action->text());
    button->setToolTip(action->toolTip());
    button->setProperty("primary", primary);
    button->setIcon(primary ? theme::icon(QStringLiteral("open"), &theme::Colors::onAccent)
                            : QIcon());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

StartPage::StartPage(Actions* actions, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    m_recent = new QWidget(this);
    m_recent->setFixedWidth(kFrameWidth);
    m_recentList = new QVBoxLayout(m_recent);
    m_recentList->setContentsMargins(0, 8, 0, 0);
    m_recentList->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(makeDropFrame(actions), 0, Qt::AlignHCenter);
    column->addWidget(m_recent, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setScanning(false);
}

QFrame* StartPage::makeDropFrame(Actions* actions)
{
    m_frame = new QFrame(this);
    m_frame->setObjectName(QStringLiteral("dropFrame"));
    m_frame->setFixedSize(kFrameWidth, kFrameHeight);
    m_heading = new QLabel(m_frame);
    m_heading->setProperty("heading", true);
    m_heading->setAlignment(Qt::AlignCenter);
    m_hint = new QLabel(m_frame);
    m_hint->setProperty("dim", true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_busy = new QProgressBar(m_frame);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(200);

    m_choices = new QWidget(m_frame);
    auto* buttons = new QHBoxLayout(m_choices);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(actionButton(actions->action(ActionId::OpenFolder), true));
    buttons->addWidget(actionButton(actions->action(ActionId::OpenFiles), false));
    buttons->addStretch(1);

    auto* column = new QVBoxLayout(m_frame);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_heading);
    column->addWidget(m_hint);
    column->addSpacing(8);
    column->addWidget(m_choices);
    column->addWidget(m_busy, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return m_frame;
}

void StartPage::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recentList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_hasRecent = !paths.isEmpty();
    m_recent->setVisible(m_hasRecent && !m_choices->isHidden());
    if (!m_hasRecent)
        return;
    auto* heading = new QLabel(tr("Opened lately"), m_recent);
    heading->setProperty("dim", true);
    heading->setProperty("small", true);
    heading->setContentsMargins(8, 0, 0, 4);
    m_recentList->addWidget(heading);
    for (const QString& path : paths.mid(0, kRecentShown)) {
        auto* button = new QPushButton(m_recent);
        button->setProperty("link", true);
        const QString shown = button->fontMetrics().elidedText(QDir::toNativeSeparators(path),
                                                               Qt::ElideMiddle, kFrameWidth - 24);
        button->setText(shown);
        button->setToolTip(path);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT pathChosen(path); });
        m_recentList->addWidget(button);
    }
}

void StartPage::setScanning(bool scanning)
{
    m_heading->setText(scanning ? tr("Looking for pictures…") : tr("Drop a study here"));
    m_hint->setText(scanning ? tr("Reading the headers of all files")
                             : tr("or open a folder: series are found by their headers"));
    m_choices->setVisible(!scanning);
    m_busy->setVisible(scanning);
    m_recent->setVisible(m_hasRecent && !scanning);
}

void StartPage::setDropHint(bool over)
{
    m_frame->setProperty("over", over);
    m_frame->style()->unpolish(m_frame);
    m_frame->style()->polish(m_frame);
}

} // namespace foramen
