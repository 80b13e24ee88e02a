#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_view.h"

#include <optional>
#include <vector>

namespace foramen {

class ObliquePlanes;
class PaneSource;
class PaneTexts;

/// Lines of the slices of one pane in another, and the crosshair that all panes share.
class CrossReferences {
public:
    explicit CrossReferences(const PaneSource& source)
        : m_source(source)
    {
    }

    /// Points at a place in a pane: what is linked to its series shows it, too.
    void pointAt(const PaneView& view, PatientPoint point);
    void release() { m_crosshair.reset(); }
    [[nodiscard]] bool isPointing() const { return m_crosshair.has_value(); }
    /// Takes the whole stacks to the slice of the crosshair; the foramina stay with their level.
    void follow(PaneKind from, PaneViews& views) const;

    /// Sets lines and crosshair of all views. @param active  the pane that is being read; none
    /// where it is none of these. @param planes  null where none are resampled.
    void draw(PaneViews& views, std::optional<PaneKind> active, const ObliquePlanes* planes,
              const PaneTexts& texts) const;

private:
    struct Crosshair {
        VolumePtr volume; ///< that the place was pointed at in
        PatientPoint point;
    };
    /// The crosshair's place in the series of a view; none where they are not linked.
    [[nodiscard]] std::optional<PatientPoint> pointIn(const PaneView& view) const;
    /// The lines of those whose series are linked to that of a view.
    [[nodiscard]] std::vector<PaneReference> linesIn(const PaneView& view,
                                                     const std::vector<PaneReference>& lines) const;
    [[nodiscard]] std::optional<ObliqueLine>
    lineToTurn(const PaneView& sagittal, const PaneView& axial, const ObliquePlanes& planes) const;

    const PaneSource& m_source;

    std::optional<Crosshair> m_crosshair;
};

} // namespace foramen
