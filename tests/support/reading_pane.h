#pragma once

#include "tests/support/window_driver.h"

#include <QObject>

namespace foramen::test {

/// Owns a window with a small graded study whose sagittal T2 pane is active. A base of the tests of
/// keys and mouse.
class ReadingPane : public QObject {
protected:
    void showReading()
    {
        static const SmallStudy study;
        m_driver.clear();
        m_driver.show(&study);
        m_driver.window->paneArea()->activate(t2());
    }
    [[nodiscard]] PaneWidget* t2() const { return m_driver.panes().sagittalT2; }
    [[nodiscard]] PaneWidget* t1() const { return m_driver.panes().sagittalT1; }
    [[nodiscard]] PaneWidget* axial() const { return m_driver.panes().axialT2; }

    WindowDriver m_driver;
};

} // namespace foramen::test
