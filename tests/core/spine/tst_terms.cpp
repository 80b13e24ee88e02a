#include "core/spine/terms.h"

#include <QTest>

#include <set>

using namespace foramen;

/// Names and indices of conditions, levels and sites.
class TestTerms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void siteIndex_andSiteAtAreInverse();
    void keyOf_followsTheChallenge();
    void conditionFromText_readsBothSpellings();
    void fromText_refusesUnknownWords();
    void mirrored_swapsSidesOnly();
};

void TestTerms::siteIndex_andSiteAtAreInverse()
{
    std::set<std::string> keys;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        QCOMPARE(siteIndex(siteAt(index)), index);
        keys.insert(keyOf(siteAt(index)));
        QVERIFY(siteFromKey(keyOf(siteAt(index))) == siteAt(index));
        QVERIFY(siteFromText(keyOf(siteAt(index))) == siteAt(index));
    }
    const Site site{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L1L2};
    QVERIFY(siteFromText("Left Neural Foraminal Narrowing L1/L2") == site);
    QVERIFY(!siteFromKey("Left Neural Foraminal Narrowing L1/L2"));
    QCOMPARE(keys.size(), kSiteCount);
}

void TestTerms::keyOf_followsTheChallenge()
{
    QCOMPARE(keyOf(Site{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L1L2}),
             std::string("left_neural_foraminal_narrowing_l1_l2"));
    QCOMPARE(keyOf(siteAt(0)), std::string("spinal_canal_stenosis_l1_l2"));
    QCOMPARE(keyOf(siteAt(24)), std::string("right_subarticular_stenosis_l5_s1"));
}

void TestTerms::conditionFromText_readsBothSpellings()
{
    QVERIFY(conditionFromText("Right Subarticular Stenosis")
            == Condition::RightSubarticularStenosis);
    QVERIFY(conditionFromText("right_subarticular_stenosis")
            == Condition::RightSubarticularStenosis);
    QVERIFY(levelFromText("L5/S1") == DiscLevel::L5S1);
    QVERIFY(levelFromText("l5_s1") == DiscLevel::L5S1);
    QVERIFY(severityFromText("Normal/Mild") == Severity::NormalMild);
}

void TestTerms::fromText_refusesUnknownWords()
{
    QVERIFY(!conditionFromText("Subarticular Stenosis"));
    QVERIFY(!levelFromText("L6/S1"));
    QVERIFY(!severityFromText("Normal"));
    QVERIFY(!severityFromText(""));
}

void TestTerms::mirrored_swapsSidesOnly()
{
    for (const Condition condition : kConditions) {
        QVERIFY(mirrored(mirrored(condition)) == condition);
        if (sideOf(condition))
            QVERIFY(sideOf(mirrored(condition)) != sideOf(condition));
        QCOMPARE(isForaminal(mirrored(condition)), isForaminal(condition));
        QCOMPARE(isSubarticular(mirrored(condition)), isSubarticular(condition));
    }
}

QTEST_APPLESS_MAIN(TestTerms)
#include "tst_terms.moc"
