#include "core/deidentify/pseudonyms.h"
#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <filesystem>
#include <set>
#include <string>

using namespace foramen;
using namespace foramen::test;

/// Replacements by a key.
class TestPseudonyms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void uid_isThatOfAUuidAndOfTheKey();
    void uid_hasAKnownValue();
    void days_areWithinTheirRange();
    void key_survivesItsFile();
    void key_neverReplacesAFile();
    void fromFile_refusesWhatIsNoKey();

private:
    TestFolder m_folder;
};

void TestPseudonyms::uid_isThatOfAUuidAndOfTheKey()
{
    const auto one = Pseudonyms::random();
    const auto other = Pseudonyms::random();
    QVERIFY(one && other);
    std::set<std::string> uids;
    for (int i = 0; i < 1000; ++i) {
        const std::string original = "1.2.3." + std::to_string(i);
        const std::string uid = one->uid(original);
        QVERIFY(uid.starts_with("2.25.") && uid.size() <= 44);
        QVERIFY(uid[5] != '0');
        QCOMPARE(one->uid(original), uid);
        QVERIFY(other->uid(original) != uid);
        uids.insert(uid);
    }
    QCOMPARE(uids.size(), std::size_t{1000});
}

void TestPseudonyms::uid_hasAKnownValue()
{
    // HMAC-SHA256 with 32 bytes of zero over "uid\n1.2.3", its first 16 bytes with the bits of a
    // UUID of version 8, by Python's hmac and int.
    QCOMPARE(Pseudonyms(Pseudonyms::Key{}).uid("1.2.3"),
             std::string("2.25.173236590418099563955606309178312148919"));
}

void TestPseudonyms::days_areWithinTheirRange()
{
    const Pseudonyms pseudonyms(Pseudonyms::Key{7});
    std::set<int> days;
    for (int i = 0; i < 1000; ++i) {
        const int one = pseudonyms.days(std::to_string(i));
        QVERIFY(one >= 365 && one <= 4015);
        days.insert(one);
    }
    QVERIFY(days.size() > 700);
    QCOMPARE(pseudonyms.days("a"), pseudonyms.days("a"));
    QVERIFY(pseudonyms.patientId("a") != pseudonyms.patientId("b"));
}

void TestPseudonyms::key_survivesItsFile()
{
    const auto one = Pseudonyms::random();
    QVERIFY(one);
    const auto file = m_folder.path("key");
    QVERIFY(one->writeKey(file));
    namespace fs = std::filesystem;
    QCOMPARE(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    const auto same = Pseudonyms::fromFile(file);
    QVERIFY(same);
    QCOMPARE(same->uid("1.2.3"), one->uid("1.2.3"));
    QCOMPARE(same->patientId("x"), one->patientId("x"));
    QCOMPARE(same->days("x"), one->days("x"));
}

void TestPseudonyms::key_neverReplacesAFile()
{
    const auto file = m_folder.path("there");
    writeText(file, std::string("mine"));
    const auto written = Pseudonyms(Pseudonyms::Key{}).writeKey(file);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotWritable);
    QCOMPARE(contentOf(file), std::string("mine"));
}

void TestPseudonyms::fromFile_refusesWhatIsNoKey()
{
    const auto file = m_folder.path("key");
    QCOMPARE(Pseudonyms::fromFile(file).error().code, ErrorCode::NotFound);
    for (const std::string& text : {std::string(), std::string(63, 'a'), std::string(64, 'g')}) {
        writeText(file, text);
        const auto read = Pseudonyms::fromFile(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
    }
}

QTEST_APPLESS_MAIN(TestPseudonyms)
#include "tst_pseudonyms.moc"
