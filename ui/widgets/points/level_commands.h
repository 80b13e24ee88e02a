#pragma once

#include <QObject>

namespace foramen {

class Actions;
class AssessmentEditing;
class CurrentStudy;

/// What the actions on the names of the levels do; they are checked as the study is named.
class LevelCommands : public QObject {
    Q_OBJECT

public:
    LevelCommands(const CurrentStudy& current, AssessmentEditing& editing, Actions* actions,
                  QObject* parent);

private:
    void refresh(const Actions& actions);

    const CurrentStudy& m_current;
};

} // namespace foramen
