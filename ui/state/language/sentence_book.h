#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace foramen {

/// A sentence of core, with %1, %2, ... for what changes, without a full stop at its end.
struct CorePattern {
    const char* text;
    /// Whether it says so little by itself that all that changes has to be known, too.
    bool isGeneral = false;
};

/// Finds English sentences again by their patterns and says them in the language of the window.
class SentenceBook {
public:
    /// @param context  of the patterns' translations
    /// @param other  where to look for what is not in here; it outlives this; may be null
    SentenceBook(const char* context, const std::vector<CorePattern>& patterns,
                 const SentenceBook* other = nullptr);

    /// None for what is not known. What changes in a sentence is translated where it is known
    /// (sentences, names, lists of them, times, dates), else it stays as it is.
    [[nodiscard]] std::optional<QString> translated(const QString& sentence) const;

private:
    /// What stands around the places of a pattern, and which place each gap is.
    struct Pattern {
        QString text;
        QByteArray source;
        QStringList pieces;
        std::vector<int> places;
        qsizetype weight = 0; ///< letters that are the pattern's own
        bool isGeneral = false;
    };

    static Pattern patternOf(const CorePattern& known);
    static std::optional<QStringList> gapsOf(const Pattern& pattern, const QString& sentence);
    std::optional<QString> translated(const QString& sentence, int depth) const;
    std::optional<QString> asItStands(const QString& sentence, int depth) const;
    std::optional<QString> filled(const Pattern& pattern, const QStringList& gaps, int depth) const;
    std::optional<QString> gapText(const QString& gap, int depth) const;
    std::optional<QString> listText(const QString& list, const QString& separator, int depth) const;

    const char* m_context;
    std::vector<Pattern> m_patterns; ///< the one that says most first
    const SentenceBook* m_other;
};

} // namespace foramen
