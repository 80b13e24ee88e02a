#include "core/store/moments/study_moment.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

/// Plays the readers' entries of the history one after the other.
class Replay {
public:
    explicit Replay(Assessment start)
        : m_assessment(std::move(start))
    {
    }

    void operator()(const CellEdited& edited, EditStep /*step*/)
    {
        m_assessment.setReaderPart(edited.site, edited.after);
    }
    void operator()(const LevelsShifted& shift, EditStep step)
    {
        // An undone shift also brings back what had left the levels.
        if (step == EditStep::Undone && !m_beforeShifts.empty()) {
            m_assessment = std::move(m_beforeShifts.back());
            m_beforeShifts.pop_back();
            return;
        }
        m_beforeShifts.push_back(m_assessment);
        m_assessment.shiftLevels(shift.by);
    }
    void operator()(const SpineVariantChosen& chosen, EditStep /*step*/)
    {
        m_assessment.setVariant(chosen.after);
    }
    void operator()(const AnnotationEdited& edited, EditStep /*step*/)
    {
        apply(edited, m_annotations);
    }
    void operator()(const ReportTextEdited& edited, EditStep /*step*/)
    {
        m_text = edited.text ? std::optional(edited) : std::nullopt;
    }
    /// Entries that change nothing of the reader's.
    template <class Event> void operator()(const Event& /*event*/, EditStep /*step*/) { }

    void take(const HistoryRecord& record)
    {
        std::visit([&](const auto& event) { (*this)(event, record.step); }, record.event);
    }

    [[nodiscard]] const Assessment& assessment() const { return m_assessment; }
    [[nodiscard]] std::vector<Annotation>& annotations() { return m_annotations; }
    [[nodiscard]] std::optional<ReportTextEdited>& text() { return m_text; }

private:
    Assessment m_assessment;
    std::vector<Assessment> m_beforeShifts;
    std::vector<Annotation> m_annotations;
    std::optional<ReportTextEdited> m_text;
};

/// A study without readers' work and without findings.
Assessment emptyOf(const Assessment& now)
{
    Assessment empty(now.study());
    empty.setUnreliableGrades(now.unreliableGrades());
    empty.setOperatingPoints(now.operatingPoints());
    empty.setRevealMode(now.revealMode()); // what is hidden now is not shown in the past
    return empty;
}

void setFindings(const EarlierGrade& earlier, Assessment& to)
{
    Finding finding;
    finding.site = earlier.site;
    finding.probabilities = earlier.probabilities;
    if (earlier.refused)
        finding.refused = Reason::ofText(*earlier.refused);
    to.setFinding(finding);
}

bool isGrading(const HistoryRecord& record)
{
    return std::holds_alternative<GradingFinished>(record.event)
        || std::holds_alternative<GradingStopped>(record.event);
}

} // namespace

StudyMoment studyMoment(const Assessment& now, const std::vector<HistoryRecord>& history,
                        std::size_t count)
{
    count = std::min(count, history.size());
    const auto at = history.begin() + static_cast<std::ptrdiff_t>(count);
    Replay until(emptyOf(now));
    int shiftSince = 0;
    bool hasImports = false;
    for (auto one = history.begin(); one != history.end(); ++one) {
        if (one < at) {
            until.take(*one);
            hasImports = hasImports || std::holds_alternative<LabelsImported>(one->event);
        } else if (const auto* shift = std::get_if<LevelsShifted>(&one->event)) {
            shiftSince += shift->by;
        }
    }
    StudyMoment moment;
    moment.assessment = emptyOf(now);
    const auto next = std::find_if(at, history.end(), isGrading);
    const bool wasGraded = std::any_of(history.begin(), at, isGrading);
    if (next == history.end()) {
        // The findings have not changed since, but for their levels.
        moment.assessment = now;
        moment.assessment.shiftLevels(-shiftSince);
    } else if (wasGraded) {
        moment.hasPartOfFindings = true;
        if (const auto* grading = std::get_if<GradingFinished>(&next->event))
            for (const EarlierGrade& earlier : grading->earlier)
                setFindings(earlier, moment.assessment);
    }
    const Assessment& readers = until.assessment();
    Assessment labels = now; // an import does not say which sites it changed
    labels.shiftLevels(-shiftSince);
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        moment.assessment.setReaderPart(site, editOf(readers.cell(site)));
        moment.assessment.setImported(site, hasImports ? labels.cell(site).imported : std::nullopt);
    }
    moment.assessment.setVariant(readers.variant());
    moment.annotations = std::move(until.annotations());
    moment.text = std::move(until.text());
    return moment;
}

} // namespace foramen
