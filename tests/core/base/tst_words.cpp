#include "core/base/text/words.h"

#include <QTest>

using namespace foramen;

/// The words of a text, as de-identification compares them.
class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsIn_splitsAtEverythingElse_data();
    void wordsIn_splitsAtEverythingElse();
};

void TestWords::wordsIn_splitsAtEverythingElse_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<std::string>>("words");
    using Words = std::vector<std::string>;
    QTest::newRow("empty") << std::string() << Words{};
    QTest::newRow("no word") << std::string(" ^-. ") << Words{};
    QTest::newRow("name") << std::string("DOE^Jane^^Dr.") << Words{"doe", "jane", "dr"};
    QTest::newRow("digits") << std::string("ID 4711-b, L4/L5")
                            << Words{"id", "4711", "b", "l4", "l5"};
    QTest::newRow("other letters") << std::string("Müller Ωmega") << Words{"müller", "Ωmega"};
    QTest::newRow("at the ends") << std::string("a b") << Words{"a", "b"};
}

void TestWords::wordsIn_splitsAtEverythingElse()
{
    QFETCH(const std::string, text);
    QTEST(wordsIn(text), "words");
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
