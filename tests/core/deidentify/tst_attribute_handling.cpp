#include "core/deidentify/attribute_handling.h"

#include <QTest>

using namespace foramen;

/// What is done with an attribute: the table, the options, and the default for all others.
class TestAttributeHandling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_winsOverTheDefault();
    void options_changeDatesAndCharacteristics();
    void others_areKeptOnlyWhereTheyHoldNoWords();
    void overlaysCurvesAndOtherGroups_areRemoved();
    void schemes_arePublicByName();

private:
    static AttributeHandling handling(std::uint32_t tag, ValueKind kind,
                                      const CleaningOptions& options = {})
    {
        return handlingOf(tag, kind, false, options);
    }
};

void TestAttributeHandling::table_winsOverTheDefault()
{
    using enum AttributeHandling;
    QCOMPARE(handling(0x00100010, ValueKind::PersonName), Empty);
    QCOMPARE(handling(0x00100020, ValueKind::Text), ReplacePatientId);
    QCOMPARE(handling(0x00100030, ValueKind::Date), Empty); // no longitudinal date
    QCOMPARE(handling(0x00080080, ValueKind::Text), Replace); // Institution Name
    QCOMPARE(handling(0x00081030, ValueKind::Text), CleanTextOrRemove); // Study Description
    QCOMPARE(handling(0x00181030, ValueKind::Text), CleanText); // Protocol Name
    QCOMPARE(handling(0x00104000, ValueKind::Text), Remove); // Patient Comments
    QCOMPARE(handling(0x0020000D, ValueKind::Uid), MapUids);
    QCOMPARE(handling(0x0020000D, ValueKind::Other), Remove);
    QCOMPARE(handling(0x00081140, ValueKind::Sequence), Recurse); // Referenced Image Sequence
    QCOMPARE(handling(0x0040A730, ValueKind::Sequence), Recurse); // Content Sequence
    QCOMPARE(handling(0x0040A073, ValueKind::Sequence), RecurseHidingCodes); // Verifying Observer
    QCOMPARE(handling(0x00400275, ValueKind::Sequence), Remove); // Request Attributes Sequence
}

void TestAttributeHandling::options_changeDatesAndCharacteristics()
{
    using enum AttributeHandling;
    QCOMPARE(handling(0x00080020, ValueKind::Date), MoveDates);
    QCOMPARE(handling(0x00080030, ValueKind::Time), CheckTimes);
    QCOMPARE(handling(0x00080020, ValueKind::Date, {.movesDates = false}), Empty);
    QCOMPARE(handling(0x00080021, ValueKind::Date, {.movesDates = false}), Replace);
    QCOMPARE(handling(0x00101010, ValueKind::Age), Remove);
    QCOMPARE(handling(0x00101010, ValueKind::Age, {.keepsCharacteristics = true}), KeepAge);
    QCOMPARE(handling(0x00101030, ValueKind::NumberText, {.keepsCharacteristics = true}),
             KeepCoded);
    QCOMPARE(handling(0x00100010, ValueKind::PersonName, {.keepsCharacteristics = true}), Empty);
}

void TestAttributeHandling::others_areKeptOnlyWhereTheyHoldNoWords()
{
    using enum AttributeHandling;
    constexpr std::uint32_t inNoTable = 0x00187006; // Detector Description
    QCOMPARE(handling(inNoTable, ValueKind::Text), Remove);
    QCOMPARE(handling(inNoTable, ValueKind::PersonName), Empty);
    QCOMPARE(handling(inNoTable, ValueKind::Other), Remove);
    QCOMPARE(handling(inNoTable, ValueKind::Bytes), Remove);
    QCOMPARE(handling(inNoTable, ValueKind::Number), Keep);
    QCOMPARE(handling(inNoTable, ValueKind::Date), MoveDates);
    QCOMPARE(handling(inNoTable, ValueKind::Uid), MapUids);
    QCOMPARE(handling(0x00080070, ValueKind::Text), KeepText); // Manufacturer
    QCOMPARE(handling(0x7FE00010, ValueKind::Bytes), Keep);
    QCOMPARE(handlingOf(0x7FE00010, ValueKind::Bytes, true, {}), Remove);
}

void TestAttributeHandling::overlaysCurvesAndOtherGroups_areRemoved()
{
    using enum AttributeHandling;
    for (const std::uint32_t tag :
         {0x60003000U, 0x60020010U, 0x50003000U, 0x00020016U, 0x00041130U, 0x00120063U})
        QCOMPARE(handling(tag, ValueKind::Number), Remove);
}

void TestAttributeHandling::schemes_arePublicByName()
{
    for (const char* scheme : {"DCM", "SCT", "UCUM", "DCM ", "99FORAMEN", "UMLS"})
        QVERIFY2(isPublicScheme(scheme), scheme);
    for (const char* scheme : {"", "99MUELLER", "L", "dcm"})
        QVERIFY2(!isPublicScheme(scheme), scheme);
}

QTEST_APPLESS_MAIN(TestAttributeHandling)
#include "tst_attribute_handling.moc"
