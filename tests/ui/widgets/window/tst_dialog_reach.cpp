// Every control of the reading window and of every window that it opens has a name for screen
// readers, says what it is for, and can be reached with Tab.
#include "tests/support/window_driver.h"
#include "tests/ui/widgets/window/spoken_name.h"
#include "ui/widgets/archive/archive_node_dialog.h"
#include "ui/widgets/archive/archive_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTabBar>
#include <QTextBrowser>
#include <QTextEdit>

#include <utility>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kMostPresses = 500;
const SmallStudy kStudy;

QString describe(const QWidget* widget)
{
    return QStringLiteral("%1 '%2' '%3' in %4")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             widget->accessibleName(), widget->window()->windowTitle());
}

template <class Type> bool isInside(const QWidget* widget)
{
    for (const QWidget* at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (qobject_cast<const Type*>(at))
            return true;
    }
    return false;
}

/// Whether a widget is one of Qt's controls. Parts of a control (the field of a spin box, the
/// corner of a table) do not count.
bool isOperated(const QWidget* widget)
{
    if (isInside<QComboBox>(widget) || isInside<QAbstractSpinBox>(widget)
        || isInside<QLineEdit>(widget) || isInside<QAbstractItemView>(widget)
        || isInside<QTabBar>(widget) || isInside<QKeySequenceEdit>(widget))
        return false;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool isText =
        qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
    return button || isText || qobject_cast<const QKeySequenceEdit*>(widget)
        || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QLineEdit*>(widget)
        || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget)
        || qobject_cast<const QTabBar*>(widget);
}

/// The visible text that says what a control is for.
bool saysWhatFor(const QWidget* widget)
{
    if (!widget->toolTip().isEmpty())
        return true;
    const auto* field = qobject_cast<const QLineEdit*>(widget);
    if (field && !field->placeholderText().isEmpty())
        return true;
    const auto labels = widget->window()->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->buddy() == widget)
            return true;
    }
    // A list, a table or a page of text is explained by the title of its window or tab.
    return qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTextEdit*>(widget)
        || qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTabBar*>(widget);
}

} // namespace

class TestDialogReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("dialog-reach"); }
    void init()
    {
        m_driver.clear();
        m_driver.show(&kStudy);
    }
    void cleanup() { m_driver.clear(); }
    void window_canBeOperatedByAll_data();
    void window_canBeOperatedByAll();
    void archive_canBeOperatedByAll_data();
    void archive_canBeOperatedByAll();
    void readingWindow_canBeOperatedByAll();

private:
    QWidget* opened(ActionId id);
    static void checkNames(const QWidget* window);
    static void checkTab(QWidget* window);

    WindowDriver m_driver;
};

/// The window that an action shows.
QWidget* TestDialogReach::opened(ActionId id)
{
    const QWidgetList before = QApplication::topLevelWidgets();
    const QSet<QWidget*> known(before.begin(), before.end());
    m_driver.action(id)->trigger();
    QWidget* found = nullptr;
    const auto look = [&] {
        const QWidgetList now = QApplication::topLevelWidgets();
        for (QWidget* widget : now) {
            if (!known.contains(widget) && widget->isVisible()
                && (widget->windowType() == Qt::Window || widget->windowType() == Qt::Dialog))
                found = widget;
        }
        return found != nullptr;
    };
    return QTest::qWaitFor(look) ? found : nullptr;
}

void TestDialogReach::checkNames(const QWidget* window)
{
    const auto widgets = window->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!isOperated(widget) || !widget->isVisible() || widget->window() != window)
            continue;
        QVERIFY2(!spokenName(widget).isEmpty(), qPrintable("no name: " + describe(widget)));
        QVERIFY2(saysWhatFor(widget), qPrintable("says not what for: " + describe(widget)));
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus || widget->focusProxy(),
                 qPrintable("not for Tab: " + describe(widget)));
    }
}

void TestDialogReach::checkTab(QWidget* window)
{
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    if (!window->focusWidget())
        QTest::keyClick(window, Qt::Key_Tab);
    QSet<QWidget*> seen;
    const QWidget* before = nullptr;
    for (int presses = 0; presses < kMostPresses; ++presses) {
        QWidget* now = window->focusWidget();
        // A page stops at each of its links.
        const bool isAtNextLink = now == before && qobject_cast<QTextBrowser*>(now);
        if (!now || (seen.contains(now) && !isAtNextLink))
            break;
        seen << now;
        before = now;
        QTest::keyClick(now, Qt::Key_Tab);
    }
    const auto widgets = window->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool wanted = isOperated(widget) && widget->isVisible() && widget->isEnabled()
            && widget->window() == window;
        QVERIFY2(!wanted || seen.contains(widget)
                     || (widget->focusProxy() && seen.contains(widget->focusProxy())),
                 qPrintable("not reached: " + describe(widget)));
    }
}

void TestDialogReach::window_canBeOperatedByAll_data()
{
    QTest::addColumn<int>("id");
    const std::pair<const char*, ActionId> windows[] = {{"tags", ActionId::ShowTags},
                                                        {"archive", ActionId::SearchArchive},
                                                        {"study", ActionId::StudyInformation},
                                                        {"criteria", ActionId::GradingCriteria},
                                                        {"manual", ActionId::Help},
                                                        {"keys", ActionId::ShortcutSheet},
                                                        {"editor of keys", ActionId::EditShortcuts},
                                                        {"preferences", ActionId::Preferences},
                                                        {"accept", ActionId::AcceptSeveral},
                                                        {"print", ActionId::Print},
                                                        {"grid", ActionId::DetachGrid},
                                                        {"report", ActionId::DetachReport}};
    for (const auto& [name, id] : windows)
        QTest::newRow(name) << static_cast<int>(id);
}

void TestDialogReach::window_canBeOperatedByAll()
{
    QFETCH(int, id);
    m_driver.panes().sagittalT2->setFocus();
    QWidget* window = opened(static_cast<ActionId>(id));
    QVERIFY(window);
    QVERIFY(!window->windowTitle().isEmpty());
    checkNames(window);
    if (!QTest::currentTestFailed())
        checkTab(window);
    window->close();
}

void TestDialogReach::archive_canBeOperatedByAll_data()
{
    QTest::addColumn<bool>("isWeb");
    QTest::newRow("DIMSE") << false;
    QTest::newRow("DICOMweb") << true;
}

/// With an archive that is set up, and the dialog that sets it up.
void TestDialogReach::archive_canBeOperatedByAll()
{
    QFETCH(bool, isWeb);
    ArchiveNode node;
    node.pacs.name = "Archive";
    node.pacs.dialect = isWeb ? PacsDialect::Dicomweb : PacsDialect::Dimse;
    node.pacs.user = "reader";
    node.signIn = isWeb ? SignIn::Password : SignIn::None;
    node.pacs.tls.enabled = true;
    ArchiveNodes().keep(node);
    m_driver.show(nullptr);
    QWidget* window = opened(ActionId::SearchArchive);
    QVERIFY(window);
    checkNames(window);
    checkTab(window);
    auto* archive = qobject_cast<ArchiveWindow*>(window);
    QVERIFY(archive);
    QTest::mouseClick(archive->nodesButton(), Qt::LeftButton);
    QTRY_VERIFY(archive->findChild<ArchiveNodeDialog*>());
    auto* dialog = archive->findChild<ArchiveNodeDialog*>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    checkNames(dialog);
    checkTab(dialog);
}

void TestDialogReach::readingWindow_canBeOperatedByAll()
{
    checkNames(m_driver.window.get());
}

QTEST_MAIN(TestDialogReach)
#include "tst_dialog_reach.moc"
