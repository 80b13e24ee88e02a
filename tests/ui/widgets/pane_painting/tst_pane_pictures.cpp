// Golden pictures of whole panes with their overlays: every kind of pane, every turn and flip.
// FORAMEN_UPDATE_BASELINES=1 overwrites them; check them by eye then.
#include "tests/support/golden_picture.h"
#include "tests/support/pane_driver.h"

#include "ui/render/oblique_plane.h"
#include "ui/render/resampler.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/pane_painting/frame_painter.h"
#include "ui/widgets/pane_painting/oblique_overlay.h"
#include "ui/widgets/theme/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QFontInfo>
#include <QImage>
#include <QSplitter>
#include <QTest>

#include <cmath>
#include <functional>
#include <memory>
#include <utility>

using namespace foramen;
using namespace foramen::test;

namespace {

PaneMark mark(Condition condition, PatientPoint at, Severity severity, const char* name)
{
    return {{condition, DiscLevel::L4L5}, at, severity, QString::fromLatin1(name), false, true};
}

void fillSagittal(PaneWidget& pane)
{
    pane.setVolumes({sagittalBody()});
    pane.setTitle(QStringLiteral("Sagittal T2"), QStringLiteral("4.0 mm · midline"));
    std::vector<PaneLevel> levels;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        levels.push_back({kLevels[i],
                          {0, 2.0 * static_cast<double>(i) - 4, 32 - 16.0 * i},
                          kLevels[i] == DiscLevel::L4L5});
    pane.setLevels(levels);
    const VolumePtr axial = tiltedAxialBody(12);
    pane.setReferences({{axial, 4, false, {}},
                        {axial, 16, false, {}},
                        {axial, 8, true, QStringLiteral("L4/L5 · 9")}});
    pane.setMarks(
        {mark(Condition::SpinalCanalStenosis, {0, 14, -16}, Severity::Moderate, "Canal")});
}

void fillAxial(PaneWidget& pane)
{
    pane.setVolumes({axialBody(), tiltedAxialBody(15)});
    pane.setTitle(QStringLiteral("Axial T2 · L4/L5"), QStringLiteral("block 1 of 2 · 0° tilt"));
    pane.setSegments(
        {{0, 20, QStringLiteral("L4/L5"), true}, {21, 41, QStringLiteral("L5/S1"), false}});
    std::vector<bool> viewed(42, false);
    std::fill(viewed.begin() + 4, viewed.begin() + 15, true);
    pane.setViewed(viewed);
    pane.setPosition(10);
    PaneMark left =
        mark(Condition::LeftSubarticularStenosis, {14, 8, 0}, Severity::Severe, "L subarticular");
    left.selected = true;
    left.provisional = false;
    pane.setMarks({mark(Condition::RightSubarticularStenosis, {-14, 8, 0}, Severity::NormalMild,
                        "R subarticular"),
                   left});
}

void fillForamen(PaneWidget& pane)
{
    pane.setVolumes({sagittalBody()});
    pane.setTitle(QStringLiteral("Right L4/L5"), QStringLiteral("foramen · 18 mm right"));
    pane.setCompact(true);
    pane.showPoint({-18, 6, 4}, 60);
    pane.setMarks({mark(Condition::RightNeuralForaminalNarrowing, {-18, 6, 4}, Severity::Moderate,
                        "R foramen")});
}

ObliquePlane obliqueOf(const Volume& volume)
{
    return tilted(obliquePlane(volume.geometry, {0, 4, -16}, kToBack), 14);
}

/// A plane resampled from the sagittal body.
void fillOblique(PaneWidget& pane)
{
    const auto body = sagittalBody();
    pane.setVolumes({*resampled(*body, obliqueStack(body->geometry, obliqueOf(*body)))});
    pane.setResampled(true);
    pane.setTitle(QStringLiteral("L4/L5 · Oblique"), QStringLiteral("from Sagittal T2 · 14° tilt"));
    pane.setSegments({{0, 20, QStringLiteral("L4/L5"), true}});
    pane.setPosition(kObliqueSlices / 2);
}

/// The sagittal series with the line of the plane and its handles.
void fillSagittalWithPlane(PaneWidget& pane)
{
    fillSagittal(pane);
    const auto body = sagittalBody();
    const ObliquePlane plane = obliqueOf(*body);
    auto outline = std::make_shared<Volume>();
    outline->frameOfReferenceUid = body->frameOfReferenceUid;
    outline->geometry = obliqueStack(body->geometry, plane);
    pane.setReferences({{outline, kObliqueSlices / 2, true, QStringLiteral("L4/L5 · oblique")}});
    pane.setObliqueLine(ObliqueLine{plane.center, plane.towardsBack});
}

void fillTwin(PaneWidget& pane, Side side)
{
    const bool isRight = side == Side::Right;
    const PatientPoint place{isRight ? -18.0 : 18.0, 6, 4};
    pane.setVolumes({sagittalBody()});
    pane.setTitle(isRight ? QStringLiteral("Right L4/L5") : QStringLiteral("Left L4/L5"),
                  isRight ? QStringLiteral("foramen · 18 mm right")
                          : QStringLiteral("foramen · 18 mm left"));
    pane.showPoint(place, 60);
    pane.setMarks({mark(isRight ? Condition::RightNeuralForaminalNarrowing
                                : Condition::LeftNeuralForaminalNarrowing,
                        place, isRight ? Severity::Moderate : Severity::NormalMild,
                        isRight ? "R foramen" : "L foramen")});
}

using Fill = std::function<void(PaneWidget&)>;

} // namespace

