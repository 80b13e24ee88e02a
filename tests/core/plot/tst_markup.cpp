#include "core/plot/markup.h"

#include <QTest>

#include <string>

using namespace foramen;

/// Escaping of text in markup.
class TestMarkup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapedMarkup_makesEntities();
    void escapedMarkup_keepsUtf8();
    void escapedMarkup_replacesWhatXmlForbids_data();
    void escapedMarkup_replacesWhatXmlForbids();
};

void TestMarkup::escapedMarkup_makesEntities()
{
    QCOMPARE(escapedMarkup("<a href=\"x\">'&'</a>"),
             std::string("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"));
    QCOMPARE(escapedMarkup(""), std::string());
    QCOMPARE(escapedMarkup("a\tb\nc"), std::string("a\tb\nc"));
}

void TestMarkup::escapedMarkup_keepsUtf8()
{
    const std::string text = "Grün, 腰椎, κ ≥ 0.8, 🦴";
    QCOMPARE(escapedMarkup(text), text);
}

void TestMarkup::escapedMarkup_replacesWhatXmlForbids_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("replaced");
    QTest::newRow("control") << QByteArray("a\x01") << 1;
    QTest::newRow("null") << QByteArray("a\0", 2) << 1;
    QTest::newRow("lone byte") << QByteArray("a\xFF") << 1;
    QTest::newRow("cut short") << QByteArray("a\xE2\x82") << 2;
    QTest::newRow("overlong") << QByteArray("a\xC0\xAF") << 2;
    QTest::newRow("surrogate") << QByteArray("a\xED\xA0\x80") << 3;
    QTest::newRow("not a character") << QByteArray("a\xEF\xBF\xBF") << 3;
    QTest::newRow("beyond Unicode") << QByteArray("a\xF4\x90\x80\x80") << 4;
}

void TestMarkup::escapedMarkup_replacesWhatXmlForbids()
{
    QFETCH(QByteArray, text);
    QFETCH(int, replaced);
    const QString shown = QString::fromStdString(escapedMarkup(text.toStdString()));
    QCOMPARE(shown, 'a' + QString(replaced, QChar(QChar::ReplacementCharacter)));
}

QTEST_APPLESS_MAIN(TestMarkup)
#include "tst_markup.moc"
