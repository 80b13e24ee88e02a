#include "tests/support/held_scan.h"
#include "tests/support/sample_archive.h"
#include "tests/support/test_folder.h"
#include "tests/support/window_driver.h"
#include "ui/state/settings/recent_studies.h"
#include "ui/widgets/window/recent_menu.h"
#include "ui/widgets/window/start_page.h"
#include "ui/widgets/window/top_bar.h"

#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace foramen;
using namespace foramen::test;

/// Ways to open a study, with real events.
class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("opening"); }
    void init();
    void cleanup() { m_driver.close(); }

    void drop_opensAnArchive();
    void drop_takesSeveralPathsAtOnce();
    void recent_opensByAClickOnTheStartPage();
    void recent_greysWhatIsGone();
    void recent_isClearedByAClick();
    void recent_isInTheMenuBelowOpen();
    void firstPicture_staysWhereItIsWhenTheRestComes();
    void keyF5_takesNewFilesAndKeepsThePlace();
    void watch_isOffWithoutAStudy();
    void firstStart_saysWhereToBegin();
    void menu_fitsAndHasPrintAndAbout();

private:
    void show() { m_driver.showSession(m_driver.options()); }
    [[nodiscard]] QString study() const { return m_folder.filePath("study"); }
    [[nodiscard]] QPushButton* button(const QString& text) const;

    TestFolder m_folder;
    HeldScan m_scan;
    WindowDriver m_driver;
};

void TestOpening::init()
{
    m_driver.clear();
    m_folder.renew();
    qputenv("FORAMEN_TEMPORARY", (m_folder.folder() + "/opened").toUtf8());
    writeSmallStudy(study().toStdString());
}

QPushButton* TestOpening::button(const QString& text) const
{
    for (QPushButton* one : m_driver.window->findChild<StartPage*>()->findChildren<QPushButton*>())
        if (one->text().startsWith(text))
            return one;
    return nullptr;
}

void TestOpening::drop_opensAnArchive()
{
    const QString zip = m_folder.filePath("study.zip");
    writeArchive(zip.toStdString(), SampleFormat::Zip, entriesOf(study().toStdString()));
    show();
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.drop({zip});
    QVERIFY(settled.wait());
    QCOMPARE(m_driver.session->current()->series.entries().size(), std::size_t(3));
    QCOMPARE(RecentStudies().studies().front().paths, QStringList{zip});
}

void TestOpening::drop_takesSeveralPathsAtOnce()
{
    show();
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.drop({study() + "/t2_sag", study() + "/t1_sag"});
    QVERIFY(settled.wait());
    QCOMPARE(m_driver.session->current()->series.entries().size(), std::size_t(2));
    QCOMPARE(RecentStudies().studies().size(), 1);
}

void TestOpening::recent_opensByAClickOnTheStartPage()
{
    RecentStudies().add({study() + "/t2_sag", study() + "/t1_sag"});
    show();
    QPushButton* entry = button("t2_sag");
    QVERIFY(entry && entry->isEnabled());
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    QTest::mouseClick(entry, Qt::LeftButton);
    QVERIFY(settled.wait());
    QCOMPARE(m_driver.session->current()->series.entries().size(), std::size_t(2));
}

void TestOpening::recent_greysWhatIsGone()
{
    RecentStudies().add({m_folder.filePath("gone")});
    RecentStudies().add({study()});
    show();
    QTRY_VERIFY(button("gone") && !button("gone")->isEnabled());
    QVERIFY(button("gone")->toolTip().contains("no longer there"));
    QVERIFY(button("gone")->text().contains("no longer there"));
    QVERIFY(button("study")->isEnabled());
}

void TestOpening::recent_isClearedByAClick()
{
    RecentStudies().add({study()});
    show();
    QVERIFY(button("Clear"));
    QTest::mouseClick(button("Clear"), Qt::LeftButton);
    QTRY_VERIFY(!button("study"));
    QVERIFY(RecentStudies().studies().isEmpty());
}

void TestOpening::recent_isInTheMenuBelowOpen()
{
    RecentStudies().add({m_folder.filePath("gone")});
    RecentStudies().add({study()});
    show();
    auto* menu = m_driver.window->findChild<RecentMenu*>();
    QVERIFY(menu);
    const auto entry = [&](const QString& name) -> QAction* {
        for (QAction* action : menu->actions())
            if (action->text().startsWith(name))
                return action;
        return nullptr;
    };
    QTRY_VERIFY(entry("gone") && !entry("gone")->isEnabled());
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    entry("study")->trigger();
    QVERIFY(settled.wait());
    QCOMPARE(m_driver.session->current()->series.entries().size(), std::size_t(3));
}

