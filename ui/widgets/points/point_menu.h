#pragma once

#include "core/spine/terms.h"
#include "ui/panes/pane/pane_kind.h"
#include "ui/widgets/keys/actions.h"

#include <QPointF>

#include <functional>

class QMenu;
class QString;

namespace foramen {

class CurrentStudy;
class PaneWidget;
class PointEditing;
class SiteSelection;
class StudyPanes;

/// The entries on points in the context menu of a pane: of the ring under the mouse, or else of the
/// current site and the others at its level.
class PointMenu {
public:
    /// The parts that the entries read and change.
    struct Parts {
        const CurrentStudy& current;
        const SiteSelection& selection;
        PointEditing& points;
        StudyPanes& studyPanes;
        const Actions& actions; ///< name the keys
    };
    explicit PointMenu(const Parts& parts)
        : m_parts(parts)
    {
    }

    /// @param at  logical pixels of the pane. Nothing is added where the pane shows no picture.
    void addEntries(QMenu* menu, const PaneWidget& pane, PaneKind kind, QPointF at) const;

private:
    void addOfRing(QMenu* menu, Site site, PaneKind kind) const;
    void addOfPlace(QMenu* menu, PaneKind kind, QPointF at) const;
    /// @param key  of the action that does the same with the current site.
    void add(QMenu* menu, const QString& text, Site site, ActionId key,
             std::function<void(Site)> work) const;

    Parts m_parts;
};

} // namespace foramen
