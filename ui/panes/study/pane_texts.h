#pragma once

#include "core/spine/terms.h"
#include "ui/panes/pane/pane_view.h"

#include <QString>

#include <map>
#include <optional>

namespace foramen {

/// Interface of the texts in the panes of a study, in the reader's language.
class PaneTexts {
public:
    PaneTexts() = default;
    PaneTexts(const PaneTexts&) = delete;
    PaneTexts& operator=(const PaneTexts&) = delete;
    virtual ~PaneTexts() = default;

    /// Sets titles, badges, messages and remarks of all views.
    /// @param widths  of the panes, logical pixels: the room for titles.
    virtual void tell(PaneViews& views, const std::map<PaneKind, double>& widths) const = 0;
    /// The text at the line of an axial slice. @param number  from 1.
    [[nodiscard]] virtual QString lineText(std::optional<DiscLevel> level, int number) const = 0;
    /// The text at the line of a resampled plane.
    [[nodiscard]] virtual QString planeText(std::optional<DiscLevel> level) const = 0;
};

} // namespace foramen
