// Any plane in any pane, and the windows of its menu: in a whole window, with keys and mouse.
#include "tests/support/window_driver.h"

#include "core/imaging/volume_geometry.h"
#include "tests/support/pane_driver.h"
#include "ui/state/editing/annotations.h"
#include "ui/widgets/parts/message_banner.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>

#include <QMenu>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy{.studyInstanceUid = "1.2.826.0.1.3680043.10.4.1"};
const SmallStudy kNoAxial{.studyInstanceUid = "1.2.826.0.1.3680043.10.4.2", .withAxial = false};
const SmallStudy kCt{.studyInstanceUid = "1.2.826.0.1.3680043.10.4.3"};

/// Makes the files below a folder those of a CT that offers two windows.
void makeCt(const std::filesystem::path& folder)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        DcmFileFormat file;
        QVERIFY(file.loadFile(entry.path().c_str()).good());
        file.loadAllDataIntoMemory(); // it is written into the same file
        DcmDataset& data = *file.getDataset();
        data.putAndInsertString(DCM_Modality, "CT");
        data.putAndInsertString(DCM_WindowCenter, "500\\-600");
        data.putAndInsertString(DCM_WindowWidth, "1000\\1500");
        data.putAndInsertString(DCM_WindowCenterWidthExplanation, "ALL\\AIR");
        QVERIFY(file.saveFile(entry.path().c_str(), EXS_LittleEndianExplicit).good());
    }
}

} // namespace

class TestStandardPlanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("standard_planes"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void key_showsTheSeriesInAnotherPlane_data();
    void key_showsTheSeriesInAnotherPlane();
    void acquiredPlane_isNotResampled();
    void emptyAxialPane_showsTheSagittalSeries();
    void anotherSeries_endsThePlane();
    void window_isThatOfTheSeries();
    void measuring_isRefused();
    void obliquePlane_andBack();
    void paneWithoutSeries_refusesInWords();
    void menuOfCt_offersItsWindows();

private:
    PaneWidget* t2() const { return m_driver.panes().sagittalT2; }
    PaneWidget* axial() const { return m_driver.panes().axialT2; }
    static AnatomicalPlane planeIn(const PaneWidget* pane)
    {
        return planeOf(pane->currentVolume()->geometry);
    }
    QMenu* openMenu(PaneWidget* pane);

    WindowDriver m_driver;
};

QMenu* TestStandardPlanes::openMenu(PaneWidget* pane)
{
    QTest::mouseClick(pane, Qt::RightButton, Qt::NoModifier, pane->rect().center());
    const auto menu = [] {
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    };
    return QTest::qWaitFor([&menu] { return menu() != nullptr; }) ? menu() : nullptr;
}

void TestStandardPlanes::key_showsTheSeriesInAnotherPlane_data()
{
    QTest::addColumn<bool>("isOfAxial");
    QTest::addColumn<int>("key");
    QTest::addColumn<AnatomicalPlane>("plane");
    QTest::newRow("sagittal T2, coronal") << false << int(Qt::Key_2) << AnatomicalPlane::Coronal;
    QTest::newRow("sagittal T2, axial") << false << int(Qt::Key_3) << AnatomicalPlane::Axial;
    QTest::newRow("axial T2, sagittal") << true << int(Qt::Key_1) << AnatomicalPlane::Sagittal;
    QTest::newRow("axial T2, coronal") << true << int(Qt::Key_2) << AnatomicalPlane::Coronal;
}

void TestStandardPlanes::key_showsTheSeriesInAnotherPlane()
{
    QFETCH(bool, isOfAxial);
    QFETCH(int, key);
    QFETCH(AnatomicalPlane, plane);
    m_driver.show(&kStudy);
    PaneWidget* pane = isOfAxial ? axial() : t2();
    const auto before = pane->volumes();
    m_driver.press(pane, static_cast<Qt::Key>(key), Qt::AltModifier);
    QTRY_VERIFY(pane->isResampled());
    QCOMPARE(planeIn(pane), plane);
    QCOMPARE(pane->currentVolume()->seriesInstanceUid, before.front()->seriesInstanceUid);
    QVERIFY(pane->pane().content().title.contains(QStringLiteral("plane")));
    QVERIFY(pane->pane().content().marks.empty());
    const int position = pane->position();
    turnWheel(*pane, -120);
    QCOMPARE(pane->position(), position + 1);

    m_driver.press(pane, Qt::Key_0, Qt::AltModifier);
    QCOMPARE(pane->volumes(), before);
    QVERIFY(!pane->isResampled());
}

