#include "ui/widgets/keys/actions.h"
#include "ui/widgets/keys/shortcut_sheet.h"

#include <QLabel>
#include <QTest>
#include <QUndoGroup>
#include <QUndoStack>

using namespace foramen;

/// The registry of actions and its key sheet.
class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registry_hasNoConflicts() { QCOMPARE(Actions::conflicts(), QStringList()); }
    void everyAction_exists();
    void tooltips_nameTheirKey();
    void undo_namesItsStep();
    void sheet_listsEveryKey();
};

void TestActions::everyAction_exists()
{
    QUndoGroup undo;
    const Actions actions(&undo, nullptr);
    for (int id = 0; id <= static_cast<int>(ActionId::CancelGrading); ++id)
        QVERIFY2(actions.action(static_cast<ActionId>(id)), qPrintable(QString::number(id)));
}

void TestActions::tooltips_nameTheirKey()
{
    QUndoGroup undo;
    const Actions actions(&undo, nullptr);
    for (const ActionSpec& spec : Actions::specs()) {
        const QList<QKeySequence> keys = Actions::keysOf(spec);
        const QString tip = actions.action(spec.id)->toolTip();
        if (!keys.isEmpty())
            QVERIFY2(tip.contains(keys.front().toString(QKeySequence::NativeText)),
                     qPrintable(tip));
    }
}

void TestActions::undo_namesItsStep()
{
    QUndoGroup undo;
    QUndoStack stack(&undo);
    const Actions actions(&undo, nullptr);
    undo.setActiveStack(&stack);
    stack.push(new QUndoCommand("grade L4/L5"));
    QVERIFY(actions.action(ActionId::Undo)->text().contains("grade L4/L5"));
    QVERIFY(actions.action(ActionId::Undo)->toolTip().contains("grade L4/L5"));
    QVERIFY(actions.action(ActionId::Undo)->isEnabled());
    QVERIFY(!actions.action(ActionId::Redo)->isEnabled());
}

void TestActions::sheet_listsEveryKey()
{
    const Actions actions(nullptr, nullptr);
    const ShortcutSheet sheet(actions);
    QStringList texts;
    for (const QLabel* label : sheet.findChildren<QLabel*>())
        texts << label->text();
    for (const ActionSpec& spec : Actions::specs()) {
        if (spec.keys[0] != '\0')
            QVERIFY2(texts.contains(Actions::tr(spec.text)), spec.text);
    }
    QVERIFY(texts.contains("Shift+move"));
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
