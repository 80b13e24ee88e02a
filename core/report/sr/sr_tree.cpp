#include "core/report/sr/sr_tree.h"

#include "core/report/dicom_values.h"
#include "core/report/report_status.h"
#include "core/report/sr/sr_automatic.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_items.h"
#include "core/report/sr/sr_levels.h"
#include "core/report/sr/sr_measurements.h"
#include "core/report/sr/sr_words.h"
#include "core/spine/decision_words.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

namespace {

using namespace sr;

constexpr std::size_t kLongText = 1 << 20;

/// A share of 1 with all digits that a DS can have (16 characters), so that it is read back as it
/// was.
std::string shareText(double share)
{
    if (share < 0 || share > 1)
        return fmt::format("{:.6f}", share);
    std::string digits = fmt::format("{:.14f}", share);
    digits.erase(std::max(digits.find_last_not_of('0') + 1, std::size_t{3})); // "0.0"
    return digits;
}

/// Makes the tree of one document.
class Content {
public:
    Content(const Report& report, SrDocument document)
        : m_report(report)
        , m_document(document)
        , m_assessment(report.assessment)
        , m_model(m_assessment.model().value_or(ModelIdentity{}))
    {
    }
    SrContent make();

private:
    void collectImages();
    std::vector<SrItem> observers() const;
    SrItem imageLibrary() const;
    SrItem group(Site site) const;
    [[nodiscard]] SrItem findingSite(Site site) const;
    /// How the reader named the spine; the model's document speaks of the model's rows alone.
    [[nodiscard]] SpineVariant variant() const;
    void addRegion(SrItem& group, const SiteLocation& location) const;
    /// The point of this document: the model's own, or the point that the reader saw.
    const SiteLocation* pointOf(Site site) const;
    void addModel(SrItem& group, const AssessmentCell& cell) const;
    void addReader(SrItem& group, const AssessmentCell& cell) const;
    [[nodiscard]] SrItem byModel(SrItem item) const;
    static SrItem byReader(SrItem item, const std::string& name, const std::string& time);

    const Report& m_report;
    const SrDocument m_document;
    const Assessment& m_assessment;
    const ModelIdentity m_model;
    std::vector<SrImageReference> m_images;
};

SrItem Content::byModel(SrItem item) const
{
    return sr::byModel(std::move(item), m_model);
}

SrItem Content::byReader(SrItem item, const std::string& name, const std::string& time)
{
    append(item.children, personObserver(name));
    item.time = observationTime(time);
    return item;
}

PictureIdentity pictureOf(const SiteLocation& location)
{
    return {location.seriesInstanceUid, location.sopInstanceUid, 1};
}

/// Other points are given as text.
bool canBeDrawn(const SiteLocation& location)
{
    return canBeReferenced(pictureOf(location)) && std::isfinite(location.image.column)
        && std::isfinite(location.image.row);
}

const SiteLocation* Content::pointOf(Site site) const
{
    const AssessmentCell& cell = m_assessment.cell(site);
    if (m_document == SrDocument::Reader)
        return cell.decision || cell.readerLocation ? cell.location() : nullptr;
    return cell.finding && cell.finding->location ? &*cell.finding->location : nullptr;
}

void Content::collectImages()
{
    const auto add = [this](const SrImageReference& image) {
        if (std::find(m_images.begin(), m_images.end(), image) == m_images.end())
            m_images.push_back(image);
    };
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const SiteLocation* location = pointOf(siteAt(index));
        if (location && canBeDrawn(*location))
            add({location->seriesInstanceUid, sopClassUidOf(location->seriesInstanceUid, m_report),
                 location->sopInstanceUid});
    }
    if (m_document == SrDocument::Reader)
        for (const SrImageReference& image : measuredImages(m_report))
            add(image);
    else
        for (const SrImageReference& image : automaticImages(m_report))
            add(image);
    std::stable_sort(m_images.begin(), m_images.end(),
                     [](const SrImageReference& a, const SrImageReference& b) {
                         return a.seriesInstanceUid < b.seriesInstanceUid;
                     });
}

std::vector<SrItem> Content::observers() const
{
    if (m_document == SrDocument::Model)
        return deviceObserver(m_model);
    std::vector<SrItem> items;
    std::vector<std::string> readers;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (const auto& decision = m_assessment.cell(siteAt(index)).decision)
            readers.push_back(decision->readerName);
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (const auto& comment = m_assessment.cell(siteAt(index)).comment)
            readers.push_back(comment->readerName);
    for (const ReportMeasurement& measurement : m_report.measurements)
        readers.push_back(measurement.annotation.author);
    if (!m_assessment.variant().readerName.empty())
        readers.push_back(m_assessment.variant().readerName);
    if (m_report.final)
        readers.push_back(m_report.readerName);
    if (m_report.final && m_report.signature)
        for (const ReportAddendum& addendum : m_report.signature->addenda)
            readers.push_back(addendum.readerName);
    std::sort(readers.begin(), readers.end());
    readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
    for (const std::string& reader : readers)
        append(items, personObserver(reader));
    if (items.empty()) // an author is required
        append(items, personObserver(m_report.readerName));
    return items;
}

