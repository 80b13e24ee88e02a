#include "core/report/sr/reading/sr_reader.h"

#include "core/report/sr/sr_automatic.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_levels.h"
#include "core/report/sr/sr_parts.h"
#include "core/report/sr/sr_words.h"
#include "core/spine/decision_words.h"
#include "core/spine/study_owner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace foramen {

namespace {

using namespace sr;

constexpr const char* kOwnName = "Foramen";
constexpr double kCentreFromCorner = 0.5; ///< PS3.3 C.18.6.1.2

tl::unexpected<Error> contradiction(std::string_view what)
{
    return failure(ErrorCode::Corrupt, "The structured report is damaged: " + std::string(what));
}

bool startsWith(const ContentItem& item, const char* words)
{
    return item.value.starts_with(words);
}

/// Who observed an item, if it states so, and when.
struct Observation {
    std::optional<SrDocument> by; ///< a device or a person
    std::string name; ///< of a person
    std::string time; ///< ISO 8601
    friend bool operator==(const Observation&, const Observation&) = default;
};

Observation observationOf(const ContentItem& item)
{
    Observation made;
    if (const ContentItem* type = childOf(item, kObserverType)) {
        if (isCode(type->code, kPerson))
            made.by = SrDocument::Reader;
        else if (isCode(type->code, kDevice))
            made.by = SrDocument::Model;
    }
    if (const ContentItem* person = childOf(item, kPersonName);
        person && person->value != "Unknown")
        made.name = person->value;
    made.time = isoTime(item.observationTime);
    return made;
}

std::optional<Severity> severityOf(const ContentCode& code)
{
    for (const Severity severity : kSeverities)
        if (isCode(code, kSeverityCodes[static_cast<std::size_t>(severity)]))
            return severity;
    return std::nullopt;
}

/// "moderate or worse from 0.30, severe from 0.50".
CutOff cutOffFrom(std::string_view text)
{
    const auto after = [text](std::string_view words) -> std::optional<double> {
        const std::size_t at = text.find(words);
        if (at == std::string_view::npos)
            return std::nullopt;
        const char* begin = text.data() + at + words.size();
        double value = 0;
        const auto [rest, error] = std::from_chars(begin, text.data() + text.size(), value);
        return error == std::errc() && rest != begin ? std::optional(value) : std::nullopt;
    };
    return {after("moderate or worse from "), after("severe from ")};
}

/// The reason behind "Not gradable: ".
std::optional<UngradableReason> ungradableFrom(std::string_view text)
{
    const std::string begin = words::kNotGradable + std::string(": ");
    if (!text.starts_with(begin))
        return std::nullopt;
    text.remove_prefix(begin.size());
    for (const UngradableCause cause : kUngradableCauses) {
        const std::string name = englishText(UngradableReason{cause, {}});
        if (text == name)
            return UngradableReason{cause, {}};
        if (cause != UngradableCause::Other && text.starts_with(name + ": "))
            return UngradableReason{cause, std::string(text.substr(name.size() + 2))};
    }
    return UngradableReason{UngradableCause::Other, std::string(text)};
}

/// None for words that name no spine.
std::optional<SpineVariant> variantFrom(std::string_view text)
{
    if (!text.starts_with(words::kNumbering))
        return std::nullopt;
    text.remove_prefix(std::string_view(words::kNumbering).size());
    std::vector<std::optional<TransitionalVertebra>> vertebrae(kTransitionalVertebrae.begin(),
                                                               kTransitionalVertebrae.end());
    vertebrae.push_back(std::nullopt);
    for (const auto& vertebra : vertebrae)
        for (const NamedDiscs discs : kNamedDiscs)
            if (const SpineVariant variant{.vertebra = vertebra, .discs = discs};
                englishText(variant) == text)
                return variant;
    return std::nullopt;
}

/// The comment that names the spine. It stands before the decision, unlike one of a reader.
const ContentItem* numberingOf(const ContentItem& group)
{
    for (const ContentItem& item : group.children) {
        if (isNamed(item, kSeverity))
            return nullptr;
        if (!isNamed(item, kComment))
            continue;
        if (startsWith(item, words::kNumbering))
            return &item;
        if (item.value == words::kNotDecided || startsWith(item, words::kNotGradable))
            return nullptr;
    }
    return nullptr;
}

/// Reads one document.
class Reading {
public:
    explicit Reading(const StructuredReport& report)
        : m_report(report)
    {
    }
    Result<SrReading> take();

private:
    bool isOwn() const;
    StudyIdentity study() const;
    void takeHeader();
    void takeImages();
    void takeModel();
    Result<void> takeGroups();
    Result<Site> siteOf(const ContentItem& group);
    std::optional<SiteLocation> locationOf(const ContentItem& group) const;
    Result<void> takeFinding(Site site, const ContentItem& group);
    Result<void> takeReaderPart(Site site, const ContentItem& group);
    Result<void> takeVariant(const ContentItem& item, const Observation& by);

