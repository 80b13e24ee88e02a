#include "ui/widgets/series/link_entries.h"

#include "ui/state/editing/series_links.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <optional>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeriesLinks)
};

} // namespace

void addLinkEntries(QMenu* menu, SeriesLinks& links, std::size_t seriesIndex)
{
    auto* group = new QActionGroup(menu);
    const auto chosen = links.overruled(seriesIndex);
    const auto add = [&](const QString& text, std::optional<bool> isLinked) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(chosen == isLinked);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &links, [&links, seriesIndex, isLinked] {
            links.overrule(seriesIndex, isLinked);
        });
    };
    add(Words::tr("Link automatically"), std::nullopt);
    add(Words::tr("Link this series"), true);
    add(Words::tr("Do not link"), false);
}

} // namespace foramen
