#pragma once

#include "tests/support/small_study.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/side/side_panel.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QList>
#include <QMimeData>
#include <QSettings>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <filesystem>
#include <memory>
#include <utility>

namespace foramen::test {

/// Owns the session and the main window of one test, and their files: settings, a database and
/// studies in temporary folders. What fails in it fails the running test.
class WindowDriver {
public:
    ~WindowDriver() { close(); } // before the folders go

    static constexpr QSize kSize{1400, 900}; ///< of a window whose size the settings do not hold

    /// Once a test program: settings of its own, and the program's theme.
    void prepare(const char* name)
    {
        QVERIFY(m_files.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.path());
        QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
        QCoreApplication::setApplicationName(QString::fromLatin1(name));
        theme::apply(*qApp);
    }

    /// Before each test: no window, empty settings, a new database, a fake model that works.
    void clear()
    {
        close();
        QSettings().clear();
        m_database = std::make_unique<QTemporaryDir>();
        model = std::make_shared<FakeModel>();
    }

    /// Destroys window and session. Settings and database stay.
    void close()
    {
        window.reset();
        session.reset();
    }

    /// Options of a session with the fake model and the database of this test.
    [[nodiscard]] SessionOptions options() const
    {
        return optionsFor(m_database->path().toStdString(), model);
    }

    /// Makes a session and its window, and shows it without a study. It is not activated.
    void showSession(SessionOptions options, QSize size = kSize)
    {
        close();
        session = std::make_unique<Session>(std::move(options));
        window = std::make_unique<MainWindow>(session.get());
        if (!QSettings().contains(QStringLiteral("window/geometry")))
            window->resize(size);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }

    /// Gives the window the keyboard.
    void activate()
    {
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    /// Shows an active window; with a study, opens it and waits until it is graded.
    void show(const SmallStudy* study, QSize size = kSize)
    {
        showSession(options(), size);
        activate();
        if (study)
            QVERIFY(openAndSettle(*session, folderOf(*study)));
    }

    /// The folder of a study, which is written when it is first asked for.
    [[nodiscard]] std::filesystem::path folderOf(const SmallStudy& study)
    {
        const std::filesystem::path folder =
            std::filesystem::path(m_files.path().toStdString()) / study.studyInstanceUid;
        if (!std::filesystem::exists(folder))
            writeSmallStudy(folder, study);
        return folder;
    }

    /// A path below the files of this program, which stay until it ends.
    [[nodiscard]] QString path(const QString& name) const { return m_files.filePath(name); }

    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        widget->setFocus();
        QTRY_VERIFY(widget->hasFocus());
        QTest::keyClick(widget, key, modifiers);
    }

    /// Drags files from outside into a corner of the window and drops them at a place in it.
    void drop(const QStringList& paths, QPoint at)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &drop);
    }
    /// The same in the middle.
    void drop(const QStringList& paths) { drop(paths, window->rect().center()); }

    [[nodiscard]] ReadingPanes panes() const { return window->paneArea()->panes(); }
    [[nodiscard]] SeverityGridView* grid() const { return window->sidePanel()->grid()->view(); }
    [[nodiscard]] QAction* action(ActionId id) const { return window->actions()->action(id); }

    FakeModelPtr model; ///< of the options
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

private:
    QTemporaryDir m_files;
    std::unique_ptr<QTemporaryDir> m_database;
};

} // namespace foramen::test
