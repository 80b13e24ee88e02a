#include "ui/widgets/window/start_page.h"

#include "ui/state/settings/recent_studies.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/theme/theme.h"

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

QPushButton* linkButton(const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setProperty("link", true);
    button->setText(button->fontMetrics()
                        .elidedText(text, Qt::ElideMiddle, kFrameWidth - 24)
                        .replace(QLatin1Char('&'), QStringLiteral("&&")));
    return button;
}

} // namespace

StartPage::StartPage(Actions* actions, RecentStudies* recent, const QString& place, QWidget* parent)
    : QWidget(parent)
    , m_recentStudies(recent)
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
    m_firstSteps = makeFirstSteps(actions, place);
    column->addWidget(m_firstSteps, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_recentStudies, &RecentStudies::changed, this, &StartPage::showRecent);
    showRecent();
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

    m_cancel = new QPushButton(tr("Cancel"), m_frame);
    m_cancel->setObjectName(QStringLiteral("cancelOpening"));
    m_cancel->setToolTip(tr("Stop looking, for example where a network folder does not answer"));
    connect(m_cancel, &QPushButton::clicked, this, &StartPage::cancelled);

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
    column->addWidget(m_cancel, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return m_frame;
}

QLabel* StartPage::makeFirstSteps(Actions* actions, const QString& place)
{
    const auto keyOf = [actions](ActionId id) {
        return actions->action(id)->shortcut().toString(QKeySequence::NativeText);
    };
    auto* label = new QLabel(tr("%1: the manual · %2: all keys\n"
                                "A synthetic study to try: foramen-cli phantom --out FOLDER\n"
                                "Your work is saved at each step, in %3")
                                 .arg(keyOf(ActionId::Help), keyOf(ActionId::ShortcutSheet), place),
                             this);
    label->setObjectName(QStringLiteral("firstSteps"));
    label->setProperty("dim", true);
    label->setFixedWidth(kFrameWidth);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setContentsMargins(0, 16, 0, 0);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void StartPage::showRecent()
{
    while (QLayoutItem* item = m_recentList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<RecentStudy>& studies = m_recentStudies->studies();
    m_recent->setVisible(!studies.isEmpty() && !m_choices->isHidden());
    m_firstSteps->setVisible(studies.isEmpty() && !m_choices->isHidden());
    if (studies.isEmpty())
        return;
    auto* heading = new QLabel(tr("Recent studies"), m_recent);
    heading->setProperty("dim", true);
    heading->setProperty("small", true);
    heading->setContentsMargins(8, 0, 0, 4);
    m_recentList->addWidget(heading);
    for (const RecentStudy& study : studies.mid(0, kRecentShown)) {
        const QString reason = study.reason();
        const QString text =
            study.name() + QStringLiteral("   ") + (reason.isEmpty() ? study.place() : reason);
        auto* button = linkButton(text, m_recent);
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason.isEmpty()
                               ? study.paths.join(QLatin1Char('\n'))
                               : study.paths.join(QLatin1Char('\n')) + QLatin1Char('\n') + reason);
        button->setAccessibleName(tr("Open %1").arg(text));
        connect(button, &QPushButton::clicked, this,
                [this, paths = study.paths] { Q_EMIT pathsChosen(paths); });
        m_recentList->addWidget(button);
    }
    auto* clear = linkButton(tr("Clear the list"), m_recent);
    clear->setToolTip(tr("Clears this list; the files stay"));
    clear->setProperty("dim", true);
    // Delayed, because the clicked button would be deleted within its own click.
    connect(clear, &QPushButton::clicked, m_recentStudies, &RecentStudies::clear,
            Qt::QueuedConnection);
    m_recentList->addWidget(clear);
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_recentStudies->look();
}

void StartPage::setScanning(bool scanning)
{
    m_heading->setText(scanning ? tr("Looking for pictures…") : tr("Drop a study here"));
    m_hint->setText(scanning ? tr("Reading the headers of all files")
                             : tr("a folder, files, a zip, an ISO image or a DICOMDIR"));
    m_choices->setVisible(!scanning);
    m_busy->setVisible(scanning);
    m_cancel->setVisible(scanning);
    m_recent->setVisible(!m_recentStudies->studies().isEmpty() && !scanning);
    m_firstSteps->setVisible(m_recentStudies->studies().isEmpty() && !scanning);
}

void StartPage::setDropHint(bool over)
{
    m_frame->setProperty("over", over);
    m_frame->style()->unpolish(m_frame);
    m_frame->style()->polish(m_frame);
}

} // namespace foramen
