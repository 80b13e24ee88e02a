#pragma once

#include "core/spine/terms.h"

#include <QObject>

#include <optional>

namespace foramen {

class Actions;
class AssessmentEditing;
class CurrentStudy;
class SiteExplanation;
class SiteSelection;
class SidePanel;

/// What the actions on the current site do: grade it, accept it, go to the next one.
class GradeCommands : public QObject {
    Q_OBJECT

public:
    /// The parts of the session that the actions read and change.
    struct Parts {
        const CurrentStudy& current;
        SiteSelection& selection;
        AssessmentEditing& editing;
        SiteExplanation& explanation;
    };
    GradeCommands(const Parts& parts, SidePanel* side, Actions* actions, QObject* parent);

private:
    void connectDecisions(Actions* actions);
    void connectSteps(Actions* actions);
    void goTo(std::optional<Site> site);

    Parts m_parts;
    SidePanel* m_side;
};

} // namespace foramen
