#include "core/dicom/tags/tag_listing.h"

#include "core/dicom/parsing/element_reader.h"
#include "core/dicom/parsing/header_reader.h"
#include "core/dicom/parsing/inflate_source.h"
#include "core/dicom/tags/tag_listing_values.h"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kCharset = dicomTag(0x0008, 0x0005);
constexpr int kDeepest = 24;
constexpr std::size_t kMostLines = 200'000;
constexpr std::size_t kToTheEnd = std::numeric_limits<std::size_t>::max();
/// Attributes after the pixel data are listed where these are not larger than this.
constexpr std::size_t kMostPixelsReadOver = std::size_t{64} << 20;

/// Lists all elements of one object. One lister lists one object.
class TagLister {
public:
    TagLister(const Dataset& header, const Task& task, std::size_t longestText)
        : m_source(header.source())
        , m_elements(m_source)
        , m_bigEndian(header.bigEndian())
        , m_task(task)
        , m_longestText(longestText)
    {
    }

    Result<TagListing> list()
    {
        m_position = m_elements.findStart().value_or(0); // there is one: the header was read
        const Step step = readMeta() ? readObject() : Step::Damaged;
        if (m_task.cancelled())
            return cancelledFailure();
        m_listing.damaged = step == Step::Damaged;
        return std::move(m_listing);
    }

private:
    /// The scope of one item: its character set and its private creators.
    struct Scope {
        int depth = 0;
        std::string charset;
        std::map<DicomTag, std::string> creators; ///< by group and block
    };
    /// Done: the position is after what was read. Ended: nothing is left to read.
    enum class Step { Done, Ended, Damaged };

    bool readMeta();
    Step readObject();
    Step readElements(Scope& scope, std::size_t end);
    Step readElement(Scope& scope, const ElementHead& head);
    Step readPixels(TagLine line, const ElementHead& head);
    Step readFragments(std::size_t end);
    Step readSequence(TagLine line, const ElementHead& head, const Scope& outer);
    Step readItems(std::size_t sequence, std::size_t end, const Scope& outer);
    Step readItem(const ElementHead& head, int number, const Scope& outer);
    void readPlain(TagLine line, const ElementHead& head, Scope& scope, const TagWords& words);
    [[nodiscard]] static std::string creatorOf(DicomTag tag, const Scope& scope);
    [[nodiscard]] bool mayGoOn();

    ByteSource& m_source;
    ElementReader m_elements;
    bool m_bigEndian;
    const Task& m_task;
    std::size_t m_longestText;
    TagListing m_listing;
    std::size_t m_position = 0;
};

bool TagLister::mayGoOn()
{
    constexpr std::size_t cancelEvery = 256;
    if (m_listing.lines.size() % cancelEvery == 0 && m_task.cancelled())
        return false;
    m_listing.cut = m_listing.cut || m_listing.lines.size() >= kMostLines;
    return !m_listing.cut;
}

/// Group 0002 is explicit VR little endian by rule; some files have implicit VR.
bool TagLister::readMeta()
{
    Scope scope;
    m_elements.setEncoding({});
    while (m_elements.ensure(m_position + 8) && m_elements.shortAt(m_position) == 0x0002) {
        m_elements.setEncoding({.implicitVr = !m_elements.statesVr(m_position)});
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head || head->length == kUndefinedLength || readElement(scope, *head) != Step::Done)
            return false;
    }
    return true;
}

TagLister::Step TagLister::readObject()
{
    if (!m_elements.ensure(m_position + 8))
        return Step::Ended;
    m_elements.setEncoding({!m_elements.statesVr(m_position), m_bigEndian});
    Scope scope;
    return readElements(scope, kToTheEnd);
}

/// Reads until @p end, a delimiter, or the end of the source.
TagLister::Step TagLister::readElements(Scope& scope, std::size_t end)
{
    while (m_position < end) {
        if (!m_elements.ensure(m_position + 1))
            return Step::Ended;
        if (!mayGoOn())
            return Step::Ended;
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head)
            return Step::Damaged;
        if (scope.depth > 0 && head->tag == kItemDelimiter) {
            m_position = head->valueOffset;
            return Step::Done;
        }
        // A missing item delimiter: the next item or the sequence's end closes this item.
        if (scope.depth > 0 && (head->tag == kItem || head->tag == kSequenceDelimiter))
            return Step::Done;
        const Step step = readElement(scope, *head);
        if (step != Step::Done)
            return step;
    }
    return Step::Done;
}

std::string TagLister::creatorOf(DicomTag tag, const Scope& scope)
{
    const bool isPrivate = (tag >> 16) % 2 == 1;
    if (!isPrivate || (tag & 0xFF00) == 0)
        return {};
    const auto found = scope.creators.find((tag & 0xFFFF0000) | (tag & 0xFF00) >> 8);
    return found == scope.creators.end() ? std::string() : found->second;
}

TagLister::Step TagLister::readElement(Scope& scope, const ElementHead& head)
{
    const TagWords words = wordsOf(head.tag, creatorOf(head.tag, scope));
    TagLine line;
    line.depth = scope.depth;
    line.tag = head.tag;
    line.vr = head.vr.empty() ? words.vr : head.vr;
    line.keyword = words.keyword;
    line.name = nameFromKeyword(words.keyword);
    line.length = head.length;
    if (isPixelData(head.tag))
        return readPixels(std::move(line), head);
    const bool saysNothing = head.vr.empty() || head.vr == "UN";
    if (head.vr == "SQ" || head.length == kUndefinedLength || (saysNothing && words.vr == "SQ"))
        return readSequence(std::move(line), head, scope);
    if (!m_elements.ensure(head.valueOffset + head.length))
        return Step::Damaged;
    m_position = head.valueOffset + head.length;
    readPlain(std::move(line), head, scope, words);
    return Step::Done;
}

