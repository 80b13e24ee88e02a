#pragma once

#include "ui/widgets/measures/measure_table.h"

#include <QWidget>

class QPushButton;
class QMenu;

namespace foramen {

class Actions;
class AnnotationLinks;
class Annotations;
class CurrentStudy;
class MeasureMarks;
class SiteSelection;
class ToolSelection;

/// The table of measures with what can be done with them: see the picture, take a value over as the
/// reader's own measurement, use the automatic one again, measure by hand, copy the table. Hidden
/// where nothing of the spine was measured.
class MeasuresPanel : public QWidget {
    Q_OBJECT

public:
    /// The parts that it shows and changes.
    struct Parts {
        const CurrentStudy& current;
        Annotations& annotations;
        SiteSelection& selection;
        AnnotationLinks& links;
        ToolSelection& tools;
        MeasureMarks& marks;
    };
    MeasuresPanel(const Parts& parts, Actions* actions, QWidget* parent = nullptr);

    [[nodiscard]] MeasureTable* table() const { return m_table; }

private:
    void build(Actions* actions);
    void fillHandMenu(QMenu* menu);
    void refresh();
    void refreshButtons();
    /// The picture of the current measure, and its level as the current one.
    void goToCurrent();
    void editCurrent();
    void useAutomatic();
    void showMenu(QPoint position);
    [[nodiscard]] const LevelMeasure* currentMeasure() const;
    [[nodiscard]] const SpineMeasure* automaticAt(const MeasurePlace& place) const;

    Parts m_parts;
    std::vector<LevelMeasure> m_measures;
    MeasureTable* m_table;
    QPushButton* m_edit = nullptr;
    QPushButton* m_automatic = nullptr;
};

} // namespace foramen