/// TID 1600: the instances that points lie on, series by series.
SrItem Content::imageLibrary() const
{
    SrItem library = container(kImageLibrary, "1600");
    std::string series;
    for (const SrImageReference& image : m_images) {
        if (library.children.empty() || image.seriesInstanceUid != series) {
            series = image.seriesInstanceUid;
            SrItem& group = library.children.emplace_back(container(kImageLibraryGroup));
            group.children.push_back(
                code(SrRelation::HasAcquisitionContext, kModality, kMagneticResonance));
            group.children.push_back(
                uid(SrRelation::HasAcquisitionContext, kSeriesInstanceUid, series));
        }
        library.children.back().children.push_back(sr::image(SrRelation::Contains, image));
    }
    return library;
}

SpineVariant Content::variant() const
{
    return m_document == SrDocument::Reader ? m_assessment.variant() : SpineVariant{};
}

SrItem Content::findingSite(Site site) const
{
    SrItem made =
        code(SrRelation::HasConceptModifier, kFindingSite, levelCode(variant().discs, site.level));
    if (const auto side = sideOf(site.condition))
        made.children.push_back(code(SrRelation::HasConceptModifier, kLaterality, sideCode(*side)));
    made.children.push_back(code(SrRelation::HasConceptModifier, kTopographicalModifier,
                                 structureCode(site.condition)));
    return made;
}

void Content::addRegion(SrItem& group, const SiteLocation& location) const
{
    if (!canBeDrawn(location)) {
        group.children.push_back(
            text(SrRelation::Contains, kComment,
                 fmt::format("Point at column {:.2f}, row {:.2f} (0, 0: centre of the first pixel) "
                             "of instance number {}, whose "
                             "UID is not valid: {}",
                             location.image.column, location.image.row, location.instanceNumber,
                             location.sopInstanceUid)));
        return;
    }
    group.templateId = "1410";
    group.children.push_back(coordinates(SrRelation::Contains, SrGraphic::Point, {location.image},
                                         referenceTo(pictureOf(location), m_report)));
}

void Content::addModel(SrItem& group, const AssessmentCell& cell) const
{
    const Finding& finding = *cell.finding;
    if (finding.refused) {
        group.children.push_back(byModel(text(
            SrRelation::Contains, kComment, words::kRefused + englishSentence(*finding.refused))));
        return;
    }
    if (finding.unreliable)
        group.children.push_back(
            byModel(text(SrRelation::Contains, kComment, englishSentence(*finding.unreliable))));
    if (cell.isFindingWithheld()) {
        group.children.push_back(byModel(text(SrRelation::Contains, kComment, words::kWithheld)));
        return;
    }
    const auto finite = [](double p) {
        return std::isfinite(p);
    };
    if (std::all_of(finding.probabilities.begin(), finding.probabilities.end(), finite)) {
        for (const Severity severity : kSeverities) {
            const auto index = static_cast<std::size_t>(severity);
            SrItem probability =
                number(kProbability, shareText(finding.probabilities[index]), kNoUnits);
            probability.children.push_back(
                code(SrRelation::HasConceptModifier, kSeverity, kSeverityCodes[index]));
            append(probability.children, algorithm(m_model));
            group.children.push_back(std::move(probability));
        }
        const double most =
            *std::max_element(finding.probabilities.begin(), finding.probabilities.end());
        SrItem certainty = number(kCertainty, fmt::format("{:.1f}", 100 * most), kPercent);
        append(certainty.children, algorithm(m_model));
        group.children.push_back(std::move(certainty));
    }
    if (finding.uncertainty && std::isfinite(*finding.uncertainty)) {
        SrItem uncertainty = number(kUncertainty, shareText(*finding.uncertainty), kNoUnits);
        append(uncertainty.children, algorithm(m_model));
        group.children.push_back(std::move(uncertainty));
    }
    const auto grade = static_cast<std::size_t>(likeliest(finding.probabilities));
    group.children.push_back(byModel(code(SrRelation::Contains, kSeverity, kSeverityCodes[grade])));
    if (cell.cutOff.isSet())
        group.children.push_back(
            text(SrRelation::Contains, kComment,
                 fmt::format("At the site's cut-off ({}): {}", englishText(cell.cutOff),
                             nameOf(gradeAt(finding.probabilities, cell.cutOff)))));
}

/// The relation of a decision to the model's grade, as text.
std::string relationToModel(const AssessmentCell& cell)
{
    const auto& finding = cell.finding;
    if (cell.hidden)
        return "Decided before the model's grade was revealed";
    if (!finding || finding->refused)
        return "The model did not grade this site";
    if (cell.isFindingWithheld() && cell.state() != CellState::Accepted)
        return "Decided without the model's grade, which was not shown: not reliable on patients";
    const bool isAccepted = cell.state() == CellState::Accepted;
    const CutOff& cutOff = isAccepted ? cell.decision->acceptedAt : cell.cutOff;
    const std::string model = std::string(nameOf(gradeAt(finding->probabilities, cutOff)))
        + (cutOff.isSet() ? fmt::format(" at the site's cut-off ({})", englishText(cutOff)) : "");
    if (isAccepted)
        return words::kAcceptedBegin + model + words::kAcceptedEnd;
    return fmt::format("Decided over the model's grade, {}", model);
}

