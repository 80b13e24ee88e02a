#include "tests/support/window_driver.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/studies/studies_window.h"

#include <QDir>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kFirst{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.71", .patientId = "ONE"};
const SmallStudy kSecond{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.72", .patientId = "TWO"};

QString linkTo(const std::string& uid)
{
    return QStringLiteral("foramen://open?study=") + QString::fromStdString(uid);
}

} // namespace

/// Links of other programs to studies of the list.
class TestStudyLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("study-links"); }
    void init();
    void cleanup() { m_driver.close(); }

    void link_opensItsStudy();
    void linkToTheOpenStudy_keepsIt();
    void unknownStudy_isSaid();
    void movedFiles_areSaid();
    void oneUidOfTwoPatients_isTheReadersChoice();
    void anythingElse_isSaid();
    void paths_areOpened();

private:
    [[nodiscard]] QString message() const { return m_driver.window->banner()->text(); }
    [[nodiscard]] std::string openUid() const
    {
        const Study* study = m_driver.session->current()->study();
        return study ? study->studyInstanceUid : std::string();
    }
    /// Opens a study, and waits until the list has it.
    void openOnce(const SmallStudy& study)
    {
        QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(study)));
    }

    WindowDriver m_driver;
};

void TestStudyLinks::init()
{
    m_driver.clear();
    m_driver.show(&kFirst);
    openOnce(kSecond);
}

void TestStudyLinks::link_opensItsStudy()
{
    QCOMPARE(openUid(), kSecond.studyInstanceUid);
    m_driver.window->openArguments({linkTo(kFirst.studyInstanceUid)});
    QTRY_COMPARE(openUid(), kFirst.studyInstanceUid);
    QVERIFY2(message().isEmpty(), qPrintable(message()));
    m_driver.window->openArguments({linkTo(kSecond.studyInstanceUid) + "&node=PACS"});
    QTRY_COMPARE(openUid(), kSecond.studyInstanceUid);
}

void TestStudyLinks::linkToTheOpenStudy_keepsIt()
{
    m_driver.session->editing()->setSeverity({Condition::SpinalCanalStenosis, DiscLevel::L1L2},
                                             Severity::Moderate);
    m_driver.window->openArguments({linkTo(kSecond.studyInstanceUid)});
    QTRY_COMPARE(openUid(), kSecond.studyInstanceUid);
    const auto isModerate = [this] {
        return m_driver.session->current()
                   ->assessment.cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2})
                   .severity()
            == Severity::Moderate;
    };
    QTRY_VERIFY(isModerate());
}

void TestStudyLinks::unknownStudy_isSaid()
{
    m_driver.window->openArguments({linkTo("1.2.3.4")});
    QTRY_VERIFY2(message().contains("1.2.3.4"), qPrintable(message()));
    QCOMPARE(openUid(), kSecond.studyInstanceUid);
}

void TestStudyLinks::movedFiles_areSaid()
{
    const SmallStudy moved{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.73"};
    openOnce(moved);
    openOnce(kSecond);
    const QString folder = QString::fromStdString(m_driver.folderOf(moved).string());
    QVERIFY(QDir().rename(folder, folder + "-moved"));
    m_driver.window->openArguments({linkTo(moved.studyInstanceUid)});
    QTRY_VERIFY2(message().contains("no longer at"), qPrintable(message()));
    QVERIFY(QDir().rename(folder + "-moved", folder));
    QCOMPARE(openUid(), kSecond.studyInstanceUid);
}

void TestStudyLinks::oneUidOfTwoPatients_isTheReadersChoice()
{
    SmallStudy other = kFirst;
    other.patientId = "THREE";
    const QString folder = m_driver.path("other-patient");
    writeSmallStudy(folder.toStdString(), other);
    QVERIFY(openAndSettle(*m_driver.session, folder.toStdString()));
    openOnce(kSecond);
    m_driver.window->openArguments({linkTo(kFirst.studyInstanceUid)});
    QTRY_VERIFY(m_driver.window->findChild<StudiesWindow*>());
    QTRY_VERIFY(m_driver.window->findChild<StudiesWindow*>()->isVisible());
    QCOMPARE(openUid(), kSecond.studyInstanceUid);
}

void TestStudyLinks::anythingElse_isSaid()
{
    for (const char* link : {"foramen://open", "foramen://delete?study=1.2", "foramen:/etc"}) {
        m_driver.window->banner()->showMessage({});
        m_driver.window->openArguments({QString::fromLatin1(link)});
        QVERIFY2(message().startsWith("This link"), link);
    }
    QCOMPARE(openUid(), kSecond.studyInstanceUid);
}

void TestStudyLinks::paths_areOpened()
{
    m_driver.window->openArguments({}); // the window comes to the front, no more
    QCOMPARE(openUid(), kSecond.studyInstanceUid);
    m_driver.window->openArguments({QString::fromStdString(m_driver.folderOf(kFirst).string())});
    QTRY_COMPARE(openUid(), kFirst.studyInstanceUid);
}

QTEST_MAIN(TestStudyLinks)
#include "tst_study_links.moc"
