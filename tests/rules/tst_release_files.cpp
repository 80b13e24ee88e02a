#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// What a release is made of agrees: one version, notes from the changelog, and documents that
/// name what there is.
class TestReleaseFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void version_isTheSameEverywhere();
    void releaseNotes_areThatVersionsChanges();
    void unknownOption_isRefused_data();
    void unknownOption_isRefused();
    void containerfile_namesScriptsThatExist();
    void siteDefaults_areKeysOfTheProgram();

private:
    static QString contentOf(const QString& name)
    {
        QFile file(QStringLiteral(FORAMEN_SOURCE_DIR "/") + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QString firstMatch(const QString& text, const char* pattern)
    {
        const QRegularExpression expression(QLatin1String(pattern),
                                            QRegularExpression::MultilineOption);
        return expression.match(text).captured(1);
    }
    /// The one place where the version is written for the programs and packages.
    static QString version()
    {
        return firstMatch(contentOf("CMakeLists.txt"), "^project\\(Foramen VERSION ([0-9.]+) ");
    }
};

void TestReleaseFiles::version_isTheSameEverywhere()
{
    QVERIFY(!version().isEmpty());
    QCOMPARE(firstMatch(contentOf("packaging/CHANGELOG.md"), "^## [^0-9\n]*([0-9.]+)"), version());
    QCOMPARE(firstMatch(contentOf("packaging/desktop/foramen.metainfo.xml"),
                        "<release version=\"([^\"]+)\""),
             version());
}

void TestReleaseFiles::releaseNotes_areThatVersionsChanges()
{
    QProcess process;
    process.start(QStringLiteral(FORAMEN_SOURCE_DIR "/packaging/release.sh"), {"--notes"});
    QVERIFY(process.waitForFinished());
    const QString notes = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QVERIFY(notes.startsWith("# Foramen " + version() + '\n'));
    QVERIFY(notes.contains("\n### For readers\n"));
    QVERIFY(!notes.contains("\n## ")); // another version's
    const QString changes = contentOf("packaging/CHANGELOG.md");
    QVERIFY(notes.contains(firstMatch(changes, "^(- .+)$")));
}

void TestReleaseFiles::unknownOption_isRefused_data()
{
    QTest::addColumn<QString>("script");
    for (const char* script : {"release.sh", "test-packages.sh"})
        QTest::newRow(script) << script;
}

void TestReleaseFiles::unknownOption_isRefused()
{
    QFETCH(QString, script);
    QProcess process;
    process.start(QStringLiteral(FORAMEN_SOURCE_DIR "/packaging/") + script, {"--nothing"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("--nothing"));
}

void TestReleaseFiles::containerfile_namesScriptsThatExist()
{
    static const QRegularExpression scripts("packaging/[a-z-]+\\.sh");
    const QString file = contentOf("packaging/container/Containerfile");
    int count = 0;
    for (auto found = scripts.globalMatch(file); found.hasNext(); ++count) {
        const QString name = found.next().captured();
        QVERIFY2(QFile::exists(QStringLiteral(FORAMEN_SOURCE_DIR "/") + name), qPrintable(name));
    }
    QVERIFY(count > 0);
}

/// The table of site defaults in the manual: a key that was renamed would do nothing, silently.
void TestReleaseFiles::siteDefaults_areKeysOfTheProgram()
{
    QString sources;
    QDirIterator files(QStringLiteral(FORAMEN_SOURCE_DIR "/ui"), {"*.cpp"}, QDir::Files,
                       QDirIterator::Subdirectories);
    const QDir tree(QStringLiteral(FORAMEN_SOURCE_DIR));
    while (files.hasNext())
        sources += contentOf(tree.relativeFilePath(files.next()));
    static const QRegularExpression keys("^\\| `([a-z-]+/[A-Za-z-]+)` \\|",
                                         QRegularExpression::MultilineOption);
    int count = 0;
    for (auto found = keys.globalMatch(contentOf("resources/manual/installing.md"));
         found.hasNext(); ++count) {
        const QString key = found.next().captured(1);
        QVERIFY2(sources.contains('"' + key + '"'), qPrintable(key));
    }
    QVERIFY(count >= 10);
}

QTEST_GUILESS_MAIN(TestReleaseFiles)
#include "tst_release_files.moc"
