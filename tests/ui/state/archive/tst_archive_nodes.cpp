#include "ui/state/archive/archive_nodes.h"

#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Archives are kept in the settings, without secrets; the site may name some.
class TestArchiveNodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void node_isThereAfterARestart();
    void faults_areSaid();
    void sitesNode_isCoveredAndComesBack();
    void secret_goesIntoTheClientAlone();

private:
    static ArchiveNode web();
    static ArchiveNode dimse();

    TestFolder m_folder;
    QString m_sitesFile;
};

void TestArchiveNodes::initTestCase()
{
    QCoreApplication::setOrganizationName("foramen");
    QCoreApplication::setApplicationName("foramen");
    const QDir folder(m_folder.folder());
    QVERIFY(folder.mkpath("site/foramen") && folder.mkpath("user"));
    qputenv("XDG_CONFIG_DIRS", folder.filePath("site").toUtf8());
    qputenv("XDG_CONFIG_HOME", folder.filePath("user").toUtf8());
    m_sitesFile = folder.filePath("site/foramen/foramen.conf");
}

void TestArchiveNodes::init()
{
    QSettings().clear();
    QFile::remove(m_sitesFile);
}

ArchiveNode TestArchiveNodes::web()
{
    ArchiveNode node;
    node.pacs.name = "Web, upper floor";
    node.pacs.dialect = PacsDialect::Dicomweb;
    node.pacs.baseUrl = "https://archive/dicom-web";
    node.pacs.user = "reader";
    node.signIn = SignIn::Password;
    node.pacs.tls.authorityFile = "/etc/ca.pem";
    return node;
}

ArchiveNode TestArchiveNodes::dimse()
{
    ArchiveNode node;
    node.pacs.name = "Archive";
    node.pacs.host = "archive";
    node.pacs.port = 11112;
    node.pacs.calledAeTitle = "PACS";
    node.pacs.callingAeTitle = "FORAMEN";
    node.pacs.ownPort = 11113;
    node.pacs.retrievesByMove = true;
    node.pacs.asksForCommitment = true;
    return node;
}

void TestArchiveNodes::node_isThereAfterARestart()
{
    QString webId;
    {
        ArchiveNodes nodes;
        QVERIFY(nodes.all().empty() && nodes.last().isEmpty());
        QSignalSpy changed(&nodes, &ArchiveNodes::changed);
        const QString id = nodes.keep(dimse());
        webId = nodes.keep(web());
        QVERIFY(id != webId && !id.isEmpty());
        QCOMPARE(changed.size(), 2);
        nodes.setLast(webId);
    }
    ArchiveNodes nodes;
    QCOMPARE(nodes.all().size(), 2U);
    QCOMPARE(nodes.last(), webId);
    const PacsNode& first = nodes.all()[0].pacs;
    QCOMPARE(first.host, std::string("archive"));
    QCOMPARE(first.port, 11112);
    QCOMPARE(first.calledAeTitle, std::string("PACS"));
    QCOMPARE(first.ownPort, 11113);
    QVERIFY(first.retrievesByMove && first.asksForCommitment);
    const ArchiveNode& second = nodes.all()[1];
    QCOMPARE(second.pacs.name, web().pacs.name);
    QCOMPARE(second.pacs.baseUrl, web().pacs.baseUrl);
    QCOMPARE(second.signIn, SignIn::Password);
    QCOMPARE(second.pacs.tls.authorityFile, web().pacs.tls.authorityFile);
    QVERIFY(!second.isOfSite);
    ArchiveNode changed = second;
    changed.pacs.user.clear();
    changed.signIn = SignIn::Token;
    QCOMPARE(nodes.keep(changed), webId);
    QCOMPARE(ArchiveNodes().find(webId)->signIn, SignIn::Token);
    QVERIFY(ArchiveNodes().find(webId)->pacs.user.empty());
    nodes.remove(webId);
    QCOMPARE(ArchiveNodes().all().size(), 1U);
}

