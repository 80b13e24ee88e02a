// The archive in a whole window, with a real one: Orthanc.
#include "core/pacs/dimse/dimse_client.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/window_driver.h"
#include "ui/state/archive/archive_match_model.h"
#include "ui/widgets/archive/archive_commands.h"
#include "ui/widgets/archive/archive_node_dialog.h"
#include "ui/widgets/archive/archive_node_fields.h"
#include "ui/widgets/archive/archive_search_fields.h"
#include "ui/widgets/archive/archive_send_dialog.h"
#include "ui/widgets/archive/archive_sign_in.h"
#include "ui/widgets/archive/archive_window.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/studies/date_range_fields.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeView>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kLong = 60'000; // ms, the machine may be busy

const SmallStudy kOld{.studyInstanceUid = "1.2.826.0.1.3680043.10.8.1",
                      .patientId = "ALPHA",
                      .studyDate = "20190531"};
const SmallStudy kNew{.studyInstanceUid = "1.2.826.0.1.3680043.10.8.2",
                      .patientId = "ALPHA",
                      .studyDate = "20260131"};
const SmallStudy kOther{.studyInstanceUid = "1.2.826.0.1.3680043.10.8.3", .patientId = "BETA"};
/// Its last series takes long.
const SmallStudy kLarge{.studyInstanceUid = "1.2.826.0.1.3680043.10.8.4",
                        .size = 256,
                        .axialT1Slices = 200,
                        .patientId = "LARGE"};

} // namespace

class TestArchiveWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void firstArchive_isSetUpAndTested();
    void study_isFoundAndOpened_data();
    void study_isFoundAndOpened();
    void link_retrievesFromItsArchive();
    void otherStudies_areListedTheNewestFirst();
    void wrongDate_isSaid();
    void password_isAskedForOnceAndNotInTheSettings();
    void stoppedArchive_isSaid();
    void archiveThatDies_losesNothing();
    void cancelled_isOpenedAtTheSecondTry();
    void anotherStudy_isNotPutAway();
    void deletion_keepsTheOpenStudy();
    void report_isSent();

private:
    void send(const OrthancServer& server, const SmallStudy& study);
    void keepNode(const OrthancServer& server, bool isWeb = false,
                  SignIn signIn = SignIn::None) const;
    ArchiveCommands* commands() const { return m_driver.window->findChild<ArchiveCommands*>(); }
    ArchiveWindow* shown();
    /// Types into a field in place of what is there.
    static void type(QLineEdit* field, const QString& text);
    /// Lists the studies of one patient ID.
    static void search(ArchiveWindow* archive, const QString& patientId);
    /// Goes to the first study and presses Enter.
    static void openFirst(ArchiveWindow* archive);
    void test(ArchiveNodeDialog* dialog, const QString& expected);
    [[nodiscard]] std::string uid() const { return m_driver.session->current()->uid(); }
    [[nodiscard]] bool isLoaded(std::size_t series) const;
    [[nodiscard]] QString text(const ArchiveWindow* archive, int row, int column) const
    {
        return archive->table()->model()->index(row, column).data().toString();
    }

    WindowDriver m_driver;
    static PacsNode dimseNode(const OrthancServer& server);

    OrthancServer m_server; ///< has three studies
};

void TestArchiveWindow::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    m_driver.prepare("archive");
    qputenv("XDG_CACHE_HOME", m_driver.path(QStringLiteral("cache")).toUtf8());
    QVERIFY2(m_server.start(), m_server.log());
    for (const SmallStudy& study : {kOld, kNew, kOther})
        send(m_server, study);
}

PacsNode TestArchiveWindow::dimseNode(const OrthancServer& server)
{
    PacsNode node;
    node.host = "localhost";
    node.port = server.dicomPort();
    node.calledAeTitle = "ORTHANC";
    node.callingAeTitle = "FORAMEN";
    return node;
}

