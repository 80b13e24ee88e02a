#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace foramen {

class CurrentStudy;
class StudyOpening;
class StudySaving;
struct SavedStudy;

/// The reader's answer whether files that have one Study Instance UID but contradict each other
/// are one study or several. It is saved with the study, and undoable. GUI thread.
class StudyTwins : public QObject {
    Q_OBJECT

public:
    StudyTwins(CurrentStudy& current, StudyOpening& opening, StudySaving& saving,
               QObject* parent = nullptr);

    /// Whether there is something to ask about the open study.
    [[nodiscard]] bool isDoubtful() const;
    /// Whether it can be asked now: not of a signed study.
    [[nodiscard]] bool mayBeAsked() const;
    /// Whether the question is to be shown: it was not answered, and is not put off.
    [[nodiscard]] bool isAsked() const { return m_isAsked; }
    /// What contradicts, with names; shown to the reader, never logged.
    [[nodiscard]] QString question() const;
    /// The answer that is valid; none: not answered.
    [[nodiscard]] std::optional<bool> isOne() const { return m_isOne; }
    /// Shows them as one study, or as several.
    void answer(bool isOne);
    /// Shows the question again.
    void ask();
    void putOff();

Q_SIGNALS:
    void changed();

private:
    void set(std::optional<bool> isOne);
    void apply(bool isOne);
    void forget();
    void restore(const SavedStudy& saved);
    void setAsked(bool isAsked);

    CurrentStudy& m_current;
    StudyOpening& m_opening;
    StudySaving& m_saving;
    std::optional<bool> m_isOne;
    bool m_isAsked = false;
};

} // namespace foramen
