#include "core/ai/grading/uncertainty.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace foramen;

/// The uncertainty of a grade from the probabilities of several crops.
class TestUncertainty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void certainCrop_isZero();
    void guess_isOne();
    void disagreement_counts();
    void order_doesNotMatter();
};

void TestUncertainty::certainCrop_isZero()
{
    const std::array<Probabilities, 1> crops{{{1, 0, 0}}};
    QCOMPARE(uncertaintyOf(crops), 0.0);
}

void TestUncertainty::guess_isOne()
{
    const std::array<Probabilities, 1> crops{{{1.0 / 3, 1.0 / 3, 1.0 / 3}}};
    QVERIFY(std::abs(uncertaintyOf(crops) - 1) < 1e-12);
}

void TestUncertainty::disagreement_counts()
{
    // Each network is certain, but of different grades: half and half gives log 2 / log 3.
    const std::array<Probabilities, 2> crops{{{1, 0, 0}, {0, 1, 0}}};
    QVERIFY(std::abs(uncertaintyOf(crops) - std::log(2.0) / std::log(3.0)) < 1e-12);
    const std::array<Probabilities, 2> agreeing{{{1, 0, 0}, {1, 0, 0}}};
    QCOMPARE(uncertaintyOf(agreeing), 0.0);
}

void TestUncertainty::order_doesNotMatter()
{
    const std::array<Probabilities, 3> one{{{0.7, 0.2, 0.1}, {0.5, 0.3, 0.2}, {0.1, 0.1, 0.8}}};
    const std::array<Probabilities, 3> other{{one[2], one[0], one[1]}};
    QVERIFY(std::abs(uncertaintyOf(one) - uncertaintyOf(other)) < 1e-12);
}

QTEST_GUILESS_MAIN(TestUncertainty)
#include "tst_uncertainty.moc"
