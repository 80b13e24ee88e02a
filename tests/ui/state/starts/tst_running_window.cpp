#include "ui/state/starts/running_window.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace foramen;

Q_DECLARE_METATYPE(foramen::SecondStart)

/// A second start of the program, and the window that takes it.
class TestRunningWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void start_isTakenByTheWindow();
    void withoutWindow_nobodyTakesIt();
    void otherDatabase_isAnotherWindow();
    void sameDatabase_byAnotherPath();
    void secondWindow_leavesTheFirstItsStarts();
    void killedWindow_isReplaced();
    void longStart_isTakenWhole();
    void nonsense_isNoStart_data();
    void nonsense_isNoStart();
    void busyWindow_isNotWaitedForForEver();
    void socket_isTheUsersAlone();

private:
    [[nodiscard]] std::filesystem::path database(const char* name = "foramen.sqlite") const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    /// Hands over on another thread, as another program does.
    bool handOver(const std::filesystem::path& file, const SecondStart& start)
    {
        bool isTaken = false;
        const std::unique_ptr<QThread> other(
            QThread::create([&] { isTaken = RunningWindow::handOver(file, start); }));
        other->start();
        if (!QTest::qWaitFor([&] { return other->isFinished(); }, 10000))
            qFatal("a start is handed over without end");
        return isTaken;
    }
    [[nodiscard]] QStringList sockets() const
    {
        return QDir(m_runtime->path()).entryList(QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_runtime;
};

void TestRunningWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_runtime = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::setPermissions(m_runtime->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
}

void TestRunningWindow::start_isTakenByTheWindow()
{
    RunningWindow window(database());
    QSignalSpy asked(&window, &RunningWindow::asked);
    window.listen();
    const QStringList arguments = {"/data/Wirbelsäule", "foramen://open?study=1.2.3"};
    QVERIFY(handOver(database(), {arguments, "token"}));
    QVERIFY(handOver(database(), {}));
    QCOMPARE(asked.count(), 2);
    const auto first = asked[0][0].value<SecondStart>();
    QCOMPARE(first.arguments, arguments);
    QCOMPARE(first.activationToken, QByteArray("token"));
    QVERIFY(asked[1][0].value<SecondStart>().arguments.isEmpty());
}

void TestRunningWindow::withoutWindow_nobodyTakesIt()
{
    QVERIFY(!handOver(database(), {{"/data"}, {}}));
    const RunningWindow window(database()); // it does not listen
    QVERIFY(!handOver(database(), {{"/data"}, {}}));
}

void TestRunningWindow::otherDatabase_isAnotherWindow()
{
    RunningWindow window(database());
    window.listen();
    QVERIFY(!handOver(database("other.sqlite"), {{"/data"}, {}}));
}

void TestRunningWindow::sameDatabase_byAnotherPath()
{
    RunningWindow window(database());
    window.listen();
    QVERIFY(QFile::link(m_folder->path(), m_runtime->filePath("link")));
    QVERIFY(handOver(m_runtime->filePath("link/foramen.sqlite").toStdString(), {}));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const bool isTaken = handOver("foramen.sqlite", {});
    QDir::setCurrent(before);
    QVERIFY(isTaken);
}

void TestRunningWindow::secondWindow_leavesTheFirstItsStarts()
{
    RunningWindow first(database());
    first.listen();
    QSignalSpy asked(&first, &RunningWindow::asked);
    {
        // The first one answers: it is another program.
        RunningWindow second(database());
        second.listen();
    }
    QVERIFY(handOver(database(), {{"/data"}, {}}));
    QCOMPARE(asked.count(), 1);
}

void TestRunningWindow::killedWindow_isReplaced()
{
    auto killed = std::make_unique<RunningWindow>(database());
    killed->listen();
    const QString socket = m_runtime->filePath(sockets().value(0));
    killed.reset();
    // What a killed program leaves: a socket at which nobody listens.
    QFile left(socket);
    QVERIFY(!left.exists());
    {
        QLocalServer server;
        QVERIFY(server.listen(socket));
        QVERIFY(QFile::rename(socket, socket + "-kept"));
    }
    QVERIFY(QFile::rename(socket + "-kept", socket));
    QVERIFY(!handOver(database(), {{"/data"}, {}}));
    RunningWindow window(database());
    window.listen();
    QVERIFY(handOver(database(), {{"/data"}, {}}));
}

void TestRunningWindow::longStart_isTakenWhole()
{
    RunningWindow window(database());
    QSignalSpy asked(&window, &RunningWindow::asked);
    window.listen();
    QStringList many;
    for (int i = 0; i < 4000; ++i)
        many << QStringLiteral("/data/a folder with a longer name/%1.dcm").arg(i);
    QVERIFY(handOver(database(), {many, {}}));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<SecondStart>().arguments, many);
}

void TestRunningWindow::nonsense_isNoStart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("too long") << QByteArray(2 << 20, '\x7f');
    QTest::newRow("a line") << QByteArray("\x7f\x7f\x7f\x7f\x7f\n");
    QTest::newRow("JSON of something else") << QByteArray("{\"a\":1}\n");
    QTest::newRow("nothing") << QByteArray("\n");
}

void TestRunningWindow::nonsense_isNoStart()
{
    QFETCH(const QByteArray, bytes);
    RunningWindow window(database());
    QSignalSpy asked(&window, &RunningWindow::asked);
    window.listen();
    QLocalSocket socket;
    socket.connectToServer(m_runtime->filePath(sockets().value(0)));
    QVERIFY(socket.waitForConnected());
    socket.write(bytes);
    socket.flush();
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QVERIFY(asked.isEmpty());
    QVERIFY(handOver(database(), {{"/data"}, {}}));
    QCOMPARE(asked.count(), 1);
}

void TestRunningWindow::busyWindow_isNotWaitedForForEver()
{
    RunningWindow window(database());
    window.listen();
    // On this thread, whose events nobody handles meanwhile.
    QVERIFY(!RunningWindow::handOver(database(), {{"/data"}, {}}));
}

void TestRunningWindow::socket_isTheUsersAlone()
{
    RunningWindow window(database());
    window.listen();
    QCOMPARE(sockets().size(), qsizetype{1});
    const QFileInfo socket(m_runtime->filePath(sockets()[0]));
    QVERIFY(!(socket.permissions()
              & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

QTEST_GUILESS_MAIN(TestRunningWindow)
#include "tst_running_window.moc"
