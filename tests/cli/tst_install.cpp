#include "tests/cli/cli_run.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen::test;

/// An installation works without the build folder: it finds its module and its model, and has the
/// files that the desktop reads.
class TestInstall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void files_lieWhereTheDesktopLooks();
    void module_liesInTheLibrariesFolder();
    void program_gradesWithoutTheBuildTree();
    void window_gradesWithoutTheBuildTree();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_prefix.filePath(name); }
    static ProgramRun run(const QString& program, const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"FORAMEN_MODEL", "FORAMEN_MODULE_PATH", "FORAMEN_BIN"})
            environment.remove(name);
        return runProgram(program, arguments, environment);
    }

    QTemporaryDir m_prefix;
};

void TestInstall::initTestCase()
{
    const ProgramRun install =
        run(FORAMEN_CMAKE, {"--install", FORAMEN_BUILD_DIR, "--prefix", m_prefix.path()});
    QVERIFY2(install.status == 0, install.error.constData());
}

void TestInstall::files_lieWhereTheDesktopLooks()
{
    for (const char* name :
         {"bin/foramen-cli", "bin/foramen", "share/applications/foramen.desktop",
          "share/mime/packages/foramen.xml", "share/metainfo/foramen.metainfo.xml",
          "share/icons/hicolor/scalable/apps/foramen.svg",
          "share/foramen/models/foramen-lumbar/card.json",
          "share/foramen/schemas/assessment-1.schema.json"})
        QVERIFY2(QFile::exists(path(name)), name);
}

/// The libraries folder depends on the system: Debian's is lib/x86_64-linux-gnu. The next test
/// shows that the program finds the module.
void TestInstall::module_liesInTheLibrariesFolder()
{
    QVERIFY(QFile::exists(path(FORAMEN_LIB_DIR "/foramen/foramen_torch_cpu.so")));
    QVERIFY(QFile::exists(path(FORAMEN_LIB_DIR "/foramen/foramen-networks")));
    QVERIFY(!QFile::exists(path(FORAMEN_BIN_DIR "/foramen_torch_cpu.so")));
    QVERIFY(!QFile::exists(path(FORAMEN_BIN_DIR "/foramen-networks")));
}

void TestInstall::program_gradesWithoutTheBuildTree()
{
    const QString program = path("bin/foramen-cli");
    const ProgramRun made =
        run(program, {"phantom", "--out", path("phantom"), "--studies", "1", "--seed", "3"});
    QVERIFY2(made.status == 0, made.error.constData());
    const ProgramRun graded = run(program,
                                  {"grade", path("phantom/train_images"), "--out", path("graded"),
                                   "--device", "cpu", "--format", "json,pdf,sr"});
    QVERIFY2(graded.status == 0, graded.error.constData());
    QVERIFY(QFile::exists(path("graded/submission.csv")));
    QVERIFY(contentOf(path("graded/submission.csv")).count('\n') == 26);
}

/// The window finds the program that runs its networks, and that one finds its module.
void TestInstall::window_gradesWithoutTheBuildTree()
{
    const ProgramRun graded = run(path("bin/foramen"),
                                  {"--device", "cpu", "--database", path("foramen.sqlite"),
                                   "--report", path("report"), path("phantom/train_images")});
    QVERIFY2(graded.status == 0, graded.error.constData());
    QVERIFY2(graded.error.contains("of 25 sites"), graded.error.constData());
}

QTEST_GUILESS_MAIN(TestInstall)
#include "tst_install.moc"
