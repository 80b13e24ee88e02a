#include "ui/state/language/sentence_book.h"

#include "ui/state/language/translation.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace foramen {

namespace {

constexpr int kDeepest = 4; ///< sentences within sentences
constexpr std::size_t kMostPlaces = 10;

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

/// "2026-11-20" likewise.
std::optional<QString> dayText(const QString& text)
{
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    return date.isValid() ? std::optional(dateText(date)) : std::nullopt;
}

QString withFirst(QString text, QChar first)
{
    text[0] = first;
    return text;
}

} // namespace

SentenceBook::SentenceBook(const char* context, const std::vector<CorePattern>& patterns,
                           const SentenceBook* other)
    : m_context(context)
    , m_other(other)
{
    std::transform(patterns.begin(), patterns.end(), std::back_inserter(m_patterns), patternOf);
    std::stable_sort(m_patterns.begin(), m_patterns.end(),
                     [](const Pattern& a, const Pattern& b) { return a.weight > b.weight; });
}

SentenceBook::Pattern SentenceBook::patternOf(const CorePattern& known)
{
    Pattern pattern{QString::fromUtf8(known.text), known.text, {}, {}, 0, known.isGeneral};
    if (pattern.text.endsWith(QLatin1Char('.'))) // as translated() looks for it
        pattern.text.chop(1);
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

/// What stands at the places of a pattern; none where the sentence is another.
std::optional<QStringList> SentenceBook::gapsOf(const Pattern& pattern, const QString& sentence)
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

std::optional<QString> SentenceBook::translated(const QString& sentence) const
{
    return translated(sentence, 0);
}

std::optional<QString> SentenceBook::translated(const QString& sentence, int depth) const
{
    if (sentence.isEmpty() || depth > kDeepest)
        return std::nullopt;
    const bool stops = sentence.endsWith(QLatin1Char('.'));
    const QString body = stops ? sentence.chopped(1) : sentence;
    auto text = asItStands(body, depth);
    if (!text && !body.isEmpty() && body[0].isUpper()) {
        // It stands at the beginning of a sentence.
        text = asItStands(withFirst(body, body[0].toLower()), depth);
        if (text && !text->isEmpty())
            text = withFirst(*text, text->at(0).toUpper());
    }
    if (!text && m_other)
        text = m_other->translated(body, depth);
    if (text && stops)
        *text += QLatin1Char('.');
    return text;
}

std::optional<QString> SentenceBook::asItStands(const QString& sentence, int depth) const
{
    for (const Pattern& pattern : m_patterns) {
        const auto gaps = gapsOf(pattern, sentence);
        if (!gaps)
            continue;
        if (auto text = filled(pattern, *gaps, depth))
            return text;
    }
    return std::nullopt;
}

std::optional<QString> SentenceBook::filled(const Pattern& pattern, const QStringList& gaps,
                                            int depth) const
{
    std::vector<QString> byPlace(kMostPlaces);
    for (std::size_t i = 0; i < pattern.places.size(); ++i) {
        const QString& gap = gaps[static_cast<qsizetype>(i)];
        const auto known = gapText(gap, depth);
        if (!known && pattern.isGeneral)
            return std::nullopt;
        byPlace[static_cast<std::size_t>(pattern.places[i])] = known.value_or(gap);
    }
    // One after the other: what is filled in may hold a percent sign itself.
    QString text = QCoreApplication::translate(m_context, pattern.source.constData());
    if (pattern.source.endsWith('.'))
        text.chop(1);
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

/// What changes in a sentence: a name or sentence that is known, a list of such, a time or date.
std::optional<QString> SentenceBook::gapText(const QString& gap, int depth) const
{
    if (auto time = timeText(gap))
        return time;
    if (auto day = dayText(gap))
        return day;
    if (gap.size() > 1 && gap.endsWith(QLatin1Char('*'))) { // a mark of the report
        const auto marked = gapText(gap.chopped(1), depth);
        return marked ? std::optional(*marked + QLatin1Char('*')) : std::nullopt;
    }
    if (auto list = listText(gap, QStringLiteral("; "), depth))
        return list;
    if (auto list = listText(gap, QStringLiteral(", "), depth))
        return list;
    return translated(gap, depth + 1);
}

std::optional<QString> SentenceBook::listText(const QString& list, const QString& separator,
                                              int depth) const
{
    const QStringList parts = list.split(separator);
    if (parts.size() < 2)
        return std::nullopt;
    QStringList texts;
    for (const QString& part : parts) {
        const auto text = translated(part, depth + 1);
        if (!text)
            return std::nullopt;
        texts << *text;
    }
    return texts.join(separator);
}

} // namespace foramen