void TestOpening::firstPicture_staysWhereItIsWhenTheRestComes()
{
    SessionOptions held = m_driver.options();
    held.scan = m_scan.function();
    m_driver.showSession(held);
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.window->open({study()});
    PaneWidget* pane = m_driver.window->paneArea()->panes().sagittalT2;
    QTRY_VERIFY(pane->isVisible() && pane->positionCount() > 0);
    QCOMPARE(m_driver.session->opening()->state(), StudyState::Scanning);
    const QPoint middle = pane->rect().center();
    QWheelEvent wheel(middle, pane->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    const int before = pane->position();
    QApplication::sendEvent(pane, &wheel);
    QTRY_VERIFY(pane->position() != before);
    const auto volumes = pane->volumes();
    // From now on the pane always shows these pictures.
    connect(&m_driver.session->current(), &CurrentStudy::volumesChanged, this,
            [&] { QCOMPARE(pane->volumes(), volumes); });
    m_scan.letGo();
    QTRY_COMPARE(m_driver.session->current()->series.entries().size(), std::size_t(3));
    QCOMPARE(pane->volumes(), volumes);
    QTRY_VERIFY(!settled.isEmpty()); // on a fast machine it was emitted already
    QCOMPARE(pane->volumes(), volumes);
}

void TestOpening::keyF5_takesNewFilesAndKeepsThePlace()
{
    const QString aside = m_folder.filePath("aside");
    QVERIFY(QDir().rename(study() + "/t1_sag", aside));
    show();
    m_driver.activate();
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.drop({study()});
    QVERIFY(settled.wait());
    const SeriesList& series = m_driver.session->current()->series;
    QCOMPARE(series.entries().size(), std::size_t(2));
    PaneWidget* pane = m_driver.panes().sagittalT2;
    m_driver.press(pane, Qt::Key_Home);
    m_driver.press(pane, Qt::Key_Down);
    const int before = pane->position();
    QVERIFY(QDir().rename(aside, study() + "/t1_sag"));
    m_driver.press(pane, Qt::Key_F5);
    QTRY_VERIFY(!series.volumesFor(SeriesRole::SagittalT1).empty());
    QCOMPARE(m_driver.session->current()->series.entries().size(), std::size_t(3));
    QTRY_VERIFY(m_driver.panes().sagittalT1->positionCount() > 0);
    QCOMPARE(pane->position(), before);
    QVERIFY(pane->hasFocus());
}

void TestOpening::watch_isOffWithoutAStudy()
{
    show();
    QAction* watch = m_driver.action(ActionId::WatchFolder);
    QVERIFY(!watch->isEnabled());
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.drop({study()});
    QVERIFY(settled.wait());
    watch->trigger();
    QVERIFY(watch->isChecked());
    m_driver.session->closeStudy();
    QVERIFY(!watch->isChecked());
    QVERIFY(!watch->isEnabled());
}

void TestOpening::firstStart_saysWhereToBegin()
{
    show();
    const auto* steps = m_driver.window->findChild<QLabel*>(QStringLiteral("firstSteps"));
    QVERIFY(steps->isVisible());
    for (const QString& text : {QString("F1"), QString("?"), QString("foramen-cli phantom"),
                                m_driver.session->saving()->place()})
        QVERIFY2(!text.isEmpty() && steps->text().contains(text), qPrintable(text));
    m_driver.close();
    RecentStudies().add({study()});
    show();
    QVERIFY(!m_driver.window->findChild<QLabel*>(QStringLiteral("firstSteps"))->isVisible());
}

void TestOpening::menu_fitsAndHasPrintAndAbout()
{
    show();
    auto* button = m_driver.window->findChild<TopBar*>()->findChild<QToolButton*>();
    const QMenu* menu = button->menu();
    QVERIFY(menu);
    QVERIFY2(menu->sizeHint().height() <= 720,
             qPrintable(QString::number(menu->sizeHint().height())));
    QList<QAction*> all = menu->actions();
    for (int i = 0; i < all.size(); ++i)
        if (all[i]->menu())
            all += all[i]->menu()->actions();
    QVERIFY(all.contains(m_driver.action(ActionId::Print)));
    QVERIFY(all.contains(m_driver.action(ActionId::About)));
    m_driver.action(ActionId::About)->trigger();
    auto* about = m_driver.window->findChild<QMessageBox*>(QStringLiteral("aboutBox"));
    QVERIFY(about && about->isVisible());
    QVERIFY(about->informativeText().contains("Not for diagnosis"));
    QVERIFY(about->informativeText().contains(m_driver.session->saving()->place()));
    QTest::keyClick(about, Qt::Key_Escape);
    QTRY_VERIFY(!m_driver.window->findChild<QMessageBox*>(QStringLiteral("aboutBox")));
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
