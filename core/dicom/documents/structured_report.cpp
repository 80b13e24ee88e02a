#include "core/dicom/documents/structured_report.h"

#include "core/dicom/tags/tag_listing.h"
#include "core/dicom/tags/tag_listing_values.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kContentSequence = dicomTag(0x0040, 0xA730);
constexpr DicomTag kValueType = dicomTag(0x0040, 0xA040);
constexpr DicomTag kConceptName = dicomTag(0x0040, 0xA043);
constexpr DicomTag kReferencedItem = dicomTag(0x0040, 0xDB73);
constexpr std::size_t kLongestText = std::size_t{4} << 20; // bytes

struct TypeRow {
    std::string_view name;
    ContentType type;
};

constexpr TypeRow kTypes[] = {
    {"CONTAINER", ContentType::Container},
    {"TEXT", ContentType::Text},
    {"CODE", ContentType::Code},
    {"NUM", ContentType::Number},
    {"DATETIME", ContentType::DateTime},
    {"DATE", ContentType::Date},
    {"TIME", ContentType::Time},
    {"UIDREF", ContentType::UidReference},
    {"PNAME", ContentType::PersonName},
    {"SCOORD", ContentType::Coordinates},
    {"SCOORD3D", ContentType::Coordinates3D},
    {"TCOORD", ContentType::TemporalCoordinates},
    {"IMAGE", ContentType::Image},
    {"COMPOSITE", ContentType::Composite},
    {"WAVEFORM", ContentType::Waveform},
};

struct RelationshipRow {
    std::string_view name;
    ContentRelationship relationship;
};

constexpr RelationshipRow kRelationships[] = {
    {"CONTAINS", ContentRelationship::Contains},
    {"HAS OBS CONTEXT", ContentRelationship::HasObservationContext},
    {"HAS ACQ CONTEXT", ContentRelationship::HasAcquisitionContext},
    {"HAS CONCEPT MOD", ContentRelationship::HasConceptModifier},
    {"HAS PROPERTIES", ContentRelationship::HasProperties},
    {"SELECTED FROM", ContentRelationship::SelectedFrom},
    {"INFERRED FROM", ContentRelationship::InferredFrom},
};

/// Rows of the list that belong together: the attributes of an object or of an item.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Builds the tree of one report from the list of its attributes.
class ReportBuilder {
public:
    explicit ReportBuilder(const TagListing& listing)
        : m_lines(listing.lines)
        , m_next(listing.lines.size())
    {
        // Behind a line and all lines below it.
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            while (!open.empty() && m_lines[open.back()].depth >= m_lines[i].depth) {
                m_next[open.back()] = i;
                open.pop_back();
            }
            open.push_back(i);
        }
        for (const std::size_t line : open)
            m_next[line] = m_lines.size();
    }

    [[nodiscard]] StructuredReport report() const;
    [[nodiscard]] bool hasContent() const;

private:
    [[nodiscard]] Range whole() const { return {0, m_lines.size()}; }
    /// Calls @p use with each attribute of an item, without those below it.
    template <class Use> void forEach(Range item, Use use) const
    {
        for (std::size_t i = item.begin; i < item.end; i = m_next[i])
            use(i, m_lines[i]);
    }
    [[nodiscard]] std::vector<Range> itemsOf(std::size_t sequence) const;
    [[nodiscard]] ContentItem contentItem(Range item) const;
    void takeValue(ContentItem& made, std::size_t index) const;
    void takeNumber(ContentItem& made, std::size_t sequence) const;
    [[nodiscard]] ContentCode codeOf(std::size_t sequence) const;
    [[nodiscard]] ContentReference referenceOf(Range item) const;
    [[nodiscard]] ReportVerifier verifierOf(Range item) const;
    [[nodiscard]] ReportIdentity identity() const;
    [[nodiscard]] std::vector<ContentReference> predecessorsOf(std::size_t sequence) const;

    const std::vector<TagLine>& m_lines;
    std::vector<std::size_t> m_next;
};

std::vector<Range> ReportBuilder::itemsOf(std::size_t sequence) const
{
    std::vector<Range> items;
    for (std::size_t i = sequence + 1; i < m_next[sequence]; i = m_next[i])
        if (m_lines[i].content == TagContent::Item)
            items.push_back({i + 1, m_next[i]});
    return items;
}

ContentCode ReportBuilder::codeOf(std::size_t sequence) const
{
    ContentCode code;
    const std::vector<Range> items = itemsOf(sequence);
    if (items.empty())
        return code;
    forEach(items.front(), [&](std::size_t, const TagLine& line) {
        switch (line.tag) {
        case dicomTag(0x0008, 0x0100): // Code Value
        case dicomTag(0x0008, 0x0119): // Long Code Value
        case dicomTag(0x0008, 0x0120): // URN Code Value
            if (code.value.empty())
                code.value = line.value;
            break;
        case dicomTag(0x0008, 0x0102):
            code.scheme = line.value;
            break;
        case dicomTag(0x0008, 0x0104):
            code.meaning = line.value;
            break;
        default:
            break;
        }
    });
    return code;
}

