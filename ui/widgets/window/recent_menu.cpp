#include "ui/widgets/window/recent_menu.h"

#include "ui/state/settings/recent_studies.h"
#include "ui/widgets/keys/actions.h"

#include <QFontMetrics>

namespace foramen {

namespace {

constexpr int kWidest = 420; ///< logical pixels of an entry

/// Escapes '&', because a name has no mnemonic.
QString plain(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

RecentMenu::RecentMenu(Actions* actions, RecentStudies* recent, QWidget* parent)
    : QMenu(parent)
    , m_actions(actions)
    , m_recent(recent)
{
    setToolTipsVisible(true);
    connect(m_recent, &RecentStudies::changed, this, &RecentMenu::fill);
    connect(this, &QMenu::aboutToShow, m_recent, &RecentStudies::look);
    fill();
}

void RecentMenu::fill()
{
    clear();
    addAction(m_actions->action(ActionId::OpenFolder));
    addAction(m_actions->action(ActionId::OpenFiles));
    addAction(m_actions->action(ActionId::Studies));
    addAction(m_actions->action(ActionId::SearchArchive));
    if (m_recent->studies().isEmpty())
        return;
    addSection(tr("Recent studies"));
    for (const RecentStudy& study : m_recent->studies()) {
        const QString text = study.name() + QStringLiteral("   ") + study.place();
        QAction* action =
            addAction(plain(fontMetrics().elidedText(text, Qt::ElideMiddle, kWidest)));
        const QString reason = study.reason();
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason.isEmpty() ? study.paths.join(QLatin1Char('\n')) : reason);
        connect(action, &QAction::triggered, this,
                [this, paths = study.paths] { Q_EMIT chosen(paths); });
    }
    addSeparator();
    connect(addAction(tr("Clear the list")), &QAction::triggered, m_recent, &RecentStudies::clear);
}

} // namespace foramen
