#include "ui/widgets/measures/measure_marks.h"

#include "ui/panes/annotation/annotation_layer.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/language/measure_text.h"
#include "ui/state/measures/study_measures.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <vector>

namespace foramen {

MeasureMarks::MeasureMarks(const Parts& parts, Actions* actions, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_actions(actions)
{
    QAction* show = actions->action(ActionId::ShowMeasures);
    show->setCheckable(true);
    connect(show, &QAction::toggled, this, &MeasureMarks::refresh);
    connect(&parts.current, &CurrentStudy::assessmentChanged, this, &MeasureMarks::refresh);
    connect(&parts.annotations, &Annotations::changed, this, &MeasureMarks::refresh);
    connect(&parts.selection, &SiteSelection::changed, this, &MeasureMarks::refresh);
    refresh();
}

void MeasureMarks::setWholeSpine(bool shown)
{
    m_isWholeSpine = shown;
    refresh();
}

void MeasureMarks::refresh()
{
    std::vector<MeasureMark> marks;
    if (m_actions->action(ActionId::ShowMeasures)->isChecked()) {
        const std::vector<LevelMeasure> shown = measuresOf(*m_parts.current);
        for (const SpineMeasure& measure : m_parts.current->assessment.measures()) {
            const bool isHere =
                measure.level ? *measure.level == m_parts.selection.site().level : m_isWholeSpine;
            const LevelMeasure* one = measureOf(shown, measure.kind, measure.level, measure.side);
            if (!isHere || !one || one->isReaders)
                continue;
            MeasureMark& mark = marks.emplace_back();
            mark.marks = annotationOf(measure);
            mark.marks.annotationUid = "automatic"; // a finished drawing
            mark.text =
                QStringLiteral("%1 %2 ± %3")
                    .arg(measureName(measure.kind), measureValueText(measure.kind, measure.value),
                         measureNumberText(measure.deviation));
        }
    }
    for (PaneWidget* pane : m_parts.area->panes().all())
        pane->setMeasureMarks(marks);
}

} // namespace foramen
