#include "ui/state/core_words.h"

#include "ui/state/translation.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace foramen {

namespace {

constexpr int kDeepest = 4; ///< sentences within sentences

/// What stands around the places of a pattern, and which place each gap is.
struct Pattern {
    QString text;
    QByteArray source;
    QStringList pieces;
    std::vector<int> places;
    qsizetype weight = 0; ///< letters that are the pattern's own
    bool isGeneral = false;
};

Pattern patternOf(const CorePattern& known)
{
    Pattern pattern{QString::fromUtf8(known.text), known.text, {}, {}, 0, known.isGeneral};
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    qsizetype from = 0;
    auto matches = place.globalMatch(pattern.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        pattern.pieces << pattern.text.mid(from, match.capturedStart() - from);
        pattern.places.push_back(match.captured(1).toInt());
        from = match.capturedEnd();
    }
    pattern.pieces << pattern.text.mid(from);
    for (const QString& piece : pattern.pieces)
        pattern.weight += piece.size();
    return pattern;
}

/// The one that says most first, so that it goes before a more general one.
const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        std::transform(corePatterns().begin(), corePatterns().end(), std::back_inserter(made),
                       patternOf);
        std::stable_sort(made.begin(), made.end(),
                         [](const Pattern& a, const Pattern& b) { return a.weight > b.weight; });
        return made;
    }();
    return all;
}

/// What stands at the places of a pattern; none where the sentence is another.
std::optional<QStringList> gapsOf(const Pattern& pattern, const QString& sentence)
{
    if (pattern.places.empty())
        return pattern.text == sentence ? std::optional(QStringList()) : std::nullopt;
    if (!sentence.startsWith(pattern.pieces.front()))
        return std::nullopt;
    QStringList gaps;
    qsizetype from = pattern.pieces.front().size();
    for (qsizetype i = 1; i < pattern.pieces.size(); ++i) {
        const QString& piece = pattern.pieces[i];
        const bool last = i + 1 == pattern.pieces.size();
        qsizetype to = piece.isEmpty() ? sentence.size() : sentence.indexOf(piece, from);
        if (last && sentence.endsWith(piece))
            to = sentence.size() - piece.size();
        if (to <= from || (last && to + piece.size() != sentence.size()))
            return std::nullopt;
        gaps << sentence.mid(from, to - from);
        from = to + piece.size();
    }
    return gaps;
}

/// "3,500 ms" as the language writes it.
std::optional<QString> timeText(const QString& text)
{
    static const QRegularExpression time(QStringLiteral("^([\\d,]+)(\\.\\d+)? ms$"));
    const auto match = time.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString decimals = match.captured(2);
    const QString digits = match.captured(1).remove(QLatin1Char(',')) + decimals;
    return decimalText(digits.toDouble(), decimals.isEmpty() ? 0 : 1) + QStringLiteral(" ms");
}

std::optional<QString> translated(const QString& sentence, int depth);

/// What changes in a sentence: a name or sentence that is known, a time, or as it stands.
std::optional<QString> gapText(const QString& gap, int depth)
{
    if (const auto time = timeText(gap))
        return time;
    return translated(gap, depth + 1);
}

std::optional<QString> filled(const Pattern& pattern, const QStringList& gaps, int depth)
{
    QString text = QCoreApplication::translate("Core", pattern.source.constData());
    std::vector<QString> byPlace(10);
    for (std::size_t i = 0; i < pattern.places.size(); ++i) {
        const QString& gap = gaps[static_cast<qsizetype>(i)];
        const auto known = gapText(gap, depth);
        if (!known && pattern.isGeneral)
            return std::nullopt;
        byPlace[static_cast<std::size_t>(pattern.places[i])] = known.value_or(gap);
    }
    // One after the other: what is filled in may hold a percent sign itself.
    QString whole;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPlace =
            text[i] == QLatin1Char('%') && i + 1 < text.size() && text[i + 1].isDigit();
        if (isPlace)
            whole += byPlace[static_cast<std::size_t>(text[++i].digitValue())];
        else
            whole += text[i];
    }
    return whole;
}

std::optional<QString> translated(const QString& sentence, int depth)
{
    if (sentence.isEmpty() || depth > kDeepest)
        return std::nullopt;
    const bool stops = sentence.endsWith(QLatin1Char('.'));
    const QString body = stops ? sentence.chopped(1) : sentence;
    for (const Pattern& pattern : patterns()) {
        const auto gaps = gapsOf(pattern, body);
        if (!gaps)
            continue;
        if (const auto text = filled(pattern, *gaps, depth))
            return stops ? *text + QLatin1Char('.') : *text;
    }
    return std::nullopt;
}

} // namespace

QString coreText(const QString& sentence)
{
    if (currentLanguage() == QLatin1String("en"))
        return sentence;
    return translated(sentence, 0).value_or(sentence);
}

QString coreText(std::string_view sentence)
{
    return coreText(QString::fromUtf8(sentence.data(), static_cast<qsizetype>(sentence.size())));
}

} // namespace foramen
