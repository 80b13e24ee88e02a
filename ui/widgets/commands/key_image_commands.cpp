#include "ui/widgets/commands/key_image_commands.h"

#include "ui/state/editing/annotations.h"
#include "ui/state/series/series_entry.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/annotation_links.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/pane_area/picture_place.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

KeyImageCommands::KeyImageCommands(const Parts& parts, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_actions(actions)
{
    actions->action(ActionId::KeyImage)->setCheckable(true);
    actions->on(ActionId::KeyImage, this, [this] { toggle(); });
    actions->on(ActionId::NextKeyImage, this, [this] { step(1); });
    actions->on(ActionId::PreviousKeyImage, this, [this] { step(-1); });
    connect(&parts.annotations, &Annotations::changed, this, &KeyImageCommands::refresh);
    connect(&parts.area, &PaneArea::activeChanged, this, &KeyImageCommands::refresh);
    for (PaneWidget* pane : parts.area.panes().all())
        connect(pane, &PaneWidget::positionChanged, this, [this, pane] {
            if (pane == m_parts.area.activePane())
                refresh();
        });
    refresh();
}

void KeyImageCommands::refresh()
{
    const PictureIdentity picture = m_parts.area.activePane()->shownPicture();
    m_actions->action(ActionId::KeyImage)->setChecked(m_parts.annotations.isKeyImage(picture));
}

void KeyImageCommands::toggle()
{
    const PictureIdentity picture = m_parts.area.activePane()->shownPicture();
    if (picture.isKnown())
        m_parts.annotations.toggleKeyImage(picture);
    refresh(); // a click has changed the action's check already
}

void KeyImageCommands::step(int by)
{
    /// A key image in the order of series and slices.
    struct Key {
        std::size_t series;
        int position;
        std::string annotationUid;
    };
    std::vector<Key> keys;
    const PictureIdentity now = m_parts.area.activePane()->shownPicture();
    std::optional<std::size_t> current;
    for (const Annotation& annotation : m_parts.annotations.all()) {
        const auto place = annotation.kind == AnnotationKind::KeyImage
            ? placeOf(annotation.picture, m_parts.current)
            : std::nullopt;
        if (place)
            keys.push_back({place->series->seriesIndex, place->position, annotation.annotationUid});
    }
    if (keys.empty())
        return;
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return a.series != b.series ? a.series < b.series : a.position < b.position;
    });
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (m_parts.annotations.find(keys[i].annotationUid)->picture == now)
            current = i;
    const auto count = static_cast<int>(keys.size());
    const int next =
        current ? (static_cast<int>(*current) + by + count) % count : (by > 0 ? 0 : count - 1);
    m_parts.links.goTo(QString::fromStdString(keys[static_cast<std::size_t>(next)].annotationUid));
}

} // namespace foramen
