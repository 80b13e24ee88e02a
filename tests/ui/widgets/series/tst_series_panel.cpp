#include "ui/widgets/series/series_panel.h"

#include "tests/support/window_driver.h"

#include <QAbstractItemDelegate>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
const QStringList kLinkEntries{"Link automatically", "Link this series", "Do not link"};

} // namespace

/// The series panel and its menu of roles.
class TestSeriesPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("series"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void items_sayRoleAndCount();
    void seen_growsWithScrolling();
    void seen_isForgottenWithTheStudy();
    void menu_hasTheRolesAndAutomatic();
    void automatic_takesBackTheReadersRole();
    void automatic_isRememberedAcrossRestarts();
    void links_areChosenAndTakenBack();
    void links_standInThePanesMenuToo();

private:
    [[nodiscard]] QListWidget* list() const
    {
        return m_driver.window->findChild<QListWidget*>("seriesList");
    }
    /// Opens the context menu of a row.
    QMenu* menuOf(int row)
    {
        const QPoint at = list()->visualItemRect(list()->item(row)).center();
        Q_EMIT list()->customContextMenuRequested(at);
        const auto menus = m_driver.window->findChildren<QMenu*>();
        for (QMenu* menu : menus)
            if (menu->isVisible() && menu->parentWidget()->objectName() == "seriesPanel")
                return menu;
        return nullptr;
    }
    void choose(int row, const QString& beginning)
    {
        QMenu* menu = menuOf(row);
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text().startsWith(beginning))
                action->trigger();
        menu->close();
    }
    /// Clicks an entry of an open menu.
    static void click(QMenu* menu, const QString& text)
    {
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text() == text) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return;
            }
        QFAIL(qPrintable("there is no " + text));
    }
    /// The entries for links that are checked in a menu, which is closed then.
    static QStringList checkedLinks(QMenu* menu)
    {
        QStringList checked;
        if (!menu)
            return checked;
        for (const QAction* action : menu->actions())
            if (action->isChecked() && kLinkEntries.contains(action->text()))
                checked << action->text();
        menu->close();
        return checked;
    }
    /// The entry of the sagittal T1 as it is now.
    [[nodiscard]] const SeriesEntry& t1() const
    {
        return m_driver.session->current()->series.entries()[1];
    }

    WindowDriver m_driver;
};

void TestSeriesPanel::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
}

void TestSeriesPanel::items_sayRoleAndCount()
{
    QCOMPARE(list()->count(), 3);
    const QString spoken = list()->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith("Sagittal T2, 9 slices"), qPrintable(spoken));
}

void TestSeriesPanel::seen_growsWithScrolling()
{
    PaneWidget* pane = m_driver.panes().sagittalT2;
    const auto tip = [this] {
        return list()->item(0)->toolTip();
    };
    QTRY_VERIFY(tip().contains(" of 9 slices seen"));
    QVERIFY(!tip().contains("9 of 9 slices seen"));
    for (int position = 0; position < pane->positionCount(); ++position) {
        pane->setPosition(position);
        pane->repaint();
    }
    QTRY_VERIFY2(tip().contains("9 of 9 slices seen"), qPrintable(tip()));
    const QImage full = list()->grab().toImage();
    QVERIFY(!full.isNull());
}

void TestSeriesPanel::seen_isForgottenWithTheStudy()
{
    QTRY_VERIFY(list()->item(0)->toolTip().contains("seen"));
    m_driver.session->closeStudy();
    QCOMPARE(list()->count(), 0);
}

void TestSeriesPanel::menu_hasTheRolesAndAutomatic()
{
    QMenu* menu = menuOf(1);
    QVERIFY(menu);
    QStringList texts;
    QStringList checked;
    for (const QAction* action : menu->actions()) {
        if (!action->isSeparator())
            texts << action->text();
        if (action->isChecked())
            checked << action->text();
    }
    const QStringList roles{"Automatic (Sagittal T1)", "Use as Sagittal T2/STIR",
                            "Use as Sagittal T1", "Use as Axial T2", "Do not use"};
    QCOMPARE(texts.mid(0, roles.size()), roles);
    QCOMPARE(checked, QStringList({roles[0], "Link automatically"}));
    menu->close();
}

void TestSeriesPanel::automatic_takesBackTheReadersRole()
{
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    choose(1, "Use as Sagittal T2");
    QVERIFY(t1().byReader && t1().role == SeriesRole::SagittalT2);
    QVERIFY(settled.wait());
    const auto row = [this] { // the panel's order follows the roles
        for (int i = 0; i < list()->count(); ++i)
            if (list()->item(i)->toolTip().contains("reader"))
                return i;
        return -1;
    };
    choose(row(), "Automatic");
    QVERIFY(!t1().byReader && t1().role == SeriesRole::SagittalT1 && t1().chosen);
    QVERIFY(settled.wait());
    QVERIFY(!m_driver.session->current()->series.volumesFor(SeriesRole::SagittalT1).empty());
}

void TestSeriesPanel::automatic_isRememberedAcrossRestarts()
{
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.session->roles()->give(1, SeriesRole::SagittalT2);
    QVERIFY(settled.wait());
    m_driver.show(&kStudy);
    QVERIFY(t1().byReader && t1().role == SeriesRole::SagittalT2);
    QSignalSpy again(m_driver.session.get(), &Session::settled);
    m_driver.session->roles()->reset(1);
    QVERIFY(again.wait());
    m_driver.show(&kStudy);
    QVERIFY(!t1().byReader && t1().role == SeriesRole::SagittalT1);
}

void TestSeriesPanel::links_areChosenAndTakenBack()
{
    const SeriesLinks& links = *m_driver.session->links();
    const auto isLinked = [this] {
        const SeriesList& series = m_driver.session->current()->series;
        return m_driver.session->current()
            ->spaces
            .between(*series.volumesFor(SeriesRole::SagittalT2).front(),
                     *series.volumesFor(SeriesRole::SagittalT1).front())
            .isLinked();
    };
    QVERIFY(isLinked());
    click(menuOf(1), "Do not link");
    QCOMPARE(links.overruled(1), std::optional(false));
    QVERIFY(!isLinked());
    QCOMPARE(checkedLinks(menuOf(1)), QStringList("Do not link"));
    click(menuOf(1), "Link this series");
    QCOMPARE(links.overruled(1), std::optional(true));
    QCOMPARE(checkedLinks(menuOf(1)), QStringList("Link this series"));
    click(menuOf(1), "Link automatically");
    QVERIFY(!links.overruled(1));
    QVERIFY(isLinked());
    QCOMPARE(checkedLinks(menuOf(1)), QStringList("Link automatically"));
    m_driver.show(&kStudy); // the history ends with the choice that was taken back
    QVERIFY(!m_driver.session->links()->overruled(1));
}

void TestSeriesPanel::links_standInThePanesMenuToo()
{
    const auto menuOfPane = [this]() -> QMenu* {
        PaneWidget* pane = m_driver.panes().sagittalT1;
        QTest::mouseClick(pane, Qt::RightButton, {}, pane->rect().center());
        const auto menus = m_driver.window->findChildren<QMenu*>();
        for (QMenu* menu : menus)
            if (menu->isVisible())
                return menu;
        return nullptr;
    };
    QCOMPARE(checkedLinks(menuOfPane()), QStringList("Link automatically"));
    click(menuOfPane(), "Do not link");
    QCOMPARE(m_driver.session->links()->overruled(1), std::optional(false));
    QCOMPARE(checkedLinks(menuOfPane()), QStringList("Do not link"));
}

QTEST_MAIN(TestSeriesPanel)
#include "tst_series_panel.moc"
