#pragma once

#include "tests/support/small_study.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"
#include "ui/widgets/window/side_panel.h"

#include <QApplication>
#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

/// What the tests of the reading window share: a small study in a window, settings of their own.
namespace foramen::test {

class WindowDriver {
public:
    /// Once a test program.
    void prepare(const char* name)
    {
        QVERIFY(m_files.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.path());
        QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
        QCoreApplication::setApplicationName(QString::fromLatin1(name));
        theme::apply(*qApp);
    }

    /// Before each test.
    void clear()
    {
        window.reset();
        session.reset();
        QSettings().clear();
        m_database = std::make_unique<QTemporaryDir>();
    }

    /// Shows a window; with a study, opens it and waits until it is graded.
    void show(const SmallStudy* study)
    {
        window.reset();
        session = std::make_unique<Session>(
            optionsFor(m_database->path().toStdString(), std::make_shared<FakeModel>()));
        window = std::make_unique<MainWindow>(session.get());
        if (!QSettings().contains(QStringLiteral("window/geometry")))
            window->resize(1400, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        if (!study)
            return;
        const std::filesystem::path folder =
            std::filesystem::path(m_files.path().toStdString()) / study->studyInstanceUid;
        if (!std::filesystem::exists(folder))
            writeSmallStudy(folder, *study);
        QVERIFY(openAndSettle(*session, folder));
    }

    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        widget->setFocus();
        QTRY_VERIFY(widget->hasFocus());
        QTest::keyClick(widget, key, modifiers);
    }

    [[nodiscard]] ReadingPanes panes() const { return window->paneArea()->panes(); }
    [[nodiscard]] SeverityGridView* grid() const { return window->sidePanel()->grid()->view(); }
    [[nodiscard]] QAction* action(ActionId id) const { return window->actions()->action(id); }

    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

private:
    QTemporaryDir m_files;
    std::unique_ptr<QTemporaryDir> m_database;
};

} // namespace foramen::test
