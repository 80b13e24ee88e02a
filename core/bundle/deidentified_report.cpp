#include "core/bundle/deidentified_report.h"

#include "core/deidentify/date_shift.h"
#include "core/deidentify/descriptor_words.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"
#include "core/report/study_identity.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

/// Makes the parts of a report those of the de-identified images.
class Renaming {
public:
    Renaming(const NewReferences& references, const IdentifyingText& words, int days)
        : m_references(references)
        , m_words(words)
        , m_days(days)
    {
    }

    Report report(const Report& old)
    {
        Report made;
        made.assessment = assessment(old.assessment);
        made.studyId = m_references.study().studyInstanceUid;
        for (const ReportSeries& one : old.series)
            made.series.push_back(series(one));
        for (const ReportLink& one : old.links)
            made.links.push_back(link(one));
        m_series = &made.series;
        for (const ReportMeasurement& one : old.measurements)
            made.measurements.push_back(measurement(one));
        const bool isDraft = old.text == draftText(draftOf(old));
        made.text = isDraft ? draftText(draftOf(made)) : text(old.text);
        made.printedText = text(old.printedText);
        addAddenda(old, made);
        made.readerName = name(old.readerName);
        made.time = time(old.time);
        for (const ReportKeyImage& one : old.keyImages)
            made.keyImages.push_back(keyImage(one));
        for (const ReportPicture& one : old.pictures) {
            made.pictures.push_back(one);
            made.pictures.back().picture = picture(one.picture);
            made.pictures.back().file.clear();
        }
        for (const EvidencePicture& one : old.evidence)
            if (const SiteLocation* place = made.assessment.cell(one.site).location();
                place && m_references.holds(place->sopInstanceUid))
                made.evidence.push_back(one);
        return made;
    }

private:
    [[nodiscard]] std::string text(const std::string& old) const { return m_words.cleaned(old); }
    [[nodiscard]] std::string time(const std::string& old) const
    {
        return earlierTime(old, m_days);
    }
    [[nodiscard]] std::string name(const std::string& old) const
    {
        return m_words.namesPatient(old) ? std::string(kRemovedText) : old;
    }
    /// The words of a reason may come from a file.
    [[nodiscard]] Reason reason(const Reason& old) const
    {
        return m_words.isIn(english(old)) ? Reason::ofText(std::string(kRemovedText)) : old;
    }

    [[nodiscard]] SiteLocation location(const SiteLocation& old) const
    {
        SiteLocation made = old;
        made.seriesInstanceUid = m_references.series(old.seriesInstanceUid);
        made.sopInstanceUid = m_references.object(old.sopInstanceUid);
        return made;
    }
    [[nodiscard]] std::optional<SiteLocation> location(const std::optional<SiteLocation>& old) const
    {
        return old ? std::optional(location(*old)) : std::nullopt;
    }

    [[nodiscard]] Finding finding(const Finding& old) const
    {
        Finding made = old;
        made.location = location(old.location);
        if (old.refused)
            made.refused = reason(*old.refused);
        if (old.unreliable)
            made.unreliable = reason(*old.unreliable);
        return made;
    }

    [[nodiscard]] AssessmentCell cell(const AssessmentCell& old) const
    {
        AssessmentCell made = old;
        if (old.finding)
            made.finding = finding(*old.finding);
        if (old.hidden)
            made.hidden = finding(*old.hidden);
        made.readerLocation = location(old.readerLocation);
        if (made.decision) {
            made.decision->readerName = name(old.decision->readerName);
            made.decision->time = time(old.decision->time);
            if (made.decision->ungradable)
                made.decision->ungradable->text = text(old.decision->ungradable->text);
        }
        if (made.comment)
            made.comment = CellComment{text(old.comment->text), name(old.comment->readerName),
                                       time(old.comment->time)};
        if (made.imported) {
            made.imported->location = location(old.imported->location);
            made.imported->source = text(old.imported->source);
            made.imported->time = time(old.imported->time);
        }
        return made;
    }

