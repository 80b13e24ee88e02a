// Every widget of the window can be reached with Tab, has a name for screen readers and shows the
// keyboard focus; every button says what it does and which key does the same.
#include "tests/support/window_driver.h"
#include "tests/ui/widgets/window/spoken_name.h"

#include "ui/widgets/parts/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QImage>
#include <QLabel>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <cstdlib>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kMostWidgets = 300;
constexpr int kLeastFramePixels = 12; ///< pixels that must change where a widget gets the focus

QString nameOf(const QWidget* widget)
{
    return QStringLiteral("%1 '%2' '%3'")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             widget->accessibleName());
}

bool takesTab(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus
        && !widget->focusProxy();
}

int changedPixels(const QImage& a, const QImage& b)
{
    int changed = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            changed += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return changed;
}

} // namespace

class TestKeyboardReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("tst_keyboard_reach"); }
    void init() { m_driver.clear(); }
    void tab_reachesEverything_data();
    void tab_reachesEverything();
    void startPage_isReachedByTab();
    void focus_isSeen_data() { themes(); }
    void focus_isSeen();
    void everyButton_saysWhatItDoesAndItsKey();
    void nothing_isCutOff();
    void cleanup() { theme::setLook(theme::Look::Dark); }

private:
    static void themes();
    QList<QWidget*> walk();
    [[nodiscard]] QSet<QWidget*> wanted() const;
    QImage pictureAround(QWidget* widget);
    void checkReach();

    WindowDriver m_driver;
};

void TestKeyboardReach::themes()
{
    QTest::addColumn<int>("look");
    QTest::newRow("dark") << static_cast<int>(theme::Look::Dark);
    QTest::newRow("light") << static_cast<int>(theme::Look::Light);
}

/// Presses Tab until the focus is back at the first widget.
QList<QWidget*> TestKeyboardReach::walk()
{
    QList<QWidget*> seen;
    QWidget* now = QApplication::focusWidget();
    while (now && !seen.contains(now) && seen.size() < kMostWidgets) {
        seen << now;
        QTest::keyClick(now, Qt::Key_Tab);
        now = QApplication::focusWidget();
    }
    return seen;
}

QSet<QWidget*> TestKeyboardReach::wanted() const
{
    QSet<QWidget*> found;
    const auto widgets = m_driver.window->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (widget->window() == m_driver.window.get() && takesTab(widget))
            found << widget;
    }
    return found;
}

void TestKeyboardReach::checkReach()
{
    const QList<QWidget*> seen = walk();
    const auto missing = wanted() - QSet<QWidget*>(seen.begin(), seen.end());
    for (const QWidget* widget : missing)
        qWarning("not reached: %s", qPrintable(nameOf(widget)));
    QVERIFY(missing.isEmpty());
    for (const QWidget* widget : seen)
        QVERIFY2(!spokenName(widget).isEmpty(), qPrintable(nameOf(widget)));
}

void TestKeyboardReach::tab_reachesEverything_data()
{
    QTest::addColumn<int>("tab");
    for (int tab = 0; tab < 4; ++tab)
        QTest::addRow("tab %d", tab) << tab;
}

void TestKeyboardReach::tab_reachesEverything()
{
    QFETCH(int, tab);
    const SmallStudy study;
    m_driver.show(&study);
    auto* tabs = m_driver.window->sidePanel()->findChild<QTabWidget*>();
    QVERIFY(tabs->count() >= 4);
    tabs->setCurrentIndex(tab);
    m_driver.panes().sagittalT2->setFocus();
    QTRY_VERIFY(m_driver.panes().sagittalT2->hasFocus());
    checkReach();
    QVERIFY(wanted().size() > 20);
}

void TestKeyboardReach::startPage_isReachedByTab()
{
    QSettings().setValue("recent/paths", QStringList{"/tmp/one", "/tmp/two"});
    m_driver.show(nullptr);
    QTest::keyClick(m_driver.window.get(), Qt::Key_Tab);
    checkReach();
}

QImage TestKeyboardReach::pictureAround(QWidget* widget)
{
    QCoreApplication::processEvents();
    const QPoint corner = widget->mapTo(m_driver.window.get(), QPoint(0, 0));
    return m_driver.window->grab(QRect(corner, widget->size()).adjusted(-3, -3, 3, 3)).toImage();
}

void TestKeyboardReach::focus_isSeen()
{
    QFETCH(int, look);
    theme::setLook(static_cast<theme::Look>(look));
    const SmallStudy study;
    m_driver.show(&study);
    m_driver.panes().sagittalT2->setFocus();
    QTRY_VERIFY(m_driver.panes().sagittalT2->hasFocus());
    const QList<QWidget*> seen = walk();
    for (QWidget* widget : seen) {
        widget->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(QApplication::focusWidget(), widget);
        const QImage with = pictureAround(widget);
        // A pane stays active until another one has the focus.
        QWidget* other = widget == m_driver.panes().axialT2
            ? static_cast<QWidget*>(m_driver.panes().sagittalT1)
            : static_cast<QWidget*>(m_driver.panes().axialT2);
        other->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(QApplication::focusWidget(), other);
        const int changed = changedPixels(with, pictureAround(widget));
        QVERIFY2(changed >= kLeastFramePixels,
                 qPrintable(nameOf(widget) + QStringLiteral(": %1 pixels").arg(changed)));
    }
}

void TestKeyboardReach::everyButton_saysWhatItDoesAndItsKey()
{
    const SmallStudy study;
    m_driver.show(&study);
    const auto buttons = m_driver.window->findChildren<QAbstractButton*>();
    int checked = 0;
    for (const QAbstractButton* button : buttons) {
        const QWidget* parent = button->parentWidget();
        if (qobject_cast<const QAbstractItemView*>(parent) || qobject_cast<const QTabBar*>(parent))
            continue; // Qt's own: the corner of a table, the arrows of the tabs
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(nameOf(button) + button->text()));
        QVERIFY2(!spokenName(button).isEmpty(), qPrintable(nameOf(button)));
        const auto* tool = qobject_cast<const QToolButton*>(button);
        const QAction* action = tool ? tool->defaultAction() : nullptr;
        if (!action || action->shortcut().isEmpty())
            continue;
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(button->toolTip().contains(key), qPrintable(button->toolTip()));
        ++checked;
    }
    QVERIFY(checked > 15);
}

void TestKeyboardReach::nothing_isCutOff()
{
    const SmallStudy study;
    m_driver.show(&study);
    const auto widgets = m_driver.window->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const auto* elided = qobject_cast<const ElidedLabel*>(widget)) {
            QVERIFY2(elided->shownText() == elided->text()
                         || elided->toolTip().contains(elided->text()),
                     qPrintable(elided->text()));
            continue;
        }
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button && !button->text().isEmpty())
            QVERIFY2(button->width() >= button->minimumSizeHint().width()
                         && button->height() >= button->minimumSizeHint().height(),
                     qPrintable(nameOf(button) + button->text()));
        if (!label || label->text().isEmpty())
            continue;
        const bool fits = label->wordWrap()
            ? label->heightForWidth(label->width()) <= label->height()
            : label->sizeHint().width() <= label->width();
        QVERIFY2(fits || label->toolTip().contains(label->text()), qPrintable(label->text()));
    }
}

QTEST_MAIN(TestKeyboardReach)
#include "tst_keyboard_reach.moc"
