#pragma once

#include "ui/panes/pane_content.h"
#include "ui/panes/pane_interaction.h"
#include "ui/panes/stack_view.h"
#include "ui/widgets/pane/annotation_text_entry.h"
#include "ui/widgets/pane/magnifier.h"
#include "ui/widgets/pane/screen_image.h"
#include "ui/widgets/pane/viewport_widget.h"

namespace foramen {

/// The insides of a pane; its functions are spread over viewport_widget.cpp (what is shown),
/// viewport_tools.cpp (tools and annotations) and viewport_events.cpp (painting, mouse and keys).
struct ViewportWidget::Private {
    StackView stack;
    PaneContent content;
    ScreenImage image; ///< what was painted last
    PaneInteraction interaction{stack, content};
    Magnifier magnifier;
    AnnotationTextEntry* textEntry = nullptr; ///< made when it is first needed
    Annotation texted; ///< what its text is entered for
    ViewState told; ///< the view that viewChanged() last spoke of

    [[nodiscard]] bool hasPicture() const
    {
        return stack.scene().volume() && content.message.isEmpty();
    }
};

} // namespace foramen
