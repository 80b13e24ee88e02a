#include "ui/state/language/core_words.h"

#include "core/report/draft/comparison.h"
#include "core/spine/assessment.h"
#include "ui/state/language/translation.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <random>

using namespace foramen;

class TestCoreWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage(QStringLiteral("en")); }
    void english_staysAsItIs();
    void german_saysSentences_data();
    void german_saysSentences();
    void unknownSentences_stayAsTheyAre();
    void everySentenceOfCore_isKnown();
    void patterns_findThemselves();
    void draft_isWhollyGerman();
    void draft_keepsWhatAReaderWrote();
};

namespace {

/// Sentences that a reader of the window never sees: of the command line, the log, and files.
const QSet<QString> kElsewhere = {
    QStringLiteral("The GPU failed, falling back to the CPU: {}"),
    QStringLiteral("The GPU failed with {} pictures, trying {}: {}"),
    QStringLiteral("Loaded the module {}"),
    QStringLiteral("The weights of {} ({})"), // the beginning of others
    QStringLiteral("'{}' is no device: auto, cpu, cuda or cuda:N is expected"),
    QStringLiteral("'{}' is no precision: auto, f32, bf16 or f16 is expected"),
};

/// What core says in these folders, as it stands in the sources: "{}" for what changes.
QStringList sentencesOfCore()
{
    static const QRegularExpression literals(
        QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\"(?:\\s*\"((?:[^\"\\\\\\n]|\\\\.)*)\")*"));
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    static const QRegularExpression sentence(
        QStringLiteral("^(The|No|A|An|This|Without|Not|Only|There|Links|'\\{\\}') .+ .+"));
    QStringList found;
    for (const char* folder : {"core/ai", "core/dicom", "core/imaging", "core/store"}) {
        QDirIterator files(QDir(QStringLiteral(FORAMEN_SOURCE_DIR)).filePath(folder),
                           {QStringLiteral("*.cpp")}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            auto groups = literals.globalMatch(QString::fromUtf8(file.readAll()));
            while (groups.hasNext()) {
                QString whole;
                auto parts = literal.globalMatch(groups.next().captured());
                while (parts.hasNext())
                    whole += parts.next().captured(1);
                if (sentence.match(whole).hasMatch() && !kElsewhere.contains(whole))
                    found << whole;
            }
        }
    }
    return found;
}

/// With "{}" for what changes, without a full stop.
QString plain(QString text)
{
    static const QRegularExpression place(QStringLiteral("%\\d|\\{[^}]*\\}"));
    text.replace(place, QStringLiteral("{}"));
    return text.endsWith(QLatin1Char('.')) ? text.chopped(1) : text;
}

Assessment randomAssessment(std::mt19937& random)
{
    const auto chance = [&random](int of) {
        return static_cast<int>(random() % of) == 0;
    };
    Assessment assessment({.studyInstanceUid = "1.2.3",
                           .studyDate = chance(3) ? "" : "20261120",
                           .studyDescription = chance(2) ? "" : "LWS nativ"});
    Grading grading;
    grading.model = {.name = "foramen-lumbar", .version = "0.6", .sha256 = "ab", .device = "CPU"};
    grading.numbering = {chance(2), "Another numbering of the discs fits nearly as well."};
    if (chance(2))
        grading.problems = {"The sagittal T1 and T2 series do not agree on the numbering."};
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        Finding& finding = grading.findings[i];
        finding.site = siteAt(i);
        finding.probabilities = {0.1, 0.1, 0.1};
        finding.probabilities[random() % 3] = 0.8;
        if (chance(6))
            finding.refused = chance(2)
                ? "There is no sagittal T2 series."
                : "The slices of the sagittal T1 series do not reach the left foramen at L4/L5.";
        if (chance(9))
            finding.probabilities = {0.4, 0.45, 0.15}; // uncertain
    }
    if (!chance(8))
        assessment.setGrading(grading);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        if (chance(2))
            continue;
        ReaderDecision decision{.readerName = chance(2) ? "Weiß^Anna" : ""};
        if (!chance(7))
            decision.severity = kSeverities[random() % kSeverityCount];
        assessment.setDecision(siteAt(i), decision);
    }
    return assessment;
}

} // namespace

void TestCoreWords::english_staysAsItIs()
{
    for (const QString& text :
         QStringList{"There is no sagittal T2 series.", "TE 102 ms, TR 3,500 ms", ""})
        QCOMPARE(coreText(text), text);
}

