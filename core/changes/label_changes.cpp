#include "core/changes/label_changes.h"

#include "core/changes/event_words.h"
#include "core/changes/label_state.h"
#include "core/store/history_codec.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <variant>

namespace foramen {

namespace {

/// Seconds since 1970 of a time as core/base/clock.h writes it; none for another text.
std::optional<std::int64_t> secondsOf(std::string_view time)
{
    const auto number = [&time](std::size_t at, std::size_t digits) {
        int value = -1;
        if (time.size() >= at + digits)
            std::from_chars(time.data() + at, time.data() + at + digits, value);
        return value;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    constexpr std::size_t zoneAt = 19;
    if (std::min({year, month, day, hour, minute, second}) < 0 || time.size() <= zoneAt)
        return std::nullopt;
    int offset = 0; // minutes
    if (time[zoneAt] == '+' || time[zoneAt] == '-') {
        const int hours = number(zoneAt + 1, 2);
        const int minutes = number(zoneAt + 4, 2);
        if (hours < 0 || minutes < 0)
            return std::nullopt;
        offset = (hours * 60 + minutes) * (time[zoneAt] == '-' ? -1 : 1);
    }
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return ((days * 24 + hour) * 60 + minute - offset) * 60 + second;
}

/// A change with its place in time.
struct TimedChange {
    std::int64_t seconds = 0;
    LabelChange change;
};

bool isOfDecision(CellAction action)
{
    return action != CellAction::Commented && action != CellAction::PointMoved
        && action != CellAction::PointAccepted && action != CellAction::PointRemoved;
}

/// Follows the history of one study and writes down what changes.
class Follower {
public:
    Follower(LabelState state, std::vector<TimedChange>& changes)
        : m_state(std::move(state))
        , m_changes(changes)
    {
    }

    void take(const HistoryRecord& record)
    {
        const HistoryRow row = rowOf(record);
        m_row = {.time = row.time,
                 .who = row.author,
                 .event = row.event,
                 .step = row.step,
                 .studyId = m_state.studyId()};
        // A clock that was set back does not reorder the history of a study.
        m_seconds = std::max(m_seconds, secondsOf(record.time).value_or(m_seconds));
        m_record = &record;
        std::visit(*this, record.event);
    }

    /// What is saved now and does not follow from the history.
    void reconcile(const Assessment& now)
    {
        m_row = {.time = {},
                 .who = {},
                 .event = kUnrecordedEvent,
                 .step = {},
                 .studyId = m_state.studyId()};
        m_seconds = std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            const SiteLabels saved = m_state.savedLabels(now.cell(siteAt(i)), i);
            addDifference(i, m_state.at(i), saved, Decision::IfOther);
        }
    }

    void operator()(const CellEdited& edited)
    {
        const std::size_t site = siteIndex(edited.site);
        SiteLabels& labels = m_state.at(site);
        SiteLabels before = labels; // as the reader saw it
        before.part = edited.before;
        labels.part = edited.after;
        const std::size_t count = m_changes.size();
        addDifference(site, before, labels,
                      isOfDecision(edited.action) ? Decision::Always : Decision::IfOther);
        if (m_changes.size() == count) // an entry that changed nothing is an entry
            addUnchanged(edited);
    }
    void operator()(const LevelsShifted& shift)
    {
        addWords(wordsOf(m_record->event));
        const LabelState before = m_state;
        // An undone shift also brings back what had left the levels.
        if (m_record->step == EditStep::Undone && !m_beforeShifts.empty()) {
            restore(m_beforeShifts.back());
            m_beforeShifts.pop_back();
        } else {
            m_beforeShifts.push_back(labels());
            m_state.shift(shift.by);
        }
        for (std::size_t i = 0; i < kSiteCount; ++i)
            addDifference(i, before.at(i), m_state.at(i), Decision::IfOther);
    }
    void operator()(const FindingsRevealed& revealed)
    {
        EventWords words = wordsOf(m_record->event);
        for (const Site site : revealed.sites) {
            words.site = site;
            addWords(words);
        }
        if (revealed.sites.empty())
            addWords(words);
    }
    /// Entries that change no label.
    template <class Event> void operator()(const Event& /*event*/)
    {
        addWords(wordsOf(m_record->event));
    }

private:
    enum class Decision { Always, IfOther };
    using Labels = std::array<SiteLabels, kSiteCount>;

    [[nodiscard]] Labels labels() const
    {
        Labels labels;
        for (std::size_t i = 0; i < kSiteCount; ++i)
            labels[i] = m_state.at(i);
        return labels;
    }

    void restore(const Labels& labels)
    {
        for (std::size_t i = 0; i < kSiteCount; ++i)
            m_state.at(i) = labels[i];
    }

    void add(LabelChange change) { m_changes.push_back({m_seconds, std::move(change)}); }

    void addWords(const EventWords& words)
    {
        LabelChange change = m_row;
        change.site = words.site;
        change.what = words.what;
        change.before = words.before;
        change.after = words.after;
        change.note = words.note;
        if (!words.seriesInstanceUid.empty())
            change.seriesId = m_state.seriesIdOf(words.seriesInstanceUid);
        add(std::move(change));
    }

    void addDecision(std::size_t site, const SiteLabels& before, const SiteLabels& after)
    {
        LabelChange change = m_row;
        change.site = siteAt(site);
        const auto& decision = after.part.decision;
        change.what = before.part.decision && !decision ? "cleared"
            : decision && !decision->severity           ? "ungradable"
                                                        : "grade";
        change.before = gradeText(before);
        change.after = gradeText(after);
        change.note = decisionNote(after);
        add(std::move(change));
    }

    void addUnchanged(const CellEdited& edited)
    {
        LabelChange change = m_row;
        const std::size_t site = siteIndex(edited.site);
        const SiteLabels& labels = m_state.at(site);
        const auto point = m_state.pointOf(site, labels);
        change.site = edited.site;
        const bool isComment = edited.action == CellAction::Commented;
        change.what = isComment ? "comment" : "point";
        change.after = isComment ? commentText(labels) : pointText(point);
        change.before = change.after;
        if (!isComment && point)
            change.seriesId = point->seriesId;
        add(std::move(change));
    }

    void addDifference(std::size_t site, const SiteLabels& before, const SiteLabels& after,
                       Decision when)
    {
        if (when == Decision::Always || gradeText(before) != gradeText(after)
            || decisionNote(before) != decisionNote(after))
            addDecision(site, before, after);
        const auto oldPoint = m_state.pointOf(site, before);
        const auto newPoint = m_state.pointOf(site, after);
        if (pointText(oldPoint) != pointText(newPoint)) {
            LabelChange change = m_row;
            change.site = siteAt(site);
            change.what = "point";
            change.seriesId = newPoint ? newPoint->seriesId : oldPoint->seriesId;
            change.before = pointText(oldPoint);
            change.after = pointText(newPoint);
            add(std::move(change));
        }
        if (commentText(before) != commentText(after)) {
            LabelChange change = m_row;
            change.site = siteAt(site);
            change.what = "comment";
            change.before = commentText(before);
            change.after = commentText(after);
            add(std::move(change));
        }
    }

    LabelState m_state;
    std::vector<Labels> m_beforeShifts;
    std::vector<TimedChange>& m_changes;
    const HistoryRecord* m_record = nullptr; ///< the entry at hand
    LabelChange m_row; ///< what all changes of the entry share
    std::int64_t m_seconds = std::numeric_limits<std::int64_t>::min();
};

} // namespace

std::vector<LabelChange> labelChanges(const TableTexts& imported,
                                      const std::vector<StudyHistory>& studies)
{
    const LabelGrades grades(imported);
    const LabelPoints points(imported);
    const TableNotes notes(imported);
    std::vector<TimedChange> timed;
    for (const StudyHistory& study : studies) {
        Follower follower(LabelState(grades, points, notes, study.studyId), timed);
        for (const HistoryRecord& record : study.history)
            follower.take(record);
        follower.reconcile(study.now);
    }
    std::stable_sort(timed.begin(), timed.end(), [](const TimedChange& a, const TimedChange& b) {
        return a.seconds < b.seconds;
    });
    std::vector<LabelChange> changes;
    changes.reserve(timed.size());
    for (TimedChange& one : timed)
        changes.push_back(std::move(one.change));
    return changes;
}

} // namespace foramen
