#pragma once

#include "core/spine/terms.h"
#include "ui/panes/pane/pane_view.h"

namespace foramen {

class PaneSource;

// What panes show of an assessment: rings of graded sites, names of levels, stretches of the axial
// scrollbar.

/// Sets the marks of all views. @param side  shown by the sagittal T1 where its slice does not
/// tell.
void markSites(PaneViews& views, const PaneSource& source, Side side);
/// Sets levels and segments of all views.
void nameLevels(PaneViews& views, const PaneSource& source);

} // namespace foramen