void Content::addReader(SrItem& group, const AssessmentCell& cell) const
{
    if (cell.decision) {
        const ReaderDecision& decision = *cell.decision;
        SrItem grade = decision.severity
            ? code(SrRelation::Contains, kSeverity,
                   kSeverityCodes[static_cast<std::size_t>(*decision.severity)])
            : text(SrRelation::Contains, kComment,
                   decision.ungradable
                       ? words::kNotGradable + std::string(": ") + englishText(*decision.ungradable)
                       : words::kNotGradable);
        group.children.push_back(byReader(std::move(grade), decision.readerName, decision.time));
        if (decision.refined)
            group.children.push_back(
                byReader(text(SrRelation::Contains, kComment,
                              std::string(words::kRefined).append(nameOf(*decision.refined))),
                         decision.readerName, decision.time));
    } else {
        group.children.push_back(text(SrRelation::Contains, kComment, words::kNotDecided));
    }
    if (const auto& comment = cell.comment)
        group.children.push_back(
            byReader(text(SrRelation::Contains, kComment, comment->text, kLongText),
                     comment->readerName, comment->time));
    if (cell.decision && m_assessment.model())
        group.children.push_back(text(SrRelation::Contains, kComment, relationToModel(cell)));
}

SrItem Content::group(Site site) const
{
    const AssessmentCell& cell = m_assessment.cell(site);
    const bool byReaders = m_document == SrDocument::Reader;
    SrItem made = container(kMeasurementGroup, "1501");
    made.children = {
        text(SrRelation::HasObservationContext, kTrackingIdentifier,
             fmt::format("{} {}", nameOf(site.level), nameOf(site.condition))),
        uid(SrRelation::HasObservationContext, kTrackingUid,
            derivedUid("site " + studyKeyOf(m_assessment.study()) + ' ' + keyOf(site))),
        code(SrRelation::Contains, kFinding, findingCode(site.condition)),
        findingSite(site),
    };
    if (const SiteLocation* location = pointOf(site))
        addRegion(made, *location);
    if (const std::string named = englishText(variant()); !named.empty()) {
        SrItem said = text(SrRelation::Contains, kComment, words::kNumbering + named);
        const SpineVariant& by = variant();
        made.children.push_back(by.readerName.empty() && by.time.empty()
                                    ? std::move(said)
                                    : byReader(std::move(said), by.readerName, by.time));
    }
    if (byReaders && cell.readerLocation)
        made.children.push_back(text(SrRelation::Contains, kComment, words::kPointPlaced));
    if (byReaders && cell.isPointRemoved)
        made.children.push_back(text(SrRelation::Contains, kComment, words::kPointRemoved));
    if (!byReaders && cell.finding)
        addModel(made, cell);
    else if (byReaders)
        addReader(made, cell);
    else
        made.children.push_back(text(SrRelation::Contains, kComment,
                                     cell.hidden ? words::kNotRevealed : words::kNotGraded));
    return made;
}

SrContent Content::make()
{
    collectImages();
    SrItem root = container(kReportTitle, "1500");
    root.relation = SrRelation::Root;
    root.children.push_back(code(SrRelation::HasConceptModifier, kLanguage, kEnglish));
    append(root.children, observers());
    root.children.push_back(
        code(SrRelation::HasConceptModifier, kProcedureReported, kMrLumbarSpine));
    root.children.push_back(imageLibrary());
    SrItem measurements = container(kMeasurements);
    for (std::size_t index = 0; index < kSiteCount; ++index)
        measurements.children.push_back(group(siteAt(index)));
    const bool byReaders = m_document == SrDocument::Reader;
    if (!byReaders)
        root.children.push_back(levelsItem(m_assessment));
    append(measurements.children,
           byReaders ? measurementGroups(m_report) : automaticGroups(m_report));
    root.children.push_back(std::move(measurements));
    if (byReaders && !m_report.keyImages.empty())
        root.children.push_back(keyImages(m_report));
    std::string summary = m_report.text;
    if (summary.find(kIntendedUse) == std::string::npos) // also if the reader removed it
        summary += (summary.empty() ? "" : "\n") + std::string(kIntendedUse);
    if (const std::string signature = signatureText(m_report); byReaders && !signature.empty())
        summary += (summary.ends_with('\n') ? "\n" : "\n\n") + signature;
    root.children.push_back(text(SrRelation::Contains, kSummary, summary, kLongText));
    return {std::move(root), std::move(m_images)};
}

} // namespace

SrContent srContent(const Report& report, SrDocument document)
{
    return Content(report, document).make();
}

} // namespace foramen
