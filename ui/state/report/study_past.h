#pragma once

#include "core/store/moments/study_moment.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

class CurrentStudy;
class StudySaving;

/// The history of the open study, and what grid and report were after each of its entries. For
/// looking at: it changes nothing. GUI thread.
class StudyPast : public QObject {
    Q_OBJECT

public:
    StudyPast(const CurrentStudy& current, StudySaving& saving, QObject* parent = nullptr);

    /// Reads the history again.
    void update();
    /// Oldest first; empty without a study.
    [[nodiscard]] const std::vector<HistoryRecord>& records() const { return m_records; }
    /// historyText() of an entry; of an edit of the report also where it was: "Report text edited,
    /// L4/L5".
    [[nodiscard]] QString entryText(std::size_t index) const;
    /// The study after the first @p count entries.
    [[nodiscard]] StudyMoment moment(std::size_t count) const;
    /// The report text then, in the language of the window; after a signature what was signed. A
    /// draft is worded as today, without a prior study.
    [[nodiscard]] QString textAt(const StudyMoment& moment, std::size_t count) const;

Q_SIGNALS:
    void changed(); ///< records()

private:
    /// The level or the heading of an edit of the report; empty for several, and for other entries.
    [[nodiscard]] std::string blockOf(std::size_t index) const;

    const CurrentStudy& m_current;
    StudySaving& m_saving;
    std::vector<HistoryRecord> m_records;
};

} // namespace foramen
