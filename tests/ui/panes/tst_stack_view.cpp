#include "ui/panes/stack/stack_view.h"

#include <QTest>

#include <cmath>
#include <cstdint>
#include <memory>

using namespace foramen;

namespace {

constexpr double kSide = 400; ///< of the pane, logical pixels

/// An axial slice of 200 mm.
VolumePtr axialSlice()
{
    auto volume = std::make_shared<Volume>();
    volume->geometry.columns = volume->geometry.rows = 200;
    volume->geometry.slices = 1;
    volume->hasGeometry = true;
    volume->sources.resize(1);
    volume->voxels.assign(std::size_t(200) * 200, std::int16_t(100));
    return volume;
}

/// Whether a point of the patient is in the middle of the pane.
bool isCentred(const StackView& view, PatientPoint point, double side = kSide)
{
    const DisplayPoint at = view.scene().displayFromPatient(point);
    return std::abs(at.x - side / 2) < 1 && std::abs(at.y - side / 2) < 1;
}

} // namespace

/// The default view of a pane and what the reader makes of it.
class TestStackView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaultField_isShownInTheMiddle();
    void defaultField_isLargerThanBlownUp();
    void defaultField_leavesTheReadersZoom();
    void reset_showsTheDefaultField();
    void withoutField_theWholeSliceIsShown();

private:
    const FieldOfView m_field{{120, 130, 0}, 100};
    std::unique_ptr<StackView> m_view;
};

void TestStackView::init()
{
    m_view = std::make_unique<StackView>();
    m_view->setVolumes({axialSlice()});
    m_view->setSize(kSide, kSide, 1);
    m_view->resetView();
}

void TestStackView::defaultField_isShownInTheMiddle()
{
    m_view->setDefaultField(m_field);
    QVERIFY(std::abs(m_view->scene().scale() - kSide / 100) < 0.01);
    QVERIFY(isCentred(*m_view, m_field.center));
    m_view->setDefaultField(FieldOfView{{100, 100, 0}, 100}); // of another level
    QVERIFY(isCentred(*m_view, {100, 100, 0}));
}

void TestStackView::defaultField_isLargerThanBlownUp()
{
    m_view->setDefaultField(m_field);
    m_view->setSize(900, 900, 1);
    QVERIFY(std::abs(m_view->scene().scale() - 5) < 0.01); // 180 mm instead of 100
    QVERIFY(isCentred(*m_view, m_field.center, 900));
}

void TestStackView::defaultField_leavesTheReadersZoom()
{
    m_view->setDefaultField(m_field);
    m_view->zoomAt({kSide / 2, kSide / 2}, 1.5);
    const double scale = m_view->scene().scale();
    m_view->setDefaultField(FieldOfView{{100, 100, 0}, 100});
    QCOMPARE(m_view->scene().scale(), scale);
    QVERIFY(isCentred(*m_view, m_field.center));
}

void TestStackView::reset_showsTheDefaultField()
{
    m_view->setDefaultField(m_field);
    m_view->zoomAt({10, 10}, 3);
    m_view->resetView();
    QVERIFY(std::abs(m_view->scene().scale() - kSide / 100) < 0.01);
    QVERIFY(isCentred(*m_view, m_field.center));
}

void TestStackView::withoutField_theWholeSliceIsShown()
{
    m_view->setDefaultField(m_field);
    m_view->setDefaultField(std::nullopt);
    QVERIFY(std::abs(m_view->scene().scale() - kSide / 200) < 0.01);
}

QTEST_GUILESS_MAIN(TestStackView)
#include "tst_stack_view.moc"
