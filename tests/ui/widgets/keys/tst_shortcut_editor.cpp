#include "ui/widgets/keys/shortcut_editor.h"

#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/shortcut_sheet.h"

#include <QAction>
#include <QApplication>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <memory>

using namespace foramen;

/// Changing of keys, with real events.
class TestShortcutEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void newKey_worksAtOnceAndReplacesTheOld();
    void takenKey_isNamedAndOnlyTakenOverWhenSaid();
    void keyOfAnotherPlace_isNoConflict();
    void fixedKey_isRefusedWithItsUse();
    void noKey_staysNoKey();
    void ownKeys_areThereAtTheNextStart();
    void asItWas_bringsTheOriginalBack();
    void asItWas_waitsWhileItsKeyIsTaken();
    void allAsTheyWere_leavesNoConflict();
    void filter_findsByTextAndKey();
    void sheet_showsTheKeysAsTheyAre();

private:
    void type(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void click(const QString& text);
    [[nodiscard]] QPushButton* button(const QString& text) const;
    [[nodiscard]] QString message() const
    {
        return m_editor->findChild<QLabel*>("keyMessage")->text();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<ShortcutEditor> m_editor;
};

void TestShortcutEditor::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QCoreApplication::setOrganizationName("foramen-test");
    QCoreApplication::setApplicationName("keys");
}

void TestShortcutEditor::init()
{
    QSettings().clear();
    m_window = std::make_unique<QWidget>();
    m_actions = std::make_unique<Actions>(nullptr, nullptr);
    m_actions->attachWindow(m_window.get());
    m_editor = std::make_unique<ShortcutEditor>(*m_actions);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
}

void TestShortcutEditor::cleanup()
{
    m_editor.reset();
    m_actions.reset();
    m_window.reset();
}

void TestShortcutEditor::type(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_editor->keyEdit()->setFocus();
    QTest::keyClick(m_editor->keyEdit(), key, modifiers);
}