    const StructuredReport& m_report;
    SrReading m_reading;
    Grading m_grading;
    bool m_isGraded = false; ///< a finding names the model in full
    std::optional<SpineVariant> m_variant;
    std::map<std::string, std::string> m_series; ///< of each instance
};

/// The manufacturer and the title; other programs may use the codes.
bool Reading::isOwn() const
{
    return m_report.manufacturer == kOwnName && m_report.identity.manufacturerModelName == kOwnName
        && isNamed(m_report.root, kReportTitle);
}

StudyIdentity Reading::study() const
{
    const ReportIdentity& identity = m_report.identity;
    return {.studyInstanceUid = identity.studyInstanceUid,
            .patientId = m_report.patientId,
            .patientName = m_report.patientName,
            .patientBirthDate = identity.patientBirthDate,
            .patientSex = identity.patientSex,
            .studyDate = identity.studyDate,
            .studyDescription = identity.studyDescription,
            .accessionNumber = identity.accessionNumber};
}

void Reading::takeHeader()
{
    const ReportIdentity& identity = m_report.identity;
    m_reading.assessment = Assessment(study());
    m_reading.sopInstanceUid = identity.sopInstanceUid;
    for (const ContentReference& one : identity.predecessors)
        m_reading.predecessorUids.push_back(one.sopInstanceUid);
    if (const ContentItem* summary = childOf(m_report.root, kSummary))
        m_reading.text = textOf(*summary);
    m_reading.isFinal = m_report.verification == "VERIFIED";
    m_reading.time = isoTime(m_report.contentDate + m_report.contentTime + identity.timezone);
    if (m_reading.isFinal && !m_report.verifiers.empty()) {
        m_reading.readerName = m_report.verifiers.front().name;
        m_reading.time = isoTime(m_report.verifiers.front().time);
    }
}

/// The image library names the series of each instance; a point names the instance alone.
void Reading::takeImages()
{
    const ContentItem* library = childOf(m_report.root, kImageLibrary);
    if (!library)
        return;
    for (const ContentItem& group : library->children) {
        const ContentItem* series = childOf(group, kSeriesInstanceUid);
        if (!series)
            continue;
        for (const ContentItem& image : group.children)
            for (const ContentReference& reference : image.references)
                m_series.emplace(reference.sopInstanceUid, series->value);
    }
}

/// The observer of the document; checksum, device and runtime stand beside the findings only.
void Reading::takeModel()
{
    if (const ContentItem* name = childOf(m_report.root, kDeviceName))
        m_grading.model.name = textOf(*name);
    if (const ContentItem* whole = childOf(m_report.root, kDeviceModelName))
        if (whole->value.starts_with(m_grading.model.name + ' '))
            m_grading.model.version = whole->value.substr(m_grading.model.name.size() + 1);
    m_grading.model.date = m_reading.time;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        m_grading.levels[i].level = kLevels[i];
    readLevels(m_report.root, m_grading);
}

/// The tracking identifier names the row of the grid; what the codes say must agree with it.
Result<Site> Reading::siteOf(const ContentItem& group)
{
    const ContentItem* named = childOf(group, kTrackingIdentifier);
    const std::string text = named ? named->value : std::string();
    const std::size_t blank = std::min(text.find(' '), text.size());
    const auto level = levelFromText(text.substr(0, blank));
    const auto condition = conditionFromText(text.substr(std::min(blank + 1, text.size())));
    const ContentItem* finding = childOf(group, kFinding);
    if (!level || !condition || !finding)
        return contradiction("a group names no site");
    const Site site{*condition, *level};
    const ContentItem* place = childOf(group, kFindingSite);
    const NamedDiscs discs = m_variant ? m_variant->discs : NamedDiscs::L1L2ToL5S1;
    const ContentItem* side = place ? childOf(*place, kLaterality) : nullptr;
    const auto wantedSide = sideOf(site.condition);
    const bool isSide = wantedSide ? side && isCode(side->code, sideCode(*wantedSide)) : !side;
    if (!place || !isSide || !isCode(finding->code, findingCode(site.condition))
        || !isCode(place->code, levelCode(discs, site.level)))
        return contradiction("the codes of a site contradict its name");
    return site;
}

std::optional<SiteLocation> Reading::locationOf(const ContentItem& group) const
{
    const ContentItem* region = childOf(group, kImageRegion);
    if (!region || region->type != ContentType::Coordinates || region->graphicType != "POINT")
        return std::nullopt;
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    SiteLocation location;
    location.patient = {unknown, unknown, unknown};
    const std::string& text = region->value;
    const char* end = text.data() + text.size();
    const auto column = std::from_chars(text.data(), end, location.image.column);
    if (column.ec != std::errc() || column.ptr == end || *column.ptr != '\\')
        return std::nullopt;
    const auto row = std::from_chars(column.ptr + 1, end, location.image.row);
    if (row.ec != std::errc() || row.ptr != end || !std::isfinite(location.image.column)
        || !std::isfinite(location.image.row))
        return std::nullopt;
    location.image.column -= kCentreFromCorner;
    location.image.row -= kCentreFromCorner;
    for (const ContentItem& image : region->children)
        if (!image.references.empty())
            location.sopInstanceUid = image.references.front().sopInstanceUid;
    const auto series = m_series.find(location.sopInstanceUid);
    if (series == m_series.end() || series->first.empty() || series->second.empty())
        return std::nullopt;
    location.seriesInstanceUid = series->second;
    return location;
}

/// "weights SHA-256 a1b2; CPU; LibTorch 1.13.1".
void takeAlgorithm(const ContentItem& item, ModelIdentity& model)
{
    const ContentItem* name = childOf(item, kAlgorithmName);
    const ContentItem* version = childOf(item, kAlgorithmVersion);
    const ContentItem* parameters = childOf(item, kAlgorithmParameters);
    if (!name || !version || !parameters)
        return;
    constexpr std::string_view begin = "weights SHA-256 ";
    constexpr std::string_view between = "; ";
    std::string_view text = parameters->value;
    const std::size_t first = text.find(between);
    const std::size_t last = text.rfind(between);
    if (!text.starts_with(begin) || first == std::string_view::npos || first == last)
        return;
    model.name = textOf(*name);
    model.version = textOf(*version);
    model.sha256 = text.substr(begin.size(), first - begin.size());
    model.device = text.substr(first + between.size(), last - first - between.size());
    model.runtime = text.substr(last + between.size());
}

Result<void> Reading::takeFinding(Site site, const ContentItem& group)
{
    Finding finding;
    finding.site = site;
    finding.location = locationOf(group);
    std::array<std::optional<double>, kSeverityCount> probabilities;
    std::optional<Severity> grade;
    bool isWithheld = false;
    for (const ContentItem& item : group.children) {
        const bool byModel = observationOf(item).by == SrDocument::Model;
        if (!m_isGraded && byModel) {
            takeAlgorithm(item, m_grading.model);
            m_isGraded = !m_grading.model.sha256.empty();
        }
        if (isNamed(item, kProbability)) {
            const ContentItem* of = childOf(item, kSeverity);
            const auto severity = of ? severityOf(of->code) : std::nullopt;
            const auto value = numberOf(&item);
            if (!severity || !value || *value < 0 || *value > 1)
                return contradiction("a probability is none");
            probabilities[static_cast<std::size_t>(*severity)] = value;
        } else if (isNamed(item, kUncertainty)) {
            finding.uncertainty = numberOf(&item);
        } else if (isNamed(item, kSeverity)) {
            grade = severityOf(item.code);
        } else if (isNamed(item, kComment) && byModel) {
            if (startsWith(item, words::kRefused))
                finding.refused =
                    reasonFromSentence(item.value.substr(std::string_view(words::kRefused).size()));
            else if (item.value == words::kWithheld)
                isWithheld = true;
            else
                finding.unreliable = reasonFromSentence(textOf(item));
        }
    }
    const bool isComplete = std::all_of(probabilities.begin(), probabilities.end(),
                                        [](const auto& one) { return one.has_value(); });
    if (isComplete && grade) {
        for (std::size_t i = 0; i < kSeverityCount; ++i)
            finding.probabilities[i] = *probabilities[i];
        constexpr double tie = 1e-6; // the digits of older versions
        const double most =
            *std::max_element(finding.probabilities.begin(), finding.probabilities.end());
        if (finding.probabilities[static_cast<std::size_t>(*grade)] < most - tie)
            return contradiction("a grade contradicts its probabilities");
    } else if (grade && !isWithheld && !finding.refused) {
        return contradiction("a grade has no probabilities");
    } else if (finding.refused || isWithheld) {
        // Nothing is known of it: no grade may seem to be given.
        finding.probabilities = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        if (isWithheld)
            finding.refused = Reason::ofText(
                (finding.unreliable ? englishSentence(*finding.unreliable) + ' ' : std::string())
                + "The structured report does not give the grade.");
        finding.unreliable.reset();
    } else {
        return {}; // not graded, or not revealed
    }
    m_reading.assessment.setFinding(finding);
    return {};
}

Result<void> Reading::takeVariant(const ContentItem& item, const Observation& by)
{
    std::optional<SpineVariant> variant = variantFrom(item.value);
    if (!variant)
        return contradiction("the numbering is not understood");
    variant->readerName = by.name;
    variant->time = by.time;
    if (m_variant && *m_variant != *variant)
        return contradiction("its sites are numbered differently");
    m_variant = std::move(variant);
    return {};
}

/// Comments have no code of their own: those of a reader come in the order decision, refinement,
/// comment; those of nobody are the program's words.
Result<void> Reading::takeReaderPart(Site site, const ContentItem& group)
{
    CellEdit part;
    std::optional<ReaderDecision> decision;
    Observation decided;
    bool isUndecided = false;
    bool isPlaced = false;
    bool isAccepted = false;
    std::vector<std::pair<std::string, Observation>> said;
    const ContentItem* numbering = numberingOf(group);
    for (const ContentItem& item : group.children) {
        const Observation by = observationOf(item);
        const bool isReaders = by.by == SrDocument::Reader;
        if (isNamed(item, kSeverity)) {
            const auto severity = severityOf(item.code);
            if (!severity || !isReaders || decision)
                return contradiction("a reader's grade is none");
            decision = ReaderDecision{.severity = severity};
            decided = by;
        }
        if (!isNamed(item, kComment) || item.type != ContentType::Text)
            continue;
        if (&item == numbering)
            continue; // see takeGroups()
        if (!isReaders) {
            isPlaced = isPlaced || item.value == words::kPointPlaced;
            part.isPointRemoved = part.isPointRemoved || item.value == words::kPointRemoved;
            isUndecided = isUndecided || item.value == words::kNotDecided;
            if (decision && startsWith(item, words::kAcceptedBegin)
                && item.value.ends_with(words::kAcceptedEnd)) {
                isAccepted = true;
                decision->acceptedAt = cutOffFrom(item.value);
            }
        } else if (!decision && !isUndecided) {
            if (!startsWith(item, words::kNotGradable))
                return contradiction("a site says nothing of its decision");
            decision = ReaderDecision{};
            decision->ungradable = ungradableFrom(item.value);
            decided = by;
        } else {
            said.emplace_back(item.value, by);
        }
    }
    if (decision.has_value() == isUndecided)
        return contradiction("a site says nothing of its decision");
    if (decision) {
        decision->readerName = decided.name;
        decision->time = decided.time;
        decision->acceptedFinding = isAccepted;
        if (!said.empty() && decision->severity == Severity::NormalMild
            && said.front().first.starts_with(words::kRefined) && said.front().second == decided) {
            decision->refined =
                mildGradeFromText(std::string_view(said.front().first)
                                      .substr(std::string_view(words::kRefined).size()));
            if (decision->refined)
                said.erase(said.begin());
        }
        part.decision = std::move(decision);
    }
    if (said.size() > 1)
        return contradiction("a site has several comments");
    if (!said.empty())
        part.comment =
            CellComment{said.front().first, said.front().second.name, said.front().second.time};
    if (isPlaced)
        part.readerLocation = locationOf(group);
    m_reading.assessment.setReaderPart(site, std::move(part));
    return {};
}

Result<void> Reading::takeGroups()
{
    const ContentItem* measurements = childOf(m_report.root, kMeasurements);
    if (!measurements)
        return contradiction("it has no measurements");
    std::vector<const ContentItem*> groups;
    for (const ContentItem& group : measurements->children)
        if (childOf(group, kFinding)) // those of annotations have none
            groups.push_back(&group);
    const bool isReaders = m_reading.document == SrDocument::Reader;
    if (!isReaders) {
        auto automatic = readAutomatic(*measurements, m_series);
        if (!automatic)
            return tl::make_unexpected(automatic.error());
        m_grading.measures = std::move(*automatic);
    }
    // First what the levels are called: the codes of the sites follow from it.
    for (const ContentItem* group : groups)
        if (const ContentItem* said = isReaders ? numberingOf(*group) : nullptr)
            if (auto taken = takeVariant(*said, observationOf(*said)); !taken)
                return taken;
    std::array<bool, kSiteCount> isSeen{};
    for (const ContentItem* group : groups) {
        const Result<Site> site = siteOf(*group);
        if (!site)
            return tl::make_unexpected(site.error());
        if (std::exchange(isSeen[siteIndex(*site)], true))
            return contradiction("a site stands twice");
        auto taken = isReaders ? takeReaderPart(*site, *group) : takeFinding(*site, *group);
        if (!taken)
            return taken;
    }
    if (std::find(isSeen.begin(), isSeen.end(), false) != isSeen.end())
        return contradiction("sites are missing");
    return {};
}

Result<SrReading> Reading::take()
{
    if (!isOwn())
        return failure(ErrorCode::Unsupported,
                       "The structured report was not written by Foramen; its content can be "
                       "looked at, but is no assessment");
    if (m_report.damaged || m_report.cut)
        return contradiction("it breaks off");
    const auto observer = observationOf(m_report.root).by;
    if (!observer)
        return contradiction("it names no observer");
    m_reading.document = *observer;
    takeHeader();
    takeImages();
    if (m_reading.document == SrDocument::Model)
        takeModel();
    if (auto taken = takeGroups(); !taken)
        return tl::make_unexpected(taken.error());
    if (m_reading.document == SrDocument::Reader) {
        m_reading.assessment.setVariant(m_variant.value_or(SpineVariant{}));
        return std::move(m_reading);
    }
    // A grading has a finding of each site; here some may have none.
    Assessment graded(m_reading.assessment.study());
    graded.setGrading(m_grading);
    for (std::size_t index = 0; index < kSiteCount; ++index)
        graded.setCell(siteAt(index), m_reading.assessment.cell(siteAt(index)));
    m_reading.assessment = std::move(graded);
    return std::move(m_reading);
}

} // namespace

