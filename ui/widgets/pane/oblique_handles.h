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

/// Lets the resampled plane be turned by its line in the sagittal panes: the mouse takes hold of a
/// handle before the pane's tool gets it.
class ObliqueHandles : public QObject {
    Q_OBJECT

public:
    explicit ObliqueHandles(std::vector<PaneWidget*> panes, QObject* parent = nullptr);

Q_SIGNALS:
    /// The mouse holds an end of the line: the way that it should run.
    void turned(foramen::PatientVector towardsBack);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(PaneWidget* pane, const QMouseEvent& event);
    bool move(PaneWidget* pane, const QMouseEvent& event);
    void hover(PaneWidget* pane, QPointF position);

    std::vector<PaneWidget*> m_panes;
    PaneWidget* m_held = nullptr; ///< the pane whose handle is held
    bool m_isBackHeld = false;
    PaneWidget* m_hovered = nullptr; ///< the pane whose handle the mouse is over
};

} // namespace foramen
