// Every key of the registry triggers its own action and no other, pressed in the part of the window
// in which it works according to the registry. What the actions do is tested elsewhere.
#include "tests/support/window_driver.h"

#include "ui/widgets/lookup/manual_view.h"
#include "ui/widgets/printing/print_window.h"

#include <QAction>
#include <QRegularExpression>

#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;

} // namespace

class TestWindowKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("window-keys"); }
    void init()
    {
        m_driver.clear();
        m_driver.show(&kStudy);
    }
    void cleanup() { m_driver.clear(); }
    void everyKey_reachesItsActionAlone();
    void everyKey_isInTheManual();
    void ctrlP_showsTheReportsPages();

private:
    void takeEffectsAway();
    [[nodiscard]] std::vector<QWidget*> placesOf(KeyContext context) const;

    WindowDriver m_driver;
    std::vector<ActionId> m_triggered;
};

/// Makes Ctrl+Q harmless, so that it can be pressed like other keys.
void TestWindowKeys::takeEffectsAway()
{
    for (const ActionSpec& spec : Actions::specs()) {
        QAction* action = m_driver.action(spec.id);
        QObject::disconnect(action, &QAction::triggered, nullptr, nullptr);
        QObject::disconnect(action, &QAction::toggled, nullptr, nullptr);
        action->setEnabled(true);
        action->setVisible(true);
        connect(action, &QAction::triggered, this,
                [this, id = spec.id] { m_triggered.push_back(id); });
    }
}

std::vector<QWidget*> TestWindowKeys::placesOf(KeyContext context) const
{
    QWidget* pane = m_driver.panes().sagittalT2;
    QWidget* grid = m_driver.grid();
    switch (context) {
    case KeyContext::Panes:
        return {pane};
    case KeyContext::Grid:
        return {grid};
    default:
        return {pane, grid};
    }
}

void TestWindowKeys::everyKey_reachesItsActionAlone()
{
    takeEffectsAway();
    int pressed = 0;
    for (const ActionSpec& spec : Actions::specs()) {
        for (const QKeySequence& key : m_driver.window->actions()->keys(spec.id)) {
            for (QWidget* place : placesOf(spec.context)) {
                m_triggered.clear();
                m_driver.press(place, key[0].key(), key[0].keyboardModifiers());
                const QString what =
                    QStringLiteral("%1 (%2) in %3")
                        .arg(QString::fromUtf8(spec.text), key.toString(), place->accessibleName());
                QVERIFY2(m_triggered == std::vector<ActionId>{spec.id}, qPrintable(what));
                ++pressed;
            }
        }
    }
    QVERIFY(pressed > 100);
}

/// The manual pages on reading and viewing name each key of the registry.
void TestWindowKeys::everyKey_isInTheManual()
{
    QString pages;
    for (const char* page : {"viewing.md", "reading.md", "looking-up.md", "comparison.md"}) {
        const QString text =
            ManualView::textOf(QStringLiteral(":/docs/resources/manual/") + QLatin1String(page));
        QVERIFY(!text.isEmpty());
        pages += text;
    }
    pages.replace(QStringLiteral("PgDn"), QStringLiteral("PgDown"));
    QStringList missing;
    for (const ActionSpec& spec : Actions::specs()) {
        for (const QKeySequence& key : Actions::keysOf(spec)) {
            // Both Enter keys are one key for a reader; letters occur in tables and in text.
            const QString name = key.toString(QKeySequence::PortableText)
                                     .replace(QLatin1String("Return"), QLatin1String("Enter"));
            const QRegularExpression word(QStringLiteral("(^|[\\s`|*,;:(+])%1($|[\\s`|*,;:.)])")
                                              .arg(QRegularExpression::escape(name)));
            if (!pages.contains(word))
                missing << QStringLiteral("%1: %2").arg(QString::fromUtf8(spec.text), name);
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
}

void TestWindowKeys::ctrlP_showsTheReportsPages()
{
    m_driver.press(m_driver.panes().axialT2, Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<PrintWindow*>());
    auto* pages = m_driver.window->findChild<PrintWindow*>();
    QTRY_VERIFY(pages->isVisible());
    QTest::keyClick(pages, Qt::Key_Escape);
    QTRY_VERIFY(!m_driver.window->findChild<PrintWindow*>());
}

QTEST_MAIN(TestWindowKeys)
#include "tst_window_keys.moc"