Result<SrReading> srReadingOf(const StructuredReport& report)
{
    return Reading(report).take();
}

Result<SrReading> readSr(const std::filesystem::path& path, const Task& task)
{
    const Result<StructuredReport> report = readStructuredReport(path, task);
    if (!report)
        return tl::make_unexpected(report.error());
    return srReadingOf(*report);
}

Result<Assessment> joinedAssessment(const SrReading& model, const SrReading& reader)
{
    if (model.document != SrDocument::Model || reader.document != SrDocument::Reader)
        return failure(ErrorCode::InvalidArgument,
                       "One document of the AI and one of readers are needed");
    if (studyKeyOf(model.assessment.study()) != studyKeyOf(reader.assessment.study()))
        return failure(ErrorCode::InvalidArgument, "The two documents are of different studies");
    if (std::find(reader.predecessorUids.begin(), reader.predecessorUids.end(),
                  model.sopInstanceUid)
        == reader.predecessorUids.end())
        return failure(ErrorCode::InvalidArgument,
                       "The readers decided over another result of the AI");
    Assessment joined = model.assessment;
    joined.setVariant(reader.assessment.variant());
    for (std::size_t index = 0; index < kSiteCount; ++index)
        joined.setReaderPart(siteAt(index), editOf(reader.assessment.cell(siteAt(index))));
    return joined;
}

bool replaces(const SrReading& later, const SrReading& earlier)
{
    const auto& before = later.predecessorUids;
    return later.document == SrDocument::Reader
        && std::find(before.begin(), before.end(), earlier.sopInstanceUid) != before.end();
}

} // namespace foramen
