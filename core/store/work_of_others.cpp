#include "core/store/work_of_others.h"

#include "core/spine/assessment_merging.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

namespace foramen {

namespace {

/// Makes the change of one event; most events change no assessment.
class Change {
public:
    Change(EditStep step, const Assessment& mine, Assessment& saved, int shift)
        : m_step(step)
        , m_mine(mine)
        , m_saved(saved)
        , m_shift(shift)
    {
    }

    void operator()(const CellEdited& edited)
    {
        const std::optional<Site> site = shifted(edited.site);
        if (!site)
            return;
        const CellEdit theirs = editOf(m_saved.cell(*site));
        CellEdit part = theirs;
        bool isReplaced = false;
        if (!sameDecision(edited.before, edited.after)) {
            isReplaced = !sameDecision(theirs, edited.before);
            part.decision = edited.after.decision;
        }
        if (!sameComment(edited.before, edited.after)) {
            isReplaced = isReplaced || !sameComment(theirs, edited.before);
            part.comment = edited.after.comment;
        }
        if (!samePoint(edited.before, edited.after)) {
            isReplaced = isReplaced || !samePoint(theirs, edited.before);
            part.readerLocation = edited.after.readerLocation;
            part.isPointRemoved = edited.after.isPointRemoved;
        }
        m_saved.setReaderPart(*site, std::move(part));
        if (isReplaced)
            m_replaced.push_back(*site);
    }

    void operator()(const LevelsShifted& shift)
    {
        m_saved.shiftLevels(shift.by);
        if (m_step != EditStep::Undone || m_shift != 0)
            return;
        // An undone shift brings back the levels that it had dropped.
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            const Site site = siteAt(i);
            const int from = static_cast<int>(site.level) - shift.by;
            if (from < 0 || from >= static_cast<int>(kLevelCount))
                m_saved.setCell(site, m_mine.cell(site));
        }
        takeMeasuresOutside(shift.by);
    }

    void operator()(const SpineVariantChosen& chosen) { m_saved.setVariant(chosen.after); }

    void operator()(const GradingFinished& /*grading*/) { takeFindings(); }
    void operator()(const GradingStopped& /*grading*/) { takeFindings(); }

    void operator()(const RevealModeChosen& chosen) { m_saved.setRevealMode(chosen.after); }

    void operator()(const FindingsRevealed& revealed)
    {
        for (const Site site : revealed.sites)
            if (const auto here = shifted(site))
                m_saved.reveal(*here);
    }

    template <class Event> void operator()(const Event& /*event*/) { }

    [[nodiscard]] std::vector<Site> replaced() { return std::move(m_replaced); }

private:
    [[nodiscard]] std::optional<Site> shifted(Site site) const
    {
        const int level = static_cast<int>(site.level) + m_shift;
        if (level < 0 || level >= static_cast<int>(kLevelCount))
            return std::nullopt;
        return Site{site.condition, kLevels[static_cast<std::size_t>(level)]};
    }

    /// Those that a shift back by so many levels brings back.
    void takeMeasuresOutside(int by)
    {
        std::vector<SpineMeasure> all = m_saved.modelMeasures();
        for (const SpineMeasure& measure : m_mine.modelMeasures()) {
            const int from = measure.level ? static_cast<int>(*measure.level) - by : -1;
            if (from < 0 || from >= static_cast<int>(kLevelCount))
                all.push_back(measure);
        }
        m_saved.setMeasures(all);
    }

    void takeFindings()
    {
        Assessment graded = m_mine;
        if (m_shift != 0)
            graded.shiftLevels(m_shift);
        takeReaderParts(m_saved, graded);
        m_saved = std::move(graded);
    }

    EditStep m_step;
    const Assessment& m_mine;
    Assessment& m_saved;
    int m_shift;
    std::vector<Site> m_replaced;
};

} // namespace

std::vector<Site> applyToSaved(const HistoryRecord& record, const Assessment& mine,
                               Assessment& saved, int shift)
{
    Change change(record.step, mine, saved, shift);
    std::visit(change, record.event);
    return change.replaced();
}

} // namespace foramen
