#include "ui/state/studies/study_link.h"

#include <QTest>

using namespace foramen;

/// Links to studies, from pages of other programs.
class TestStudyLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void study_isRead_data();
    void study_isRead();
    void anythingElse_isRefused_data();
    void anythingElse_isRefused();
};

void TestStudyLink::study_isRead_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("node");
    QTest::newRow("study") << "foramen://open?study=1.2.840.1"
                           << "1.2.840.1"
                           << "";
    QTest::newRow("node") << "foramen://open?study=1.2.3&node=PACS"
                          << "1.2.3"
                          << "PACS";
    QTest::newRow("other order") << "foramen://open?node=PACS&study=1.2.3"
                                 << "1.2.3"
                                 << "PACS";
    QTest::newRow("encoded") << "foramen://open?study=1%2E2.3&node=Haus%20%C3%84"
                             << "1.2.3" << QStringLiteral("Haus Ä");
    QTest::newRow("slash") << "foramen://open/?study=1.2.3"
                           << "1.2.3"
                           << "";
    QTest::newRow("without slashes") << "foramen:open?study=1.2.3"
                                     << "1.2.3"
                                     << "";
    QTest::newRow("scheme in capitals") << "FORAMEN://open?study=1.2.3"
                                        << "1.2.3"
                                        << "";
    QTest::newRow("challenge") << "foramen://open?study=100206310"
                               << "100206310"
                               << "";
}

void TestStudyLink::study_isRead()
{
    QFETCH(const QString, link);
    QVERIFY(isLink(link));
    const auto read = studyLinkFrom(link);
    QVERIFY(read);
    QTEST(read->studyInstanceUid, "uid");
    QTEST(read->node, "node");
}

void TestStudyLink::anythingElse_isRefused_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("no study") << "foramen://open";
    QTest::newRow("empty study") << "foramen://open?study=";
    QTest::newRow("path") << "foramen://open?study=../../etc/passwd";
    QTest::newRow("longer than a UID") << "foramen://open?study=" + QString(65, '1');
    QTest::newRow("line break") << "foramen://open?study=1.2.3%0A";
    QTest::newRow("other action") << "foramen://delete?study=1.2.3";
    QTest::newRow("more path") << "foramen://open/all?study=1.2.3";
    QTest::newRow("other scheme") << "https://open?study=1.2.3";
    QTest::newRow("nothing") << "foramen:";
}

void TestStudyLink::anythingElse_isRefused()
{
    QFETCH(const QString, link);
    QVERIFY(!studyLinkFrom(link));
}

QTEST_GUILESS_MAIN(TestStudyLink)
#include "tst_study_link.moc"
