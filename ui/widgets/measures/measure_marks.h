#pragma once

#include <QObject>

namespace foramen {

class Actions;
class Annotations;
class CurrentStudy;
class PaneArea;
class SiteSelection;

/// Draws the marks of the automatic measures of the current level in the panes while
/// ActionId::ShowMeasures is on; of those that a reader took over, the reader's annotation stands
/// there already.
class MeasureMarks : public QObject {
    Q_OBJECT

public:
    /// The parts that it reads.
    struct Parts {
        const CurrentStudy& current;
        const Annotations& annotations;
        const SiteSelection& selection;
        PaneArea* area = nullptr;
    };
    MeasureMarks(const Parts& parts, Actions* actions, QObject* parent = nullptr);

    /// Draws what belongs to no level (lordosis) as well.
    void setWholeSpine(bool shown);

private:
    void refresh();

    Parts m_parts;
    Actions* m_actions;
    bool m_isWholeSpine = false;
};

} // namespace foramen
