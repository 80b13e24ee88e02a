#include "tests/support/window_driver.h"

#include "ui/state/editing/reading_order_setting.h"
#include "ui/state/settings/device_setting.h"
#include "ui/state/settings/settings.h"
#include "ui/widgets/keys/shortcut_editor.h"
#include "ui/widgets/preferences/preferences_dialog.h"
#include "ui/widgets/theme/theme_menu.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

#include <algorithm>
#include <memory>

using namespace foramen;
using namespace foramen::test;

/// The preferences, with real events.
class TestPreferencesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("tst_preferences_dialog"); }
    void init();
    void cleanup();
    void ctrlComma_opensAndEscapeCloses();
    void theme_changesAtOnceAndIsRemembered();
    void menu_offersTheSameThemes();
    void axes_areThoseOfTheWindowsMenu();
    void interpolation_isRemembered();
    void order_isRemembered();
    void reader_isTakenWhenTheFieldIsLeft();
    void reader_isTakenByEscapeToo();
    void device_isForTheNextStart();
    void wrongDeviceInTheFile_isAuto();
    void language_isForTheNextStart();
    void reset_bringsEverythingBack();
    void changeKeys_opensTheEditor();
    void everyField_hasNameAndHelp();
    void fileThatCannotBeWritten_isSaid();

private:
    [[nodiscard]] QComboBox* box(const char* name) const
    {
        return m_dialog->findChild<QComboBox*>(QString::fromLatin1(name));
    }
    /// Chooses as a reader does, with the arrow keys.
    void choose(const char* name, const QVariant& data);

    WindowDriver m_driver;
    QPointer<PreferencesDialog> m_dialog;
};

void TestPreferencesDialog::init()
{
    m_driver.clear();
    m_driver.show(nullptr);
    QTest::keyClick(m_driver.window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<PreferencesDialog*>());
    m_dialog = m_driver.window->findChild<PreferencesDialog*>();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestPreferencesDialog::cleanup()
{
    if (m_dialog)
        m_dialog->reject();
    QTRY_VERIFY(!m_dialog);
    theme::setLook(theme::Look::Dark);
}

void TestPreferencesDialog::choose(const char* name, const QVariant& data)
{
    QComboBox* combo = box(name);
    const int wanted = combo->findData(data);
    QVERIFY(wanted >= 0);
    combo->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(combo->hasFocus());
    QTest::keyClick(combo, Qt::Key_Home);
    for (int step = 0; step < wanted; ++step)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentData(), data);
}

void TestPreferencesDialog::ctrlComma_opensAndEscapeCloses()
{
    QVERIFY(m_dialog->isVisible());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestPreferencesDialog::theme_changesAtOnceAndIsRemembered()
{
    const QImage dark = m_driver.window->grab().toImage();
    choose("theme", static_cast<int>(theme::Look::Light));
    QCOMPARE(theme::look(), theme::Look::Light);
    QCOMPARE(&theme::colors(), &theme::lightColors());
    const QImage light = m_driver.window->grab().toImage();
    QVERIFY(qGray(light.pixel(light.width() / 2, 4))
            > qGray(dark.pixel(dark.width() / 2, 4)) + 150);
}

void TestPreferencesDialog::menu_offersTheSameThemes()
{
    const std::unique_ptr<QMenu> menu(makeThemeMenu(nullptr));
    QCOMPARE(menu->actions().size(), box("theme")->count());
    menu->actions().at(1)->trigger();
    QCOMPARE(theme::look(), theme::Look::Light);
    theme::setLook(theme::Look::System);
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().at(2)->isChecked());
    QVERIFY(!menu->actions().at(1)->isChecked());
}

void TestPreferencesDialog::axes_areThoseOfTheWindowsMenu()
{
    QVERIFY(!m_driver.action(ActionId::SwapWindowAxes)->isChecked());
    choose("windowAxes", true);
    QVERIFY(m_driver.action(ActionId::SwapWindowAxes)->isChecked());
    choose("windowAxes", false);
    QVERIFY(!m_driver.action(ActionId::SwapWindowAxes)->isChecked());
}

void TestPreferencesDialog::interpolation_isRemembered()
{
    choose("interpolation", static_cast<int>(Interpolation::Cubic));
    QCOMPARE(QSettings().value("panes/interpolation").toInt(),
             static_cast<int>(Interpolation::Cubic));
}

void TestPreferencesDialog::order_isRemembered()
{
    QCOMPARE(chosenReadingOrder(), ReadingOrder::ByLevel);
    choose("readingOrder", static_cast<int>(ReadingOrder::ByCondition));
    QCOMPARE(chosenReadingOrder(), ReadingOrder::ByCondition);
}

