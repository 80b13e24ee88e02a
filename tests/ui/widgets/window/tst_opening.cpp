#include "tests/support/held_scan.h"
#include "tests/support/sample_archive.h"
#include "tests/support/small_study.h"
#include "ui/state/session/session.h"
#include "ui/state/settings/recent_studies.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"
#include "ui/widgets/window/recent_menu.h"
#include "ui/widgets/window/start_page.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

#include <memory>

using namespace foramen;
using namespace foramen::test;

/// Ways to open a study, with real events.
class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void drop_opensAnArchive();
    void drop_takesSeveralPathsAtOnce();
    void recent_opensByAClickOnTheStartPage();
    void recent_greysWhatIsGone();
    void recent_isClearedByAClick();
    void recent_isInTheMenuBelowOpen();
    void firstPicture_staysWhereItIsWhenTheRestComes();

private:
    void show(SessionOptions options);
    [[nodiscard]] SessionOptions options() const
    {
        return optionsFor(m_folder->path().toStdString(), std::make_shared<FakeModel>());
    }
    [[nodiscard]] QString study() const { return m_folder->filePath("study"); }
    [[nodiscard]] QPushButton* button(const QString& text) const;
    void drop(const QStringList& paths);

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    HeldScan m_scan;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestOpening::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName("foramen-test");
    theme::apply(*qApp);
}

void TestOpening::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("FORAMEN_TEMPORARY", (m_folder->path() + "/opened").toUtf8());
    writeSmallStudy(study().toStdString());
}

void TestOpening::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void TestOpening::show(SessionOptions options)
{
    m_session = std::make_unique<Session>(std::move(options));
    m_window = std::make_unique<MainWindow>(m_session.get());
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QPushButton* TestOpening::button(const QString& text) const
{
    for (QPushButton* one : m_window->findChild<StartPage*>()->findChildren<QPushButton*>())
        if (one->text().startsWith(text))
            return one;
    return nullptr;
}

void TestOpening::drop(const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &event);
}

void TestOpening::drop_opensAnArchive()
{
    const QString zip = m_folder->filePath("study.zip");
    writeArchive(zip.toStdString(), SampleFormat::Zip, entriesOf(study().toStdString()));
    show(options());
    QSignalSpy settled(m_session.get(), &Session::settled);
    drop({zip});
    QVERIFY(settled.wait());
    QCOMPARE(m_session->current()->series.entries().size(), std::size_t(3));
    QCOMPARE(RecentStudies().studies().front().paths, QStringList{zip});
}

void TestOpening::drop_takesSeveralPathsAtOnce()
{
    show(options());
    QSignalSpy settled(m_session.get(), &Session::settled);
    drop({study() + "/t2_sag", study() + "/t1_sag"});
    QVERIFY(settled.wait());
    QCOMPARE(m_session->current()->series.entries().size(), std::size_t(2));
    QCOMPARE(RecentStudies().studies().size(), 1);
}

void TestOpening::recent_opensByAClickOnTheStartPage()
{
    RecentStudies().add({study() + "/t2_sag", study() + "/t1_sag"});
    show(options());
    QPushButton* entry = button("t2_sag");
    QVERIFY(entry && entry->isEnabled());
    QSignalSpy settled(m_session.get(), &Session::settled);
    QTest::mouseClick(entry, Qt::LeftButton);
    QVERIFY(settled.wait());
    QCOMPARE(m_session->current()->series.entries().size(), std::size_t(2));
}

void TestOpening::recent_greysWhatIsGone()
{
    RecentStudies().add({m_folder->filePath("gone")});
    RecentStudies().add({study()});
    show(options());
    QTRY_VERIFY(button("gone") && !button("gone")->isEnabled());
    QVERIFY(button("gone")->toolTip().contains("no longer there"));
    QVERIFY(button("gone")->text().contains("no longer there"));
    QVERIFY(button("study")->isEnabled());
}

void TestOpening::recent_isClearedByAClick()
{
    RecentStudies().add({study()});
    show(options());
    QVERIFY(button("Clear"));
    QTest::mouseClick(button("Clear"), Qt::LeftButton);
    QTRY_VERIFY(!button("study"));
    QVERIFY(RecentStudies().studies().isEmpty());
}

void TestOpening::recent_isInTheMenuBelowOpen()
{
    RecentStudies().add({m_folder->filePath("gone")});
    RecentStudies().add({study()});
    show(options());
    auto* menu = m_window->findChild<RecentMenu*>();
    QVERIFY(menu);
    const auto entry = [&](const QString& name) -> QAction* {
        for (QAction* action : menu->actions())
            if (action->text().startsWith(name))
                return action;
        return nullptr;
    };
    QTRY_VERIFY(entry("gone") && !entry("gone")->isEnabled());
    QSignalSpy settled(m_session.get(), &Session::settled);
    entry("study")->trigger();
    QVERIFY(settled.wait());
    QCOMPARE(m_session->current()->series.entries().size(), std::size_t(3));
}

void TestOpening::firstPicture_staysWhereItIsWhenTheRestComes()
{
    SessionOptions held = options();
    held.scan = m_scan.function();
    show(held);
    QSignalSpy settled(m_session.get(), &Session::settled);
    m_window->open({study()});
    PaneWidget* pane = m_window->paneArea()->panes().sagittalT2;
    QTRY_VERIFY(pane->isVisible() && pane->positionCount() > 0);
    QCOMPARE(m_session->opening()->state(), StudyState::Scanning);
    const QPoint middle = pane->rect().center();
    QWheelEvent wheel(middle, pane->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    const int before = pane->position();
    QApplication::sendEvent(pane, &wheel);
    QTRY_VERIFY(pane->position() != before);
    const auto volumes = pane->volumes();
    // From here on the pane is never without these pictures.
    connect(&m_session->current(), &CurrentStudy::volumesChanged, this,
            [&] { QCOMPARE(pane->volumes(), volumes); });
    m_scan.letGo();
    QTRY_COMPARE(m_session->current()->series.entries().size(), std::size_t(3));
    QCOMPARE(pane->volumes(), volumes);
    QTRY_VERIFY(!settled.isEmpty()); // on a quick machine it has come already
    QCOMPARE(pane->volumes(), volumes);
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
