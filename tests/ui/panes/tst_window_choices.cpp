#include "core/imaging/windows/automatic_window.h"
#include "core/imaging/windows/window_presets.h"
#include "ui/panes/stack/window_choices.h"

#include "ui/panes/stack/stack_view.h"

#include <QTest>

#include <cstdint>
#include <memory>

using namespace foramen;

namespace {

/// A ramp from -1000 on, in steps of 10 for each pixel.
std::shared_ptr<Volume> ramp(const char* modality)
{
    auto volume = std::make_shared<Volume>();
    volume->modality = modality;
    volume->geometry.columns = 20;
    volume->geometry.rows = 20;
    volume->geometry.slices = 1;
    volume->sources.resize(1);
    for (int i = 0; i < 400; ++i)
        volume->voxels.push_back(static_cast<std::int16_t>(10 * i - 1000));
    volume->windowCenter = 40;
    volume->windowWidth = 400;
    const auto dark = std::make_shared<VoiCurve>(VoiCurve{{0.0F, 0.0F, 0.1F}, 1});
    volume->voiWindows = {{"SOFT", 40, 400, nullptr, false},
                          {"", -600, 1500, nullptr, false},
                          {"EDGES", 100, 300, dark, true}};
    return volume;
}

double brightness(SliceScene& scene)
{
    const RenderedImage image = scene.render();
    double sum = 0;
    for (int row = 0; row < image.height; ++row)
        for (int column = 0; column < image.width; ++column)
            sum += image.gray[row * image.bytesPerLine + column];
    return sum;
}

} // namespace

/// The windows that a series is offered in.
class TestWindowChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ct_hasFixedWindowsInHounsfieldUnits_data();
    void ct_hasFixedWindowsInHounsfieldUnits();
    void mr_hasSharesOfTheAutomaticWindow();
    void ct_isKnownByItsClassWithoutModality();
    void fileWindows_areNamed();
    void fileWindow_showsItsValuesAndItsTable();
    void preset_endsTheTable();
};

void TestWindowChoices::ct_hasFixedWindowsInHounsfieldUnits_data()
{
    QTest::addColumn<int>("preset");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("center");
    QTest::addColumn<double>("width");
    QTest::newRow("bone") << 2 << "Bone · 2000/400 HU" << 400.0 << 2000.0;
    QTest::newRow("soft tissue") << 3 << "Soft tissue · 400/40 HU" << 40.0 << 400.0;
    QTest::newRow("disc") << 4 << "Disc and canal · 250/60 HU" << 60.0 << 250.0;
    QTest::newRow("lung") << 5 << "Lung · 1500/-600 HU" << -600.0 << 1500.0;
    QTest::newRow("brain") << 7 << "Brain · 80/40 HU" << 40.0 << 80.0;
}

void TestWindowChoices::ct_hasFixedWindowsInHounsfieldUnits()
{
    QFETCH(int, preset);
    QFETCH(QString, name);
    QFETCH(double, center);
    QFETCH(double, width);
    const auto volume = ramp("CT");
    QVERIFY(preset < windowPresetCount(*volume));
    QCOMPARE(presetName(*volume, preset), name);
    StackView view;
    view.setVolumes({volume});
    view.applyWindowPreset(preset);
    QCOMPARE(view.scene().viewState().windowCenter, center);
    QCOMPARE(view.scene().viewState().windowWidth, width);
}

void TestWindowChoices::mr_hasSharesOfTheAutomaticWindow()
{
    const auto volume = ramp("MR");
    QCOMPARE(windowPresetCount(*volume), kWindowPresetCount);
    QCOMPARE(presetName(*volume, 2), QStringLiteral("High contrast"));
    QVERIFY(!fixedWindow(*volume, 2));
    StackView view;
    view.setVolumes({volume});
    view.applyWindowPreset(2);
    const WindowRange wanted = shareOfWindow(bodyWindow(*volume), 2);
    QCOMPARE(view.scene().viewState().windowCenter, wanted.center);
    QCOMPARE(view.scene().viewState().windowWidth, wanted.width);
}

void TestWindowChoices::ct_isKnownByItsClassWithoutModality()
{
    const auto volume = ramp("");
    QVERIFY(!isCt(*volume));
    volume->sources.front().sopClassUid = "1.2.840.10008.5.1.4.1.1.2.1";
    QVERIFY(isCt(*volume));
    volume->sources.front().sopClassUid = "1.2.840.10008.5.1.4.1.1.20"; // nuclear medicine
    QVERIFY(!isCt(*volume));
    volume->sources.front().sopClassUid = "1.2.840.10008.5.1.4.1.1.2";
    volume->modality = "PT";
    QVERIFY(!isCt(*volume));
}

void TestWindowChoices::fileWindows_areNamed()
{
    const auto volume = ramp("CT");
    QCOMPARE(fileWindowName(*volume, 0), QStringLiteral("SOFT · 400/40"));
    QCOMPARE(fileWindowName(*volume, 1), QStringLiteral("1500/-600"));
    QCOMPARE(fileWindowName(*volume, 2), QStringLiteral("Table: EDGES · 300/100"));
}

void TestWindowChoices::fileWindow_showsItsValuesAndItsTable()
{
    StackView view;
    view.setSize(60, 60, 1);
    view.setVolumes({ramp("CT")});
    view.applyFileWindow(1);
    QCOMPARE(view.scene().viewState().windowCenter, -600.0);
    view.applyFileWindow(2);
    QCOMPARE(view.scene().viewState().windowWidth, 300.0);
    const double withTable = brightness(view.scene());
    ViewState linear = view.scene().viewState();
    linear.voiWindow = 0;
    view.setViewState(linear);
    QVERIFY(withTable < brightness(view.scene()) / 2);
    view.applyFileWindow(3); // there is none
    QCOMPARE(view.scene().viewState().windowWidth, 300.0);
}

void TestWindowChoices::preset_endsTheTable()
{
    StackView view;
    view.setVolumes({ramp("CT")});
    view.applyFileWindow(2);
    QCOMPARE(view.scene().viewState().voiWindow, 2);
    view.applyWindowPreset(2);
    QCOMPARE(view.scene().viewState().voiWindow, 0);
}

QTEST_MAIN(TestWindowChoices)
#include "tst_window_choices.moc"
