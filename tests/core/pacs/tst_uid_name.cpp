#include "core/pacs/uid_name.h"

#include <QTest>

using namespace foramen;

/// File names that are made from UIDs.
class TestUidName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isUid_takesDigitsAndDots_data();
    void isUid_takesDigitsAndDots();
    void uidFileName_neverLeadsOutOfAFolder();
};

void TestUidName::isUid_takesDigitsAndDots_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ordinary") << QByteArray("1.2.840.10008") << true;
    QTest::newRow("64 characters") << QByteArray(64, '1') << true;
    QTest::newRow("65 characters") << QByteArray(65, '1') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("dots") << QByteArray("..") << false;
    QTest::newRow("empty part") << QByteArray("1..2") << false;
    QTest::newRow("dot at the end") << QByteArray("1.2.") << false;
    QTest::newRow("slash") << QByteArray("1/2") << false;
    QTest::newRow("zero byte") << QByteArray("1\0002", 3) << false;
}

void TestUidName::isUid_takesDigitsAndDots()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(isUid(text.toStdString()), valid);
    if (valid)
        QCOMPARE(QByteArray::fromStdString(uidFileName(text.toStdString())), text);
}

void TestUidName::uidFileName_neverLeadsOutOfAFolder()
{
    for (const char* text : {"", ".", "..", "../../etc/passwd", "/etc/passwd", "1.2/3", "1.2 3",
                             "MILLER^ANNA", "\xC3\xA4"}) {
        const std::string name = uidFileName(text);
        QVERIFY2(QByteArray::fromStdString(name).startsWith("odd-"), text);
        QVERIFY(name.find_first_not_of("odd-0123456789abcdef") == std::string::npos);
    }
    QVERIFY(uidFileName("a") != uidFileName("b"));
    QCOMPARE(uidFileName("a"), uidFileName("a"));
}

QTEST_APPLESS_MAIN(TestUidName)
#include "tst_uid_name.moc"
