#pragma once

#include "tests/support/test_volumes.h"
#include "ui/widgets/pane/pane_widget.h"

#include <QColor>
#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QMouseEvent>
#include <QObject>
#include <QPixmap>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>
#include <string>
#include <utility>

/// What the tests of a pane share: mouse and wheel events, and checks of pixels.
namespace foramen::test {

inline constexpr int kSide = 400;
inline constexpr Site kSite{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

inline QPoint pixelOf(const PaneWidget& pane, PatientPoint point)
{
    const DisplayPoint at = pane.scene().displayFromPatient(point);
    return {static_cast<int>(std::lround(at.x)), static_cast<int>(std::lround(at.y))};
}

inline void turnWheel(QWidget& pane, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
                      QPoint at = {200, 200})
{
    QWheelEvent event(at, pane.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&pane, &event);
}

inline void moveMouse(QWidget& pane, QPoint to, Qt::MouseButtons buttons = Qt::NoButton,
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QMouseEvent event(QEvent::MouseMove, to, pane.mapToGlobal(to), Qt::NoButton, buttons,
                      modifiers);
    QCoreApplication::sendEvent(&pane, &event);
}

inline void drag(QWidget& pane, Qt::MouseButton button, QPoint from, QPoint to)
{
    QTest::mousePress(&pane, button, Qt::NoModifier, from);
    moveMouse(pane, (from + to) / 2, button);
    moveMouse(pane, to, button);
    QTest::mouseRelease(&pane, button, Qt::NoModifier, to);
}

inline PaneMark markAt(PatientPoint point)
{
    return {kSite, point, Severity::Severe, QStringLiteral("Canal"), false, false};
}

/// Counts the pixels near a place that have the colour of Severe.
inline int severePixels(PaneWidget& pane, QPoint at)
{
    const QImage image = pane.grab().toImage();
    int count = 0;
    for (int y = at.y() - 14; y <= at.y() + 14; ++y)
        for (int x = at.x() - 14; x <= at.x() + 14; ++x) {
            const QColor color = image.pixelColor(x, y);
            count += color.red() > 180 && color.green() < 120 && color.blue() < 160 ? 1 : 0;
        }
    return count;
}

/// Counts how often a widget is painted.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget* widget)
        : QObject(widget)
    {
        paintings();
        widget->installEventFilter(this);
    }
    /// Since the last call, with what is due now.
    int paintings()
    {
        QCoreApplication::processEvents();
        return std::exchange(m_paintings, 0);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        m_paintings += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_paintings = 0;
};

/// Owns one visible pane of kSide pixels with the sagittal body: 21 slices, 100 mm square, so 4
/// pixels a mm and 8 a voxel. A base of test classes.
class BodyPane : public QObject {
protected:
    void makePane()
    {
        m_pane = std::make_unique<PaneWidget>();
        m_pane->resize(kSide, kSide);
        m_volume = sagittalBody();
        for (std::size_t i = 0; i < m_volume->sources.size(); ++i)
            m_volume->sources[i].sopInstanceUid = "1.2.3.100." + std::to_string(i);
        m_pane->setVolumes({m_volume});
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void dropPane() { m_pane.reset(); }

    std::unique_ptr<PaneWidget> m_pane;
    std::shared_ptr<Volume> m_volume;
};

} // namespace foramen::test