ContentReference ReportBuilder::referenceOf(Range item) const
{
    ContentReference reference;
    forEach(item, [&](std::size_t, const TagLine& line) {
        switch (line.tag) {
        case dicomTag(0x0008, 0x1150):
            reference.sopClassUid = line.value;
            reference.sopClassName = nameFromKeyword(line.meaning);
            break;
        case dicomTag(0x0008, 0x1155):
            reference.sopInstanceUid = line.value;
            break;
        case dicomTag(0x0008, 0x1160):
            reference.frames = line.value;
            break;
        default:
            break;
        }
    });
    return reference;
}

void ReportBuilder::takeNumber(ContentItem& made, std::size_t sequence) const
{
    const std::vector<Range> items = itemsOf(sequence);
    if (items.empty())
        return;
    forEach(items.front(), [&](std::size_t i, const TagLine& line) {
        if (line.tag == dicomTag(0x0040, 0xA30A)) // Numeric Value
            made.value = line.value;
        else if (line.tag == dicomTag(0x0040, 0x08EA)) // Measurement Units Code Sequence
            made.code = codeOf(i);
    });
}

void ReportBuilder::takeValue(ContentItem& made, std::size_t index) const
{
    const TagLine& line = m_lines[index];
    const auto take = [&](ContentType type) {
        if (made.type != type)
            return;
        made.value = line.value;
        made.cut = line.cut;
    };
    switch (line.tag) {
    case dicomTag(0x0040, 0xA160):
        return take(ContentType::Text);
    case dicomTag(0x0040, 0xA120):
        return take(ContentType::DateTime);
    case dicomTag(0x0040, 0xA121):
        return take(ContentType::Date);
    case dicomTag(0x0040, 0xA122):
        return take(ContentType::Time);
    case dicomTag(0x0040, 0xA123):
        return take(ContentType::PersonName);
    case dicomTag(0x0040, 0xA124):
        return take(ContentType::UidReference);
    case dicomTag(0x0070, 0x0022): // Graphic Data
        take(ContentType::Coordinates);
        return take(ContentType::Coordinates3D);
    case dicomTag(0x0070, 0x0023):
    case dicomTag(0x0040, 0xA130): // Temporal Range Type
        made.graphicType = line.value;
        return;
    case dicomTag(0x0040, 0xA132): // Referenced Sample Positions
    case dicomTag(0x0040, 0xA138): // Referenced Time Offsets
    case dicomTag(0x0040, 0xA13A): // Referenced DateTime
        return take(ContentType::TemporalCoordinates);
    case kReferencedItem:
        made.value = line.value;
        std::replace(made.value.begin(), made.value.end(), '\\', '.');
        return;
    case dicomTag(0x0040, 0xA168): // Concept Code Sequence
        if (made.type == ContentType::Code)
            made.code = codeOf(index);
        return;
    case dicomTag(0x0040, 0xA300): // Measured Value Sequence
        return takeNumber(made, index);
    case dicomTag(0x0040, 0xA301): // Numeric Value Qualifier Code Sequence
        made.qualifier = codeOf(index);
        return;
    case dicomTag(0x0008, 0x1199): // Referenced SOP Sequence
        for (const Range item : itemsOf(index))
            made.references.push_back(referenceOf(item));
        return;
    default:
        return;
    }
}

ContentItem ReportBuilder::contentItem(Range item) const
{
    ContentItem made;
    std::string type;
    // First what the other attributes are read by.
    forEach(item, [&](std::size_t i, const TagLine& line) {
        if (line.tag == kValueType) {
            type = line.value;
        } else if (line.tag == kConceptName) {
            made.name = codeOf(i);
        } else if (line.tag == dicomTag(0x0040, 0xA032)) {
            made.observationTime = line.value;
        } else if (line.tag == kReferencedItem) {
            made.type = ContentType::ByReference;
        } else if (line.tag == dicomTag(0x0040, 0xA010)) {
            const auto* row =
                std::find_if(std::begin(kRelationships), std::end(kRelationships),
                             [&](const RelationshipRow& one) { return one.name == line.value; });
            if (row != std::end(kRelationships))
                made.relationship = row->relationship;
        }
    });
    const auto* row = std::find_if(std::begin(kTypes), std::end(kTypes),
                                   [&](const TypeRow& one) { return one.name == type; });
    if (row != std::end(kTypes))
        made.type = row->type;
    forEach(item, [&](std::size_t i, const TagLine& line) {
        if (line.tag == kContentSequence)
            for (const Range child : itemsOf(i))
                made.children.push_back(contentItem(child));
        else
            takeValue(made, i);
    });
    if (made.type == ContentType::Unknown)
        made.value = type;
    return made;
}

