// Golden pictures of the overlays of a slice other than marks and lines: measurements of every
// kind, key image, heat map of the model, magnifier and rectangle.
#include "tests/support/annotation_pane.h"
#include "tests/support/golden_picture.h"

#include "ui/panes/pane/heat_overlay.h"
#include "ui/panes/pane/pane_tool.h"

#include <QApplication>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace foramen;
using namespace foramen::test;

class TestOverlayPictures : public AnnotationPane {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { makePane(); }
    void cleanup() { dropPane(); }
    void measurements_lookAsTheyDid();
    void selectedMeasurement_showsItsHandles();
    void withoutSpacing_measurementsAreInPixels();
    void keyImage_hasAStar();
    void map_looksAsItDid();
    void lens_looksAsItDid();
    void rectangle_looksAsItDid();

private:
    [[nodiscard]] Annotation made(AnnotationKind kind, std::vector<ImagePoint> points,
                                  const char* text = "") const;
    [[nodiscard]] std::vector<Annotation> oneOfEachKind() const;
    void compare(const char* name)
    {
        compareWithGolden(m_pane->grab().toImage().convertToFormat(QImage::Format_RGB32),
                          QString::fromLatin1(name));
    }
};

void TestOverlayPictures::initTestCase()
{
    theme::apply(*qApp);
    if (!hasProgramsFont())
        QSKIP("the program's font is not installed: pictures would differ everywhere");
}

Annotation TestOverlayPictures::made(AnnotationKind kind, std::vector<ImagePoint> points,
                                     const char* text) const
{
    Annotation annotation;
    annotation.annotationUid = std::string(keyOf(kind));
    annotation.kind = kind;
    annotation.picture = m_pane->shownPicture();
    annotation.points = std::move(points);
    annotation.text = text;
    return annotation;
}

std::vector<Annotation> TestOverlayPictures::oneOfEachKind() const
{
    return {made(AnnotationKind::Length, {{6, 8}, {20, 8}}),
            made(AnnotationKind::CanalDiameter, {{30, 9}, {36, 12}}),
            made(AnnotationKind::Angle, {{6, 22}, {12, 16}, {19, 21}}),
            made(AnnotationKind::CobbAngle, {{26, 18}, {40, 17}, {26, 24}, {40, 26}}),
            made(AnnotationKind::Ellipse, {{5, 28}, {15, 35}}),
            made(AnnotationKind::Polygon, {{22, 30}, {32, 29}, {34, 36}, {26, 39}}),
            made(AnnotationKind::Arrow, {{10, 42}, {16, 46}}, "cyst"),
            made(AnnotationKind::Text, {{36, 44}}, "artefact")};
}

void TestOverlayPictures::measurements_lookAsTheyDid()
{
    m_pane->setAnnotations(oneOfEachKind());
    compare("measurements");
}

void TestOverlayPictures::selectedMeasurement_showsItsHandles()
{
    m_pane->setAnnotations(oneOfEachKind());
    m_pane->setSelectedAnnotation(QStringLiteral("polygon"));
    compare("measurement-selected");
}

void TestOverlayPictures::withoutSpacing_measurementsAreInPixels()
{
    auto flat = std::make_shared<Volume>(*m_volume);
    flat->hasGeometry = false;
    flat->geometry.columnSpacing = flat->geometry.rowSpacing = flat->geometry.sliceSpacing = 1;
    m_pane->setVolumes({flat});
    m_pane->setAnnotations({made(AnnotationKind::Length, {{6, 8}, {20, 8}}),
                            made(AnnotationKind::Ellipse, {{5, 28}, {15, 35}})});
    compare("measurements-in-pixels");
}

void TestOverlayPictures::keyImage_hasAStar()
{
    m_pane->setAnnotations({made(AnnotationKind::KeyImage, {})});
    compare("key-image");
}

void TestOverlayPictures::map_looksAsItDid()
{
    constexpr int side = 32;
    std::vector<float> values;
    for (int i = 0; i < side * side; ++i) {
        const double far = std::hypot(i % side - 20.0, i / side - 12.0) / 10;
        values.push_back(static_cast<float>(std::exp(-far * far)));
    }
    const PatientPoint middle = m_volume->geometry.patientFromVoxel({24.5, 24.5, 10});
    const PatientVector column = m_volume->geometry.rowDirection * 1.5;
    const PatientVector row = m_volume->geometry.columnDirection * 1.5;
    m_pane->setHeat(PaneHeat{heatPicture(values, side), middle - (column + row) * (side / 2.0),
                             column, row, m_volume->seriesInstanceUid,
                             QStringLiteral("Where the AI looked for Severe")});
    compare("where-it-looked");
}

void TestOverlayPictures::lens_looksAsItDid()
{
    m_pane->setTool(ViewTool::Magnifier);
    QTest::mousePress(m_pane.get(), Qt::LeftButton, {}, QPoint(170, 150));
    compare("lens");
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, {}, QPoint(170, 150));
}

void TestOverlayPictures::rectangle_looksAsItDid()
{
    QTest::mousePress(m_pane.get(), Qt::LeftButton, Qt::ControlModifier, QPoint(120, 100));
    moveMouse(*m_pane, {260, 220}, Qt::LeftButton, Qt::ControlModifier);
    compare("window-from-rectangle");
    QTest::mouseRelease(m_pane.get(), Qt::LeftButton, Qt::ControlModifier, QPoint(260, 220));
}

QTEST_MAIN(TestOverlayPictures)
#include "tst_overlay_pictures.moc"
