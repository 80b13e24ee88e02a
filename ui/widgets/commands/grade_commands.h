#pragma once

#include "core/spine/terms.h"

#include <QObject>

#include <optional>

namespace foramen {

class Actions;
class Session;
class SidePanel;

/// What the actions on the current site do: grade it, accept it, go to the next one.
class GradeCommands : public QObject {
    Q_OBJECT

public:
    GradeCommands(Session* session, SidePanel* side, Actions* actions, QObject* parent);

private:
    void connectDecisions(Actions* actions);
    void connectSteps(Actions* actions);
    void goTo(std::optional<Site> site);

    Session* m_session;
    SidePanel* m_side;
};

} // namespace foramen
