#pragma once

#include "core/measure/measurement.h"
#include "tests/support/pane_driver.h"
#include "ui/panes/annotation/annotation_layer.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace foramen::test {

/// Owns one pane as BodyPane does, and records what its tools place, change and select. A base of
/// test classes.
class AnnotationPane : public BodyPane {
protected:
    void makePane()
    {
        qRegisterMetaType<Annotation>();
        BodyPane::makePane();
        m_placed = std::make_unique<QSignalSpy>(m_pane.get(), &PaneWidget::annotationPlaced);
        m_changed = std::make_unique<QSignalSpy>(m_pane.get(), &PaneWidget::annotationChanged);
        m_selected = std::make_unique<QSignalSpy>(m_pane.get(), &PaneWidget::annotationSelected);
    }

    void dropPane()
    {
        m_placed.reset();
        m_changed.reset();
        m_selected.reset();
        BodyPane::dropPane();
    }

    void showLine(std::vector<ImagePoint> points, AnnotationKind kind = AnnotationKind::Length)
    {
        Annotation annotation;
        annotation.annotationUid = "u";
        annotation.kind = kind;
        annotation.picture = m_pane->shownPicture();
        annotation.points = std::move(points);
        annotation.text = kind == AnnotationKind::Text ? "here" : "";
        m_pane->setAnnotations({annotation});
    }

    [[nodiscard]] QPoint at(double column, double row) const
    {
        return displayOf(m_pane->scene(), {column, row}).toPoint();
    }

    [[nodiscard]] Annotation placed(int index = 0) const
    {
        return m_placed->at(index).at(0).value<Annotation>();
    }

    void click(QPoint where, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        moveMouse(*m_pane, where, Qt::NoButton, modifiers);
        QTest::mouseClick(m_pane.get(), Qt::LeftButton, modifiers, where);
    }

    std::unique_ptr<QSignalSpy> m_placed;
    std::unique_ptr<QSignalSpy> m_changed;
    std::unique_ptr<QSignalSpy> m_selected;
};

} // namespace foramen::test
