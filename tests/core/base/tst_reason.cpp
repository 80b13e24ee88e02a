#include "core/base/reason.h"
#include "core/base/result.h"

#include <QSet>
#include <QTest>

using namespace foramen;

/// Reasons as values, and their English.
class TestReason : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCode_hasATextAndAKey();
    void english_fillsPlaces();
    void english_nestsReasons();
    void english_groupsMilliseconds();
    void sentence_endsOnce();
    void text_staysAsItIs();
    void unknownKeys_giveNone();
    void error_saysItsReason();
};

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

void TestReason::everyCode_hasATextAndAKey()
{
    QSet<QString> keys;
    QSet<QString> texts;
    for (const ReasonCode code : kReasonCodes) {
        const QString key = text(keyOf(code));
        QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(key));
        keys.insert(key);
        QVERIFY(reasonCodeFromKey(keyOf(code)) == code);
        const QString english = text(englishPattern(code));
        QVERIFY2(english.isEmpty() == (code == ReasonCode::Nothing), qPrintable(key));
        QVERIFY2(!texts.contains(english), qPrintable(english));
        texts.insert(english);
    }
}

void TestReason::english_fillsPlaces()
{
    QCOMPARE(english({ReasonCode::SlicesMissing, 3, 7, 11}),
             std::string("3 slices are missing between images 7 and 11"));
    QCOMPARE(english({ReasonCode::ModuleMissing, "100%2"}),
             std::string("The module 100%2 is not installed"));
    QCOMPARE(english(ReasonCode::FileNotDicom), std::string("The file is not DICOM"));
}

void TestReason::english_nestsReasons()
{
    QCOMPARE(english({ReasonCode::ForamenNotFound, ReasonCode::SideLeft, "L4/L5",
                      ReasonCode::SeriesSagittalT1}),
             std::string("The left foramen was not found at L4/L5 on the sagittal T1 series"));
    QCOMPARE(english({ReasonCode::CudaUnusable, Reason(ReasonCode::ModuleMissing, "x.so")}),
             std::string("CUDA cannot be used: The module x.so is not installed"));
}

void TestReason::english_groupsMilliseconds()
{
    QCOMPARE(english({ReasonCode::Milliseconds, "13.8"}), std::string("13.8 ms"));
    QCOMPARE(english({ReasonCode::Milliseconds, "3500.5"}), std::string("3,500.5 ms"));
    QCOMPARE(english({ReasonCode::Milliseconds, 1234567}), std::string("1,234,567 ms"));
}

void TestReason::sentence_endsOnce()
{
    QCOMPARE(englishSentence(ReasonCode::NoLumbarDisc),
             std::string("No lumbar disc was recognised."));
    QCOMPARE(englishSentence({ReasonCode::CpuTookOver, "out of memory"}),
             std::string("The GPU failed (out of memory); the CPU took over."));
    QCOMPARE(englishSentence(Reason()), std::string());
}

void TestReason::text_staysAsItIs()
{
    const Reason text = Reason::ofText("What a library says, with 5% of %1");
    QCOMPARE(english(text), text.text);
    QCOMPARE(englishSentence(text), text.text);
    QVERIFY(!text.empty());
    QVERIFY(Reason::ofText("").empty());
}

void TestReason::unknownKeys_giveNone()
{
    QVERIFY(!reasonCodeFromKey("NoSuchReason"));
    QVERIFY(!reasonCodeFromKey(""));
}

void TestReason::error_saysItsReason()
{
    const Result<void> typed = failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, "/a");
    QCOMPARE(typed.error().message, std::string("No such file or folder: /a"));
    QVERIFY(typed.error().reason == Reason(ReasonCode::NoSuchPath, "/a"));
    const Result<void> free = failure(ErrorCode::Internal, "A library says so");
    QVERIFY(free.error().reason == Reason::ofText("A library says so"));
}

QTEST_GUILESS_MAIN(TestReason)
#include "tst_reason.moc"