QPushButton* TestShortcutEditor::button(const QString& text) const
{
    for (QPushButton* candidate : m_editor->findChildren<QPushButton*>()) {
        if (candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

void TestShortcutEditor::click(const QString& text)
{
    QVERIFY2(button(text), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

void TestShortcutEditor::newKey_worksAtOnceAndReplacesTheOld()
{
    const QSignalSpy changed(m_actions.get(), &Actions::keysChanged);
    m_editor->select(ActionId::NextUnreviewed);
    type(Qt::Key_I);
    QVERIFY(message().isEmpty());
    click("Use this key");
    QCOMPARE(changed.count(), 1);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const QSignalSpy triggered(m_actions->action(ActionId::NextUnreviewed), &QAction::triggered);
    QTest::keyClick(m_window.get(), Qt::Key_N);
    QCOMPARE(triggered.count(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_I);
    QCOMPARE(triggered.count(), 1);
    QVERIFY(m_actions->action(ActionId::NextUnreviewed)->toolTip().contains("(I)"));
}

void TestShortcutEditor::takenKey_isNamedAndOnlyTakenOverWhenSaid()
{
    m_editor->select(ActionId::Invert);
    type(Qt::Key_R, Qt::AltModifier);
    QVERIFY2(message().contains("Rotate right"), qPrintable(message()));
    QCOMPARE(m_actions->keys(ActionId::RotateRight), QList<QKeySequence>{QKeySequence("Alt+R")});
    click("Reassign");
    QCOMPARE(m_actions->keys(ActionId::Invert), QList<QKeySequence>{QKeySequence("Alt+R")});
    QVERIFY(m_actions->keys(ActionId::RotateRight).isEmpty());
    QVERIFY(m_actions->action(ActionId::RotateRight)->shortcuts().isEmpty());
}

void TestShortcutEditor::keyOfAnotherPlace_isNoConflict()
{
    m_editor->select(ActionId::Preset5); // in a pane
    type(Qt::Key_U); // ungradable, in the grid
    QVERIFY(message().isEmpty());
    click("Use this key");
    QCOMPARE(m_actions->keys(ActionId::Ungradable), QList<QKeySequence>{QKeySequence("U")});
}

void TestShortcutEditor::fixedKey_isRefusedWithItsUse()
{
    m_editor->select(ActionId::Invert);
    type(Qt::Key_X);
    QVERIFY2(message().contains("hide marks"), qPrintable(message()));
    QVERIFY(!button("Use this key")->isEnabled());
}

void TestShortcutEditor::noKey_staysNoKey()
{
    m_editor->select(ActionId::Invert);
    click("No key");
    QVERIFY(m_actions->keys(ActionId::Invert).isEmpty());
    const Actions again(nullptr, nullptr);
    QVERIFY(again.action(ActionId::Invert)->shortcuts().isEmpty());
}

void TestShortcutEditor::ownKeys_areThereAtTheNextStart()
{
    m_actions->setKeys(ActionId::Cine, {QKeySequence("Ctrl+Alt+C"), QKeySequence("F5")});
    const Actions again(nullptr, nullptr);
    QCOMPARE(again.action(ActionId::Cine)->shortcuts(),
             (QList<QKeySequence>{QKeySequence("Ctrl+Alt+C"), QKeySequence("F5")}));
    QVERIFY(again.hasOwnKeys(ActionId::Cine));
}

void TestShortcutEditor::asItWas_bringsTheOriginalBack()
{
    m_actions->setKeys(ActionId::Cine, {QKeySequence("F5")});
    m_editor->select(ActionId::Cine);
    click("Reset");
    QCOMPARE(m_actions->keys(ActionId::Cine), QList<QKeySequence>{QKeySequence("C")});
    QVERIFY(!m_actions->hasOwnKeys(ActionId::Cine));
}

void TestShortcutEditor::asItWas_waitsWhileItsKeyIsTaken()
{
    m_actions->setKeys(ActionId::Cine, {QKeySequence("F5")});
    m_actions->setKeys(ActionId::Invert, {QKeySequence("C")});
    m_editor->select(ActionId::Cine);
    click("Reset");
    QVERIFY2(message().contains("Invert"), qPrintable(message()));
    QCOMPARE(m_actions->keys(ActionId::Cine), QList<QKeySequence>{QKeySequence("F5")});
}

void TestShortcutEditor::allAsTheyWere_leavesNoConflict()
{
    m_actions->setKeys(ActionId::Cine, {QKeySequence("F5")});
    m_actions->setKeys(ActionId::Invert, {QKeySequence("C")});
    click("Reset all");
    for (const ActionSpec& spec : Actions::specs()) {
        QCOMPARE(m_actions->keys(spec.id), Actions::keysOf(spec));
        for (const QKeySequence& key : m_actions->keys(spec.id))
            QVERIFY2(!m_actions->conflictOf(spec.id, key), spec.text);
    }
}

void TestShortcutEditor::filter_findsByTextAndKey()
{
    auto* line = m_editor->findChild<QLineEdit*>();
    const auto shown = [this] {
        int count = 0;
        for (int s = 0; s < m_editor->table()->topLevelItemCount(); ++s) {
            const QTreeWidgetItem* section = m_editor->table()->topLevelItem(s);
            for (int i = 0; i < section->childCount(); ++i)
                count += section->isHidden() || section->child(i)->isHidden() ? 0 : 1;
        }
        return count;
    };
    QCOMPARE(shown(), static_cast<int>(Actions::specs().size()));
    QTest::keyClicks(line, "rotate");
    QCOMPARE(shown(), 2);
    line->clear();
    QTest::keyClicks(line, "Ctrl+Shift+Z");
    QCOMPARE(shown(), 1);
}

void TestShortcutEditor::sheet_showsTheKeysAsTheyAre()
{
    m_actions->setKeys(ActionId::Cine, {QKeySequence("F5")});
    const QString html = ShortcutSheet::toHtml(*m_actions);
    QVERIFY(html.contains("<td>Cine</td><td>F5</td>"));
    const ShortcutSheet sheet(*m_actions);
    const auto labels = sheet.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text() == "F5"; }));
}

QTEST_MAIN(TestShortcutEditor)
#include "tst_shortcut_editor.moc"