    [[nodiscard]] std::vector<SpineMeasure> measures(std::vector<SpineMeasure> old) const
    {
        for (SpineMeasure& one : old) {
            one.seriesInstanceUid = m_references.series(one.seriesInstanceUid);
            one.sopInstanceUid = m_references.object(one.sopInstanceUid);
        }
        return old;
    }

    [[nodiscard]] Assessment assessment(const Assessment& old) const
    {
        Assessment made(identityOf(m_references.study()));
        made.setUnreliableGrades(old.unreliableGrades());
        made.setOperatingPoints(old.operatingPoints());
        if (old.model()) {
            Grading grading{.model = *old.model(),
                            .levels = old.levels(),
                            .numbering = old.numbering(),
                            .findings = {},
                            .measures = measures(old.modelMeasures()),
                            .problems = {}};
            grading.model.date = time(old.model()->date);
            grading.numbering.reason = reason(old.numbering().reason);
            for (const Reason& problem : old.problems())
                grading.problems.push_back(reason(problem));
            made.setGrading(grading);
        }
        SpineVariant variant = old.variant();
        variant.readerName = name(variant.readerName);
        variant.time = time(variant.time);
        made.setVariant(std::move(variant));
        for (std::size_t index = 0; index < kSiteCount; ++index)
            made.setCell(siteAt(index), cell(old.cell(siteAt(index))));
        made.setRevealMode(old.revealMode());
        return made;
    }

    [[nodiscard]] ReportSeries series(const ReportSeries& old) const
    {
        ReportSeries made = old;
        made.seriesInstanceUid = m_references.series(old.seriesInstanceUid);
        made.seriesId = m_references.seriesId(old.seriesId);
        made.role = text(old.role);
        if (const Series* image = m_references.find(made.seriesInstanceUid)) {
            made.seriesDescription = image->seriesDescription;
            made.modality = image->modality;
        } else {
            if (!hasKnownWordsOnly(old.seriesDescription) || m_words.isIn(old.seriesDescription))
                made.seriesDescription = kRemovedText;
            made.modality = text(old.modality);
        }
        for (Reason& problem : made.problems)
            problem = reason(problem);
        return made;
    }

    [[nodiscard]] ReportLink link(const ReportLink& old) const
    {
        ReportLink made = old;
        made.firstSeriesUid = m_references.series(old.firstSeriesUid);
        made.secondSeriesUid = m_references.series(old.secondSeriesUid);
        made.firstSeriesId = m_references.seriesId(old.firstSeriesId);
        made.secondSeriesId = m_references.seriesId(old.secondSeriesId);
        made.missing = reason(old.missing);
        return made;
    }

    [[nodiscard]] PictureIdentity picture(const PictureIdentity& old) const
    {
        return {m_references.series(old.seriesInstanceUid), m_references.object(old.sopInstanceUid),
                old.frameNumber};
    }

    [[nodiscard]] Annotation annotation(const Annotation& old) const
    {
        Annotation made = old;
        made.annotationUid = m_references.object(old.annotationUid);
        made.picture = picture(old.picture);
        made.text = text(old.text);
        made.author = name(old.author);
        made.time = time(old.time);
        return made;
    }

    /// @param uid  the new one of the series
    [[nodiscard]] ReportPlace place(const ReportPlace& old, const std::string& uid) const
    {
        ReportPlace made = old;
        const auto found =
            std::find_if(m_series->begin(), m_series->end(),
                         [&uid](const ReportSeries& one) { return one.seriesInstanceUid == uid; });
        if (found == m_series->end())
            made.series.clear();
        else
            made.series = found->role.empty() ? found->seriesDescription : found->role;
        return made;
    }

