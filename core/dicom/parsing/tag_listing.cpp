#include "core/dicom/parsing/tag_listing.h"

#include "core/dicom/parsing/tag_listing_values.h"

#include <fmt/format.h>

#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr DicomTag kItem = dicomTag(0xFFFE, 0xE000);
constexpr DicomTag kItemEnd = dicomTag(0xFFFE, 0xE00D);
constexpr DicomTag kSequenceEnd = dicomTag(0xFFFE, 0xE0DD);
constexpr DicomTag kCharset = dicomTag(0x0008, 0x0005);
constexpr int kDeepest = 24;
constexpr std::size_t kMostLines = 200'000;
constexpr std::size_t kToTheEnd = std::numeric_limits<std::size_t>::max();
/// What follows pixel data is only looked for where this much has to be read over at most.
constexpr std::size_t kMostPixelsReadOver = std::size_t{64} << 20;

bool isPixelData(DicomTag tag)
{
    return tag == dicomTag(0x7FE0, 0x0010) || tag == dicomTag(0x7FE0, 0x0008)
        || tag == dicomTag(0x7FE0, 0x0009);
}

bool isVr(std::string_view vr)
{
    return isOneOf(vr, "AEASATCSDADSDTFDFLISLOLTOBODOFOLOVOWPNSHSLSQSSSTSVTMUCUIULUNURUSUTUV");
}

bool hasLongLength(std::string_view vr)
{
    return isOneOf(vr, "OBODOFOLOVOWSQSVUCUNURUTUV");
}

/// Walks all elements into lines. One walker walks one object.
class TagWalker {
public:
    TagWalker(const Dataset& header, const Task& task)
        : m_source(header.source())
        , m_bigEndian(header.bigEndian())
        , m_task(task)
    {
    }

    Result<TagListing> walk()
    {
        findStart();
        const Step step = readMeta() ? readObject() : Step::Damaged;
        if (m_task.cancelled())
            return cancelledFailure();
        m_listing.damaged = step == Step::Damaged;
        return std::move(m_listing);
    }

private:
    struct Encoding {
        bool implicitVr = false;
        bool bigEndian = false;
    };
    struct Head {
        DicomTag tag = 0;
        std::string vr; ///< of the file; empty where it says none
        std::uint32_t length = 0;
        std::size_t valueOffset = 0;
    };
    /// What holds for the elements of one item: its character set and the owners of private blocks.
    struct Scope {
        int depth = 0;
        std::string charset;
        std::map<DicomTag, std::string> creators; ///< by group and block
    };
    /// Done: behind the end of what was read. Ended: nothing more to read at all.
    enum class Step { Done, Ended, Damaged };

    void findStart();
    bool readMeta();
    Step readObject();
    Step readElements(Scope& scope, std::size_t end);
    Step readElement(Scope& scope, const Head& head);
    Step readPixels(TagLine line, const Head& head);
    Step readFragments(std::size_t end);
    Step readSequence(TagLine line, const Head& head, const Scope& outer);
    Step readItems(std::size_t sequence, std::size_t end, const Scope& outer);
    Step readItem(const Head& head, int number, const Scope& outer);
    void readPlain(TagLine line, const Head& head, Scope& scope, const TagWords& words);
    [[nodiscard]] std::optional<Head> readHead(std::size_t offset);
    [[nodiscard]] static std::string creatorOf(DicomTag tag, const Scope& scope);
    [[nodiscard]] bool mayGoOn();

    [[nodiscard]] bool ensure(std::size_t end) { return m_source.ensure(end); }
    [[nodiscard]] std::string_view textAt(std::size_t offset, std::size_t length) const
    {
        return {reinterpret_cast<const char*>(m_source.bytes().data()) + offset, length};
    }
    [[nodiscard]] std::uint16_t shortAt(std::size_t offset) const
    {
        const std::uint8_t* p = m_source.bytes().data() + offset;
        return static_cast<std::uint16_t>(m_encoding.bigEndian ? p[0] << 8 | p[1]
                                                               : p[1] << 8 | p[0]);
    }
    [[nodiscard]] std::uint32_t longAt(std::size_t offset) const
    {
        const std::uint32_t first = shortAt(offset);
        const std::uint32_t second = shortAt(offset + 2);
        return m_encoding.bigEndian ? first << 16 | second : second << 16 | first;
    }

