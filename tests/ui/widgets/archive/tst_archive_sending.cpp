// A reading from an archive and back, in a whole window, with a real archive, Orthanc, that is
// stopped and started in between.
#include "core/pacs/dimse/dimse_client.h"
#include "core/pacs/outbox/outbox.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/window_driver.h"
#include "ui/widgets/archive/archive_commands.h"
#include "ui/widgets/archive/archive_node_dialog.h"
#include "ui/widgets/archive/archive_node_fields.h"
#include "ui/widgets/archive/archive_search_fields.h"
#include "ui/widgets/archive/archive_send_dialog.h"
#include "ui/widgets/archive/archive_window.h"
#include "ui/widgets/archive/outbox_notice.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/report/report_panel.h"

#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kLong = 60'000; // ms, the machine may be busy

const SmallStudy kStudy{.studyInstanceUid = "1.2.826.0.1.3680043.10.9.1", .patientId = "ALPHA"};

} // namespace

class TestArchiveSending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_driver.clear(); }

    void reading_comesBackThoughTheArchiveWasAway_data();
    void reading_comesBackThoughTheArchiveWasAway();
    void refused_isSentAfterTheSettingsWereChanged();
    void givenUp_isNotSent();

private:
    [[nodiscard]] PacsNode dimseNode() const;
    void keepNode(const PacsNode& pacs) const;
    [[nodiscard]] ArchiveCommands* commands() const
    {
        return m_driver.window->findChild<ArchiveCommands*>();
    }
    [[nodiscard]] QToolButton* badge() const
    {
        return m_driver.window->findChild<QToolButton*>(QStringLiteral("outboxBadge"));
    }
    [[nodiscard]] QString bannerText() const { return m_driver.window->banner()->text(); }
    [[nodiscard]] const OutboxJob& onlyJob() const { return commands()->outbox().jobs().front(); }
    /// Modalities of the study's series in the archive, sorted, those of pictures left out.
    [[nodiscard]] QStringList documentsThere() const;
    void openFromArchive();
    void sign();
    void send();
    /// Shows the outbox by a click on its badge, with its first row selected.
    [[nodiscard]] ArchiveWindow* shownOutbox();
    static void type(QLineEdit* field, const QString& text);

    WindowDriver m_driver;
    std::unique_ptr<OrthancServer> m_server; ///< has one study
};

void TestArchiveSending::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    m_driver.prepare("archive-sending");
}

