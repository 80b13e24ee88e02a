#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

/// What file managers, menus and software centres read about the program.
class TestDesktopFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void desktopEntry_opensFilesAndFolders();
    void desktopEntry_isValid();
    void markup_isWellFormed_data();
    void markup_isWellFormed();
    void metainfo_isValid();
    void metainfo_namesTheDesktopEntry();

private:
    static QString path(const QString& name)
    {
        return QStringLiteral(FORAMEN_SOURCE_DIR "/packaging/desktop/") + name;
    }
    static QString contentOf(const QString& name)
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    /// Runs a validator. @return what it reports.
    static QString complaintOf(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        if (!process.waitForFinished())
            return program + " did not end";
        return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAll());
    }
};

void TestDesktopFiles::desktopEntry_opensFilesAndFolders()
{
    const QString entry = contentOf("foramen.desktop");
    QVERIFY(entry.startsWith("[Desktop Entry]\n"));
    for (const char* line :
         {"\nType=Application\n", "\nName=Foramen\n", "\nExec=foramen %U\n", "\nIcon=foramen\n"})
        QVERIFY2(entry.contains(line), line);
    static const QRegularExpression types("\nMimeType=([^\n]*);\n");
    const QStringList known = types.match(entry).captured(1).split(';');
    for (const char* type :
         {"application/dicom", "application/x-dicomdir", "inode/directory", "application/zip",
          "application/x-cd-image", "x-scheme-handler/foramen"})
        QVERIFY2(known.contains(type), type);
}

void TestDesktopFiles::desktopEntry_isValid()
{
    if (QStandardPaths::findExecutable("desktop-file-validate").isEmpty())
        QSKIP("needs desktop-file-validate");
    QCOMPARE(complaintOf("desktop-file-validate", {path("foramen.desktop")}), QString());
}

void TestDesktopFiles::markup_isWellFormed_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"foramen-mime.xml", "foramen.metainfo.xml", "foramen.svg"})
        QTest::newRow(name) << name;
}

void TestDesktopFiles::markup_isWellFormed()
{
    if (QStandardPaths::findExecutable("xmllint").isEmpty())
        QSKIP("needs xmllint");
    QFETCH(QString, name);
    QCOMPARE(complaintOf("xmllint", {"--noout", "--nonet", path(name)}), QString());
}

void TestDesktopFiles::metainfo_isValid()
{
    if (QStandardPaths::findExecutable("appstreamcli").isEmpty())
        QSKIP("needs appstreamcli");
    QCOMPARE(complaintOf("appstreamcli", {"validate", "--no-net", path("foramen.metainfo.xml")}),
             QString());
}

void TestDesktopFiles::metainfo_namesTheDesktopEntry()
{
    const QString metainfo = contentOf("foramen.metainfo.xml");
    QVERIFY(metainfo.contains("<launchable type=\"desktop-id\">foramen.desktop</launchable>"));
    QVERIFY(metainfo.contains("<project_license>Apache-2.0</project_license>"));
}

QTEST_GUILESS_MAIN(TestDesktopFiles)
#include "tst_desktop_files.moc"