void TestArchiveNodes::faults_areSaid()
{
    QCOMPARE(ArchiveNodes::faultOf(dimse()), QString());
    QCOMPARE(ArchiveNodes::faultOf(web()), QString());
    const auto faultOf = [](ArchiveNode node, const std::function<void(ArchiveNode&)>& change) {
        change(node);
        return ArchiveNodes::faultOf(node);
    };
    QVERIFY(faultOf(dimse(), [](auto& n) { n.pacs.name.clear(); }).contains("name"));
    QVERIFY(faultOf(dimse(), [](auto& n) { n.pacs.host.clear(); }).contains("machine"));
    QVERIFY(faultOf(dimse(), [](auto& n) { n.pacs.port = 0; }).contains("65535"));
    QVERIFY(faultOf(dimse(), [](auto& n) {
                n.pacs.calledAeTitle = "A TITLE TOO LONG X";
            }).contains("AE title"));
    QVERIFY(faultOf(dimse(), [](auto& n) { n.pacs.tls.enabled = true; }).contains("authorities"));
    QVERIFY(faultOf(dimse(), [](auto& n) { n.pacs.tls.keyFile = "k"; }).contains("belong"));
    QVERIFY(faultOf(web(), [](auto& n) { n.pacs.baseUrl = "archive/web"; }).contains("URL"));
    for (const char* url : {"https://u:p@archive/web", "https://archive/web?token=x"})
        QVERIFY(faultOf(web(), [url](auto& n) { n.pacs.baseUrl = url; }).contains("do not belong"));
    QVERIFY(faultOf(web(), [](auto& n) { n.pacs.user.clear(); }).contains("user"));
}

void TestArchiveNodes::sitesNode_isCoveredAndComesBack()
{
    writeText(m_sitesFile,
              "[archive]\npacs\\name=Hospital, main\npacs\\host=pacs\npacs\\port=11112\n"
              "pacs\\called-title=PACS\npacs\\calling-title=FORAMEN\n");
    ArchiveNodes nodes;
    QCOMPARE(nodes.all().size(), 1U);
    ArchiveNode node = nodes.all().front();
    QVERIFY(node.isOfSite);
    QCOMPARE(node.pacs.name, std::string("Hospital, main"));
    QCOMPARE(node.pacs.port, 11112);
    QCOMPARE(ArchiveNodes::faultOf(node), QString());
    node.pacs.callingAeTitle = "READER1";
    nodes.keep(node);
    QCOMPARE(nodes.all().size(), 1U);
    QVERIFY(!nodes.all().front().isOfSite);
    QCOMPARE(nodes.all().front().pacs.callingAeTitle, std::string("READER1"));
    nodes.remove(node.id);
    QCOMPARE(nodes.all().size(), 1U);
    QVERIFY(nodes.all().front().isOfSite);
    QCOMPARE(nodes.all().front().pacs.callingAeTitle, std::string("FORAMEN"));
}

void TestArchiveNodes::secret_goesIntoTheClientAlone()
{
    ArchiveNode node = web();
    QCOMPARE(withSecret(node, "hush").password, std::string("hush"));
    QVERIFY(withSecret(node, "hush").bearerToken.empty());
    node.signIn = SignIn::Token;
    QCOMPARE(withSecret(node, "hush").bearerToken, std::string("hush"));
    QVERIFY(withSecret(node, "hush").user.empty() && withSecret(node, "hush").password.empty());
    // Even where a caller has put one into the node.
    node.pacs.password = "hush-password";
    node.pacs.bearerToken = "hush-token";
    ArchiveNodes().keep(node);
    QSettings().sync();
    const QByteArray file = contentOf(QSettings().fileName());
    QVERIFY(file.contains("archive/dicom-web"));
    QVERIFY(!file.contains("hush"));
}

QTEST_GUILESS_MAIN(TestArchiveNodes)
#include "tst_archive_nodes.moc"
