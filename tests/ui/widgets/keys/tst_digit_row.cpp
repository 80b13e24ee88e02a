#include "ui/widgets/keys/digit_row.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTest>

#include <memory>

using namespace foramen;

namespace {

constexpr quint32 kKeyOfOne = 10; ///< its place on the keyboard

} // namespace

/// The digit row of keyboards that have other characters there.
class TestDigitRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void key_isTheDigitOfItsPlace_data();
    void key_isTheDigitOfItsPlace();
    void modifier_staysWithTheKey();
    void digit_isLeftToItsAction();
    void character_withAnActionOfItsOwnComesFirst();
    void textField_getsItsCharacter();
    void otherKeys_doNothing();

private:
    QAction* add(QWidget* widget, const QString& key)
    {
        auto* action = new QAction(widget);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        widget->addAction(action);
        connect(action, &QAction::triggered, this, [this, key] { m_triggered << key; });
        return action;
    }
    /// A press as a French keyboard sends it.
    void press(QWidget* widget, int key, quint32 place, const QString& text,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers, place, 0, 0, text);
        QApplication::sendEvent(widget, &event);
    }

    std::unique_ptr<QWidget> m_window;
    QWidget* m_pane = nullptr;
    QStringList m_triggered;
};

void TestDigitRow::init()
{
    m_window = std::make_unique<QWidget>();
    m_pane = new QWidget(m_window.get());
    m_triggered.clear();
    new DigitRow(m_window.get());
}

void TestDigitRow::key_isTheDigitOfItsPlace_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("digit");
    QTest::newRow("ampersand") << int(Qt::Key_Ampersand) << 0 << "1";
    QTest::newRow("e acute") << int(Qt::Key_Eacute) << 1 << "2";
    QTest::newRow("quotation mark") << int(Qt::Key_QuoteDbl) << 2 << "3";
    QTest::newRow("a grave") << int(Qt::Key_Agrave) << 9 << "0";
    QTest::newRow("c caron, Czech") << int(Qt::Key_unknown) << 3 << "4";
}

void TestDigitRow::key_isTheDigitOfItsPlace()
{
    QFETCH(int, key);
    QFETCH(int, place);
    QFETCH(QString, digit);
    for (const char* one : {"0", "1", "2", "3", "4"})
        add(m_pane, QString::fromLatin1(one));
    press(m_pane, key, kKeyOfOne + static_cast<quint32>(place), "x");
    QCOMPARE(m_triggered, QStringList{digit});
}

void TestDigitRow::modifier_staysWithTheKey()
{
    add(m_window.get(), "Ctrl+1");
    add(m_pane, "1");
    press(m_pane, Qt::Key_Ampersand, kKeyOfOne, "&", Qt::ControlModifier);
    QCOMPARE(m_triggered, QStringList{"Ctrl+1"});
    press(m_pane, Qt::Key_Ampersand, kKeyOfOne, "&", Qt::ShiftModifier);
    QCOMPARE(m_triggered.size(), 1);
}

void TestDigitRow::digit_isLeftToItsAction()
{
    add(m_pane, "1");
    press(m_pane, Qt::Key_1, kKeyOfOne, "1"); // Qt's shortcuts see to it
    QVERIFY(m_triggered.isEmpty());
}

void TestDigitRow::character_withAnActionOfItsOwnComesFirst()
{
    add(m_pane, "1");
    add(m_pane, "&");
    press(m_pane, Qt::Key_Ampersand, kKeyOfOne, "&");
    QVERIFY(!m_triggered.contains("1"));
}

void TestDigitRow::textField_getsItsCharacter()
{
    auto* field = new QLineEdit(m_window.get());
    add(m_window.get(), "1");
    press(field, Qt::Key_Ampersand, kKeyOfOne, "&");
    QVERIFY(m_triggered.isEmpty());
    QCOMPARE(field->text(), QString("&"));
}

void TestDigitRow::otherKeys_doNothing()
{
    add(m_pane, "1")->setEnabled(false);
    press(m_pane, Qt::Key_Ampersand, kKeyOfOne, "&");
    press(m_pane, Qt::Key_Ampersand, kKeyOfOne - 1, "&");
    press(m_pane, Qt::Key_Ampersand, kKeyOfOne + 10, "&");
    press(m_pane, Qt::Key_Ampersand, 0, "&");
    QVERIFY(m_triggered.isEmpty());
}

QTEST_MAIN(TestDigitRow)
#include "tst_digit_row.moc"
