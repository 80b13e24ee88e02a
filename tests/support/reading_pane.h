#pragma once

#include "tests/support/window_driver.h"

#include <QObject>

/// What the tests of the mouse and of the keys share: a small study, its sagittal T2 active.
namespace foramen::test {

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
