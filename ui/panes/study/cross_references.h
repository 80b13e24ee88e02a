#pragma once

#include "ui/panes/pane/pane_view.h"

#include <optional>
#include <vector>

namespace foramen {

class ObliquePlanes;
class PaneSource;
class PaneTexts;

/// Lines of the slices of one pane in another.
class CrossReferences {
public:
    explicit CrossReferences(const PaneSource& source)
        : m_source(source)
    {
    }

    /// Sets the lines of all views.
    /// @param active  the pane that is being read; none where it is none of these.
    /// @param planes  null where none are resampled.
    void draw(PaneViews& views, std::optional<PaneKind> active, const ObliquePlanes* planes,
              const PaneTexts& texts) const;

private:
    /// The lines of those whose series are linked to that of a view.
    [[nodiscard]] std::vector<PaneReference> linesIn(const PaneView& view,
                                                     const std::vector<PaneReference>& lines) const;
    [[nodiscard]] std::optional<ObliqueLine>
    lineToTurn(const PaneView& sagittal, const PaneView& axial, const ObliquePlanes& planes) const;

    const PaneSource& m_source;
};

} // namespace foramen
