#include "tests/support/file_content.h"
#include "ui/state/settings/device_setting.h"
#include "ui/state/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Defaults that a site writes into foramen/foramen.conf below XDG_CONFIG_DIRS (/etc/xdg).
class TestSiteDefaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void manualsExample_holdsForWhoHasSetNothing();
    void cutOffs_areReadFromTheSitesFile();
    void usersChoice_goesOverTheSites();
    void sitesFile_isNeverWritten();

private:
    /// The lines that the manual shows as an example of the file.
    static QByteArray manualsExample();

    QTemporaryDir m_folder;
    QString m_sitesFile;
};

QByteArray TestSiteDefaults::manualsExample()
{
    QByteArray example;
    const auto lines =
        contentOf(QStringLiteral(FORAMEN_SOURCE_DIR "/resources/manual/installing.md")).split('\n');
    bool isInside = false;
    for (const QByteArray& line : lines) {
        if (line.startsWith("    ["))
            isInside = true;
        else if (!line.startsWith("    ") && !line.isEmpty())
            isInside = false;
        if (isInside)
            example += line.trimmed() + '\n';
    }
    return example;
}

void TestSiteDefaults::initTestCase()
{
    QCoreApplication::setOrganizationName("foramen");
    QCoreApplication::setApplicationName("foramen");
    const QDir folder(m_folder.path());
    QVERIFY(folder.mkpath("site/foramen") && folder.mkpath("user"));
    qputenv("XDG_CONFIG_DIRS", folder.filePath("site").toUtf8());
    qputenv("XDG_CONFIG_HOME", folder.filePath("user").toUtf8());
    m_sitesFile = folder.filePath("site/foramen/foramen.conf");
}

void TestSiteDefaults::init()
{
    QSettings().clear();
    QFile::remove(m_sitesFile);
}

void TestSiteDefaults::manualsExample_holdsForWhoHasSetNothing()
{
    QCOMPARE(Settings().revealMode(), RevealMode::AtOnce);
    const QByteArray example = manualsExample();
    QVERIFY2(example.contains("[grading]"), example.constData());
    writeText(m_sitesFile, example);
    QCOMPARE(Settings().language(), QStringLiteral("de"));
    QCOMPARE(Settings().revealMode(), RevealMode::ReaderFirst);
    QCOMPARE(gradingDevice(), QStringLiteral("cpu"));
    QCOMPARE(QSettings().value("export/folder").toString(), QStringLiteral("/srv/reports"));
}

void TestSiteDefaults::cutOffs_areReadFromTheSitesFile()
{
    writeText(m_sitesFile, "[grading]\ncut-off\\spinal_canal_stenosis\\severe=0.4\n");
    const OperatingPoints points = Settings().operatingPoints();
    const CutOff& canal = points[static_cast<std::size_t>(Condition::SpinalCanalStenosis)];
    QCOMPARE(canal.severe.value_or(0), 0.4);
    QVERIFY(!canal.moderate);
}

void TestSiteDefaults::usersChoice_goesOverTheSites()
{
    writeText(m_sitesFile, manualsExample());
    Settings().setLanguage("en");
    setGradingDevice("auto");
    QCOMPARE(Settings().language(), QStringLiteral("en"));
    QCOMPARE(gradingDevice(), QStringLiteral("auto"));
    QCOMPARE(Settings().revealMode(), RevealMode::ReaderFirst);
}

void TestSiteDefaults::sitesFile_isNeverWritten()
{
    const QByteArray before = manualsExample();
    writeText(m_sitesFile, before);
    Settings().setRevealMode(RevealMode::OnDemand);
    QVERIFY(Settings::areKept());
    QCOMPARE(contentOf(m_sitesFile), before);
    QVERIFY(QFile::exists(m_folder.filePath("user/foramen/foramen.conf")));
}

QTEST_GUILESS_MAIN(TestSiteDefaults)
#include "tst_site_defaults.moc"