void TestStandardPlanes::acquiredPlane_isNotResampled()
{
    m_driver.show(&kStudy);
    const auto before = t2()->volumes();
    m_driver.press(t2(), Qt::Key_1, Qt::AltModifier);
    QCOMPARE(t2()->volumes(), before);
    QVERIFY(!t2()->isResampled());
}

void TestStandardPlanes::emptyAxialPane_showsTheSagittalSeries()
{
    m_driver.show(&kNoAxial);
    QTRY_VERIFY(axial()->isResampled()); // oblique planes
    m_driver.press(axial(), Qt::Key_2, Qt::AltModifier);
    QTRY_COMPARE(planeIn(axial()), AnatomicalPlane::Coronal);
    m_driver.press(axial(), Qt::Key_0, Qt::AltModifier);
    QTRY_VERIFY(planeIn(axial()) != AnatomicalPlane::Coronal);
    QVERIFY(axial()->isResampled());
}

void TestStandardPlanes::anotherSeries_endsThePlane()
{
    m_driver.show(&kStudy);
    m_driver.press(t2(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(t2()->isResampled());
    m_driver.press(t2(), Qt::Key_PageDown);
    QVERIFY(!t2()->isResampled());
}

void TestStandardPlanes::window_isThatOfTheSeries()
{
    m_driver.show(&kStudy);
    t2()->pane().setWindow(321, 654);
    m_driver.press(t2(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(t2()->isResampled());
    QCOMPARE(t2()->viewState().windowCenter, 321.0);
    t2()->pane().setWindow(222, 444);
    m_driver.press(t2(), Qt::Key_0, Qt::AltModifier);
    QCOMPARE(t2()->viewState().windowCenter, 222.0);
}

void TestStandardPlanes::measuring_isRefused()
{
    m_driver.show(&kStudy);
    m_driver.press(t2(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(t2()->isResampled());
    m_driver.press(t2(), Qt::Key_D);
    const QPoint middle = t2()->rect().center();
    drag(*t2(), Qt::LeftButton, middle, middle + QPoint(40, 30));
    QVERIFY(m_driver.session->annotations()->all().empty());
}

void TestStandardPlanes::obliquePlane_andBack()
{
    m_driver.show(&kStudy);
    m_driver.press(axial(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(axial()->isResampled());
    QVERIFY(!m_driver.action(ActionId::ObliquePlane)->isChecked());
    m_driver.press(axial(), Qt::Key_O);
    QTRY_VERIFY(m_driver.action(ActionId::ObliquePlane)->isChecked());
    QVERIFY(planeIn(axial()) != AnatomicalPlane::Coronal);
    m_driver.press(axial(), Qt::Key_O);
    QVERIFY(!axial()->isResampled());
}

void TestStandardPlanes::paneWithoutSeries_refusesInWords()
{
    m_driver.show(&kStudy);
    m_driver.session->closeStudy();
    m_driver.action(ActionId::PlaneCoronal)->trigger();
    QVERIFY(m_driver.window->banner()->isVisible());
    QVERIFY(m_driver.window->banner()->text().contains(QStringLiteral("another plane")));
}

void TestStandardPlanes::menuOfCt_offersItsWindows()
{
    makeCt(m_driver.folderOf(kCt));
    m_driver.show(&kCt);
    m_driver.press(axial(), Qt::Key_PageDown); // a CT has no roles: choose by hand
    QTRY_VERIFY(axial()->currentVolume());
    m_driver.press(axial(), Qt::Key_2);
    QCOMPARE(axial()->viewState().windowCenter, 400.0);
    QCOMPARE(axial()->viewState().windowWidth, 2000.0);
    m_driver.press(axial(), Qt::Key_5);
    QCOMPARE(axial()->viewState().windowCenter, -600.0);

    QMenu* menu = openMenu(axial());
    QVERIFY(menu);
    QStringList texts;
    QAction* air = nullptr;
    for (const QAction* entry : menu->actions())
        if (entry->menu())
            for (QAction* window : entry->menu()->actions()) {
                texts << window->text().section(QLatin1Char('\t'), 0, 0);
                if (window->text().startsWith(QStringLiteral("AIR")))
                    air = window;
            }
    QVERIFY(texts.contains(QStringLiteral("Bone · 2000/400 HU")));
    QVERIFY(texts.contains(QStringLiteral("ALL · 1000/500")));
    QVERIFY(air);
    m_driver.press(axial(), Qt::Key_3);
    air->trigger();
    menu->close();
    QCOMPARE(axial()->viewState().windowCenter, -600.0);
    QCOMPARE(axial()->viewState().windowWidth, 1500.0);
    QCOMPARE(axial()->viewState().voiWindow, 1);
}

QTEST_MAIN(TestStandardPlanes)
#include "tst_standard_planes.moc"
