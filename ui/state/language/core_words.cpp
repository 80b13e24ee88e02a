#include "ui/state/language/core_words.h"

#include "core/base/reason.h"
#include "ui/state/language/reason_text.h"
#include "ui/state/language/translation.h"

#include <QRegularExpression>
#include <QStringList>

namespace foramen {

namespace {

std::vector<CorePattern> reasonPatterns()
{
    std::vector<CorePattern> patterns;
    for (const ReasonCode code : kReasonCodes) {
        const bool isGeneral = code == ReasonCode::PlaneAndContrast
            || code == ReasonCode::ContrastBy || code == ReasonCode::Milliseconds;
        if (code != ReasonCode::Nothing && code != ReasonCode::Text)
            patterns.push_back({reasonSource(code), isGeneral});
    }
    return patterns;
}

const SentenceBook& coreBook()
{
    static const SentenceBook terms("Terms",
                                    {{"Normal/Mild"},
                                     {"Moderate"},
                                     {"Severe"},
                                     {"Sagittal T1"},
                                     {"Sagittal T2/STIR"},
                                     {"Axial T2"}});
    static const SentenceBook book("Reason", reasonPatterns(), &terms);
    return book;
}

const SentenceBook& draftBook()
{
    static const SentenceBook book("ReportDraft", draftPatterns(), &coreBook());
    return book;
}

bool isEnglish()
{
    return currentLanguage() == QLatin1String("en");
}

/// Several sentences behind one another, each by itself.
QString sentencesInLanguage(const QString& text)
{
    if (const auto whole = draftBook().translated(text))
        return *whole;
    QStringList known;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype stop = text.indexOf(QStringLiteral(". "), from);
        const qsizetype to = stop < 0 ? text.size() : stop + 1;
        const QString sentence = text.mid(from, to - from);
        known << draftBook().translated(sentence).value_or(sentence);
        from = to + 1;
    }
    return known.join(QLatin1Char(' '));
}

QString lineInLanguage(const QString& line)
{
    // "L4/L5: ..." and "1. ..." keep their beginning.
    static const QRegularExpression beginning(QStringLiteral("^([LS]\\d/[LS]\\d: |\\d+\\. )(.+)$"));
    const auto match = beginning.match(line);
    return match.hasMatch() ? match.captured(1) + sentencesInLanguage(match.captured(2))
                            : sentencesInLanguage(line);
}

} // namespace

QString draftInLanguage(const QString& english)
{
    if (isEnglish())
        return english;
    QStringList lines = english.split(QLatin1Char('\n'));
    for (QString& line : lines)
        line = lineInLanguage(line);
    return lines.join(QLatin1Char('\n'));
}

} // namespace foramen
