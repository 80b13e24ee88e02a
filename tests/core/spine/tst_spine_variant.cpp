#include "core/spine/spine_variant.h"

#include <QTest>

using namespace foramen;

/// The names of vertebrae and discs of a spine that is not the usual one.
class TestSpineVariant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keys_comeBack();
    void discs_followEachOther();
    void names_putTheDiscInBrackets();
    void text_saysWhatIsUnusual();
};

void TestSpineVariant::keys_comeBack()
{
    for (const TransitionalVertebra one : kTransitionalVertebrae)
        QVERIFY(transitionalVertebraFromKey(keyOf(one)) == one);
    for (const NamedDiscs one : kNamedDiscs)
        QVERIFY(namedDiscsFromKey(keyOf(one)) == one);
    QVERIFY(!transitionalVertebraFromKey("l5"));
    QVERIFY(!namedDiscsFromKey(""));
}

void TestSpineVariant::discs_followEachOther()
{
    // Each disc begins with the vertebra that the disc above it ends with.
    for (const NamedDiscs discs : kNamedDiscs)
        for (std::size_t row = 1; row < kLevelCount; ++row) {
            const std::string above(discNameOf(discs, kLevels[row - 1]));
            const std::string here(discNameOf(discs, kLevels[row]));
            QCOMPARE(here.substr(0, here.find('/')), above.substr(above.find('/') + 1));
        }
    QCOMPARE(std::string(discNameOf(NamedDiscs::T12L1ToL4L5, DiscLevel::L1L2)),
             std::string("T12/L1"));
    QCOMPARE(std::string(discNameOf(NamedDiscs::L2L3ToL6S1, DiscLevel::L5S1)),
             std::string("L6/S1"));
    for (const DiscLevel level : kLevels)
        QVERIFY(discNameOf(NamedDiscs::L1L2ToL5S1, level) == nameOf(level));
}

void TestSpineVariant::names_putTheDiscInBrackets()
{
    SpineVariant variant;
    QVERIFY(variant.isUsual());
    QCOMPARE(nameOf(variant, DiscLevel::L4L5), std::string("L4/L5"));
    variant.vertebra = TransitionalVertebra::SacralisedL5;
    QVERIFY(!variant.isUsual());
    QCOMPARE(nameOf(variant, DiscLevel::L4L5), std::string("L4/L5"));
    variant.discs = NamedDiscs::L2L3ToL6S1;
    QCOMPARE(nameOf(variant, DiscLevel::L4L5), std::string("L4/L5 (L5/L6)"));
}

void TestSpineVariant::text_saysWhatIsUnusual()
{
    QVERIFY(englishText(SpineVariant{}).empty());
    QCOMPARE(englishText({.vertebra = TransitionalVertebra::LumbarisedS1}),
             std::string("S1 is lumbarised."));
    QCOMPARE(englishText({.vertebra = TransitionalVertebra::SacralisedL5,
                          .discs = NamedDiscs::T12L1ToL4L5}),
             std::string("L5 is sacralised. Named from T12/L1: the rows L1/L2 to L5/S1 are the "
                         "discs T12/L1 to L4/L5 (in brackets)."));
    QCOMPARE(englishText({.vertebra = std::nullopt, .discs = NamedDiscs::L2L3ToL6S1}),
             std::string("Six lumbar vertebrae: the rows L1/L2 to L5/S1 are the discs L2/L3 to "
                         "L6/S1 (in brackets)."));
}

QTEST_APPLESS_MAIN(TestSpineVariant)
#include "tst_spine_variant.moc"
