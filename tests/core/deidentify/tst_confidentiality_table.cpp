#include "core/deidentify/confidentiality_table.h"

#include <QTest>

using namespace foramen;

/// The table of PS3.15 E.1-1.
class TestConfidentialityTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_riseByTagWithoutRepeats();
    void rows_sayWhatTheStandardSays_data();
    void rows_sayWhatTheStandardSays();
    void row_isNullForOtherTags();
};

void TestConfidentialityTable::rows_riseByTagWithoutRepeats()
{
    const auto rows = confidentialityTable();
    QCOMPARE(rows.size(), std::size_t{617}); // 621 of edition 2024e less those without one tag
    for (std::size_t i = 1; i < rows.size(); ++i)
        QVERIFY2(rows[i - 1].tag < rows[i].tag, qPrintable(QString::number(rows[i].tag, 16)));
}

void TestConfidentialityTable::rows_sayWhatTheStandardSays_data()
{
    QTest::addColumn<quint32>("tag");
    QTest::addColumn<int>("basic");
    QTest::addColumn<bool>("datesClean");
    QTest::addColumn<bool>("descriptorsClean");
    QTest::addColumn<bool>("characteristicsKeep");
    const auto row = [](const char* name, quint32 tag, BasicAction basic, bool dates = false,
                        bool descriptors = false, bool characteristics = false) {
        QTest::newRow(name) << tag << static_cast<int>(basic) << dates << descriptors
                            << characteristics;
    };
    row("Patient's Name", 0x00100010, BasicAction::Z);
    row("Patient ID", 0x00100020, BasicAction::ZD);
    row("Patient's Birth Date", 0x00100030, BasicAction::Z);
    row("Patient's Age", 0x00101010, BasicAction::X, false, false, true);
    row("Patient's Sex", 0x00100040, BasicAction::Z, false, false, true);
    row("Study Date", 0x00080020, BasicAction::Z, true);
    row("Study Description", 0x00081030, BasicAction::X, false, true);
    row("Study Instance UID", 0x0020000D, BasicAction::U);
    row("Institution Name", 0x00080080, BasicAction::XZD);
    row("Referenced Image Sequence", 0x00081140, BasicAction::XZU);
    row("Content Sequence", 0x0040A730, BasicAction::D);
    row("Digital Signatures Sequence", 0xFFFAFFFA, BasicAction::X);
}

void TestConfidentialityTable::rows_sayWhatTheStandardSays()
{
    QFETCH(quint32, tag);
    QFETCH(int, basic);
    QFETCH(bool, datesClean);
    QFETCH(bool, descriptorsClean);
    QFETCH(bool, characteristicsKeep);
    const ConfidentialityRow* row = confidentialityRow(tag);
    QVERIFY(row);
    QCOMPARE(static_cast<int>(row->basic), basic);
    QCOMPARE(row->dates == OptionAction::Clean, datesClean);
    QCOMPARE(row->descriptors == OptionAction::Clean, descriptorsClean);
    QCOMPARE(row->characteristics == OptionAction::Keep, characteristicsKeep);
}

void TestConfidentialityTable::row_isNullForOtherTags()
{
    QVERIFY(!confidentialityRow(0x00080070)); // Manufacturer
    QVERIFY(!confidentialityRow(0x00000000));
    QVERIFY(!confidentialityRow(0xFFFFFFFF));
}

QTEST_APPLESS_MAIN(TestConfidentialityTable)
#include "tst_confidentiality_table.moc"
