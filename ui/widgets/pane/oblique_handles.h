#pragma once

#include "core/base/patient_space.h"
#include "ui/widgets/pane/oblique_overlay.h"

#include <QObject>
#include <QPointF>

#include <optional>
#include <vector>

class QMouseEvent;

namespace foramen {

class ViewportWidget;

/// Lets the resampled plane be turned by its line in the sagittal panes: the mouse takes hold of a
/// handle before the pane's tool gets it.
class ObliqueHandles : public QObject {
    Q_OBJECT

public:
    explicit ObliqueHandles(std::vector<ViewportWidget*> panes, QObject* parent = nullptr);

Q_SIGNALS:
    /// The mouse holds an end of the line: the way that it should run.
    void turned(foramen::PatientVector towardsBack);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(ViewportWidget* pane, const QMouseEvent& event);
    bool move(ViewportWidget* pane, const QMouseEvent& event);
    void hover(ViewportWidget* pane, QPointF position);

    std::vector<ViewportWidget*> m_panes;
    ViewportWidget* m_held = nullptr; ///< the pane whose handle is held
    bool m_isBackHeld = false;
    ViewportWidget* m_hovered = nullptr; ///< the pane whose handle the mouse is over
};

} // namespace foramen