void TestCoreWords::german_saysSentences_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("a grade") << "Severe"
                             << "Hochgradig";
    QTest::newRow("with a full stop") << "No lumbar disc was recognised."
                                      << "Es wurde keine lumbale Bandscheibe erkannt.";
    QTest::newRow("with names") << "The left foramen was not found at L4/L5 on the sagittal T1 "
                                   "series."
                                << "Das linke Neuroforamen wurde in Höhe L4/L5 in der Serie T1 "
                                   "sagittal nicht gefunden.";
    QTest::newRow("body part")
        << "The axial T2 series shows the knee, not the lumbar spine, according to its header."
        << "Die Serie T2 axial zeigt laut Header das Knie, nicht die Lendenwirbelsäule.";
    QTest::newRow("role") << "sagittal by orientation; T2 by TE 102 ms, TR 3,500.5 ms"
                          << "sagittal (nach der Orientierung); T2 (TE 102 ms, TR 3500,5 ms)";
    QTest::newRow("a reason within") << "No usable DICOM files were found: The file is not DICOM."
                                     << "Es wurden keine brauchbaren DICOM-Dateien gefunden: Die "
                                        "Datei ist kein DICOM.";
    QTest::newRow("percent signs") << "The module 100%2 is not installed"
                                   << "Das Modul 100%2 ist nicht installiert";
}

void TestCoreWords::german_saysSentences()
{
    setLanguage(QStringLiteral("de"));
    QFETCH(QString, english);
    QTEST(coreText(english), "german");
}

void TestCoreWords::unknownSentences_stayAsTheyAre()
{
    setLanguage(QStringLiteral("de"));
    for (const QString& text :
         QStringList{"Something that nobody says by any means", "sagittal by magic", "."})
        QCOMPARE(coreText(text), text);
}

void TestCoreWords::everySentenceOfCore_isKnown()
{
    QStringList known;
    for (const CorePattern& pattern : corePatterns())
        known << plain(QString::fromUtf8(pattern.text));
    const QStringList said = sentencesOfCore();
    QVERIFY(said.size() > 80);
    QStringList unknown;
    for (const QString& sentence : said) {
        const QString wanted = plain(sentence);
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const QString& one) {
            return one == wanted || (wanted.endsWith(QLatin1Char(' ')) && one.startsWith(wanted))
                || one.startsWith(wanted + QLatin1Char(' '));
        });
        if (!isKnown)
            unknown << sentence;
    }
    QVERIFY2(unknown.isEmpty(),
             qPrintable("Add to ui/state/language/core_sentences.cpp: " + unknown.join("\n")));
}

void TestCoreWords::patterns_findThemselves()
{
    setLanguage(QStringLiteral("de"));
    for (const CorePattern& pattern : corePatterns()) {
        const QString text = QString::fromUtf8(pattern.text);
        if (pattern.isGeneral || text.contains(QLatin1Char('%')))
            continue;
        QCOMPARE(coreText(text), QCoreApplication::translate("Core", pattern.text));
    }
}

void TestCoreWords::draft_isWhollyGerman()
{
    setLanguage(QStringLiteral("de"));
    static const QRegularExpression english(QStringLiteral(
        "\\b(the|of|and|is|are|not|was|were|by|at|left|right|with|graded|severe|moderate|mild|"
        "Study|sites|reader)\\b"));
    std::mt19937 random(7);
    const std::vector<ReportSeries> series = {{.role = "Sagittal T2/STIR", .imageCount = 17},
                                              {.role = "Axial T2", .imageCount = 35},
                                              {.seriesDescription = "Loc", .imageCount = 9}};
    for (int i = 0; i < 200; ++i) {
        const Assessment assessment = randomAssessment(random);
        const Assessment prior = randomAssessment(random);
        const auto text = draftText(assessment, i % 3 == 0 ? std::vector<ReportSeries>() : series,
                                    {i % 2 == 0 ? &prior : nullptr, {}});
        const QString german = draftInLanguage(QString::fromStdString(text));
        const QStringList lines = german.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), QString::fromStdString(text).count(QLatin1Char('\n')) + 1);
        for (const QString& line : lines)
            QVERIFY2(!english.match(line).hasMatch(), qPrintable(line));
    }
}

void TestCoreWords::draft_keepsWhatAReaderWrote()
{
    setLanguage(QStringLiteral("de"));
    QCOMPARE(draftInLanguage(QStringLiteral(
                 "L4/L5: Severe spinal canal stenosis. Both neural foramina Normal/Mild. Left "
                 "subarticular zone: Zyste der Facette. Verlauf empfohlen.\nMeine Zeile.")),
             QStringLiteral("L4/L5: Hochgradige Spinalkanalstenose. Beide Neuroforamina "
                            "normal/leicht. Linker Recessus lateralis: Zyste der Facette. Verlauf "
                            "empfohlen.\nMeine Zeile."));
}

QTEST_GUILESS_MAIN(TestCoreWords)
#include "tst_core_words.moc"
