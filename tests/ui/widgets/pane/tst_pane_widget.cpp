#include "ui/widgets/pane/pane_widget.h"

#include "tests/support/pane_driver.h"

#include "ui/widgets/pane_painting/frame_painter.h"

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <cmath>
#include <memory>
#include <optional>

using namespace foramen;
using namespace foramen::test;

/// Contents, position and view of a pane.
class TestPaneWidget : public BodyPane {
    Q_OBJECT

private Q_SLOTS:
    void init() { makePane(); }
    void cleanup() { dropPane(); }

    void setVolumes_showsTheMiddleOfTheStack();
    void setPosition_goesThroughAllBlocksAndKeepsTheWindow();
    void setPosition_clampsAndTellsOnlyChanges();
    void showPoint_findsBlockAndSlice();
    void showPoint_zoomsToTheFieldOfView();
    void showPoint_bringsAHiddenPointIntoView();
    void resize_keepsWhatIsInTheMiddle();
    void setViewState_leavesTheSlice();
    void applyWindowPreset_changesTheWindow();

    void marks_areDrawnOnTheirSliceOnly();
    void marks_areHiddenOnDemand();

    void paint_happensOnlyWhenThePaneLooksDifferent();
    void paint_followsAfterAPartWasPainted();
    void paint_keepsNoVolumeOfAStackThatLeft();
    void paint_showsAMessageInsteadOfThePicture();
    void paint_survivesEveryKindOfContent();
    void subtitle_takesTheFormThatFits();
    void title_isWholeInItsToolTip();
};

void TestPaneWidget::setVolumes_showsTheMiddleOfTheStack()
{
    QCOMPARE(m_pane->positionCount(), 21);
    QCOMPARE(m_pane->position(), 10);
    QCOMPARE(m_pane->currentSlice(), 10);
    QCOMPARE(m_pane->currentVolume(), VolumePtr(m_volume));
    m_pane->setVolumes({});
    QCOMPARE(m_pane->positionCount(), 0);
    QVERIFY(!m_pane->currentVolume());
}

void TestPaneWidget::setPosition_goesThroughAllBlocksAndKeepsTheWindow()
{
    const VolumePtr first = axialBody();
    const VolumePtr second = tiltedAxialBody(20);
    m_pane->setVolumes({first, nullptr, second});
    QCOMPARE(m_pane->positionCount(), 42);
    ViewState state = m_pane->viewState();
    state.windowCenter = 77;
    state.windowWidth = 33;
    state.zoom = 2;
    m_pane->setViewState(state);
    // Their slices are stored towards the head; positions count from the head.
    m_pane->setPosition(3);
    QCOMPARE(m_pane->currentVolume(), first);
    QCOMPARE(m_pane->currentSlice(), 17);
    m_pane->setPosition(21 + 5);
    QCOMPARE(m_pane->currentVolume(), second);
    QCOMPARE(m_pane->currentSlice(), 15);
    QCOMPARE(m_pane->viewState().windowCenter, 77.0);
    QCOMPARE(m_pane->viewState().windowWidth, 33.0);
    QCOMPARE(m_pane->viewState().zoom, 2.0);
}

void TestPaneWidget::setPosition_clampsAndTellsOnlyChanges()
{
    const QSignalSpy spy(m_pane.get(), &PaneWidget::positionChanged);
    m_pane->setPosition(99);
    QCOMPARE(m_pane->position(), 20);
    m_pane->setPosition(20);
    m_pane->setPosition(-3);
    QCOMPARE(m_pane->position(), 0);
    QCOMPARE(spy.count(), 2);
    QCOMPARE(spy.at(0).at(0).toInt(), 20);
}

void TestPaneWidget::showPoint_findsBlockAndSlice()
{
    auto upper = axialBody();
    auto lower = axialBody();
    upper->geometry.origin = upper->geometry.origin + kToHead * 100;
    m_pane->setVolumes({upper, lower});
    m_pane->showPoint({5, 5, 8}); // 8 mm above the middle slice of the lower one
    QCOMPARE(m_pane->currentVolume(), VolumePtr(lower));
    QCOMPARE(m_pane->currentSlice(), 12);
    m_pane->showPoint({5, 5, 96});
    QCOMPARE(m_pane->currentVolume(), VolumePtr(upper));
    QCOMPARE(m_pane->currentSlice(), 9);
}

void TestPaneWidget::showPoint_zoomsToTheFieldOfView()
{
    const PatientPoint point{8, 12, -20};
    m_pane->showPoint(point, 50);
    QCOMPARE(m_pane->scene().scale(), kSide / 50.0);
    QCOMPARE(pixelOf(*m_pane, point), QPoint(kSide / 2, kSide / 2));
    m_pane->resize(200, 300);
    QCOMPARE(m_pane->scene().scale(), 200 / 50.0);
    QCOMPARE(pixelOf(*m_pane, point), QPoint(100, 150));
}