Q_DECLARE_METATYPE(Fill)

class TestPanePictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pane_looksAsItDid_data();
    void pane_looksAsItDid();
    void twinView_looksAsItDid();
    void priorLayout_looksAsItDid();
    void turnedPane_looksAsItDid_data();
    void turnedPane_looksAsItDid();
    void sixteenTurnsAndFlips_areEightPictures();
    void upperLetter_standsClearOfTheTitle();

private:
    static QImage pictureOf(PaneWidget& pane);
    static void compare(const QImage& image, const QString& name);
};

void TestPanePictures::initTestCase()
{
    theme::apply(*qApp);
    if (!QFontInfo(theme::font()).exactMatch()
        && !QFontInfo(theme::font()).family().contains("Inter"))
        QSKIP("the program's font is not installed: pictures would differ everywhere");
}

QImage TestPanePictures::pictureOf(PaneWidget& pane)
{
    pane.show();
    return pane.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

void TestPanePictures::compare(const QImage& image, const QString& name)
{
    if (!isWritingGoldens() && !QFileInfo::exists(goldenFile(name, image.devicePixelRatio())))
        QSKIP("no baseline at this scale factor");
    compareWithGolden(image, name);
}

void TestPanePictures::pane_looksAsItDid_data()
{
    QTest::addColumn<Fill>("fill");
    QTest::addColumn<QSize>("size");
    QTest::newRow("sagittal") << Fill(fillSagittal) << QSize(320, 480);
    QTest::newRow("sagittal-narrow") << Fill(fillSagittal) << QSize(190, 420);
    // The title extends beyond the middle: the letter of the upper edge is drawn below it.
    QTest::newRow("sagittal-long-title") << Fill([](PaneWidget& pane) {
        fillSagittal(pane);
        pane.setTitle(QStringLiteral("Sagittal T2/STIR TSE"),
                      QStringLiteral("4.0 mm · 16 mm to the left"));
    }) << QSize(270, 420);
    QTest::newRow("sagittal-no-marks") << Fill([](PaneWidget& pane) {
        fillSagittal(pane);
        pane.setOverlaysVisible(false);
    }) << QSize(320, 480);
    QTest::newRow("axial") << Fill(fillAxial) << QSize(380, 380);
    QTest::newRow("oblique") << Fill(fillOblique) << QSize(320, 380);
    QTest::newRow("oblique-narrow") << Fill(fillOblique) << QSize(190, 300);
    QTest::newRow("sagittal-with-plane") << Fill(fillSagittalWithPlane) << QSize(320, 480);
    QTest::newRow("foramen") << Fill(fillForamen) << QSize(170, 300);
    QTest::newRow("crosshair") << Fill([](PaneWidget& pane) {
        fillSagittal(pane);
        pane.setCrosshair(PatientPoint{7, 10, 12});
    }) << QSize(320, 480);
    QTest::newRow("not-linked") << Fill([](PaneWidget& pane) {
        pane.setVolumes({sagittalBody()});
        pane.setTitle(QStringLiteral("Sagittal T1"));
        pane.setLinkRemark(QStringLiteral("No line to the axial. Not linked: different Frames of "
                                          "Reference (the patient may have moved between the "
                                          "series)."));
        pane.setActive(true);
        pane.setNote(QStringLiteral("10 images/s"));
    }) << QSize(320, 480);
    QTest::newRow("message") << Fill([](PaneWidget& pane) {
        pane.setTitle(QStringLiteral("Axial T2"));
        pane.setMessage(QStringLiteral("No axial T2 in this study"));
    }) << QSize(320, 240);
}

void TestPanePictures::pane_looksAsItDid()
{
    QFETCH(Fill, fill);
    QFETCH(QSize, size);
    PaneWidget pane;
    pane.resize(size);
    fill(pane);
    compare(pictureOf(pane), QString::fromLatin1(QTest::currentDataTag()));
}

void TestPanePictures::twinView_looksAsItDid()
{
    // One level, large: the axial above both foramina, the patient's right on the left.
    PaneArea area;
    area.resize(460, 640);
    area.setPaneLayout(PaneLayout::Level);
    fillAxial(*area.panes().axialT2);
    fillTwin(*area.panes().rightForamen, Side::Right);
    fillTwin(*area.panes().leftForamen, Side::Left);
    area.show();
    const QImage image = area.grab().toImage().convertToFormat(QImage::Format_RGB32);
    QVERIFY(area.panes().rightForamen->x() < area.panes().leftForamen->x());
    // As far as panes of whole pixels allow.
    QVERIFY(std::abs(area.panes().rightForamen->scene().scale()
                         / area.panes().leftForamen->scene().scale()
                     - 1)
            < 0.01);
    compare(image, QStringLiteral("twin"));
}

void TestPanePictures::priorLayout_looksAsItDid()
{
    PaneArea area;
    area.resize(640, 560);
    auto* column = new QSplitter(Qt::Vertical, &area);
    column->setHandleWidth(1);
    auto* sagittal = new PaneWidget(column);
    auto* axial = new PaneWidget(column);
    area.setPriorPanes(column, {sagittal, axial});
    area.show();
    area.setPaneLayout(PaneLayout::Prior);
    fillSagittal(*area.panes().sagittalT2);
    fillAxial(*area.panes().axialT2);
    fillSagittal(*sagittal);
    sagittal->setMarks({}); // the prior's grades are shown as text beside the pictures
    fillAxial(*axial);
    axial->setMarks({});
    for (PaneWidget* pane : {sagittal, axial})
        pane->setBadge(QStringLiteral("PRIOR 2024-05-01"));
    axial->setLinkRemark(QStringLiteral("Does not follow the level yet."));
    compare(area.grab().toImage().convertToFormat(QImage::Format_RGB32), QStringLiteral("prior"));
}

void TestPanePictures::turnedPane_looksAsItDid_data()
{
    QTest::addColumn<Fill>("fill");
    QTest::addColumn<ViewState>("turns");
    const std::pair<const char*, Fill> planes[] = {
        {"", fillSagittal}, {"axial-", fillAxial}, {"oblique-", fillOblique}};
    for (const auto& [name, fill] : planes) {
        for (int turns = 0; turns < 16; ++turns) {
            const bool flipHorizontal = (turns & 2) != 0;
            const bool flipVertical = (turns & 1) != 0;
            const int quarters = turns / 4;
            QTest::addRow("%sturned-%d%s%s", name, quarters * 90, flipHorizontal ? "-h" : "",
                          flipVertical ? "-v" : "")
                << fill
                << ViewState{.quarterTurns = quarters,
                             .flipHorizontal = flipHorizontal,
                             .flipVertical = flipVertical};
        }
    }
}

void TestPanePictures::turnedPane_looksAsItDid()
{
    QFETCH(Fill, fill);
    QFETCH(ViewState, turns);
    PaneWidget pane;
    pane.resize(240, 240);
    fill(pane);
    ViewState state = pane.viewState();
    state.quarterTurns = turns.quarterTurns;
    state.flipHorizontal = turns.flipHorizontal;
    state.flipVertical = turns.flipVertical;
    pane.setViewState(state);
    compare(pictureOf(pane), QString::fromLatin1(QTest::currentDataTag()));
}

void TestPanePictures::sixteenTurnsAndFlips_areEightPictures()
{
    // Both flips together equal half a turn: the same letters, the same picture.
    PaneWidget pane;
    pane.resize(240, 240);
    fillSagittal(pane);
    ViewState state = pane.viewState();
    for (int turn = 0; turn < 4; ++turn) {
        state.quarterTurns = turn;
        state.flipHorizontal = state.flipVertical = true;
        pane.setViewState(state);
        const QImage flipped = pictureOf(pane);
        state.quarterTurns = (turn + 2) % 4;
        state.flipHorizontal = state.flipVertical = false;
        pane.setViewState(state);
        QVERIFY(differenceFrom(pictureOf(pane), flipped).isEmpty());
    }
}

void TestPanePictures::upperLetter_standsClearOfTheTitle()
{
    for (const double width : {100.0, 190.0, 260.0, 320.0, 600.0})
        for (double right = 30; right < width; right += 10) {
            const QRectF title(6, 6, right - 6, 40);
            const QPointF middle = upperLetterMiddle({width, 400}, title);
            QCOMPARE(middle.x(), width / 2);
            QVERIFY(!QRectF(middle - QPointF(6, 9), QSizeF(12, 18)).intersects(title));
            QVERIFY(right > width / 2 - 12 || middle.y() < 20);
        }
    QCOMPARE(upperLetterMiddle({300, 400}, {}), QPointF(150, 17));
}

QTEST_MAIN(TestPanePictures)
#include "tst_pane_pictures.moc"
