#pragma once

#include "core/base/patient_space.h"
#include "ui/panes/pane/oblique_line.h"
#include "ui/panes/pane/pane_kind.h"
#include "ui/panes/stack/levelled_stack.h"
#include "ui/panes/stack/pane_marks.h"
#include "ui/panes/stack/stack_view.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace foramen {

/// All that a pane shows of a study, as one value: it is computed as a whole and applied at once by
/// Pane::show(). Window, zoom and pan belong to the pane.
struct PaneView {
    LevelledStack stack;
    bool isResampled = false; ///< planes made from another series
    bool isOtherSeries = false; ///< the reader's choice in place of the role's series
    std::optional<AnatomicalPlane> reformat; ///< the plane that the reader chose; then isResampled
    bool isCropped = true; ///< where that fills the pane: the spine is in the middle
    int position = 0;
    std::optional<FieldOfView> defaultField; ///< see StackView::setDefaultField()
    std::optional<PatientPoint> lookAt; ///< brought into view when the view is applied
    std::optional<double> fieldOfViewMm; ///< then shown around lookAt; none: unchanged

    QString title;
    QString subtitle;
    QStringList shortSubtitles; ///< from longer to shorter, where subtitle has no room
    QString spokenTitle; ///< for screen readers; empty: the title
    QString badge;
    QString message; ///< in place of a picture
    QString remark; ///< why the pane is not linked to another
    std::vector<PaneMark> marks;
    std::vector<PaneLevel> levels; ///< also where the hanging puts the spine
    std::vector<PaneReference> references;
    std::vector<PaneSegment> segments;
    std::optional<ObliqueLine> obliqueLine;
    std::optional<PatientPoint> crosshair;

    [[nodiscard]] VolumePtr volume() const { return stack.volumeAt(position); }
    [[nodiscard]] int slice() const { return stack.sliceAt(position); }
};

/// The views of a study's panes; a study may have fewer panes than there are kinds.
using PaneViews = std::map<PaneKind, PaneView>;

} // namespace foramen