void TestPaneWidget::showPoint_bringsAHiddenPointIntoView()
{
    ViewState state = m_pane->viewState();
    state.zoom = 4;
    m_pane->setViewState(state);
    const PatientPoint visible{0, 3, 3};
    m_pane->showPoint(visible);
    QVERIFY(m_pane->viewState().pan == DisplayPoint{});
    const PatientPoint hidden{0, 40, 30};
    m_pane->showPoint(hidden);
    QVERIFY(m_pane->rect().contains(pixelOf(*m_pane, hidden)));
    QCOMPARE(m_pane->viewState().zoom, 4.0);
}

void TestPaneWidget::resize_keepsWhatIsInTheMiddle()
{
    ViewState state = m_pane->viewState();
    state.zoom = 2;
    state.pan = {40, -30};
    m_pane->setViewState(state);
    const PatientPoint middle = m_pane->scene().patientFromDisplay({kSide / 2.0, kSide / 2.0});
    m_pane->resize(700, 300);
    const PatientPoint after = m_pane->scene().patientFromDisplay({350, 150});
    QVERIFY(distance(middle, after) < 1e-6);
    QCOMPARE(m_pane->viewState().zoom, 2.0);
}

void TestPaneWidget::setViewState_leavesTheSlice()
{
    ViewState state;
    state.slice = 3;
    state.quarterTurns = 1;
    m_pane->setViewState(state);
    QCOMPARE(m_pane->currentSlice(), 10);
    QCOMPARE(m_pane->viewState().quarterTurns, 1);
    m_pane->resetView();
    QCOMPARE(m_pane->viewState().quarterTurns, 0);
    QCOMPARE(m_pane->currentSlice(), 10);
}

void TestPaneWidget::applyWindowPreset_changesTheWindow()
{
    const double automatic = m_pane->viewState().windowWidth;
    m_pane->applyWindowPreset(2);
    QVERIFY(m_pane->viewState().windowWidth < automatic);
    m_pane->applyWindowPreset(0);
    QCOMPARE(m_pane->viewState().windowWidth, automatic);
    m_pane->applyWindowPreset(99);
    QCOMPARE(m_pane->viewState().windowWidth, automatic);
}

void TestPaneWidget::marks_areDrawnOnTheirSliceOnly()
{
    const PatientPoint place{0, 10, 10};
    m_pane->setMarks({markAt(place)});
    const QPoint at = pixelOf(*m_pane, place);
    const int onSlice = severePixels(*m_pane, at);
    QVERIFY(onSlice > 10);
    m_pane->setPosition(11);
    QVERIFY(severePixels(*m_pane, at) < onSlice / 2); // faint
    m_pane->setPosition(13);
    QCOMPARE(severePixels(*m_pane, at), 0);
    const QSignalSpy clicked(m_pane.get(), &PaneWidget::markClicked);
    QTest::mouseClick(m_pane.get(), Qt::LeftButton, Qt::NoModifier, at);
    QCOMPARE(clicked.count(), 0);
}

void TestPaneWidget::marks_areHiddenOnDemand()
{
    const PatientPoint place{0, 10, 10};
    m_pane->setMarks({markAt(place)});
    m_pane->setOverlaysVisible(false);
    QCOMPARE(severePixels(*m_pane, pixelOf(*m_pane, place)), 0);
    m_pane->setOverlaysVisible(true);
    m_pane->setCompact(true);
    QVERIFY(severePixels(*m_pane, pixelOf(*m_pane, place)) > 10);
}

void TestPaneWidget::paint_happensOnlyWhenThePaneLooksDifferent()
{
    PaintCounter counter(m_pane.get());
    const PatientPoint middle{0, 0, 0};
    m_pane->setMarks({markAt(middle)});
    QCOMPARE(counter.paintings(), 1);
    m_pane->setMarks({markAt(middle)}); // the same again
    m_pane->setTitle({});
    m_pane->pane().refresh();
    QCOMPARE(counter.paintings(), 0);
    m_pane->setMarks({markAt({0, 0, 1})});
    QCOMPARE(counter.paintings(), 1);
    m_pane->setPosition(m_pane->position() + 1);
    QCOMPARE(counter.paintings(), 1);
    m_pane->applyWindowPreset(4);
    QCOMPARE(counter.paintings(), 1);
    m_pane->setActive(true);
    m_pane->setActive(false); // back before it is painted
    QVERIFY(counter.paintings() <= 1);
    m_pane->pane().refresh();
    QCOMPARE(counter.paintings(), 0);
    m_pane->hide();
    m_pane->show();
    QVERIFY(counter.paintings() >= 1);
}

void TestPaneWidget::paint_followsAfterAPartWasPainted()
{
    PaintCounter counter(m_pane.get());
    QCOMPARE(counter.paintings(), 0);
    // A part is exposed after the contents changed and before they are shown.
    m_pane->pane().content().marks = {markAt({0, 0, 0})};
    m_pane->repaint(0, 0, 20, 20);
    QCOMPARE(counter.paintings(), 1);
    m_pane->pane().refresh();
    QCOMPARE(counter.paintings(), 1);
}

