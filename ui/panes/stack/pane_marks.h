#pragma once

#include "core/imaging/volume.h"
#include "core/spine/terms.h"

#include <QString>

#include <optional>

namespace foramen {

/// A graded site drawn as a ring with its letter.
struct PaneMark {
    Site site;
    PatientPoint patient; ///< LPS, mm
    std::optional<Severity> severity; ///< none: ungradable, refused, not reliable on patients
    QString name; ///< "L subarticular", shown for the selected one and on hover
    bool selected = false;
    bool provisional = true; ///< the model's, not yet accepted by a reader: drawn dashed
    friend bool operator==(const PaneMark&, const PaneMark&) = default;
};

/// A disc level written beside its disc on sagittal panes.
struct PaneLevel {
    DiscLevel level;
    PatientPoint discCenter;
    bool current = false;
    QString name{}; ///< beside the disc; empty: that of the level
    friend bool operator==(const PaneLevel&, const PaneLevel&) = default;
};

/// A slice of another pane, drawn as a line where it cuts this one.
struct PaneReference {
    VolumePtr volume;
    int slice = 0;
    bool current = false; ///< bold and accented; others (block ends) are faint
    QString text; ///< written at the line's end, may be empty
    std::optional<PatientVector> offset{}; ///< to this pane's series, LPS, mm; see referenceLine()
    friend bool operator==(const PaneReference&, const PaneReference&) = default;
};

/// A stretch of the slice scrollbar that belongs to a disc level or block.
struct PaneSegment {
    int first = 0; ///< position in the pane, counted as in core/imaging/stack_order.h
    int last = 0;
    QString name;
    bool current = false;
    friend bool operator==(const PaneSegment&, const PaneSegment&) = default;
};

} // namespace foramen