    ByteSource& m_source;
    bool m_bigEndian;
    const Task& m_task;
    TagListing m_listing;
    Encoding m_encoding;
    std::size_t m_position = 0;
};

/// Whoever made the header found a start that makes sense: here it is only found again.
void TagWalker::findStart()
{
    constexpr std::size_t preamble = 128;
    constexpr std::string_view magic = "DICM";
    if (ensure(preamble + magic.size()) && textAt(preamble, magic.size()) == magic)
        m_position = preamble + magic.size();
    else if (ensure(magic.size()) && textAt(0, magic.size()) == magic)
        m_position = magic.size();
}

bool TagWalker::mayGoOn()
{
    constexpr std::size_t cancelEvery = 256;
    if (m_listing.lines.size() % cancelEvery == 0 && m_task.cancelled())
        return false;
    m_listing.cut = m_listing.cut || m_listing.lines.size() >= kMostLines;
    return !m_listing.cut;
}

std::optional<TagWalker::Head> TagWalker::readHead(std::size_t offset)
{
    if (!ensure(offset + 8))
        return std::nullopt;
    Head head;
    head.tag = dicomTag(shortAt(offset), shortAt(offset + 2));
    const std::string vr(textAt(offset + 4, 2));
    // Some writers slip into implicit VR for single elements: only a known VR is believed.
    if (m_encoding.implicitVr || head.tag >> 16 == 0xFFFE || !isVr(vr)) {
        head.length = longAt(offset + 4);
        head.valueOffset = offset + 8;
        return head;
    }
    head.vr = vr;
    head.valueOffset = offset + (hasLongLength(vr) ? 12 : 8);
    if (!ensure(head.valueOffset))
        return std::nullopt;
    head.length = hasLongLength(vr) ? longAt(offset + 8) : shortAt(offset + 6);
    return head;
}

/// Group 0002 is explicit little endian by rule; some files have it otherwise.
bool TagWalker::readMeta()
{
    Scope scope;
    m_encoding.bigEndian = false;
    while (ensure(m_position + 8) && shortAt(m_position) == 0x0002) {
        m_encoding.implicitVr = !isVr(textAt(m_position + 4, 2));
        const std::optional<Head> head = readHead(m_position);
        if (!head || head->length == kUndefinedLength || readElement(scope, *head) != Step::Done)
            return false;
    }
    return true;
}

TagWalker::Step TagWalker::readObject()
{
    if (!ensure(m_position + 8))
        return Step::Ended;
    m_encoding = {!isVr(textAt(m_position + 4, 2)), m_bigEndian};
    Scope scope;
    return readElements(scope, kToTheEnd);
}

/// Reads until @p end, a delimiter, or the end of the source.
TagWalker::Step TagWalker::readElements(Scope& scope, std::size_t end)
{
    while (m_position < end) {
        if (!ensure(m_position + 1))
            return Step::Ended;
        if (!mayGoOn())
            return Step::Ended;
        const std::optional<Head> head = readHead(m_position);
        if (!head)
            return Step::Damaged;
        if (scope.depth > 0 && head->tag == kItemEnd) {
            m_position = head->valueOffset;
            return Step::Done;
        }
        // A missing item delimiter: the next item or the sequence's end closes this item.
        if (scope.depth > 0 && (head->tag == kItem || head->tag == kSequenceEnd))
            return Step::Done;
        const Step step = readElement(scope, *head);
        if (step != Step::Done)
            return step;
    }
    return Step::Done;
}

std::string TagWalker::creatorOf(DicomTag tag, const Scope& scope)
{
    const bool isPrivate = (tag >> 16) % 2 == 1;
    if (!isPrivate || (tag & 0xFF00) == 0)
        return {};
    const auto found = scope.creators.find((tag & 0xFFFF0000) | (tag & 0xFF00) >> 8);
    return found == scope.creators.end() ? std::string() : found->second;
}