void TestPaneWidget::paint_keepsNoVolumeOfAStackThatLeft()
{
    const std::weak_ptr<Volume> watch = m_volume;
    PaintCounter counter(m_pane.get());
    m_pane->setActive(true);
    QCOMPARE(counter.paintings(), 1);
    m_volume.reset();
    m_pane->setVolumes({});
    QVERIFY(watch.expired());
}

void TestPaneWidget::paint_showsAMessageInsteadOfThePicture()
{
    m_pane->setMessage(QStringLiteral("No axial T2 in this study"));
    const QImage image = m_pane->grab().toImage();
    QCOMPARE(image.pixelColor(100, 100), QColor(Qt::black)); // no picture
    bool hasText = false;
    for (int x = 40; x < kSide - 40; ++x)
        for (int y = kSide / 2 - 12; y < kSide / 2 + 12; ++y)
            hasText = hasText || image.pixelColor(x, y).lightness() > 100;
    QVERIFY(hasText);
    m_pane->setMessage({});
    QVERIFY(m_pane->grab().toImage().pixelColor(100, 100) != QColor(Qt::black));
}

void TestPaneWidget::paint_survivesEveryKindOfContent()
{
    auto plain = sampledBody({});
    plain->hasGeometry = false;
    plain->frameOfReferenceUid.clear();
    plain->sources[10].missing = true;
    for (const VolumePtr& volume :
         {VolumePtr(axialBody()), VolumePtr(plain), VolumePtr(m_volume)}) {
        m_pane->setVolumes({volume});
        m_pane->setTitle(QStringLiteral("Sagittal T2"),
                         QStringLiteral("a second line that is far too long for so small a pane"));
        m_pane->setLinkRemark(QStringLiteral("Not linked"));
        PaneMark selected = markAt({0, 10, 10});
        selected.selected = true;
        m_pane->setMarks({selected, {kSite, {2, 0, 0}, std::nullopt, {}, false, true}});
        m_pane->setLevels(
            {{DiscLevel::L3L4, {0, 0, 20}, false}, {DiscLevel::L4L5, {0, 0, 0}, true}});
        m_pane->setReferences(
            {{axialBody(), 3, true, QStringLiteral("L4/L5")}, {nullptr, 0, false, {}}});
        m_pane->setSegments({{0, 5, QStringLiteral("L1/L2"), true}, {90, 300, {}, false}});
        m_pane->setCrosshair(PatientPoint{9, 9, 9});
        m_pane->setActive(true);
        for (const QSize size : {QSize(80, 80), QSize(200, 900), QSize(500, 300)}) {
            m_pane->resize(size);
            QCOMPARE(m_pane->grab().toImage().size(), size * m_pane->devicePixelRatioF());
        }
    }
}

void TestPaneWidget::subtitle_takesTheFormThatFits()
{
    const QString whole = QStringLiteral("block 4 of 5 · 12° tilt · linked by pictures");
    const QString shorter = QStringLiteral("block 4 of 5 · 12° tilt · by pictures");
    const QString shortest = QStringLiteral("block 4 of 5 · by pictures");
    m_pane->setTitle(QStringLiteral("Axial T2 · L4/L5"), whole);
    PaneContent& content = m_pane->pane().content();
    content.shortSubtitles = {shorter, shortest};
    QCOMPARE(fittingSubtitle(content, {1000, 600}), whole);
    const QString shown = fittingSubtitle(content, {400, 600}); // in a window of 1720 x 1000
    QVERIFY2(shown == shorter || shown == shortest, qPrintable(shown));
    // In the smallest pane the shortest one is cut.
    const QString cut = fittingSubtitle(content, {90, 200});
    QVERIFY2(cut.endsWith(QChar(0x2026)) && shortest.startsWith(cut.chopped(1)), qPrintable(cut));
}

void TestPaneWidget::title_isWholeInItsToolTip()
{
    m_pane->resize(180, 300);
    m_pane->setTitle(QStringLiteral("Axial T2 · L4/L5"),
                     QStringLiteral("block 4 of 5 · 12° tilt · linked by pictures"));
    m_pane->grab(); // lays the title out
    const auto ask = [this](QPoint at) {
        QHelpEvent event(QEvent::ToolTip, at, m_pane->mapToGlobal(at));
        QApplication::sendEvent(m_pane.get(), &event);
    };
    ask({20, 20});
    QCOMPARE(QToolTip::text(),
             QStringLiteral("Axial T2 · L4/L5\nblock 4 of 5 · 12° tilt · linked by pictures"));
    QToolTip::hideText();
    ask({90, 200});
    QTRY_VERIFY(!QToolTip::isVisible());
}

QTEST_MAIN(TestPaneWidget)
#include "tst_pane_widget.moc"
