#pragma once

#include <QObject>

#include <functional>

namespace foramen {

class Actions;
class CurrentStudy;
class MessageBanner;
class Reveal;
class SiteSelection;

/// What the actions do that show AI grades: the mode of the study, one grade, all of the sites that
/// were decided, and the walk through the differences.
class RevealCommands : public QObject {
    Q_OBJECT

public:
    /// The parts of the session that the actions read and change.
    struct Parts {
        const CurrentStudy& current;
        SiteSelection& selection;
        Reveal& reveal;
        MessageBanner& banner;
        std::function<void()> showGrid;
    };
    RevealCommands(const Parts& parts, Actions* actions, QObject* parent);

private:
    void connectModes(Actions* actions);
    void goToDifference();
    void tellDifferences();
    void refresh(const Actions& actions);

    Parts m_parts;
};

} // namespace foramen