void TagLister::readPlain(TagLine line, const ElementHead& head, Scope& scope,
                          const TagWords& words)
{
    const bool creator =
        (head.tag >> 16) % 2 == 1 && (head.tag & 0xFFFF) >= 0x10 && (head.tag & 0xFFFF) <= 0xFF;
    const bool unknown = line.vr == "UN";
    ValueReading reading{unknown ? words.vr : line.vr, scope.charset,
                         unknown ? false : m_elements.encoding().bigEndian, m_longestText};
    if (creator && unknown)
        reading.vr = "LO";
    readValue(line, m_source.bytes().subspan(head.valueOffset, head.length), reading);
    if (head.tag == kCharset)
        scope.charset = line.value;
    if (creator)
        scope.creators[head.tag] = line.value;
    m_listing.lines.push_back(std::move(line));
}

TagLister::Step TagLister::readPixels(TagLine line, const ElementHead& head)
{
    line.content = TagContent::Pixels;
    line.multiplicity = 1;
    if (head.vr.empty())
        line.vr = "OW"; // PS3.5 A.1
    const bool ofObject = line.depth == 0;
    m_listing.lines.push_back(std::move(line));
    if (head.length == kUndefinedLength) {
        if (ofObject)
            return Step::Ended;
        m_position = head.valueOffset;
        return readFragments(kToTheEnd);
    }
    const std::size_t end = head.valueOffset + head.length;
    const std::optional<std::size_t> size = m_source.size();
    if (ofObject) {
        if (size && *size < end)
            return Step::Damaged;
        if (!size || *size == end || head.length > kMostPixelsReadOver)
            return Step::Ended;
    }
    m_position = end;
    return m_elements.ensure(end) ? Step::Done : Step::Damaged;
}

/// Skips the fragments of encapsulated pixel data inside a sequence, for example of an icon.
TagLister::Step TagLister::readFragments(std::size_t end)
{
    while (m_position < end) {
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head)
            return Step::Damaged;
        m_position = head->valueOffset;
        if (head->tag == kSequenceDelimiter)
            return Step::Done;
        if (head->tag != kItem || !m_elements.ensure(m_position + head->length))
            return Step::Damaged;
        m_position += head->length;
    }
    return Step::Done;
}

TagLister::Step TagLister::readSequence(TagLine line, const ElementHead& head, const Scope& outer)
{
    const bool bounded = head.length != kUndefinedLength;
    const std::size_t end = bounded ? head.valueOffset + head.length : kToTheEnd;
    const std::size_t index = m_listing.lines.size();
    line.content = TagContent::Sequence;
    m_listing.lines.push_back(std::move(line));
    m_position = head.valueOffset;
    if (outer.depth >= 2 * kDeepest)
        return Step::Damaged;
    const ElementEncoding around = m_elements.encoding();
    if (head.vr == "UN")
        m_elements.setEncoding(m_elements.encodingOfUnknown(head.valueOffset));
    const Step step = readItems(index, end, outer);
    m_elements.setEncoding(around);
    // Damage inside a sequence of known length does not affect what follows.
    if (bounded && step != Step::Ended && m_elements.ensure(end)) {
        m_position = end;
        return Step::Done;
    }
    return step;
}

TagLister::Step TagLister::readItems(std::size_t sequence, std::size_t end, const Scope& outer)
{
    int count = 0;
    while (m_position < end) {
        if (!mayGoOn())
            return Step::Ended;
        const std::optional<ElementHead> head = m_elements.headAt(m_position);
        if (!head)
            return Step::Damaged;
        if (head->tag == kSequenceDelimiter || head->tag == kItemDelimiter) {
            m_position = head->valueOffset;
            if (head->tag == kSequenceDelimiter)
                return Step::Done;
            continue;
        }
        if (head->tag != kItem) // a missing sequence delimiter: the outer element follows
            return Step::Done;
        m_listing.lines[sequence].multiplicity = ++count;
        const Step step = readItem(*head, count, outer);
        if (step == Step::Ended) // the source ends within a sequence
            return m_listing.cut || m_task.cancelled() ? step : Step::Damaged;
        if (step != Step::Done)
            return step;
    }
    return Step::Done;
}

TagLister::Step TagLister::readItem(const ElementHead& head, int number, const Scope& outer)
{
    TagLine line;
    line.depth = outer.depth + 1;
    line.tag = kItem;
    line.content = TagContent::Item;
    line.length = head.length;
    line.multiplicity = number;
    m_listing.lines.push_back(std::move(line));
    const bool bounded = head.length != kUndefinedLength;
    const std::size_t end = bounded ? head.valueOffset + head.length : kToTheEnd;
    m_position = head.valueOffset;
    Scope scope{outer.depth + 2, outer.charset, {}};
    const Step step = readElements(scope, end);
    if (bounded && step == Step::Done)
        m_position = end;
    return step;
}

} // namespace

Result<TagListing> listTags(std::unique_ptr<ByteSource> source, const Task& task,
                            std::size_t longestText)
{
    const Result<Dataset> header = readHeader(std::move(source));
    if (!header)
        return tl::make_unexpected(header.error());
    return TagLister(*header, task, longestText).list();
}

Result<TagListing> listTags(const std::filesystem::path& path, const Task& task,
                            std::size_t longestText)
{
    Result<std::unique_ptr<ByteSource>> source = openContentSource(path);
    if (!source)
        return tl::make_unexpected(source.error());
    return listTags(std::move(*source), task, longestText);
}

} // namespace foramen