    [[nodiscard]] ReportMeasurement measurement(const ReportMeasurement& old) const
    {
        ReportMeasurement made = old;
        made.annotation = annotation(old.annotation);
        made.place = place(old.place, made.annotation.picture.seriesInstanceUid);
        return made;
    }

    [[nodiscard]] ReportKeyImage keyImage(const ReportKeyImage& old) const
    {
        ReportKeyImage made = old;
        made.annotation = annotation(old.annotation);
        made.place = place(old.place, made.annotation.picture.seriesInstanceUid);
        for (ReportKeyImage::Mark& mark : made.marks)
            if (mark.measurement)
                mark.measurement = measurement(*mark.measurement);
        if (!m_references.holds(made.annotation.picture.sopInstanceUid)) {
            made.columns = made.rows = 0;
            made.gray.clear();
            made.marks.clear();
        }
        return made;
    }

    /// Behind the text that they follow.
    void addAddenda(const Report& old, Report& made) const
    {
        if (!old.signature)
            return;
        for (const ReportAddendum& one : old.signature->addenda) {
            std::string lines = "\nADDENDUM\n" + text(one.text) + '\n';
            if (!one.reason.empty())
                lines += "Reason: " + text(one.reason) + '\n';
            made.text += lines;
            if (!made.printedText.empty())
                made.printedText += lines;
        }
    }

    const NewReferences& m_references;
    const IdentifyingText& m_words;
    int m_days;
    const std::vector<ReportSeries>* m_series = nullptr; ///< of the new report
};

} // namespace

NewReferences::NewReferences(const Study& before, const Study& after, const Pseudonyms& pseudonyms)
    : m_after(after)
    , m_pseudonyms(pseudonyms)
{
    for (const Series& series : after.series)
        for (const Instance& instance : series.instances)
            m_pictures.emplace(instance.sopInstanceUid, &series);
    // By their pictures: a scan may name a series after any of several UIDs.
    for (const Series& series : before.series)
        for (const Instance& instance : series.instances) {
            const auto found = m_pictures.find(object(instance.sopInstanceUid));
            if (found == m_pictures.end())
                continue;
            m_series.emplace(series.seriesInstanceUid, found->second->seriesInstanceUid);
            m_ids.emplace(series.seriesId, found->second->seriesId);
            break;
        }
}

std::string NewReferences::object(const std::string& uid) const
{
    return uid.empty() ? std::string() : m_pseudonyms.uid(uid);
}

std::string NewReferences::series(const std::string& uid) const
{
    const auto found = m_series.find(uid);
    return found == m_series.end() ? object(uid) : found->second;
}

std::string NewReferences::seriesId(const std::string& id) const
{
    const auto found = m_ids.find(id);
    return found == m_ids.end() ? series(id) : found->second;
}

const Series* NewReferences::find(const std::string& newUid) const
{
    const auto found =
        std::find_if(m_after.series.begin(), m_after.series.end(),
                     [&newUid](const Series& one) { return one.seriesInstanceUid == newUid; });
    return found == m_after.series.end() ? nullptr : &*found;
}

bool NewReferences::holds(const std::string& newUid) const
{
    return m_pictures.contains(newUid);
}

std::string earlierTime(const std::string& time, int days)
{
    constexpr std::size_t day = 10; // "2026-11-20"
    constexpr std::size_t longest = 40;
    if (time.size() < day || time.size() > longest || time[4] != '-' || time[7] != '-'
        || time.find_first_not_of("0123456789-:.+TZ") != std::string::npos)
        return {};
    const std::string moved =
        earlierDates(time.substr(0, 4) + time.substr(5, 2) + time.substr(8, 2), days);
    if (moved.empty())
        return {};
    return moved.substr(0, 4) + '-' + moved.substr(4, 2) + '-' + moved.substr(6, 2)
        + time.substr(day);
}

Report deidentifiedReport(const Report& report, const NewReferences& references,
                          const IdentifyingText& words, int days)
{
    return Renaming(references, words, days).report(report);
}

} // namespace foramen
