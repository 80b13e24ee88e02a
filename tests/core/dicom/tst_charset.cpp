#include "core/dicom/parsing/charset.h"

#include <QTest>

using namespace foramen;

/// Conversion from the character sets of DICOM to UTF-8.
class TestCharset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void utf8From_convertsDeclaredSets_data();
    void utf8From_convertsDeclaredSets();
};

// The examples of PS3.5 annexes H, I, J and K, and faults that occur in practice.
void TestCharset::utf8From_convertsDeclaredSets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QByteArray("Doe^John") << QByteArray() << "Doe^John";
    QTest::newRow("Latin-1") << QByteArray("Buc^J\xE9r\xF4me") << QByteArray("ISO_IR 100")
                             << QString::fromUtf8("Buc^Jérôme");
    QTest::newRow("Greek") << QByteArray("\xC4\xE9\xEF\xED\xF5\xF3\xE9\xEF\xF2")
                           << QByteArray("ISO_IR 126") << QString::fromUtf8("Διονυσιος");
    QTest::newRow("UTF-8") << QByteArray("J\xC3\xA9r\xC3\xB4me") << QByteArray("ISO_IR 192")
                           << QString::fromUtf8("Jérôme");
    QTest::newRow("undeclared UTF-8")
        << QByteArray("J\xC3\xA9r\xC3\xB4me") << QByteArray() << QString::fromUtf8("Jérôme");
    QTest::newRow("undeclared Latin-1")
        << QByteArray("J\xE9r\xF4me") << QByteArray() << QString::fromUtf8("Jérôme");
    QTest::newRow("damaged UTF-8") << QByteArray("J\xC3") << QByteArray("ISO_IR 192") << "J?";
    QTest::newRow("GB18030") << QByteArray("Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB")
                             << QByteArray("GB18030") << QString::fromUtf8("Wang^XiaoDong=王^小东");
    QTest::newRow("Japanese kanji")
        << QByteArray("Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B")
        << QByteArray("\\ISO 2022 IR 87") << QString::fromUtf8("Yamada^Tarou=山田^太郎");
    QTest::newRow("Japanese katakana") << QByteArray("\xD4\xCF\xC0\xDE^\xC0\xDB\xB3")
                                       << QByteArray("ISO_IR 13") << QString::fromUtf8("ﾔﾏﾀﾞ^ﾀﾛｳ");
    QTest::newRow("Korean") << QByteArray("Hong^Gildong=\x1b$)C\xFB\xF3^\x1b$)C\xD1\xCE\xD4\xD7")
                            << QByteArray("\\ISO 2022 IR 149")
                            << QString::fromUtf8("Hong^Gildong=洪^吉洞");
    for (const char* term :
         {"ISO IR 192", "ISO-IR 192", "iso_ir_192", "UTF-8", "utf8", "ISO_IR192"})
        QTest::addRow("misspelt, %s", term) << QByteArray("J\xC3\xA9r\xC3\xB4me")
                                            << QByteArray(term) << QString::fromUtf8("Jérôme");
    for (const char* term : {"ISO-IR 144", "ISO IR 144", "ISO2022 IR 144", "ISO-8859-5", "IR 144"})
        QTest::addRow("misspelt, %s", term)
            << QByteArray("\xBB\xEE\xDA") << QByteArray(term) << QString::fromUtf8("Люк");
    for (const char* term : {"192", "ISO_IR 100", "ISO_IR 100\\ISO_IR 192", "\"ISO_IR 192\""})
        QTest::addRow("UTF-8 in spite of %s", term)
            << QByteArray("J\xC3\xA9r\xC3\xB4me") << QByteArray(term)
            << QString::fromUtf8("Jérôme");
    for (const char* term : {"ISO_2022_IR_149", "\\ISO 2022 IR 149", "KS_C_5601", "EUC-KR"})
        QTest::addRow("Korean without escapes, %s", term)
            << QByteArray("\xBF\xE4\xC3\xDF") << QByteArray(term) << QString::fromUtf8("요추");
    QTest::newRow("Shift JIS, with a backslash as second byte")
        << QByteArray("\x95\x5C\x8D\x98") << QByteArray("SHIFT_JIS") << QString::fromUtf8("表腰");
    QTest::newRow("Big 5") << QByteArray("\xB8\x79\xB4\xD5") << QByteArray("Big5")
                           << QString::fromUtf8("腰椎");
    QTest::newRow("KOI-8") << QByteArray("\xEC\xC0\xCB") << QByteArray("KOI8-R")
                           << QString::fromUtf8("Люк");
    QTest::newRow("Windows") << QByteArray("\x8Aimon") << QByteArray("windows-1250")
                             << QString::fromUtf8("Šimon");
    QTest::newRow("Windows, declared as Latin-1") << QByteArray("M\xFCller\x96"
                                                                "B\xF6hm")
                                                  << QByteArray("ISO_IR 100")
                                                  << QString::fromUtf8("M\xC3\xBCller\xE2\x80\x93"
                                                                       "B\xC3\xB6hm");
    QTest::newRow("Shift JIS, declared as JIS X 0201")
        << QByteArray("\xD4\xCF\xC0\xDE=\x8E\x52\x93\x63") << QByteArray("ISO_IR 13")
        << QString::fromUtf8(
               "\xEF\xBE\x94\xEF\xBE\x8F\xEF\xBE\x80\xEF\xBE\x9E=\xE5\xB1\xB1\xE7\x94\xB0");
    QTest::newRow("unknown term") << QByteArray("J\xE9r\xF4me") << QByteArray("ISO_IR 9999")
                                  << QString::fromUtf8("Jérôme");
}

void TestCharset::utf8From_convertsDeclaredSets()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, charset);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(utf8From(text.toStdString(), charset.toStdString())), expected);
}

QTEST_APPLESS_MAIN(TestCharset)
#include "tst_charset.moc"