ReportVerifier ReportBuilder::verifierOf(Range item) const
{
    ReportVerifier verifier;
    forEach(item, [&](std::size_t, const TagLine& line) {
        if (line.tag == dicomTag(0x0040, 0xA075))
            verifier.name = line.value;
        else if (line.tag == dicomTag(0x0040, 0xA027))
            verifier.organization = line.value;
        else if (line.tag == dicomTag(0x0040, 0xA030))
            verifier.time = line.value;
    });
    return verifier;
}

std::vector<ContentReference> ReportBuilder::predecessorsOf(std::size_t sequence) const
{
    std::vector<ContentReference> references;
    const auto inEach = [this](Range parent, DicomTag tag, const auto& use) {
        forEach(parent, [&](std::size_t i, const TagLine& line) {
            if (line.tag == tag)
                for (const Range item : itemsOf(i))
                    use(item);
        });
    };
    for (const Range study : itemsOf(sequence))
        inEach(study, dicomTag(0x0008, 0x1115), [&](Range series) { // Referenced Series Sequence
            inEach(series, dicomTag(0x0008, 0x1199),
                   [&](Range object) { references.push_back(referenceOf(object)); });
        });
    return references;
}

ReportIdentity ReportBuilder::identity() const
{
    ReportIdentity identity;
    const std::pair<DicomTag, std::string ReportIdentity::*> texts[] = {
        {dicomTag(0x0008, 0x0018), &ReportIdentity::sopInstanceUid},
        {dicomTag(0x0020, 0x000D), &ReportIdentity::studyInstanceUid},
        {dicomTag(0x0010, 0x0030), &ReportIdentity::patientBirthDate},
        {dicomTag(0x0010, 0x0040), &ReportIdentity::patientSex},
        {dicomTag(0x0008, 0x0020), &ReportIdentity::studyDate},
        {dicomTag(0x0008, 0x1030), &ReportIdentity::studyDescription},
        {dicomTag(0x0008, 0x0050), &ReportIdentity::accessionNumber},
        {dicomTag(0x0008, 0x1090), &ReportIdentity::manufacturerModelName},
        {dicomTag(0x0008, 0x0201), &ReportIdentity::timezone}};
    forEach(whole(), [&](std::size_t i, const TagLine& line) {
        for (const auto& [tag, member] : texts)
            if (line.tag == tag)
                identity.*member = line.value;
        if (line.tag == dicomTag(0x0040, 0xA360)) // Predecessor Documents Sequence
            identity.predecessors = predecessorsOf(i);
    });
    return identity;
}

bool ReportBuilder::hasContent() const
{
    bool has = false;
    forEach(whole(), [&](std::size_t, const TagLine& line) {
        has = has || line.tag == kContentSequence || line.tag == kValueType;
    });
    return has;
}

StructuredReport ReportBuilder::report() const
{
    StructuredReport report;
    forEach(whole(), [&](std::size_t i, const TagLine& line) {
        switch (line.tag) {
        case dicomTag(0x0008, 0x0016):
            report.sopClassName = nameFromKeyword(line.meaning);
            break;
        case dicomTag(0x0010, 0x0010):
            report.patientName = line.value;
            break;
        case dicomTag(0x0010, 0x0020):
            report.patientId = line.value;
            break;
        case dicomTag(0x0008, 0x0070):
            report.manufacturer = line.value;
            break;
        case dicomTag(0x0008, 0x0023):
            report.contentDate = line.value;
            break;
        case dicomTag(0x0008, 0x0033):
            report.contentTime = line.value;
            break;
        case dicomTag(0x0040, 0xA491):
            report.completion = line.value;
            break;
        case dicomTag(0x0040, 0xA493):
            report.verification = line.value;
            break;
        case dicomTag(0x0040, 0xA496):
            report.preliminary = line.value;
            break;
        case dicomTag(0x0040, 0xA073): // Verifying Observer Sequence
            for (const Range item : itemsOf(i))
                report.verifiers.push_back(verifierOf(item));
            break;
        default:
            break;
        }
    });
    report.cut = std::any_of(m_lines.begin(), m_lines.end(), [](const TagLine& line) {
        return line.tag == kContentSequence && line.multiplicity == 0 && line.length > 0
            && line.length != kUndefinedLength; // too deep
    });
    report.identity = identity();
    report.root = contentItem(whole());
    report.root.relationship = ContentRelationship::None;
    return report;
}

Result<StructuredReport> reportFrom(const Result<TagListing>& listing)
{
    if (!listing)
        return tl::make_unexpected(listing.error());
    const ReportBuilder builder(*listing);
    if (!builder.hasContent())
        return tl::make_unexpected(
            Error(ErrorCode::Unsupported, "The object is no structured report"));
    StructuredReport report = builder.report();
    report.damaged = listing->damaged;
    report.cut = report.cut || listing->cut;
    return report;
}

} // namespace

Result<StructuredReport> readStructuredReport(const std::filesystem::path& path, const Task& task)
{
    return reportFrom(listTags(path, task, kLongestText));
}

Result<StructuredReport> readStructuredReport(std::unique_ptr<ByteSource> source, const Task& task)
{
    return reportFrom(listTags(std::move(source), task, kLongestText));
}

} // namespace foramen
