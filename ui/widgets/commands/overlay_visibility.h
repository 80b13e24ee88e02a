#pragma once

#include <QObject>

namespace foramen {

class Actions;
class PaneArea;

/// Which overlays the panes draw: all, no marks, or none. ActionId::CycleOverlays steps through
/// them.
class OverlayVisibility : public QObject {
    Q_OBJECT

public:
    OverlayVisibility(PaneArea* panes, Actions* actions, QObject* parent);

    /// Hides the marks for as long as a key is held.
    void setMarksHeldHidden(bool hidden);
    [[nodiscard]] bool areMarksHeldHidden() const { return m_marksHeldHidden; }

private:
    enum class Shown { All, NoMarks, None };

    void cycle();
    void apply();

    PaneArea* m_panes;
    Shown m_shown = Shown::All;
    bool m_marksHeldHidden = false;
};

} // namespace foramen
