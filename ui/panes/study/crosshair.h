#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_view.h"

#include <optional>

namespace foramen {

class PaneSource;

/// The place in the patient that the reader points at, which all linked panes of a study show.
class Crosshair {
public:
    explicit Crosshair(const PaneSource& source)
        : m_source(source)
    {
    }

    /// Points at a place in a pane. @param point  LPS, mm, in the coordinates of its series.
    void pointAt(const PaneView& view, PatientPoint point);
    void release() { m_place.reset(); }
    [[nodiscard]] bool isPointing() const { return m_place.has_value(); }
    /// Sets the positions of the whole stacks to the slice of the place; the foramina stay with
    /// their level. @param from  the pane that is pointed in.
    void follow(PaneKind from, PaneViews& views) const;
    /// Sets the crosshair of all views.
    void draw(PaneViews& views) const;

private:
    /// A place in a series.
    struct Place {
        VolumePtr volume;
        PatientPoint point;
    };
    /// The place in the coordinates of the series of a view; none where the two are not linked.
    [[nodiscard]] std::optional<PatientPoint> pointIn(const PaneView& view) const;

    const PaneSource& m_source;
    std::optional<Place> m_place;
};

} // namespace foramen
