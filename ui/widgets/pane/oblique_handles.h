#pragma once

#include "core/base/patient_space.h"
#include "ui/widgets/pane_painting/oblique_overlay.h"

#include <QObject>
#include <QPointF>

#include <optional>
#include <vector>

class QMouseEvent;

namespace foramen {

class PaneWidget;

/// Turns the resampled plane by the handles of its line in the sagittal panes. A handle takes the
/// mouse before the tool of the pane.
class ObliqueHandles : public QObject {
    Q_OBJECT

public:
    explicit ObliqueHandles(std::vector<PaneWidget*> panes, QObject* parent = nullptr);

Q_SIGNALS:
    /// A handle is being dragged: the new direction of the line.
    void turned(foramen::PatientVector towardsBack);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(PaneWidget* pane, const QMouseEvent& event);
    bool move(PaneWidget* pane, const QMouseEvent& event);
    void hover(PaneWidget* pane, QPointF position);

    std::vector<PaneWidget*> m_panes;
    PaneWidget* m_held = nullptr; ///< the pane whose handle is being dragged
    bool m_isBackHeld = false;
    PaneWidget* m_hovered = nullptr; ///< the pane whose handle the mouse is over
};

} // namespace foramen
