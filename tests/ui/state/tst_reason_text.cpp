#include "ui/state/language/reason_text.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"

#include <QTest>
#include <QTranslator>

using namespace foramen;

/// Reasons and terms of core in the language of the window.
class TestReasonText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage(QStringLiteral("en")); }
    void sources_areCoresEnglish();
    void everyReason_hasATextInEachLanguage();
    void everyTerm_isGerman();
    void english_isCoresOwn();
    void german_saysReasons_data();
    void german_saysReasons();
    void texts_stayAsTheyAre();
};

Q_DECLARE_METATYPE(foramen::Reason)

void TestReasonText::sources_areCoresEnglish()
{
    for (const ReasonCode code : kReasonCodes)
        QCOMPARE(std::string_view(reasonSource(code)), englishPattern(code));
}

void TestReasonText::everyReason_hasATextInEachLanguage()
{
    for (const Language& language : languages()) {
        if (language.code == QLatin1String("en"))
            continue;
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral("foramen_") + language.code,
                                QStringLiteral(":/foramen/translations")));
        for (const ReasonCode code : kReasonCodes)
            if (code != ReasonCode::Nothing && code != ReasonCode::Text)
                QVERIFY2(!translator.translate("Reason", reasonSource(code)).isEmpty(),
                         reasonSource(code));
    }
}

void TestReasonText::everyTerm_isGerman()
{
    setLanguage(QStringLiteral("de"));
    QStringList german;
    QStringList english;
    const auto add = [&](auto term) {
        const std::string name(nameOf(term));
        german << termText(term);
        english << QString::fromStdString(name);
    };
    for (const Severity severity : kSeverities)
        add(severity);
    for (const Condition condition : kConditions)
        add(condition);
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        add(role);
    for (qsizetype i = 0; i < german.size(); ++i)
        QVERIFY2(!german[i].isEmpty() && german[i] != english[i], qPrintable(english[i]));
    setLanguage(QStringLiteral("en"));
    QCOMPARE(termText(Condition::LeftSubarticularStenosis), QString("Left Subarticular Stenosis"));
    QCOMPARE(termText(DiscLevel::L4L5), QString("L4/L5"));
}

void TestReasonText::english_isCoresOwn()
{
    const Reason times(ReasonCode::EchoRepetitionTimes, Reason(ReasonCode::Milliseconds, 102),
                       Reason(ReasonCode::Milliseconds, 3500));
    QCOMPARE(reasonText(times), QString("TE 102 ms, TR 3,500 ms"));
    const Reason missing(ReasonCode::NoSeries, ReasonCode::SeriesSagittalT2);
    QCOMPARE(reasonSentence(missing), QString("There is no sagittal T2 series."));
    QCOMPARE(reasonText({}), QString());
    QCOMPARE(reasonSentence({}), QString());
}

void TestReasonText::german_saysReasons_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("german");
    QTest::newRow("with a full stop")
        << Reason(ReasonCode::NoLumbarDisc) << "Es wurde keine lumbale Bandscheibe erkannt.";
    QTest::newRow("with names")
        << Reason(ReasonCode::ForamenNotFound, ReasonCode::SideLeft, "L4/L5",
                  ReasonCode::SeriesSagittalT1)
        << "Das linke Neuroforamen wurde in Höhe L4/L5 in der Serie T1 sagittal nicht gefunden.";
    QTest::newRow("body part")
        << Reason(ReasonCode::OtherBodyPart, ReasonCode::SeriesAxialT2, ReasonCode::Knee)
        << "Die Serie T2 axial zeigt laut Header das Knie, nicht die Lendenwirbelsäule.";
    QTest::newRow("role") << Reason(
        ReasonCode::PlaneAndContrast, ReasonCode::SagittalPlane, ReasonCode::ByOrientation,
        Reason(ReasonCode::ContrastBy, ReasonCode::T2,
               Reason(ReasonCode::EchoRepetitionTimes, Reason(ReasonCode::Milliseconds, 102),
                      Reason(ReasonCode::Milliseconds, "3500.5"))))
                          << "sagittal (nach der Orientierung); T2 (TE 102 ms, TR 3500,5 ms).";
    QTest::newRow("a reason within")
        << Reason(ReasonCode::NoUsableDicomFiles, "/a/b", ReasonCode::FileNotDicom)
        << "In /a/b wurden keine brauchbaren DICOM-Dateien gefunden: Die Datei ist kein DICOM.";
    QTest::newRow("percent signs")
        << Reason(ReasonCode::ModuleMissing, "100%2") << "Das Modul 100%2 ist nicht installiert.";
    QTest::newRow("no link") << Reason(ReasonCode::NotLinkedNoFrame)
                             << "Nicht verknüpft: Die Bilder nennen keinen Frame of Reference.";
}

void TestReasonText::german_saysReasons()
{
    setLanguage(QStringLiteral("de"));
    QFETCH(Reason, reason);
    QTEST(reasonSentence(reason), "german");
    QVERIFY(!reasonText(reason).endsWith(QLatin1Char('.'))
            || reason.code == ReasonCode::NoUsableDicomFiles);
}

void TestReasonText::texts_stayAsTheyAre()
{
    setLanguage(QStringLiteral("de"));
    for (const QString& text : QStringList{"There is no sagittal T2 series.", "sagittal", "."}) {
        const Reason reason = Reason::ofText(text.toStdString());
        QCOMPARE(reasonText(reason), text);
        QCOMPARE(reasonSentence(reason), text);
    }
}

QTEST_GUILESS_MAIN(TestReasonText)
#include "tst_reason_text.moc"
