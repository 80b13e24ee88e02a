#pragma once

#include <QObject>

namespace foramen {

class Actions;
class AnnotationLinks;
class Annotations;
class CurrentStudy;
class PaneArea;

/// What the actions on key images do: mark the picture of the active pane, go from one key image to
/// the next.
class KeyImageCommands : public QObject {
    Q_OBJECT

public:
    /// The parts that the actions read and change.
    struct Parts {
        const CurrentStudy& current;
        Annotations& annotations;
        AnnotationLinks& links; ///< shows a key image
        PaneArea& area;
    };
    KeyImageCommands(const Parts& parts, Actions* actions, QObject* parent);

private:
    void toggle();
    void step(int by);
    /// The action is checked where the active pane shows a key image.
    void refresh();

    Parts m_parts;
    Actions* m_actions;
};

} // namespace foramen