TagWalker::Step TagWalker::readElement(Scope& scope, const Head& head)
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
    if (!ensure(head.valueOffset + head.length))
        return Step::Damaged;
    m_position = head.valueOffset + head.length;
    readPlain(std::move(line), head, scope, words);
    return Step::Done;
}

void TagWalker::readPlain(TagLine line, const Head& head, Scope& scope, const TagWords& words)
{
    const bool creator =
        (head.tag >> 16) % 2 == 1 && (head.tag & 0xFFFF) >= 0x10 && (head.tag & 0xFFFF) <= 0xFF;
    const bool unknown = line.vr == "UN";
    ValueReading reading{unknown ? words.vr : line.vr, scope.charset,
                         unknown ? false : m_encoding.bigEndian};
    if (creator && unknown)
        reading.vr = "LO";
    readValue(line, m_source.bytes().subspan(head.valueOffset, head.length), reading);
    if (head.tag == kCharset)
        scope.charset = line.value;
    if (creator)
        scope.creators[head.tag] = line.value;
    m_listing.lines.push_back(std::move(line));
}

TagWalker::Step TagWalker::readPixels(TagLine line, const Head& head)
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
    return ensure(end) ? Step::Done : Step::Damaged;
}

/// Passes over the items of encapsulated pixel data, as icons have them.
TagWalker::Step TagWalker::readFragments(std::size_t end)
{
    while (m_position < end) {
        const std::optional<Head> head = readHead(m_position);
        if (!head)
            return Step::Damaged;
        m_position = head->valueOffset;
        if (head->tag == kSequenceEnd)
            return Step::Done;
        if (head->tag != kItem || !ensure(m_position + head->length))
            return Step::Damaged;
        m_position += head->length;
    }
    return Step::Done;
}

TagWalker::Step TagWalker::readSequence(TagLine line, const Head& head, const Scope& outer)
{
    const bool bounded = head.length != kUndefinedLength;
    const std::size_t end = bounded ? head.valueOffset + head.length : kToTheEnd;
    const std::size_t index = m_listing.lines.size();
    line.content = TagContent::Sequence;
    const bool unknown = line.vr == "UN" && head.vr == "UN";
    m_listing.lines.push_back(std::move(line));
    m_position = head.valueOffset;
    if (outer.depth >= 2 * kDeepest)
        return Step::Damaged;
    const Encoding around = m_encoding;
    if (unknown) // its content is implicit little endian
        m_encoding = {true, false};
    const Step step = readItems(index, end, outer);
    m_encoding = around;
    // Damage inside a sequence of known length does not reach beyond it.
    if (bounded && step != Step::Ended && ensure(end)) {
        m_position = end;
        return Step::Done;
    }
    return step;
}

TagWalker::Step TagWalker::readItems(std::size_t sequence, std::size_t end, const Scope& outer)
{
    int count = 0;
    while (m_position < end) {
        if (!mayGoOn())
            return Step::Ended;
        const std::optional<Head> head = readHead(m_position);
        if (!head)
            return Step::Damaged;
        if (head->tag == kSequenceEnd || head->tag == kItemEnd) {
            m_position = head->valueOffset;
            if (head->tag == kSequenceEnd)
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

TagWalker::Step TagWalker::readItem(const Head& head, int number, const Scope& outer)
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

Result<TagListing> listTags(std::unique_ptr<ByteSource> source, const Task& task)
{
    const Result<Dataset> header = Dataset::read(std::move(source));
    if (!header)
        return tl::make_unexpected(header.error());
    return TagWalker(*header, task).walk();
}

Result<TagListing> listTags(const std::filesystem::path& path, const Task& task)
{
    Result<std::unique_ptr<ByteSource>> source = openFileSource(path);
    if (!source)
        return tl::make_unexpected(source.error());
    return listTags(std::move(*source), task);
}

std::string textOf(DicomTag tag)
{
    return fmt::format("({:04X},{:04X})", tag >> 16, tag & 0xFFFF);
}

} // namespace foramen
