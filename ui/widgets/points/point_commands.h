#pragma once

#include "core/spine/terms.h"

#include <QObject>

#include <functional>

namespace foramen {

class Actions;
class CurrentStudy;
class MessageBanner;
class PaneArea;
class PointEditing;
class SiteSelection;
class StudyPanes;

/// What the actions on the point of the current site do: place it at the mouse, move it to the
/// slice shown or to its disc, accept the AI's, remove it.
class PointCommands : public QObject {
    Q_OBJECT

public:
    /// The parts that the actions read and change.
    struct Parts {
        const CurrentStudy& current;
        const SiteSelection& selection;
        PointEditing& points;
        StudyPanes& studyPanes;
        const PaneArea& panes;
        MessageBanner& banner;
    };
    PointCommands(const Parts& parts, Actions* actions, QObject* parent);

private:
    /// Runs the work on the current site where a study is open.
    void onSite(const std::function<void(Site)>& work);
    void placeAtMouse(Site site);
    void moveToSlice(Site site);

    Parts m_parts;
};

} // namespace foramen