void TestArchiveSending::init()
{
    m_driver.clear();
    qputenv("XDG_CACHE_HOME", m_driver.path(QStringLiteral("cache")).toUtf8());
    QVERIFY(QDir(m_driver.path(QStringLiteral("cache"))).removeRecursively());
    m_server = std::make_unique<OrthancServer>();
    QVERIFY2(m_server->start(), m_server->log());
    std::vector<std::filesystem::path> files;
    QDirIterator it(QString::fromStdString(m_driver.folderOf(kStudy).string()), QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files.emplace_back(it.next().toStdString());
    QVERIFY(DimseClient(dimseNode()).send(files, {}).isComplete());
}

PacsNode TestArchiveSending::dimseNode() const
{
    PacsNode node;
    node.name = "Test archive";
    node.host = "localhost";
    node.port = m_server->dicomPort();
    node.calledAeTitle = "ORTHANC";
    node.callingAeTitle = "FORAMEN";
    return node;
}

void TestArchiveSending::keepNode(const PacsNode& pacs) const
{
    ArchiveNode node;
    node.pacs = pacs;
    ArchiveNodes().keep(node);
}

QStringList TestArchiveSending::documentsThere() const
{
    QStringList kinds;
    const auto found =
        DimseClient(dimseNode())
            .findSeries({kStudy.studyInstanceUid, {}},
                        [&](const SeriesMatch& one) {
                            for (int i = 0; one.modality != "MR" && i < one.instanceCount; ++i)
                                kinds << QString::fromStdString(one.modality);
                        },
                        {});
    kinds.sort();
    return found ? kinds : QStringList{QString::fromStdString(found.error().message)};
}

void TestArchiveSending::type(QLineEdit* field, const QString& text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void TestArchiveSending::openFromArchive()
{
    QTest::keyClick(m_driver.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ArchiveWindow* archive = commands()->archive();
    QVERIFY(QTest::qWaitForWindowExposed(archive));
    archive->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), archive);
    type(archive->fields()->patientId(), QStringLiteral("ALPHA"));
    QTest::keyClick(archive->fields()->patientId(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(archive->table()->model()->rowCount(), 1, kLong);
    archive->table()->setFocus();
    archive->table()->setCurrentIndex(archive->table()->model()->index(0, 0));
    QTest::keyClick(archive->table(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->current()->uid() == kStudy.studyInstanceUid, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(!commands()->retrieval().isRunning(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->current()->series.entries().size() == 3, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.model->gradings > 0, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->grading()->state() == GradingState::Done, kLong);
    m_driver.activate();
}

void TestArchiveSending::sign()
{
    m_driver.press(m_driver.grid(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    const auto dialog = [this] {
        return m_driver.window->findChild<QDialog*>(QStringLiteral("signDialog"));
    };
    QTRY_VERIFY(dialog());
    dialog()->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog());
    type(dialog()->findChild<QLineEdit*>(), QStringLiteral("Dr. Ada"));
    QTest::keyClick(dialog()->findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_VERIFY(!dialog());
    QVERIFY2(m_driver.session->signing()->isFinal(), qPrintable(bannerText()));
    m_driver.activate();
}

void TestArchiveSending::send()
{
    m_driver.window->findChild<ReportPanel*>()->requestSending();
    QTRY_VERIFY(m_driver.window->findChild<ArchiveSendDialog*>());
    auto* dialog = m_driver.window->findChild<ArchiveSendDialog*>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    QTest::mouseClick(dialog->sendButton(), Qt::LeftButton);
    QTRY_VERIFY(!m_driver.window->findChild<ArchiveSendDialog*>());
}

ArchiveWindow* TestArchiveSending::shownOutbox()
{
    QTest::mouseClick(badge(), Qt::LeftButton);
    ArchiveWindow* archive = commands()->archive();
    if (!QTest::qWaitForWindowExposed(archive))
        return nullptr;
    archive->activateWindow();
    archive->outbox()->table()->setFocus();
    archive->outbox()->table()->setCurrentIndex(archive->outbox()->table()->model()->index(0, 0));
    return archive->tabs()->currentWidget() == archive->outbox() ? archive : nullptr;
}

void TestArchiveSending::reading_comesBackThoughTheArchiveWasAway_data()
{
    QTest::addColumn<bool>("isWeb");
    QTest::addColumn<bool>("listens"); // C-MOVE and storage commitment
    QTest::newRow("DIMSE") << false << false;
    QTest::newRow("DIMSE, C-MOVE, commitment") << false << true;
    QTest::newRow("DICOMweb") << true << false;
}

void TestArchiveSending::reading_comesBackThoughTheArchiveWasAway()
{
    QFETCH(bool, isWeb);
    QFETCH(bool, listens);
    PacsNode node = dimseNode();
    if (isWeb) {
        node.dialect = PacsDialect::Dicomweb;
        node.baseUrl = m_server->webUrl().toStdString();
    }
    if (listens) {
        node.ownPort = m_server->ownPort();
        node.retrievesByMove = node.asksForCommitment = true;
    }
    keepNode(node);
    m_driver.show(nullptr);
    QVERIFY(!badge()->isVisible());
    openFromArchive();
    m_driver.press(m_driver.grid(), Qt::Key_2);
    sign();

    m_server->kill();
    send();
    QTRY_VERIFY2_WITH_TIMEOUT(bannerText().startsWith("The report is not at Test archive yet"),
                              qPrintable(bannerText()), kLong);
    QTRY_VERIFY(badge()->isVisible());
    QCOMPARE(badge()->text(), QStringLiteral("Outbox 1"));
    const std::size_t count = onlyJob().objects.size();
    QVERIFY(count >= 3);
    // Once more: it waits already.
    send();
    QTRY_VERIFY2_WITH_TIMEOUT(bannerText().contains("waits in the outbox"),
                              qPrintable(bannerText()), kLong);
    QCOMPARE(commands()->outbox().jobs().size(), 1U);

    // Closing says that it is kept, and asks nothing.
    m_driver.window->close();
    QVERIFY(!m_driver.window->isVisible());
    QWidget* notice = nullptr;
    for (QWidget* one : QApplication::topLevelWidgets())
        if (qobject_cast<OutboxNotice*>(one))
            notice = one;
    QVERIFY(notice);
    QVERIFY(QTest::qWaitForWindowExposed(notice));
    QVERIFY(notice->findChild<QLabel*>()->text().contains("waits: it is kept"));
    QTest::mouseClick(notice, Qt::LeftButton);
    m_driver.close();

    QVERIFY2(m_server->restart(), m_server->log());
    QCOMPARE(documentsThere(), QStringList());
    m_driver.show(nullptr); // and nobody does anything
    QTRY_VERIFY2_WITH_TIMEOUT(bannerText().startsWith("The report was sent to Test archive"),
                              qPrintable(bannerText()), kLong);
    QTRY_VERIFY(!badge()->isVisible());
    const QStringList there = documentsThere();
    QCOMPARE(there.size(), static_cast<qsizetype>(count));
    for (const char* kind : {"SR", "PR", "DOC"})
        QVERIFY2(there.contains(QLatin1String(kind)), kind);
    QTRY_VERIFY(onlyJob().state == JobState::Sent);
    QCOMPARE(onlyJob().objects.front().isCommitted, listens);
    QVERIFY(
        !std::filesystem::exists(commands()->outbox().outbox().folder() / onlyJob().id / "1.dcm"));
    // And in a further session nothing comes twice.
    m_driver.close();
    m_driver.show(nullptr);
    QTRY_COMPARE(commands()->outbox().jobs().size(), 1U);
    QVERIFY(onlyJob().state == JobState::Sent);
    QCOMPARE(documentsThere(), there);
}

void TestArchiveSending::refused_isSentAfterTheSettingsWereChanged()
{
    PacsNode node = dimseNode();
    node.calledAeTitle = "OTHER";
    keepNode(node);
    m_driver.show(&kStudy);
    m_driver.press(m_driver.grid(), Qt::Key_2);
    send();
    QTRY_VERIFY2_WITH_TIMEOUT(bannerText().contains("OTHER is not its AE title"),
                              qPrintable(bannerText()), kLong);
    QTRY_VERIFY(badge()->isVisible());
    QVERIFY2(badge()->toolTip().contains("1 needs you"), qPrintable(badge()->toolTip()));
    ArchiveWindow* archive = shownOutbox();
    QVERIFY(archive);
    QVERIFY(archive->outbox()->summary().contains("1 needs you"));
    archive->tabs()->setCurrentIndex(0);
    QTest::mouseClick(archive->nodesButton(), Qt::LeftButton);
    QTRY_VERIFY(commands()->nodeDialog());
    ArchiveNodeDialog* dialog = commands()->nodeDialog();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    type(dialog->fields()->field("called-title"), QStringLiteral("ORTHANC"));
    dialog->close();
    QTRY_VERIFY(!commands()->nodeDialog());
    archive->showOutbox();
    // It is another place than the one that was agreed to.
    QTRY_VERIFY(commands()->outbox().holdOf(onlyJob()) == OutboxHold::OtherPlace);
    QVERIFY(documentsThere().isEmpty());
    QVERIFY(archive->outbox()->tryButton()->isEnabled());
    QTest::mouseClick(archive->outbox()->tryButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(onlyJob().state == JobState::Sent, kLong);
    QVERIFY(documentsThere().contains(QStringLiteral("SR")));
    QTRY_VERIFY(!badge()->isVisible());
}

void TestArchiveSending::givenUp_isNotSent()
{
    keepNode(dimseNode());
    m_server->kill();
    m_driver.show(&kStudy);
    m_driver.press(m_driver.grid(), Qt::Key_2);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(badge()->isVisible(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(bannerText().contains("nothing listens"), kLong);
    ArchiveWindow* archive = shownOutbox();
    QVERIFY(archive);
    QTest::keyClick(archive->outbox()->table(), Qt::Key_Delete);
    QTRY_VERIFY(archive->findChild<QMessageBox*>());
    QTest::keyClick(archive->findChild<QMessageBox*>(), Qt::Key_Escape); // no
    QTRY_VERIFY(!archive->findChild<QMessageBox*>());
    QVERIFY(!onlyJob().isFinished());
    QTest::mouseClick(archive->outbox()->removeButton(), Qt::LeftButton);
    QTRY_VERIFY(archive->findChild<QMessageBox*>());
    for (QAbstractButton* button : archive->findChild<QMessageBox*>()->buttons())
        if (button->text() == QLatin1String("Give up"))
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(onlyJob().state == JobState::GivenUp, kLong);
    QTRY_VERIFY(!badge()->isVisible());
    QVERIFY2(m_server->restart(), m_server->log());
    m_driver.close();
    m_driver.show(nullptr);
    QTRY_COMPARE(commands()->outbox().jobs().size(), 1U);
    QCOMPARE(documentsThere(), QStringList());
    QTest::keyClick(m_driver.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    archive = commands()->archive();
    QVERIFY(QTest::qWaitForWindowExposed(archive));
    archive->showOutbox();
    archive->outbox()->table()->setCurrentIndex(archive->outbox()->table()->model()->index(0, 0));
    QTest::keyClick(archive->outbox()->table(), Qt::Key_Delete);
    QTRY_VERIFY(commands()->outbox().jobs().empty());
}

QTEST_MAIN(TestArchiveSending)
#include "tst_archive_sending.moc"
