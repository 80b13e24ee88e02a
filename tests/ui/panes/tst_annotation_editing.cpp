#include "ui/panes/annotation/annotation_interaction.h"

#include "tests/support/annotation_pane.h"

#include "ui/panes/pane/pane_tool.h"
#include "ui/widgets/pane/annotation_text_entry.h"

#include <QLineEdit>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

/// Selecting, moving and deleting annotations, with real mouse and key events.
class TestAnnotationEditing : public AnnotationPane {
    Q_OBJECT

private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { dropPane(); }

    void handle_isDragged();
    void line_isMovedAsAWhole();
    void drag_escapeCancels();
    void ring_isNotTakenByAMeasuringTool();
    void annotation_isShownOnItsPictureAlone();
    void text_isTypedInPlace();
    void text_escapeGivesUp();
    void arrow_mayHaveAText();
    void doubleClick_editsATextAndDoesNotMaximise();
    void numbers_neverLieOnRings();
};

void TestAnnotationEditing::handle_isDragged()
{
    showLine({{10, 10}, {20, 30}});
    const ViewState before = m_pane->viewState();
    drag(*m_pane, Qt::LeftButton, at(20, 30) + QPoint(3, 2), at(25, 35) + QPoint(3, 2));
    QCOMPARE(m_changed->count(), 1);
    const auto changed = m_changed->at(0).at(0).value<Annotation>();
    QVERIFY((changed.points[0] == ImagePoint{10, 10}));
    QVERIFY(std::hypot(changed.points[1].column - 25, changed.points[1].row - 35) < 1e-6);
    QCOMPARE(m_changed->at(0).at(1).toString(), QStringLiteral("Length changed"));
    QCOMPARE(m_selected->back().at(0).toString(), QStringLiteral("u"));
    QVERIFY(m_pane->viewState() == before);
}

void TestAnnotationEditing::line_isMovedAsAWhole()
{
    showLine({{10, 10}, {20, 30}});
    drag(*m_pane, Qt::LeftButton, at(15, 20), at(18, 15));
    QCOMPARE(m_changed->count(), 1);
    const auto moved = m_changed->at(0).at(0).value<Annotation>();
    QVERIFY(std::hypot(moved.points[0].column - 13, moved.points[0].row - 5) < 1e-6);
    QVERIFY(std::hypot(moved.points[1].column - 23, moved.points[1].row - 25) < 1e-6);
    drag(*m_pane, Qt::LeftButton, at(15, 20), {-900, 200});
    const auto stopped = m_changed->at(1).at(0).value<Annotation>();
    QCOMPARE(stopped.points[0].column, -0.5);
    QCOMPARE(stopped.points[1].column, 9.5);
}

void TestAnnotationEditing::drag_escapeCancels()
{
    showLine({{10, 10}, {20, 30}});
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at(20, 30));
    moveMouse(*m_pane, at(40, 30), Qt::LeftButton);
    QTest::keyClick(m_pane.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at(40, 30));
    QCOMPARE(m_changed->count(), 0);
}

void TestAnnotationEditing::ring_isNotTakenByAMeasuringTool()
{
    const QSignalSpy moved(m_pane.get(), &PaneWidget::markMoved);
    m_pane->setMarks({markAt({0, 10, 10})});
    m_pane->setTool(AnnotationKind::Length);
    const QPoint ring = pixelOf(*m_pane, {0, 10, 10});
    drag(*m_pane, Qt::LeftButton, ring, ring + QPoint(60, 0));
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(moved.count(), 0);
    m_pane->setTool(ViewTool::Pan);
    drag(*m_pane, Qt::LeftButton, ring, ring + QPoint(60, 0));
    QCOMPARE(moved.count(), 1);
}

void TestAnnotationEditing::annotation_isShownOnItsPictureAlone()
{
    const auto coloured = [this] {
        const QImage image = m_pane->grab().toImage();
        int count = 0;
        for (int y = 60; y < 340; ++y)
            for (int x = 60; x < 340; ++x) {
                const QColor color = image.pixelColor(x, y);
                count += color.green() > color.red() + 60 ? 1 : 0;
            }
        return count;
    };
    QCOMPARE(coloured(), 0);
    showLine({{15, 15}, {35, 30}});
    QVERIFY(coloured() > 100);
    turnWheel(*m_pane, -120);
    QCOMPARE(coloured(), 0);
    drag(*m_pane, Qt::LeftButton, at(35, 30), at(40, 40)); // nor can it be dragged there
    QCOMPARE(m_changed->count(), 0);
    turnWheel(*m_pane, 120);
    QVERIFY(coloured() > 100);
    m_pane->setOverlaysVisible(false);
    QCOMPARE(coloured(), 0);
}

void TestAnnotationEditing::text_isTypedInPlace()
{
    const QSignalSpy dropped(m_pane.get(), &PaneWidget::toolDropped);
    m_pane->activateWindow();
    m_pane->setTool(AnnotationKind::Text);
    click({150, 150});
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry && entry->isVisible());
    QTest::keyClicks(entry, QStringLiteral("S1 root"));
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_placed->count(), 1);
    QCOMPARE(placed().text, std::string("S1 root"));
    QVERIFY(entry->isHidden());
    QCOMPARE(dropped.count(), 1);
    click({250, 150});
    QTest::keyClick(entry, Qt::Key_Return); // nothing was typed
    QCOMPARE(m_placed->count(), 1);
}

void TestAnnotationEditing::text_escapeGivesUp()
{
    m_pane->setTool(AnnotationKind::Text);
    click({150, 150});
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry);
    QTest::keyClicks(entry, QStringLiteral("no"));
    QTest::keyClick(entry, Qt::Key_Escape);
    QVERIFY(entry->isHidden());
    QCOMPARE(m_placed->count(), 0);
}

void TestAnnotationEditing::arrow_mayHaveAText()
{
    m_pane->setTool(AnnotationKind::Arrow);
    drag(*m_pane, Qt::LeftButton, {150, 150}, {220, 200});
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry && entry->isVisible());
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_placed->count(), 1);
    QVERIFY(placed().kind == AnnotationKind::Arrow && placed().text.empty());
}

void TestAnnotationEditing::doubleClick_editsATextAndDoesNotMaximise()
{
    const QSignalSpy maximised(m_pane.get(), &PaneWidget::doubleClicked);
    showLine({{20, 20}}, AnnotationKind::Text);
    QTest::mouseDClick(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at(20, 20) + QPoint(14, 0));
    auto* entry = m_pane->findChild<QLineEdit*>();
    QVERIFY(entry && entry->isVisible());
    QCOMPARE(entry->text(), QStringLiteral("here"));
    entry->setText(QStringLiteral("there"));
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_changed->count(), 1);
    QCOMPARE(m_changed->at(0).at(0).value<Annotation>().text, std::string("there"));
    QCOMPARE(maximised.count(), 0);
}

void TestAnnotationEditing::numbers_neverLieOnRings()
{
    // A ring exactly where the number would be drawn: its pixels are those without the line.
    const PatientPoint place = m_volume->geometry.patientFromVoxel({34, 20, 10});
    m_pane->setMarks({markAt(place)});
    const QPoint ring = pixelOf(*m_pane, place);
    const QImage before = m_pane->grab().toImage();
    showLine({{12, 20}, {30, 20}});
    const QImage after = m_pane->grab().toImage();
    QVERIFY(after != before);
    const QRect around(ring - QPoint(11, 11), QSize(22, 22));
    QCOMPARE(after.copy(around), before.copy(around));
}

QTEST_MAIN(TestAnnotationEditing)
#include "tst_annotation_editing.moc"