void TestArchiveWindow::send(const OrthancServer& server, const SmallStudy& study)
{
    std::vector<std::filesystem::path> files;
    QDirIterator it(QString::fromStdString(m_driver.folderOf(study).string()), QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files.emplace_back(it.next().toStdString());
    const Transfer sent = DimseClient(dimseNode(server)).send(files, {});
    QVERIFY2(sent.isComplete(), sent.end ? "" : sent.end.error().message.c_str());
}

void TestArchiveWindow::keepNode(const OrthancServer& server, bool isWeb, SignIn signIn) const
{
    ArchiveNode node;
    node.pacs.name = "Test archive";
    node.pacs.dialect = isWeb ? PacsDialect::Dicomweb : PacsDialect::Dimse;
    node.pacs.host = "localhost";
    node.pacs.port = server.dicomPort();
    node.pacs.calledAeTitle = "ORTHANC";
    node.pacs.callingAeTitle = "FORAMEN";
    node.pacs.baseUrl = server.webUrl().toStdString();
    node.pacs.user = signIn == SignIn::Password ? "reader" : "";
    node.signIn = signIn;
    ArchiveNodes().keep(node);
}

ArchiveWindow* TestArchiveWindow::shown()
{
    m_driver.activate();
    QTest::keyClick(m_driver.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ArchiveWindow* archive = commands()->archive();
    if (!QTest::qWaitForWindowExposed(archive))
        return nullptr;
    archive->activateWindow(); // else the grid takes the keys
    const bool isActive =
        QTest::qWaitFor([archive] { return QApplication::activeWindow() == archive; });
    return isActive ? archive : nullptr;
}

void TestArchiveWindow::type(QLineEdit* field, const QString& text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void TestArchiveWindow::search(ArchiveWindow* archive, const QString& patientId)
{
    type(archive->fields()->patientId(), patientId);
    QTest::keyClick(archive->fields()->patientId(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(archive->searchButton()->isEnabled(), kLong);
}

void TestArchiveWindow::openFirst(ArchiveWindow* archive)
{
    QVERIFY(archive->table()->model()->rowCount() > 0);
    archive->table()->setFocus();
    archive->table()->setCurrentIndex(archive->table()->model()->index(0, 0));
    QTest::keyClick(archive->table(), Qt::Key_Return);
}

bool TestArchiveWindow::isLoaded(std::size_t series) const
{
    const auto& entries = m_driver.session->current()->series.entries();
    return entries.size() == series
        && std::all_of(entries.begin(), entries.end(),
                       [](const SeriesEntry& entry) { return !entry.volumes.empty(); });
}

void TestArchiveWindow::test(ArchiveNodeDialog* dialog, const QString& expected)
{
    QTest::mouseClick(dialog->testButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isTesting(), kLong);
    QVERIFY2(dialog->verdict().contains(expected), qPrintable(dialog->verdict()));
}

void TestArchiveWindow::firstArchive_isSetUpAndTested()
{
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    QVERIFY(archive);
    QVERIFY(!archive->searchButton()->isEnabled());
    QTRY_VERIFY(archive->firstNodeButton()->hasFocus());
    QTest::keyClick(archive->firstNodeButton(), Qt::Key_Space);
    QTRY_VERIFY(commands()->nodeDialog());
    ArchiveNodeDialog* dialog = commands()->nodeDialog();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    ArchiveNodeFields* fields = dialog->fields();
    type(fields->field("name"), QStringLiteral("Test archive"));
    type(fields->field("host"), QStringLiteral("localhost"));
    QVERIFY2(dialog->verdict().startsWith("Not kept yet"), qPrintable(dialog->verdict()));
    QCOMPARE(dialog->list()->count(), 0);
    type(fields->field("called-title"), QStringLiteral("OTHER"));
    QVERIFY2(dialog->verdict().startsWith("Kept"), qPrintable(dialog->verdict()));
    QCOMPARE(dialog->list()->count(), 1);
    QVERIFY(!dialog->removeButton()->toolTip().isEmpty());

    auto* port = fields->findChild<QSpinBox*>(QStringLiteral("port"));
    auto* portText = port->findChild<QLineEdit*>();
    type(portText, QString::number(freePort()));
    test(dialog, QStringLiteral("nothing listens at port"));
    type(portText, QString::number(m_server.dicomPort()));
    test(dialog, QStringLiteral("OTHER is not its AE title"));
    auto* tls = fields->findChild<QCheckBox*>(QStringLiteral("tls"));
    QTest::mouseClick(tls, Qt::LeftButton, {}, QPoint(8, tls->height() / 2));
    QVERIFY2(dialog->verdict().contains("authorities"), qPrintable(dialog->verdict()));
    QTest::mouseClick(tls, Qt::LeftButton, {}, QPoint(8, tls->height() / 2));
    type(fields->field("called-title"), QStringLiteral("ORTHANC"));
    test(dialog, QStringLiteral("The archive answers and can be searched."));
    dialog->close();
    QTRY_VERIFY(!commands()->nodeDialog());
    QCOMPARE(archive->nodeBox()->count(), 1);
    QVERIFY(archive->searchButton()->isEnabled());
    QCOMPARE(ArchiveNodes().all().size(), 1U);
    QCOMPARE(ArchiveNodes().all().front().pacs.port, m_server.dicomPort());

    // DICOMweb at the same place, and away again.
    QTest::mouseClick(archive->nodesButton(), Qt::LeftButton);
    dialog = commands()->nodeDialog();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
    dialog->fields()->findChild<QComboBox*>(QStringLiteral("dialect"))->setCurrentIndex(1);
    type(dialog->fields()->field("name"), QStringLiteral("Web"));
    type(dialog->fields()->field("url"), m_server.webUrl() + QStringLiteral("-wrong"));
    test(dialog, QStringLiteral("no DICOMweb at this address"));
    type(dialog->fields()->field("url"), m_server.webUrl());
    test(dialog, QStringLiteral("The archive answers and can be searched."));
    QCOMPARE(archive->nodeBox()->count(), 2);
    QTest::mouseClick(dialog->removeButton(), Qt::LeftButton);
    QCOMPARE(archive->nodeBox()->count(), 1);
}

void TestArchiveWindow::study_isFoundAndOpened_data()
{
    QTest::addColumn<bool>("isWeb");
    QTest::newRow("DIMSE") << false;
    QTest::newRow("DICOMweb") << true;
}

void TestArchiveWindow::study_isFoundAndOpened()
{
    QFETCH(bool, isWeb);
    QVERIFY(QDir(m_driver.path(QStringLiteral("cache"))).removeRecursively());
    keepNode(m_server, isWeb);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    QVERIFY(archive);
    QTRY_VERIFY(archive->fields()->name()->hasFocus());
    type(archive->fields()->name(), QStringLiteral("test"));
    QTest::keyClick(archive->fields()->name(), Qt::Key_Tab);
    QTRY_VERIFY(archive->fields()->patientId()->hasFocus());
    type(archive->fields()->dates()->from(), QStringLiteral("2026"));
    search(archive, QStringLiteral("ALPHA"));
    QVERIFY2(archive->summary().startsWith('1'), qPrintable(archive->summary()));
    QCOMPARE(text(archive, 0, ArchiveMatchModel::PatientId), QStringLiteral("ALPHA"));
    QCOMPARE(text(archive, 0, ArchiveMatchModel::StudyDate), QStringLiteral("2026-01-31"));
    QCOMPARE(text(archive, 0, ArchiveMatchModel::Modalities), QStringLiteral("MR"));
    openFirst(archive);
    QTRY_COMPARE_WITH_TIMEOUT(uid(), kNew.studyInstanceUid, kLong);
    QTRY_VERIFY(!archive->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(3), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(!commands()->retrieval().isRunning(), kLong);
    QVERIFY(m_driver.session->opening()->paths() == QStringList{commands()->retrieval().folder()});
    QVERIFY(QFileInfo(QString::fromStdString(commands()->retrieval().cache().root().string()))
                .permissions()
                .testFlag(QFileDevice::ReadGroup)
            == false);
    QCOMPARE(m_driver.window->banner()->text(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.model->gradings > 0, kLong); // as of every study
}

void TestArchiveWindow::link_retrievesFromItsArchive()
{
    keepNode(m_server);
    m_driver.show(nullptr);
    const QString link = QStringLiteral("foramen://open?study=%1&node=%2")
                             .arg(QString::fromStdString(kOther.studyInstanceUid));
    m_driver.window->openArguments({link.arg(QStringLiteral("Elsewhere"))});
    QTRY_VERIFY(m_driver.window->banner()->text().contains(QStringLiteral("Elsewhere")));
    m_driver.window->openArguments({link.arg(QStringLiteral("Test%20archive"))});
    QTRY_COMPARE_WITH_TIMEOUT(uid(), kOther.studyInstanceUid, kLong);
}

void TestArchiveWindow::otherStudies_areListedTheNewestFirst()
{
    keepNode(m_server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    type(archive->fields()->dates()->to(), QStringLiteral("2019"));
    search(archive, QString());
    QCOMPARE(archive->table()->model()->rowCount(), 1); // the old one
    archive->table()->setCurrentIndex(archive->table()->model()->index(0, 0));
    QVERIFY(archive->othersButton()->isEnabled());
    QTest::mouseClick(archive->othersButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(archive->summary().startsWith('2'), kLong);
    QCOMPARE(archive->fields()->patientId()->text(), QStringLiteral("ALPHA"));
    QCOMPARE(text(archive, 0, ArchiveMatchModel::StudyDate), QStringLiteral("2026-01-31"));
    QCOMPARE(text(archive, 1, ArchiveMatchModel::StudyDate), QStringLiteral("2019-05-31"));
    search(archive, QStringLiteral("NOBODY"));
    QCOMPARE(archive->summary(), QStringLiteral("The archive has no such study."));
    QVERIFY(!archive->openButton()->isEnabled());
}

void TestArchiveWindow::wrongDate_isSaid()
{
    keepNode(m_server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    type(archive->fields()->dates()->from(), QStringLiteral("20190532"));
    search(archive, QStringLiteral("ALPHA"));
    QVERIFY2(archive->message().startsWith("A date is"), qPrintable(archive->message()));
    QCOMPARE(archive->table()->model()->rowCount(), 0);
}

void TestArchiveWindow::password_isAskedForOnceAndNotInTheSettings()
{
    OrthancServer server;
    QVERIFY2(server.start({.password = true, .certificate = {}, .certificateKey = {}}),
             server.log());
    send(server, kOther);
    keepNode(server, true, SignIn::Password);
    m_driver.show(nullptr);
    commands()->secrets().setKeyring(nullptr);
    ArchiveWindow* archive = shown();
    const auto answer = [&](const QString& password) {
        QTRY_VERIFY(archive->findChild<ArchiveSignIn*>());
        auto* dialog = archive->findChild<ArchiveSignIn*>();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        type(dialog->field(), password);
        QTest::keyClick(dialog->field(), Qt::Key_Return);
        QTRY_VERIFY(!archive->findChild<ArchiveSignIn*>());
        QTRY_VERIFY_WITH_TIMEOUT(archive->searchButton()->isEnabled(), kLong);
    };
    search(archive, QStringLiteral("BETA"));
    answer(QStringLiteral("wrong"));
    QVERIFY2(archive->message().contains("refuses the password"), qPrintable(archive->message()));
    search(archive, QStringLiteral("BETA"));
    answer(QStringLiteral("secret"));
    QCOMPARE(archive->table()->model()->rowCount(), 1);
    QCOMPARE(archive->message(), QString());
    search(archive, QStringLiteral("NOBODY")); // without a question
    QCOMPARE(archive->table()->model()->rowCount(), 0);
    QVERIFY(!archive->findChild<ArchiveSignIn*>());
    QSettings().sync();
    const QByteArray settings = contentOf(QSettings().fileName());
    QVERIFY(settings.contains("Test archive"));
    QVERIFY(!settings.contains("secret"));
}

void TestArchiveWindow::stoppedArchive_isSaid()
{
    OrthancServer server;
    QVERIFY2(server.start(), server.log());
    send(server, kOther);
    keepNode(server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    server.kill();
    search(archive, QStringLiteral("BETA"));
    QVERIFY2(archive->message().contains("nothing listens"), qPrintable(archive->message()));
    QVERIFY2(archive->summary().startsWith("The search failed"), qPrintable(archive->summary()));
    QVERIFY(server.restart());
    search(archive, QStringLiteral("BETA"));
    QCOMPARE(archive->message(), QString());
    QCOMPARE(archive->table()->model()->rowCount(), 1);
}

void TestArchiveWindow::archiveThatDies_losesNothing()
{
    OrthancServer server;
    QVERIFY2(server.start(), server.log());
    send(server, kLarge);
    keepNode(server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    search(archive, QStringLiteral("LARGE"));
    bool isFirst = true;
    connect(&commands()->retrieval(), &ArchiveRetrieval::arrived, this, [&] {
        if (std::exchange(isFirst, false))
            server.kill();
    });
    openFirst(archive);
    QTRY_COMPARE_WITH_TIMEOUT(uid(), kLarge.studyInstanceUid, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(!commands()->retrieval().isRunning(), kLong);
    const QString said = m_driver.window->banner()->text();
    QVERIFY2(said.contains("images are here and stay"), qPrintable(said));
    QTRY_VERIFY(m_driver.session->opening()->state() == StudyState::Shown);
    // The window goes on.
    m_driver.activate();
    m_driver.press(m_driver.grid(), Qt::Key_2);
    const Site site = m_driver.session->selection()->site();
    QVERIFY(m_driver.session->current()->assessment.cell(site).decision.has_value());

    QVERIFY(server.restart());
    archive = shown();
    QVERIFY(archive);
    openFirst(archive);
    QTRY_VERIFY_WITH_TIMEOUT(!commands()->retrieval().isRunning(), kLong);
    const int images = commands()->retrieval().cache().imagesOf(kLarge.studyInstanceUid);
    QCOMPARE(images, 9 + 9 + 9 + 200);
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(4), kLong);
    QVERIFY(m_driver.session->current()->assessment.cell(site).decision.has_value());
}

void TestArchiveWindow::cancelled_isOpenedAtTheSecondTry()
{
    QVERIFY(QDir(m_driver.path(QStringLiteral("cache"))).removeRecursively());
    keepNode(m_server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    search(archive, QStringLiteral("BETA"));
    QVERIFY(!archive->cancelRetrievalButton()->isVisible());
    openFirst(archive);
    QVERIFY(archive->cancelRetrievalButton()->isVisible());
    QTest::mouseClick(archive->cancelRetrievalButton(), Qt::LeftButton);
    QVERIFY2(archive->message().contains("Cancelled"), qPrintable(archive->message()));
    QVERIFY(!archive->cancelRetrievalButton()->isVisible());
    QVERIFY(!m_driver.session->current().isOpen());
    openFirst(archive);
    QTRY_COMPARE_WITH_TIMEOUT(uid(), kOther.studyInstanceUid, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(3), kLong);
}

void TestArchiveWindow::anotherStudy_isNotPutAway()
{
    keepNode(m_server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    search(archive, QStringLiteral("BETA"));
    openFirst(archive);
    m_driver.window->open({QString::fromStdString(m_driver.folderOf(kOld).string())});
    QTRY_VERIFY_WITH_TIMEOUT(!commands()->retrieval().isRunning(), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(uid(), kOld.studyInstanceUid, kLong);
    QTRY_VERIFY2(archive->message().contains("Open shows it"), qPrintable(archive->message()));
    openFirst(archive);
    QTRY_COMPARE_WITH_TIMEOUT(uid(), kOther.studyInstanceUid, kLong);
}

void TestArchiveWindow::deletion_keepsTheOpenStudy()
{
    keepNode(m_server);
    m_driver.show(nullptr);
    ArchiveWindow* archive = shown();
    search(archive, QStringLiteral("BETA"));
    openFirst(archive);
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(3), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(!commands()->retrieval().isRunning(), kLong);
    const ArchiveCache& cache = commands()->retrieval().cache();
    QVERIFY(cache.prepare("1.2.3")); // another one
    archive = shown();
    QTest::mouseClick(archive->deleteButton(), Qt::LeftButton);
    QTRY_VERIFY(archive->findChild<QMessageBox*>());
    for (QAbstractButton* button : archive->findChild<QMessageBox*>()->buttons())
        if (button->text() == QLatin1String("Delete"))
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(archive->message().contains("deleted"), kLong);
    QVERIFY(!std::filesystem::exists(cache.studyFolder("1.2.3")));
    QCOMPARE(cache.imagesOf(kOther.studyInstanceUid), 27);
}

void TestArchiveWindow::report_isSent()
{
    OrthancServer server;
    QVERIFY2(server.start(), server.log());
    keepNode(server);
    m_driver.show(&kOld);
    m_driver.press(m_driver.grid(), Qt::Key_2); // the reader's own report
    auto* panel = m_driver.window->findChild<ReportPanel*>();
    const auto confirm = [&](bool isSent) {
        panel->requestSending();
        QTRY_VERIFY(m_driver.window->findChild<ArchiveSendDialog*>());
        auto* dialog = m_driver.window->findChild<ArchiveSendDialog*>();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        if (isSent)
            QTest::mouseClick(dialog->sendButton(), Qt::LeftButton);
        else
            QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_driver.window->findChild<ArchiveSendDialog*>());
    };
    const auto kindsThere = [&] {
        QStringList kinds;
        const auto found = DimseClient(dimseNode(server))
                               .findSeries({kOld.studyInstanceUid, {}},
                                           [&](const SeriesMatch& one) {
                                               kinds << QString::fromStdString(one.modality);
                                           },
                                           {});
        return found ? kinds : QStringList{QStringLiteral("?")};
    };
    confirm(false);
    QCOMPARE(kindsThere(), QStringList());
    confirm(true);
    QTRY_VERIFY2_WITH_TIMEOUT(
        m_driver.window->banner()->text().startsWith("The report was sent to Test archive"),
        qPrintable(m_driver.window->banner()->text()), kLong);
    for (const char* kind : {"SR", "PR", "DOC"})
        QVERIFY2(kindsThere().contains(QLatin1String(kind)), kind);
    server.kill();
    confirm(true);
    QTRY_VERIFY2_WITH_TIMEOUT(m_driver.window->banner()->text().contains("nothing listens"),
                              qPrintable(m_driver.window->banner()->text()), kLong);
    QVERIFY(m_driver.session->current().isOpen());
}

QTEST_MAIN(TestArchiveWindow)
#include "tst_archive_window.moc"
