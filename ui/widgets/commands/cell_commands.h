#pragma once

#include <QObject>

class QWidget;

namespace foramen {

class Actions;
class AssessmentEditing;
class CurrentStudy;
class FilterChoice;
class SiteSelection;

/// What the actions on several cells do: the filter of the grid, and accepting AI grades together.
class CellCommands : public QObject {
    Q_OBJECT

public:
    /// The parts of the session that the actions read and change.
    struct Parts {
        const CurrentStudy& current;
        const SiteSelection& selection;
        AssessmentEditing& editing;
        FilterChoice& filter;
    };
    /// @param window  owns the list that is asked about
    CellCommands(const Parts& parts, Actions* actions, QWidget* window);

private:
    void acceptSeveral();
    void stepFilter();

    Parts m_parts;
    QWidget* m_window;
};

} // namespace foramen