void TestPreferencesDialog::reader_isTakenWhenTheFieldIsLeft()
{
    auto* reader = m_dialog->findChild<QLineEdit*>("reader");
    QCOMPARE(reader->text(), QString("Dr Test"));
    reader->setFocus();
    QTRY_VERIFY(reader->hasFocus());
    reader->selectAll();
    QTest::keyClicks(reader, "Dr  Who ");
    QTest::keyClick(reader, Qt::Key_Tab);
    QCOMPARE(m_driver.session->saving()->readerName(), QString("Dr Who"));
    QCOMPARE(Settings().readerName(), QString("Dr Who"));
    QCOMPARE(reader->text(), QString("Dr Who"));
}

void TestPreferencesDialog::reader_isTakenByEscapeToo()
{
    auto* reader = m_dialog->findChild<QLineEdit*>("reader");
    reader->setFocus();
    QTRY_VERIFY(reader->hasFocus());
    reader->selectAll();
    QTest::keyClicks(reader, "Dr Hurry");
    QTest::keyClick(reader, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_driver.session->saving()->readerName(), QString("Dr Hurry"));
}

void TestPreferencesDialog::device_isForTheNextStart()
{
    QCOMPARE(gradingDevice(), QString("auto"));
    choose("device", QString("cpu"));
    QCOMPARE(gradingDevice(), QString("cpu"));
}

void TestPreferencesDialog::wrongDeviceInTheFile_isAuto()
{
    setGradingDevice("toaster");
    QCOMPARE(gradingDevice(), QString("auto"));
}

void TestPreferencesDialog::language_isForTheNextStart()
{
    QVERIFY(box("language")->count() >= 2);
    choose("language", QString("en"));
    QCOMPARE(Settings().language(), QString("en"));
}

void TestPreferencesDialog::reset_bringsEverythingBack()
{
    choose("theme", static_cast<int>(theme::Look::Light));
    choose("windowAxes", true);
    choose("interpolation", static_cast<int>(Interpolation::Nearest));
    choose("device", QString("cuda"));
    choose("language", QString("en"));
    choose("unreliable", true);
    QVERIFY(Settings().areUnreliableGradesShown());
    m_dialog->resetAll();
    QVERIFY(!Settings().areUnreliableGradesShown());
    QCOMPARE(theme::look(), theme::Look::Dark);
    QVERIFY(!m_driver.action(ActionId::SwapWindowAxes)->isChecked());
    QCOMPARE(box("interpolation")->currentData().toInt(), static_cast<int>(Interpolation::Linear));
    QCOMPARE(gradingDevice(), QString("auto"));
    QCOMPARE(Settings().language(), QString("system"));
    QCOMPARE(m_driver.session->saving()->readerName(), loginFullName());
}

void TestPreferencesDialog::changeKeys_opensTheEditor()
{
    const auto buttons = m_dialog->findChildren<QPushButton*>();
    const auto keys = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
        return button->text().startsWith("Change keys");
    });
    QVERIFY(keys != buttons.end());
    QTest::mouseClick(*keys, Qt::LeftButton);
    QTRY_VERIFY(m_driver.window->findChild<ShortcutEditor*>());
    m_driver.window->findChild<ShortcutEditor*>()->close();
}

void TestPreferencesDialog::everyField_hasNameAndHelp()
{
    int fields = 0;
    const auto widgets = m_dialog->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
            || widget->parentWidget() != m_dialog)
            continue;
        QVERIFY(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()));
        QVERIFY(!widget->toolTip().isEmpty());
        ++fields;
    }
    QCOMPARE(fields, 13); // eleven lines, two buttons
}

void TestPreferencesDialog::fileThatCannotBeWritten_isSaid()
{
    const auto* remark = m_dialog->findChild<QLabel*>(QStringLiteral("preferencesRemark"));
    QVERIFY(remark->text().startsWith("Each choice takes effect at once"));
    const QString file = QSettings().fileName();
    QVERIFY(!QFile::exists(file) || QFile::remove(file));
    QVERIFY(QDir().mkpath(file)); // a folder, which root cannot write as a file either
    choose("interpolation", static_cast<int>(Interpolation::Cubic));
    QVERIFY(remark->text().contains("cannot be written"));
    QVERIFY(remark->text().contains(file));
    QVERIFY(QDir().rmdir(file));
    choose("interpolation", static_cast<int>(Interpolation::Linear));
    QVERIFY(remark->text().startsWith("Each choice takes effect at once"));
}

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferences_dialog.moc"
